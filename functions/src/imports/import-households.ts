import { type Firestore, Timestamp } from 'firebase-admin/firestore';
import { recordPath } from '../../../rulebook/paths.ts';
import { SETTINGS_ID, settings } from '../../../rulebook/registers/settings.ts';
import { siteTime } from '../../../rulebook/settings.ts';
import { changeOf, type ImportStamp, type RowChange } from './compare.ts';
import type { MoveInList } from './move-in-list.ts';
import type { PlannedHousehold } from './planned.ts';
import type { Problem } from './problems.ts';
import { fetchStored, inGroups } from './stored.ts';

export interface HouseholdImport {
  readonly db: Firestore;
  readonly site: string;
  /** The uid of the member who imports. */
  readonly actor: string;
  readonly now: Date;
  readonly list: MoveInList;
  /** Compares and tells, and writes nothing. */
  readonly dryRun: boolean;
}

export interface ImportOutcome {
  readonly rows: number;
  readonly create: number;
  readonly update: number;
  readonly same: number;
  readonly problems: readonly Problem[];
  /** Addresses of headings whose columns are left out. */
  readonly leftOut: readonly string[];
  /** Whether the list was taken in; false for a dry run and for a list that is refused. */
  readonly written: boolean;
}

/** Of three documents each, in one commit. */
const HOUSEHOLDS_PER_COMMIT = 100;
const TRIES = 5;

/**
 * Takes in the developer's move-in list (R2.4.2). A list with any problem is refused as a whole; otherwise each
 * household is written with its unit and its private file or not at all. Repeating an import changes nothing, and
 * one that was killed is finished by running it again.
 */
export async function importHouseholds(terms: HouseholdImport): Promise<ImportOutcome> {
  const { db, site, list, dryRun } = terms;
  const stamp = await stampOf(terms);
  const compared = await compare(db, site, list.households, stamp);
  const problems = [...list.problems, ...problemsOf(compared)];
  const outcome = { ...tally(list, compared), problems };
  if (dryRun || problems.length > 0) return { ...outcome, written: false };
  const late: Problem[] = [];
  const changes = inGroups(compared, HOUSEHOLDS_PER_COMMIT);
  for (const [index, group] of inGroups(list.households, HOUSEHOLDS_PER_COMMIT).entries()) {
    late.push(...(await write(db, site, group, changes[index] ?? [], stamp)));
  }
  return { ...outcome, problems: late, written: true };
}

async function stampOf({ db, site, actor, now }: HouseholdImport): Promise<ImportStamp> {
  const stored = await db.doc(recordPath(site, settings, SETTINGS_ID)).get();
  const { calendar } = siteTime(stored.data() ?? null);
  return { site, by: actor, at: Timestamp.fromDate(now), today: calendar.day(now) };
}

async function compare(
  db: Firestore,
  site: string,
  planned: readonly PlannedHousehold[],
  stamp: ImportStamp,
): Promise<RowChange[]> {
  const stored = await fetchStored(
    db,
    site,
    planned.map(({ unit }) => unit),
  );
  return planned.map((each) => changeOf(each, stored.get(each.unit.id)!, stamp));
}

/**
 * Commits the changes of a group. When somebody wrote one of its records in the meantime, the group is compared
 * again; a household that has become impossible is left out and told of.
 */
async function write(
  db: Firestore,
  site: string,
  group: readonly PlannedHousehold[],
  compared: readonly RowChange[],
  stamp: ImportStamp,
): Promise<Problem[]> {
  let changes = compared;
  for (let tried = 1; ; tried += 1) {
    try {
      await commit(db, changes);
      return problemsOf(changes);
    } catch (error) {
      if (tried === TRIES || !isConflict(error)) throw error;
      changes = await compare(db, site, group, stamp);
    }
  }
}

async function commit(db: Firestore, changes: readonly RowChange[]): Promise<void> {
  const writes = changes.flatMap((change) => change.writes);
  if (writes.length === 0) return;
  const batch = db.batch();
  for (const write of writes) {
    const document = db.doc(write.path);
    if ('create' in write) batch.create(document, write.create);
    else batch.update(document, write.update, { lastUpdateTime: write.unchangedSince });
  }
  await batch.commit();
}

const ALREADY_EXISTS = 6;
const FAILED_PRECONDITION = 9;
const ABORTED = 10;

const isConflict = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  [ALREADY_EXISTS, FAILED_PRECONDITION, ABORTED].includes(Number(error.code));

const problemsOf = (changes: readonly RowChange[]): Problem[] =>
  changes.flatMap(({ problem }) => (problem ? [problem] : []));

function tally({ rows, leftOut }: MoveInList, changes: readonly RowChange[]) {
  const count = (kind: RowChange['kind']) =>
    changes.filter((change) => change.kind === kind && !change.problem).length;
  return { rows, leftOut, create: count('create'), update: count('update'), same: count('same') };
}
