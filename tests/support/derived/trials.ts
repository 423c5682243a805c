import { expect } from 'vitest';
import { judge, type Objection, type Proposal } from '../../../rulebook/reading/judge.ts';
import type { Occasion } from '../../../rulebook/reading/plan.ts';
import { isCleanNo } from '../rules/refusal.ts';
import { type Asked, ask, inParallel, seed, type Verdict } from './emulator.ts';
import { everythingIn, occasion, storedIn, type World } from './world.ts';

/** A batch that somebody puts to the rules at a site of its own. */
export interface Trial {
  readonly title: string;
  readonly world: World;
  readonly batch: readonly Proposal[];
  readonly actor: string;
}

export interface Outcome {
  readonly trial: Trial;
  readonly site: string;
  readonly asked: readonly Asked[];
  /** What the rulebook has against it. */
  readonly objections: readonly Objection[];
  readonly verdict: Verdict;
}

let sites = 0;

/** Puts all trials to the rulebook and to the emulator. Worlds that several trials share are stored once. */
export async function tryAll(project: string, trials: readonly Trial[]): Promise<Outcome[]> {
  const siteOf = new Map<World, string>();
  for (const { world } of trials) {
    if (!siteOf.has(world)) {
      sites += 1;
      siteOf.set(world, `s${sites}`);
    }
  }
  const records = [...siteOf].flatMap(([world, site]) =>
    everythingIn(world).map(([key, data]) => ({ site, key, data })),
  );
  await seed(project, records);
  return inParallel(trials, async (trial) => {
    const { world, batch, actor } = trial;
    const site = siteOf.get(world) ?? '';
    const asked = batch.map((each) => ({
      ...each,
      isNew: !world.stored.has(`${each.register}/${each.id}`),
    }));
    const who: Occasion = { ...occasion, now: new Date(), actor };
    const objections = judge(batch, who, storedIn(world));
    return { trial, site, asked, objections, verdict: await ask(project, site, asked, actor) };
  });
}

const agrees = ({ objections, verdict }: Outcome): boolean => (objections.length === 0) === verdict.allowed;

/** A denial that is a plain no, not a mistake inside the rules that happens to deny. */
const isClean = ({ allowed, message }: Verdict): boolean => allowed || isCleanNo(message);

/** Both answers side by side, for the message of a failing test. */
const told = ({ trial, objections, verdict }: Outcome): string =>
  [
    trial.title,
    `by ${trial.actor}`,
    `rulebook: ${objections.map(({ register, rule }) => `${register}.${rule}`).join(' ') || 'allowed'}`,
    `rules: ${verdict.allowed ? 'allowed' : verdict.message}`,
  ].join('\n  ');

/** Passes when the rules say of every trial what the rulebook says, and every no is a plain no. */
export function expectTheSame(outcomes: readonly Outcome[]): void {
  expect(outcomes.length).toBeGreaterThan(0);
  expect(outcomes.filter((each) => !agrees(each)).map(told)).toEqual([]);
  expect(outcomes.filter(({ verdict }) => !isClean(verdict)).map(told)).toEqual([]);
}
