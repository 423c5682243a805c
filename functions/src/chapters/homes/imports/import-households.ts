import { type Firestore, Timestamp } from 'firebase-admin/firestore';
import { householdFiles, keepers } from '../../../../../rulebook/chapters/homes/households.ts';
import { type Alteration, type ImportOutcome, toldOf } from '../../../imports/outcome.ts';
import { type Run, unwatched } from '../../../imports/run.ts';
import { inGroups } from '../../../many.ts';
import type { Document } from '../../../records/documents.ts';
import { permits } from '../../../records/may-read.ts';
import { readSiteTime } from '../../../records/site-time.ts';
import { type BuildingAnswers, buildingsMeant } from './asked-buildings.ts';
import { buildingsOf } from './buildings.ts';
import { alteredBy, broughtBy, changeOf, currentOf, type ImportStamp, type RowChange } from './compare.ts';
import { fetchKnownUnits, metWith } from './known-units.ts';
import type { MoveInList } from './move-in-list.ts';
import type { PlannedHousehold } from './planned.ts';
import type { MoveInProblem } from './problems.ts';
import { fetchStored } from './stored.ts';

export interface HouseholdImport {
  readonly db: Firestore;
  readonly site: string;
  /** The uid of the member who imports. */
  readonly actor: string;
  readonly now: Date;
  readonly list: MoveInList;
  /** Compares and tells, and writes nothing. */
  readonly dryRun: boolean;
  /** Takes in the good rows where others are bad; else a list with a bad row is refused as a whole. */
  readonly partly?: boolean;
  readonly run?: Run;
  /** Which known buildings those of the list are that are called otherwise. */
  readonly buildings?: BuildingAnswers;
}

const knownAlready = {
  words: {
    zh: '已在册的业户，其私密档案由片区管理员、客服主任或经理更新，此处不比对也不改动。',
    en: 'The private files of households on record are kept by the steward, the supervisor or the manager; they are neither compared nor changed here.',
  },
  clauses: ['R2.4.1.7', 'R2.4.16'],
} as const;

/** So many rows are looked at before it is told how far it is. */
const ROWS_PER_LOOK = 500;
/** Of four documents each, in one commit. */
const HOUSEHOLDS_PER_COMMIT = 100;
const TRIES = 5;

/**
 * Takes in the developer's move-in list (R2.4.2). A list with any problem is refused as a whole, or by choice but for the
 * rows that have one; each household is written with its unit and its private part or not at all. Repeating an import changes nothing, and
 * one that was killed is finished by running it again.
 */
export async function importHouseholds(terms: HouseholdImport): Promise<ImportOutcome> {
  const { db, site, list, dryRun, partly = false, run = unwatched, buildings = {} } = terms;
  const stamp = await stampOf(terms);
  const known = await fetchKnownUnits(db, site);
  const meant = buildingsMeant(known, list.items, buildings);
  const met = metWith(known, meant.planned);
  const compared = await compareAll(db, met.planned, stamp, run);
  const alterations = compared
    .flatMap((change, at) => alterationsOf(met.planned[at]!, change))
    .slice(0, ALTERED_MOST);
  const found = [...list.problems, ...meant.problems, ...met.problems];
  const told = (changes: readonly RowChange[], rest = 0) => ({
    ...tally(list, changes, rest),
    buildings: buildingsOf(met.planned, known),
    ...{ questions: meant.questions, hasBuildings: known.length > 0 },
    problems: [...found, ...problemsOf(changes)],
    alterations,
  });
  const good = compared.flatMap((change, at) => (change.problems.length === 0 ? [{ change, at }] : []));
  const isWhole = found.length === 0 && good.length === compared.length;
  const isAnswered = meant.questions.every(({ answer }) => answer !== undefined);
  if (dryRun || good.length === 0 || !isAnswered || !(isWhole || partly))
    return { ...told(compared), written: false };
  const bad = compared.filter(({ problems }) => problems.length > 0);
  const same = good.filter(({ change }) => change.writes.length === 0).map(({ change }) => change);
  const fresh = good.filter(({ change }) => change.writes.length > 0);
  const { written, rest } = await writeAll(
    fresh.map(({ change, at }) => ({ change, planned: met.planned[at]! })),
    stamp,
    { db, run },
  );
  return { ...told([...bad, ...same, ...written], rest), written: true };
}

/** More are not looked through one by one. */
const ALTERED_MOST = 200;

const alterationsOf = ({ row, sheet, unit }: PlannedHousehold, change: RowChange): Alteration[] =>
  change.problems.length > 0
    ? []
    : alteredBy(change).map((altered) => ({
        ...{ row, ...(sheet === undefined ? {} : { sheet }) },
        ...{ room: `${unit.building}-${unit.entrance}-${unit.room}`, ...altered },
      }));

