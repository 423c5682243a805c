import type { HttpsError } from 'firebase-functions/v2/https';
import { expect } from 'vitest';
import { serverGate } from '../../../functions/src/callables/take-step.ts';
import { fromFirestore } from '../../../functions/src/records/documents.ts';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import { type Plan, plan } from '../../../rulebook/reading/plan.ts';
import { serverTime } from '../../../rulebook/reading/server-time.ts';
import { fromWire, toWire } from '../../../rulebook/reading/wire.ts';
import type { CallDesk } from '../call-desk.ts';
import { samplesToo, withSamples } from '../samples.ts';
import { inParallel, seed } from './emulator.ts';
import { type Aim, batchOf } from './solve.ts';
import { type Document, everythingIn, occasion, storedIn, type World } from './world.ts';

// The same worlds as for the rules, put to the callable: it must say what the evaluator says, write what the plan says,
// and of a step that it refuses nothing at all.

export interface ServerTrial {
  readonly title: string;
  readonly aim: Aim;
  readonly world: World;
  readonly actor: string;
}

export interface ServerOutcome {
  readonly trial: ServerTrial;
  readonly planned: Plan;
  /** What the callable said against it; null when it took the step. */
  readonly refusal: string | null;
  /** Documents that are not as they should be afterwards. */
  readonly wrong: readonly string[];
}

const gate = serverGate(withSamples);
let sites = 0;

/** What is refused writes nothing: so many are put to one site, one after the other. */
const TOGETHER = 40;

/**
 * Puts each trial to the evaluator and to the callable. What the evaluator allows is tried at a site of its own; what it
 * refuses of the same world at one site, where nothing may have changed when all have been refused.
 */
export async function tryAtServer(
  desk: CallDesk,
  trials: readonly ServerTrial[],
): Promise<readonly ServerOutcome[]> {
  const asked = trials.map(ask);
  const alone = asked.filter(({ planned }) => planned.allowed).map((each) => [each]);
  const outcomes = await inParallel(
    [...alone, ...together(asked.filter(({ planned }) => !planned.allowed))],
    async (group) => {
      sites += 1;
      return tryGroup(desk, group, `g${sites}`);
    },
    4,
  );
  return outcomes.flat();
}

/** A trial with what the evaluator says of it. */
interface Asked {
  readonly trial: ServerTrial;
  readonly planned: Plan;
  readonly stored: readonly (readonly [string, Document])[];
  readonly call: Readonly<Record<string, unknown>>;
}

function ask(trial: ServerTrial): Asked {
  const { aim, world, actor } = trial;
  const id = batchOf(aim, world, actor).places[0]?.draft.id ?? '';
  const register = samplesToo(aim.register);
  const sent = JSON.parse(JSON.stringify(toWire(world.input))) as Document;
  const input = fromWire(register, aim.step, sent, samplesToo);
  const request = { ...occasion, actor, register, step: aim.step, id, input };
  const planned = plan({ ...request, looksUpReferences: true }, storedIn(world));
  const call = { register: aim.register, step: aim.step, id, input: sent };
  return { trial, planned, stored: everythingIn(world), call };
}

/** Those of the same world, not too many at once. */
function together(asked: readonly Asked[]): Asked[][] {
  const byWorld = Map.groupBy(asked, ({ stored }) => JSON.stringify(stored));
  return [...byWorld.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / TOGETHER) }, (_, place) =>
      group.slice(place * TOGETHER, (place + 1) * TOGETHER),
    ),
  );
}

