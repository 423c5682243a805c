import { FieldValue, type Firestore, type Transaction } from 'firebase-admin/firestore';
import { registers as ofTheRulebook } from '../../../rulebook/chapters/index.ts';
import type { Registers } from '../../../rulebook/notation/register.ts';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import type { Counted, Plan, Refusal, Write } from '../../../rulebook/reading/plan.ts';
import type { Rights } from '../../../rulebook/reading/rights.ts';
import { judges } from '../chapters/judges.ts';
import { Appointed } from './appointed.ts';
import { type Document, toFirestore } from './documents.ts';
import { lapsesAfter } from './lapses.ts';
import { rightsAfter } from './rights.ts';
import { type Roster, rosterAfter, rosterPath } from './roster.ts';
import { type Scene, type Setting, type StepAsked, sceneIn } from './scene.ts';

/** What rights follow from. */
export const appointing: readonly string[] = ['members', 'keyKeepers', 'delegations'];

export interface StepToTake extends StepAsked {
  readonly site: string;
  /** The moment that is written instead of the server's time: demo data, and the clock of a test. */
  readonly at?: Date;
  /** The very step by the very person that stands already counts as taken: a call whose answer was lost comes again. */
  readonly once?: boolean;
  /** Which registers there are; those of the rulebook when left out. */
  readonly registers?: Registers;
}

/** A step that the rulebook refuses; `refusals` carry the words and the clauses. */
export class StepRefused extends Error {
  readonly refusals: readonly Refusal[];
  constructor(refusals: readonly Refusal[]) {
    const told = refusals.map(
      ({ register, step, rule, fields }) => `${register}.${step}: ${[rule, ...fields].join(' ')}`,
    );
    super(told.join('; '));
    this.refusals = refusals;
  }
}

/**
 * Takes a step on the server through the same definitions as the page: reads, plans and writes in one transaction.
 * Whatever moves members, keepers or leaves passes here, so that the rights that follow stand in the same commit.
 * `more` adds to the commit: it may read before it writes, and runs after all other reading, before all other writing.
 * Throws `StepRefused`.
 */
export async function takeStep(
  db: Firestore,
  take: StepToTake,
  now: Date,
  more?: (writes: readonly Write[], transaction: Transaction) => Promise<void> | void,
): Promise<void> {
  const attempt = async (transaction: Transaction): Promise<void> => {
    const scene = sceneIn(db, settingOf(take, now), transaction);
    if (take.once && (await scene.isTakenAlready(take))) return;
    const moves = await everythingThatMoves(db, transaction, scene, take);
    await more?.(moves.writes, transaction);
    write(db, transaction, { ...take, registers: scene.registers }, moves);
  };
  try {
    await db.runTransaction(attempt);
  } catch (error) {
    if (!isOpenedMeanwhile(error) && !isClosedMeanwhile(error)) throw error;
    await db.runTransaction(attempt);
  }
}

/**
 * Takes several steps in one transaction, or none. `ask` reads what they follow from, and the records hold as they were
 * read. Each moves other records. Throws `StepRefused`.
 */
export async function takeSteps(
  db: Firestore,
  setting: Pick<StepToTake, 'site' | 'registers'>,
  now: Date,
  ask: (transaction: Transaction, scene: Scene) => Promise<readonly StepAsked[]>,
): Promise<void> {
  await db.runTransaction(async (transaction) => {
    const scene = sceneIn(db, settingOf(setting, now), transaction);
    const asked = await ask(transaction, scene);
    const moves: Moves[] = [];
    for (const each of asked)
      moves.push(await everythingThatMoves(db, transaction, scene, { ...setting, ...each }));
    // One moment for all of them: what is reckoned by days is reckoned by the day of `now`.
    for (const each of moves)
      write(db, transaction, { ...setting, at: now, registers: scene.registers }, each);
  });
}

const INVALID_ARGUMENT = 3;
const ALREADY_EXISTS = 6;

/** Somebody has opened the same record meanwhile: looked at again, it is refused in words, or done. */
const isOpenedMeanwhile = (error: unknown): boolean => (error as { code?: unknown }).code === ALREADY_EXISTS;