interface Row {
  readonly planned: PlannedHousehold;
  readonly change: RowChange;
}

/** Writes the rows by the hundred until all are there or somebody stops it; resolves with what they came to, and how many are left. */
async function writeAll(
  rows: readonly Row[],
  stamp: ImportStamp,
  { db, run }: { readonly db: Firestore; readonly run: Run },
): Promise<{ readonly written: readonly RowChange[]; readonly rest: number }> {
  const written: RowChange[] = [];
  if (rows.length === 0) return { written, rest: 0 };
  await run.begin(rows.length);
  for (const group of inGroups(rows, HOUSEHOLDS_PER_COMMIT)) {
    if (!(await run.goesOn())) break;
    const [planned, changes] = [group.map((row) => row.planned), group.map((row) => row.change)];
    written.push(...(await write(db, planned, changes, stamp, run)));
    run.tell({ is: 'writing', done: written.length, of: rows.length });
  }
  const rest = rows.length - written.length;
  await run.end(written.filter(({ kind }) => kind === 'create').length, rest);
  return { written, rest };
}

async function compareAll(
  db: Firestore,
  planned: readonly PlannedHousehold[],
  stamp: ImportStamp,
  run: Run,
): Promise<RowChange[]> {
  const compared: RowChange[] = [];
  for (const group of inGroups(planned, ROWS_PER_LOOK)) {
    compared.push(...(await compare(db, group, stamp)));
    run.tell({ is: 'checking', done: compared.length, of: planned.length });
  }
  return compared;
}

async function stampOf({ db, site, actor, now }: HouseholdImport): Promise<ImportStamp> {
  const { calendar } = await readSiteTime(db, site);
  return { site, by: actor, at: Timestamp.fromDate(now), today: calendar.day(now) };
}

async function compare(
  db: Firestore,
  planned: readonly PlannedHousehold[],
  stamp: ImportStamp,
): Promise<RowChange[]> {
  const { site, by, at, today } = stamp;
  const stored = await fetchStored(
    db,
    site,
    planned.map(({ unit }) => unit),
  );
  const current = [...stored.values()].flatMap(currentOf);
  const known = new Map<string, Document | null>(
    current.map((household) => [`households/${household.id}`, household.data()]),
  );
  const reader = { db, site, actor: by, now: at.toDate(), today };
  const changes: RowChange[] = [];
  for (const each of planned) {
    const of = stored.get(each.unit.id)!;
    let isKeeper = true;
    for (const { id } of currentOf(of)) {
      isKeeper &&= await permits(keepers, householdFiles, { id, data: null }, reader, known);
    }
    changes.push(changeOf(each, of, stamp, isKeeper));
  }
  return changes;
}

/**
 * Commits the changes of a group. When somebody wrote one of its records in the meantime, the group is compared
 * again; a household that has become impossible is left out and told of. Resolves with what each row came to.
 */
async function write(
  db: Firestore,
  group: readonly PlannedHousehold[],
  compared: readonly RowChange[],
  stamp: ImportStamp,
  run: Run,
): Promise<readonly RowChange[]> {
  let changes = compared;
  for (let tried = 1; ; tried += 1) {
    try {
      await commit(db, changes, run);
      return changes;
    } catch (error) {
      if (tried === TRIES || !isConflict(error)) throw error;
      changes = await compare(db, group, stamp);
    }
  }
}

async function commit(db: Firestore, changes: readonly RowChange[], run: Run): Promise<void> {
  const writes = changes.flatMap((change) => change.writes);
  if (writes.length === 0) return;
  const batch = db.batch();
  for (const write of writes) {
    const document = db.doc(write.path);
    if ('create' in write) batch.create(document, write.create);
    else batch.update(document, write.update, { lastUpdateTime: write.unchangedSince });
  }
  run.keep(batch, changes.flatMap(broughtBy));
  await batch.commit();
}

const ALREADY_EXISTS = 6;
const FAILED_PRECONDITION = 9;
const ABORTED = 10;

const isConflict = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  [ALREADY_EXISTS, FAILED_PRECONDITION, ABORTED].includes(Number(error.code));

const problemsOf = (changes: readonly RowChange[]): MoveInProblem[] =>
  changes.flatMap(({ problems }) => problems);

function tally(list: MoveInList, changes: readonly RowChange[], rest: number) {
  const count = (kind: RowChange['kind']) =>
    changes.filter((change) => change.kind === kind && change.problems.length === 0).length;
  const counts = { create: count('create'), update: count('update'), same: count('same') };
  const known = count('known');
  const left = list.rows - counts.create - counts.update - counts.same - known - rest;
  return { ...toldOf(list), ...counts, known, left, rest, ...(known > 0 ? { told: [knownAlready] } : {}) };
}
