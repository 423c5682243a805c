import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accountRegisters } from '../../rulebook/chapters/fees/reckoning/entries.ts';
import { allRegisters, registers } from '../../rulebook/chapters/index.ts';
import { reports } from '../../rulebook/chapters/reports.ts';
import { foundBy } from '../../rulebook/reading/find.ts';
import { listingOf, readersIn } from '../../rulebook/reading/listing.ts';
import { relatedBy, relationsIn } from '../../rulebook/reading/relations.ts';
import { begunQuery, everybodysQuery, mineQuery, waitingQuery } from '../../web/src/data/open-queries.ts';
import { offeredQuery, typedQueries, wholeQuery } from '../../web/src/forms/options.ts';
import { shapeOf } from '../support/query-scan/chain.ts';
import { otherUses, scanQueries } from '../support/query-scan/scan.ts';
import { type Composite, type Indexes, servedBy } from '../support/query-scan/served.ts';
import { asValue, type Shape, told } from '../support/query-scan/value.ts';

// Every query that the page and the functions can make is served by an index, and no composite index is there for
// nothing. The emulator asks for none, so a missing one would be found in production.

const indexes = JSON.parse(
  readFileSync(new URL('../../firestore.indexes.json', import.meta.url), 'utf8'),
) as Indexes;

const shapes = (queries: readonly object[]): Shape[] =>
  queries.flatMap((query) => shapeOf(asValue(query)) ?? []);

/** What the page offers as filters; a list that wants a value first is asked by a page that has one. */
const filters = allRegisters.flatMap(({ name: from, lists }) =>
  Object.values(lists)
    .filter(({ where }) => where.every(([, , value]) => value !== ''))
    .map(({ where, order }) => ({ from, where, order })),
);
const withoutList = allRegisters.map(({ name: from }) => ({ from, order: [['opened.at', 'desc']] }));
const options = allRegisters.flatMap((register) => [
  ...[offeredQuery('site', register), wholeQuery('site', register)],
  ...['1', '1-1', '1-1-101'].flatMap((typed) => typedQueries('site', register, typed)),
]);

const searches = allRegisters.flatMap((register) =>
  ['1', '1-1', '1-1-101'].flatMap((typed) =>
    foundBy(register, typed).map((each) => ({ from: register.name, ...each })),
  ),
);
/** What hangs on a record: of registers that the reader may list whole, and of those that name the reader. */
const related = relationsIn(allRegisters).flatMap(({ register: from, field }) => [
  { from, ...relatedBy(field, 'id', []) },
  ...readersIn(registers(from).list).flatMap((reader) => {
    const listing = listingOf({ list: reader }, 'uid', []);
    return listing === null || listing.length === 0 ? [] : [{ from, ...relatedBy(field, 'id', listing) }];
  }),
]);

/** What server-held steps ask about other records: `none` and `sumIn`, wherever they stand in a definition. */
function* questionsIn(part: unknown): Generator<object> {
  if (typeof part !== 'object' || part === null) return;
  const { condition, value, register: from, where } = part as Readonly<Record<string, unknown>>;
  if (condition === 'none' || value === 'sumIn') yield { from, where };
  for (const inner of Object.values(part)) yield* questionsIn(inner);
}
const questions = shapes([...questionsIn(allRegisters.map(({ steps }) => steps))]);

/** What a household's account follows from. */
const ofHousehold = shapes(accountRegisters.map((from) => ({ from, where: [['household', '==', 'id']] })));

