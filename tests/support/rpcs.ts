import type { Firestore } from 'firebase-admin/firestore';

/** The two doors through which the client sends everything: one for single answers, one for streams. */
interface Doors {
  request(method: string, ...rest: unknown[]): Promise<unknown>;
  requestStream(method: string, ...rest: unknown[]): Promise<unknown>;
}

/** What is done around each call to the database: `call` lets it through, `request` is what it sends. */
export type Around = (method: string, call: () => Promise<unknown>, request: unknown) => Promise<unknown>;

/** Hands every call of a client to `around`, until the answer is called. */
export function watchRpcs(db: Firestore, around: Around): () => void {
  const doors = db as unknown as Doors;
  const { request, requestStream } = doors;
  doors.request = (method, ...rest) => around(method, () => request.call(doors, method, ...rest), rest[0]);
  doors.requestStream = (method, ...rest) =>
    around(method, () => requestStream.call(doors, method, ...rest), rest[1]);
  return () => Object.assign(doors, { request, requestStream });
}

/** The calls that some work makes, by name and in order. */
export async function rpcsOf(db: Firestore, work: () => Promise<unknown>): Promise<string[]> {
  const calls: string[] = [];
  const stop = watchRpcs(db, (method, call) => {
    calls.push(method);
    return call();
  });
  await work().finally(stop);
  return calls;
}

/** Something else happens once, just before the next commit goes out. */
export function beforeNextCommit(db: Firestore, meanwhile: () => Promise<unknown>): void {
  const stop = watchRpcs(db, async (method, call) => {
    if (method === 'commit') {
      stop();
      await meanwhile();
    }
    return call();
  });
}