/**
 * Of several questions of one transaction the first lost against somebody else's, which ends it; the others are told that
 * it has ended, and the client, which tries again after the former, does not after the latter.
 */
function isClosedMeanwhile(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return code === INVALID_ARGUMENT && String(message).includes('Transaction is invalid or closed');
}

const settingOf = (
  { site, registers = ofTheRulebook }: Pick<StepToTake, 'site' | 'registers'>,
  now: Date,
): Setting => ({
  ...{ site, now, registers },
});

/** Throws `StepRefused` where `takeStep` would as things stand now; writes nothing. */
export async function askWhether(db: Firestore, asked: StepToTake, now: Date): Promise<void> {
  await planned(sceneIn(db, settingOf(asked, now)), asked);
}

type Allowed = Extract<Plan, { allowed: true }>;

async function planned(scene: Scene, asked: StepAsked): Promise<Allowed> {
  const found = await scene.plan(asked);
  if (!found.allowed) throw new StepRefused(found.refusals);
  return found;
}

/** All that is written with a step. */
interface Moves {
  readonly writes: readonly Write[];
  readonly rights: ReadonlyMap<string, Rights>;
  readonly counted: readonly Counted[];
  readonly roster: Roster | null;
}

async function everythingThatMoves(
  db: Firestore,
  transaction: Transaction,
  scene: Scene,
  take: StepToTake,
): Promise<Moves> {
  const { writes: asked, counted } = await planned(scene, take);
  const taken = await Promise.all(asked.map((each) => takenAlready(each, scene)));
  if (taken.flat().length > 0) throw new StepRefused(taken.flat());
  const where = { db, transaction, site: take.site, now: scene.now };
  const against = await Promise.all(
    asked.map((each) => judges[`${each.register}.${each.step}`]?.(where, each) ?? []),
  );
  if (against.flat().length > 0) throw new StepRefused(against.flat());
  if (!asked.some(({ register }) => appointing.includes(register))) {
    return { writes: asked, rights: new Map(), counted, roster: null };
  }
  const appointed = new Appointed(db, transaction, take.site);
  const writes = [...asked, ...(await lapsesAfter(asked, scene, appointed))];
  const { rights, refusals } = await rightsAfter(writes, scene, appointed);
  if (refusals.length > 0) throw new StepRefused(refusals);
  const roster = await rosterAfter(db, transaction, take.site, writes, rights);
  return { writes, rights, counted, roster };
}

/** A record that is to be opened and is there. */
async function takenAlready({ opens, register, id, step }: Write, scene: Scene): Promise<Refusal[]> {
  if (!opens || (await scene.read(register, id)) === null) return [];
  const { form, steps } = scene.registers(register);
  const { cites } = steps[step] ?? { cites: [] };
  const words = {
    zh: `《${form.zh.replaceAll(/[《》]/g, '')}》中已有此编号的记录`,
    en: `There is a record with this number already: ${form.en}`,
  };
  return [{ register, step, rule: 'exists', words, cites, fields: [] }];
}

function write(
  db: Firestore,
  transaction: Transaction,
  { site, at, registers }: Pick<StepToTake, 'site' | 'at'> & Pick<Setting, 'registers'>,
  { writes, rights, counted, roster }: Moves,
): void {
  for (const each of writes) {
    const document = db.doc(recordPath(site, registers(each.register), each.id));
    if (each.opens) transaction.create(document, toFirestore(each.data, at) as Document);
    else transaction.update(document, changesOf(each, at));
  }
  for (const [uid, reckoned] of rights) {
    transaction.set(db.doc(recordPath(site, registers('rights'), uid)), { ...reckoned });
  }
  if (roster) transaction.set(db.doc(rosterPath(site)), { ...roster });
  for (const { id, last } of counted) {
    transaction.set(db.doc(recordPath(site, registers('counters'), id)), { last });
  }
}

/** What an update sets and removes. */
function changesOf(write: Write, at?: Date): Record<string, unknown> {
  const removed = write.cleared.map((field) => [field, FieldValue.delete()] as const);
  return { ...(toFirestore(write.changed, at) as Document), ...Object.fromEntries(removed) };
}