/** Places whose queries are made of the definitions. */
const ofDefinitions: Readonly<Record<string, readonly Shape[]>> = {
  'web/src/pages/register.tsx#Lists': shapes([...filters, ...withoutList, ...related]),
  'web/src/records/related.tsx#Round': shapes(related),
  'web/src/forms/picker.tsx#useOptions': shapes(options),
  'web/src/pages/search/found-records.ts#foundIn': shapes(searches),
  'functions/src/exports/records.ts#readAll': shapes([
    ...allRegisters.map(({ name: from }) => ({ from, order: [['__name__', 'asc']] as const })),
    ...filters,
  ]),
  // Whoever names a record that an import has brought: served by the indexes of single fields.
  'functions/src/imports/undo-import.ts#whoNames': shapes(
    allRegisters.flatMap(({ name: from, fields, beneath }) =>
      Object.entries(fields).flatMap(([field, { type }]) =>
        beneath || (type !== 'ref' && type !== 'refs')
          ? []
          : [{ from, where: [[field, type === 'ref' ? 'in' : 'array-contains-any', ['id']]] }],
      ),
    ),
  ),
  'functions/src/reports/parts-of.ts#queryOf': shapes(
    Object.values(reports).flatMap(({ parts }) =>
      parts.flatMap((part) =>
        (part.part === 'records'
          ? part.of
          : part.part === 'share'
            ? [part.list, part.of].map((list) => ({ register: part.register, list }))
            : []
        ).map(({ register: from, list }) => ({ from, ...registers(from).lists[list] })),
      ),
    ),
  ),
  'web/src/data/open.ts#useOpen': shapes([
    ...[mineQuery('site', 'uid'), everybodysQuery('site', new Date())],
    ...[waitingQuery('site'), begunQuery('site', 'uid')],
  ]),
  'web/src/paper/whole-list.ts#readWhole': shapes([...filters, ...withoutList, ...related]),
  'functions/src/consequences/gathered.ts#layIn': shapes(
    allRegisters.flatMap(({ gathers }) =>
      gathers?.gathered === 'once'
        ? [
            {
              from: gathers.of,
              where: [
                ...Object.keys(gathers.where).map((field) => [field, '==', 'vacant']),
                ['state', 'in', ['out']],
              ],
            },
          ]
        : [],
    ),
  ),
  'functions/src/consequences/gathered.ts#keep': shapes(
    allRegisters.flatMap(({ gathers }) =>
      gathers?.gathered === 'daily'
        ? [{ from: gathers.of, where: Object.entries(gathers.where).map(([field, is]) => [field, '==', is]) }]
        : [],
    ),
  ),
  'functions/src/days/obligations.ts#valuesInUse': shapes(
    allRegisters.flatMap(({ owes }) =>
      Object.values(owes).flatMap(({ each }) =>
        each && 'of' in each
          ? [
              {
                from: each.register,
                where: [
                  ['state', 'in', ['out']],
                  [each.of, '==', 'vacant'],
                ],
              },
            ]
          : [],
      ),
    ),
  ),
  'functions/src/days/obligations.ts#doingIt': shapes(
    allRegisters.flatMap(({ owes }) =>
      Object.values(owes).flatMap(({ each }) =>
        each && 'role' in each ? [{ from: each.register, where: [['opened.by', '==', 'somebody']] }] : [],
      ),
    ),
  ),
  'functions/src/chapters/fees/prove-accounts.ts#recordsOf': shapes(
    accountRegisters.map((from) => ({
      from,
      where: [
        ['household', '>=', 'id'],
        ['household', '<=', 'id'],
      ],
    })),
  ),
  'functions/src/chapters/fees/household-records.ts#householdAccount': ofHousehold,
  'web/src/chapters/fees/use-account.ts#readHousehold': ofHousehold,
  'functions/src/chapters/fees/imports/propose.ts#readKnown': shapes([
    { from: 'households', where: [['state', '==', 'current']] },
    { from: 'bills', where: [['state', '==', 'issued']] },
    ...['payer', 'line', 'amount'].map((field) => ({ from: 'payments', where: [[field, 'in', ['text']]] })),
  ]),
  'functions/src/chapters/fees/imports/propose.ts#pairedAmong': shapes([
    { from: 'statementLines', where: [['payment', 'in', ['id']]] },
  ]),
  // What they look up is a list of a register, as the reports declare it.
  'functions/src/reports/money-parts.ts#collectedPart': shapes([
    {
      from: 'bills',
      where: [
        ['state', 'in', ['issued']],
        ['dueOn', '>=', 'day'],
        ['dueOn', '<=', 'day'],
      ],
    },
  ]),
  'functions/src/reports/money-parts.ts#selected': shapes([
    { from: 'arrears', where: [['state', 'in', ['dunningNotice']]] },
  ]),
  'functions/src/chapters/fees/month-records.ts#monthRecords': shapes([
    ...['units', 'tariffs', 'meters'].map((from) => ({ from })),
    { from: 'households', where: [['state', '==', 'current']] },
    {
      from: 'households',
      where: [['moveOutDate', '>=', 'day']],
    },
    { from: 'feeReductions', where: [['state', 'in', ['approved']]] },
    ...['charges', 'sharedCosts'].map((from) => ({
      from,
      where: [
        ['state', '==', 'entered'],
        ['month', 'in', ['month']],
      ],
    })),
    {
      from: 'meterReadings',
      where: [
        ['readOn', '>=', 'day'],
        ['readOn', '<=', 'day'],
      ],
    },
    { from: 'bills', where: [['month', 'in', ['month']]] },
  ]),
  'functions/src/chapters/satisfaction/jobs.ts#retallySatisfaction': shapes(
    ['ballots', 'surveys'].map((from) => ({ from, where: [['last.at', '>=', 'at']] })),
  ),
  'functions/src/chapters/satisfaction/month-sheets.ts#returnedOf': shapes([
    {
      from: 'ballots',
      where: [
        ['survey', '==', 'id'],
        ['state', '==', 'invited'],
      ],
    },
  ]),
  'functions/src/records/scene.ts#sceneIn': questions,
  'web/src/data/perform.ts#askIn': questions,
  // Single fields, joined without a composite index.
  'functions/src/records/appointed.ts#query': shapes(
    (
      [
        ['keyKeepers', 'keeper'],
        ['delegations', 'absent'],
        ['delegations', 'deputy'],
      ] as const
    ).map(([from, field]) => ({
      from,
      where: [
        [field, '==', 'uid'],
        ['state', '==', 'active'],
      ],
    })),
  ),
};

