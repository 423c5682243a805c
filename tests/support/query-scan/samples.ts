import type { Firestore } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { collectionPath } from '../../../rulebook/reading/paths.ts';
import type { Query } from '../../../web/src/data/store.ts';

// What the scan must read, and what it must admit that it can't. Nothing of this is ever run.

type Rows = readonly unknown[];
declare function useRows(query: Query | null): Rows;
declare function getPage(query: Query): Rows;

const byField = (site: string, register: string, field: string): Query => ({
  from: `sites/${site}/${register}`,
  where: [[field, '==', 'a']],
  limit: 1,
});

const either = (isLate: boolean): Query => ({
  from: 'sites/a/due',
  where: [['overdue', '==', isLate]],
  order: [[isLate ? 'deadline' : 'at', isLate ? 'desc' : 'asc']],
  limit: 1,
});

const kinds = [{ name: 'keys' }, { name: 'keyLoans' }];

export const page = {
  throughAFunction: (site: string) => useRows(byField(site, 'keys', 'code')),
  withMore: (site: string) => getPage({ ...byField(site, 'keys', 'code'), order: [['hook', 'asc']] }),
  eitherWay: (isLate: boolean) => useRows(isLate ? either(isLate) : null),
  ofEach: (site: string) => kinds.map(({ name }) => useRows(byField(site, name, 'state'))),
};

export const server = {
  inAChain: (db: Firestore, site: string) =>
    db
      .collection(collectionPath(site, registers('keys')))
      .where('state', 'in', ['out'])
      .orderBy('code', 'desc')
      .limit(1),
  goingOn: (db: Firestore, site: string) => {
    const loans = db.collection(`sites/${site}/keyLoans`);
    return loans.where('state', '==', 'out').get();
  },
  everywhere: (db: Firestore) => db.collectionGroup('due').where('at', '<=', new Date()),
};

export const unclear = {
  ofThePage: (query: Query) => useRows(query),
  ofTheServer: (db: Firestore, field: string) => db.collection('keys').where(field, '==', 'a'),
};
