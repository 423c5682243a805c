/**
 * Stands in for the `idb` of '@firebase/app', which keeps there when it last told which SDK is in use. Told with the
 * first request of each page instead, that needs no database, which would be opened before the first records.
 */
export const openDB = async () => ({
  transaction: () => ({ objectStore: () => nothingKept, done: undefined }),
});

const nothingKept = { get: () => undefined, put: () => undefined };