const all = scanQueries();
const asked = [...all.page, ...all.server].flatMap(({ where, shapes }) => [
  ...shapes.map((shape) => ({ where, shape })),
  ...(ofDefinitions[where] ?? []).map((shape) => ({ where, shape })),
]);

describe('the scan itself', () => {
  const found = scanQueries('tests/support/query-scan', 'tests/support/query-scan');
  const read = (some: typeof found.page) => [
    ...new Set(some.filter(({ isUnclear }) => !isUnclear).flatMap(({ shapes }) => shapes.map(told))),
  ];

  it("reads the page's queries through functions, conditions and lists", () => {
    expect(read(found.page)).toEqual([
      'keys: code ==',
      'keys: code ==, hook asc',
      'due: overdue ==, deadline desc',
      'due: overdue ==, at asc',
      'keys: state ==',
      'keyLoans: state ==',
    ]);
  });

  it("reads the server's", () => {
    expect(read(found.server)).toEqual([
      'keys: state in, code desc',
      'keyLoans: state ==',
      'due (group): at <=',
    ]);
  });

  it('says when only run time can tell', () => {
    const unclear = [...found.page, ...found.server].filter(({ isUnclear }) => isUnclear);
    expect(unclear.map(({ where }) => where.split('#')[1])).toEqual(['unclear', 'unclear']);
  });
});

describe('which index serves a query', () => {
  const serves = (line: Omit<Shape, 'isGroup'>, isGroup = false) => servedBy({ ...line, isGroup }, indexes);

  it('none for equalities alone or one order; the composite one for both', () => {
    expect(
      serves({
        collection: 'keys',
        where: [
          ['state', '=='],
          ['kind', '=='],
        ],
        order: [],
      }),
    ).toEqual([]);
    expect(serves({ collection: 'keys', where: [], order: [['code', 'desc']] })).toEqual([]);
    expect(serves({ collection: 'keys', where: [['state', '==']], order: [['code', 'asc']] })).toHaveLength(
      1,
    );
  });

  it('nothing serves another order, another direction, an exempted field or a group of collections', () => {
    expect(serves({ collection: 'keys', where: [['state', '==']], order: [['hook', 'asc']] })).toBeNull();
    expect(serves({ collection: 'keys', where: [['state', '==']], order: [['code', 'desc']] })).toBeNull();
    expect(serves({ collection: 'mail', where: [['message', '==']], order: [] })).toBeNull();
    expect(serves({ collection: 'keys', where: [], order: [['code', 'asc']] }, true)).toBeNull();
  });
});

describe('the indexes', () => {
  it('every query is read from the source, or known from the definitions', () => {
    const unclear = new Set(
      [...all.page, ...all.server].filter(({ isUnclear }) => isUnclear).map(({ where }) => where),
    );
    expect([...unclear].sort()).toEqual(Object.keys(ofDefinitions).sort());
    expect(all.page.length).toBeGreaterThan(30);
    expect(all.server.length).toBeGreaterThan(15);
  });

  it('the page asks by these functions alone', () => {
    expect(otherUses()).toEqual([]);
  });

  it('every query is served', () => {
    const without = asked.filter(({ shape }) => servedBy(shape, indexes) === null);
    expect([...new Set(without.map(({ where, shape }) => `${where}: ${told(shape)}`))]).toEqual([]);
  });

  it('no composite index is there for nothing', () => {
    const used = new Set<Composite>(asked.flatMap(({ shape }) => servedBy(shape, indexes) ?? []));
    const unused = indexes.indexes.filter((index) => !used.has(index));
    expect(
      unused.map(
        ({ collectionGroup, fields }) => `${collectionGroup}: ${fields.map(({ fieldPath }) => fieldPath)}`,
      ),
    ).toEqual([]);
  });
});
