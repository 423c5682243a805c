import {
  clearIndexedDbPersistence,
  collection,
  connectFirestoreEmulator,
  doc,
  initializeFirestore,
  limit,
  onSnapshot,
  orderBy,
  persistentLocalCache,
  persistentMultipleTabManager,
  type QueryConstraint,
  query,
  terminate,
  where,
} from 'firebase/firestore';
import { forgetKept, keptSince, noteTold } from '../data/kept.ts';
import { documentOf, type Kept, type Live, type Query, rowOf } from '../data/store.ts';
import { emulators, firebase } from './app.ts';

// The full SDK: listeners, and what was seen last for reading while offline. A chunk of its own.

/** Told too when nothing changes but that the server has been heard: what comes from the device alone is not the last word. */
const synced = { includeMetadataChanges: true };

/** Opens the listeners. What they have seen stays on the device until somebody signs out. */
export async function openLive(): Promise<Live> {
  const { app } = await firebase;
  const db = initializeFirestore(app, {
    localCache: persistentLocalCache({ tabManager: persistentMultipleTabManager() }),
  });
  if (emulators) connectFirestoreEmulator(db, emulators.host, emulators.firestore);
  const queryOf = (asked: Query) => {
    const constraints: QueryConstraint[] = [
      ...(asked.where ?? []).map(([field, operator, value]) => where(field, operator, value)),
      ...(asked.order ?? []).map(([field, direction]) => orderBy(field, direction)),
      limit(asked.limit),
    ];
    return query(collection(db, asked.from), ...constraints);
  };
  const keptOf = (key: string, isCached: boolean): Kept | null => {
    if (!isCached) noteTold(key);
    return isCached ? { since: keptSince(key) } : null;
  };
  return {
    watch: (asked, onRows, onFailure) =>
      onSnapshot(
        queryOf(asked),
        synced,
        (found) => onRows(found.docs.map(rowOf), keptOf(JSON.stringify(asked), found.metadata.fromCache)),
        onFailure,
      ),
    watchOne: (path, onDocument, onFailure) =>
      onSnapshot(
        doc(db, path),
        synced,
        (found) =>
          onDocument(found.exists() ? documentOf(found) : null, keptOf(path, found.metadata.fromCache)),
        onFailure,
      ),
    forget: async () => {
      forgetKept();
      await terminate(db);
      await clearIndexedDbPersistence(db);
    },
  };
}
