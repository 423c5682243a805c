import type { List, Register } from '../notation/register.ts';
import { type Finding, foundBy, offered, offeredBy } from '../reading/find.ts';
import { relatedBy, relationsIn } from '../reading/relations.ts';

interface IndexField {
  readonly fieldPath: string;
  readonly order?: 'ASCENDING' | 'DESCENDING';
  readonly arrayConfig?: 'CONTAINS';
}

interface Index {
  readonly collectionGroup: string;
  readonly queryScope: 'COLLECTION' | 'COLLECTION_GROUP';
  readonly fields: readonly IndexField[];
}

const dueBy = (...fields: string[]): Index => ({
  collectionGroup: 'due',
  queryScope: 'COLLECTION_GROUP',
  fields: ['site', ...fields].map((fieldPath) => ({ fieldPath, order: 'ASCENDING' })),
});

/** What is open. */
const openBy = (...fields: IndexField[]): Index => ({
  collectionGroup: 'matters',
  queryScope: 'COLLECTION',
  fields,
});

const ascending = (fieldPath: string): IndexField => ({ fieldPath, order: 'ASCENDING' });

/** Queries that no register's list declares: the server's own, and the page's across registers. */
const others: readonly Index[] = [
  dueBy('overdue', 'deadline'),
  dueBy('register', 'name', 'overdue', 'at'),
  dueBy('register', 'name', 'overdue', 'deadline'),
  openBy({ fieldPath: 'for', arrayConfig: 'CONTAINS' }, ascending('deadline')),
  openBy(ascending('audience'), ascending('deadline')),
  openBy(ascending('audience'), ascending('deadline'), ascending('since')),
  openBy(ascending('audience'), ascending('beganBy'), ascending('since')),
];

/** Fields that the server asks for across the records of a site. */
const acrossRecords: readonly (readonly [collectionGroup: string, fieldPath: string])[] = [
  ['due', 'at'],
  ['history', 'line'],
];

/** Long and never asked for. */
const longTexts = (register: Register): [collectionGroup: string, fieldPath: string][] =>
  Object.entries(register.fields).flatMap(([name, field]) =>
    field.type === 'text' && field.lines && !register.beneath ? [[register.name, name]] : [],
  );

/** Only ever growing, or kept where no register's records are: indexing them costs a write each and caps the write rate. */
const unindexed: readonly (readonly [collectionGroup: string, fieldPath: string])[] = [
  ['attachments', 'content'],
  ['entries', 'text'],
  ['mail', 'message'],
  ['matters', 'matters'],
  ['matters', 'subject'],
];

/**
 * The content of firestore.indexes.json: the composite indexes of every list and of what hangs on a
 * record, and the exemptions.
 */
export function printIndexes(registers: readonly Register[]): string {
  const composite = registers.flatMap((register) =>
    [...Object.values(register.lists), ...findings(register)].flatMap((list) =>
      compositeOf(register.name, list),
    ),
  );
  const related = relationsIn(registers).flatMap(({ register, field }) =>
    compositeOf(register, relatedBy(field, '', [])),
  );
  const unique = new Map(
    [...composite, ...related, ...others].map((index) => [JSON.stringify(index), index]),
  );
  const fieldOverrides = [
    ...acrossRecords.map(([collectionGroup, fieldPath]) => ({
      collectionGroup,
      fieldPath,
      indexes: [{ order: 'ASCENDING', queryScope: 'COLLECTION_GROUP' }],
    })),
    ...[...unindexed, ...registers.flatMap(longTexts)].map(([collectionGroup, fieldPath]) => ({
      collectionGroup,
      fieldPath,
      indexes: [],
    })),
  ];
  return `${JSON.stringify({ indexes: [...unique.values()], fieldOverrides }, null, 2)}\n`;
}

/** Whatever a form or a search asks for: with every number of parts that somebody may have typed. */
function findings(register: Register): Finding[] {
  const parts = Math.max(0, ...register.foundBy.map(({ length }) => length));
  const typed = Array.from({ length: parts }, (_, more) =>
    Array(more + 1)
      .fill('1')
      .join('-'),
  );
  return [
    offered(register),
    ...typed.flatMap((text) => [...offeredBy(register, text), ...foundBy(register, text)]),
  ];
}

/** The composite index of a list; none where Firestore's own single-field index serves. */
export function compositeOf(collectionGroup: string, list: Pick<List, 'where' | 'order'> | Finding): Index[] {
  const ranged = list.order.map(([field]) => field);
  const filters = list.where.filter(([field]) => !ranged.includes(field));
  const equal = filters.map(
    ([fieldPath, operator]): IndexField =>
      operator === 'array-contains'
        ? { fieldPath, arrayConfig: 'CONTAINS' }
        : { fieldPath, order: 'ASCENDING' },
  );
  const ordered = list.order.map(
    ([fieldPath, direction]): IndexField => ({
      fieldPath,
      order: direction === 'asc' ? 'ASCENDING' : 'DESCENDING',
    }),
  );
  const fields = [...equal, ...ordered];
  return fields.length < 2 ? [] : [{ collectionGroup, queryScope: 'COLLECTION', fields }];
}
