import type { DocumentData, Firestore, Transaction } from 'firebase-admin/firestore';

// What the scan must find and what it must let pass. Nothing of this is ever run.

export const loses = {
  plainly: async (db: Firestore) => {
    const counter = await db.doc('a/b').get();
    await db.doc('a/b').set({ count: Number(counter.get('count')) + 1 });
  },
  throughABatch: async (db: Firestore) => {
    const found = await db.collection('a').where('open', '==', true).get();
    const batch = db.batch();
    for (const each of found.docs) batch.update(each.ref, { open: false });
    await batch.commit();
  },
  byDeleting: async (db: Firestore) => {
    const [one] = await db.getAll(db.doc('a/b'));
    if (one?.exists) await one.ref.delete();
  },
  throughOthers: async (db: Firestore) => {
    const stands = await readOne(db);
    if (stands) await writeOne(db, stands);
  },
  inTheNextRound: async (db: Firestore) => {
    for (let round = 0; round < 3; round += 1) {
      await db.doc('a/b').update({ round });
      await db.doc('a/b').get();
    }
  },
  besideItsTransaction: async (db: Firestore) => {
    await db.runTransaction(async (transaction) => {
      const one = await transaction.get(db.doc('a/b'));
      await db.doc('a/c').set({ copied: one.data() });
    });
  },
  withAConditionThatIsNone: async (db: Firestore) => {
    const one = await db.doc('a/b').get();
    await one.ref.update({ seen: true }, { exists: true });
  },
};

export const keeps = {
  inATransaction: (db: Firestore) =>
    db.runTransaction(async (transaction) => {
      const one = await transaction.get(db.doc('a/b'));
      transaction.set(db.doc('a/b'), { count: Number(one.get('count')) + 1 });
      setWithin(transaction, db);
    }),
  onCondition: async (db: Firestore) => {
    const one = await db.doc('a/b').get();
    await one.ref.update({ seen: true }, { lastUpdateTime: one.updateTime });
    const batch = db.batch();
    batch.delete(one.ref, { lastUpdateTime: one.updateTime });
    await batch.commit();
  },
  byCreating: async (db: Firestore) => {
    if ((await db.doc('a/b').get()).exists) return;
    await db.doc('a/b').create({ made: true });
  },
  inAMap: async (db: Firestore) => {
    const known = new Map<string, DocumentData>();
    for (const each of (await db.collection('a').get()).docs) known.set(each.id, each.data());
    known.delete('b');
    return known;
  },
  withoutReading: (db: Firestore) => db.doc('a/b').set({ at: 1 }),
  readingAfterwards: async (db: Firestore) => {
    await db.doc('a/b').set({ at: 1 });
    return db.doc('a/b').get();
  },
};

const readOne = async (db: Firestore): Promise<DocumentData | undefined> =>
  (await db.doc('a/b').get()).data();

async function writeOne(db: Firestore, data: DocumentData): Promise<void> {
  await db.doc('a/b').set(data);
}

function setWithin(transaction: Transaction, db: Firestore): void {
  transaction.set(db.doc('a/c'), { at: 1 });
}