async function tryGroup(
  desk: CallDesk,
  group: readonly Asked[],
  site: string,
): Promise<readonly ServerOutcome[]> {
  const { project, db } = desk.site;
  const stored = group[0]?.stored ?? [];
  await seed(
    project,
    stored.map(([key, data]) => ({ site, key, data })),
  );
  const surroundings = { db, auth: desk.auth, now: () => occasion.now, page: '' };
  const answers: (string | null)[] = [];
  for (const { trial, call } of group) {
    const data = { site, ...call };
    answers.push(await answerOf(() => gate({ uid: trial.actor, data }, surroundings)));
  }
  const expected = new Map<string, Document | null>(stored);
  for (const [place, { trial, planned }] of group.entries()) {
    expectAfter(expected, trial, planned, answers[place] ?? null);
  }
  // What follows from namings and leaves for other people is tested by hand.
  const isTaken = answers.includes(null);
  const wrong = await differences(
    desk,
    site,
    [...expected].filter(([key]) => !isTaken || !key.startsWith('rights/')),
  );
  return group.map(({ trial, planned }, place) => ({
    ...{ trial, planned, wrong },
    refusal: answers[place] ?? null,
  }));
}

/** What should stand after a trial, beside what stood before. */
function expectAfter(
  expected: Map<string, Document | null>,
  { aim, world, actor }: ServerTrial,
  planned: Plan,
  refusal: string | null,
): void {
  for (const { draft } of batchOf(aim, world, actor).places) {
    const key = `${draft.register.name}/${draft.id}`;
    if (!expected.has(key)) expected.set(key, null);
  }
  if (!planned.allowed || refusal !== null) return;
  for (const write of planned.writes) expected.set(`${write.register}/${write.id}`, write.data);
  for (const { id: counter, last } of planned.counted) expected.set(`counters/${counter}`, { last });
}

/** Documents that are not as they should be. */
async function differences(
  { site: { db } }: CallDesk,
  site: string,
  compared: readonly (readonly [string, Document | null])[],
): Promise<readonly string[]> {
  const snapshots = await db.getAll(
    ...compared.map(([key]) => {
      const [name = '', record = ''] = key.split('/');
      return db.doc(recordPath(site, samplesToo(name), record));
    }),
  );
  return compared.flatMap(([key, wanted], place) => {
    const found = snapshots[place]?.exists ? fromFirestore(snapshots[place].data()) : null;
    return isWanted(wanted, found) ? [] : [`${key}: ${JSON.stringify(found)}`];
  });
}

const TRIES = 8;

/** What the callable says against it. Where others held the documents for too long it is asked again: that says nothing. */
async function answerOf(call: () => Promise<unknown>): Promise<string | null> {
  for (let tries = 1; ; tries += 1) {
    const error = await call().then(
      () => null,
      (thrown: HttpsError) => thrown,
    );
    if (error === null) return null;
    if (error.code !== 'aborted' || tries === TRIES) return error.message;
  }
}

/** The same but for the moments that the server fills in. */
const isWanted = (wanted: unknown, found: unknown): boolean =>
  JSON.stringify(plain(wanted)) === JSON.stringify(plain(found, wanted));

function plain(value: unknown, like: unknown = value): unknown {
  if (like === serverTime) return 'server time';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value))
    return value.map((each, at) => plain(each, (like as unknown[] | undefined)?.[at] ?? each));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  const parts = (like ?? {}) as Document;
  return Object.fromEntries(
    entries
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, each]) => [name, plain(each, parts[name] ?? each)]),
  );
}

const told = ({ trial, planned, refusal, wrong }: ServerOutcome): string =>
  [
    `${trial.title} by ${trial.actor}`,
    `evaluator: ${planned.allowed ? 'allowed' : planned.refusals.map(({ register, rule }) => `${register}.${rule}`).join(' ')}`,
    `server: ${refusal ?? 'taken'}`,
    ...wrong,
  ].join('\n  ');

/** Passes when the callable says of every trial what the evaluator says, and what stands afterwards is what should. */
export function expectTheSameAtServer(outcomes: readonly ServerOutcome[]): void {
  expect(outcomes.length).toBeGreaterThan(0);
  const differs = outcomes.filter(({ planned, refusal }) => planned.allowed !== (refusal === null));
  expect(differs.map(told)).toEqual([]);
  expect(outcomes.filter(({ wrong }) => wrong.length > 0).map(told)).toEqual([]);
}
