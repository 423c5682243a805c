import { registers } from '../../../rulebook/chapters/index.ts';
import { types } from '../../../rulebook/notation/types/index.ts';
import { inParallel, question, seed } from '../derived/emulator.ts';
import { people, uidOf, withEverybody } from '../derived/people.ts';
import { leadingSteps, plainSituation, type Taken } from '../derived/situations.ts';
import { type Aim, batchOf, objectionsTo } from '../derived/solve.ts';
import { copyOf, type Document, everythingIn, ME, sample, type World } from '../derived/world.ts';
import { type Case, cases } from './dear-cases.ts';
import { Meter } from './meter.ts';

// Which steps are the dearest to check: every step in its plainest case, or in its dearest ones, filled in as fully as
// they may be, by everybody who may take it.

export interface StepCost {
  /** `keyLoans.issue` */
  readonly step: string;
  /** Of its dearest document check. */
  readonly cost: number;
  /** In which situation. */
  readonly shows: string;
}

export interface Trial {
  readonly aim: Aim;
  readonly world: World;
  readonly actor: string;
  readonly shows: string;
}

const nameOf = ({ register, step }: Aim): string => `${register}.${step}`;
const isTaken = (aim: Aim, world: World, actor: string): boolean =>
  objectionsTo(batchOf(aim, world, actor), world, actor).length === 0;

/** The world with everything typed that the step may take, as far as it still may be taken. */
function filledIn(aim: Aim, plain: World): World {
  let world = plain;
  for (const { draft, typed } of batchOf(aim, plain).places) {
    if (typed[0] === '-') continue;
    const { asks, mayAsk } = draft.step;
    for (const name of [...asks, ...mayAsk]) {
      const field = registers(draft.register.name).fields[name];
      if (!field) continue;
      const fuller = copyOf(world);
      let input: Document = fuller.input;
      for (const part of typed) {
        input[part] ??= {};
        input = input[part] as Document;
      }
      const fullest = types.fullest(field);
      if (name in input && fullest === undefined) continue;
      input[name] = fullest ?? sample(field, fuller);
      if (isTaken(aim, fuller, ME)) world = fuller;
    }
  }
  return world;
}

/** Everybody who may take the step in each of its cases, with everything filled in. */
function fullestOf(aim: Taken, plain: World): Trial[] {
  const worlds = [plain, ...(cases[nameOf(aim)] ?? []).map((make) => changed(plain, make))];
  return worlds.flatMap((world, at) => {
    const objections = objectionsTo(batchOf(aim, world), world);
    if (objections.length > 0)
      throw new Error(`${nameOf(aim)}: case ${at} is not allowed: ${JSON.stringify(objections)}`);
    const crowded = withEverybody(copyOf(filledIn(aim, world)));
    return [ME, ...Object.keys(people).map(uidOf)]
      .filter((actor) => isTaken(aim, crowded, actor))
      .map((actor) => ({ aim, world: crowded, actor, shows: `case ${at} by ${actor}` }));
  });
}

function changed(plain: World, make: Case): World {
  const world = copyOf(plain);
  make(world);
  return world;
}

export type Fullness = 'plain' | 'fullest';

/** What is measured of a step: its plainest case, or all of them in full. */
export function trialsOf(aim: Taken, fullness: Fullness = 'fullest'): Trial[] {
  const plain = plainSituation(aim);
  if (!plain) return [];
  return fullness === 'fullest'
    ? fullestOf(aim, plain.world)
    : [{ aim, world: plain.world, actor: ME, shows: 'plain' }];
}

async function dearestOf(meter: Meter, trials: readonly Trial[], siteOf: ReadonlyMap<World, string>) {
  let dearest: StepCost | null = null;
  for (const { aim, world, actor, shows } of trials) {
    const batch = batchOf(aim, world, actor).proposals.map((each) => ({
      ...each,
      isNew: !world.stored.has(`${each.register}/${each.id}`),
    }));
    const writes = question(meter.project, siteOf.get(world) ?? '', batch);
    if (dearest && !(await meter.isDearer(writes, actor, dearest.cost))) continue;
    dearest = { step: nameOf(aim), cost: await meter.costOf(writes, actor), shows };
  }
  return dearest;
}

/**
 * The cost of each step that people begin with, the dearest first: the expressions of its dearest case, by default
 * filled in as fully as it may be. Throws when the rules refuse what the rulebook allows.
 */
export async function measureSteps(
  project: string,
  rules: string,
  fullness: Fullness = 'fullest',
): Promise<StepCost[]> {
  const meter = await Meter.load(project, rules);
  const trials = leadingSteps().map((aim) => trialsOf(aim, fullness));
  const worlds = new Set(trials.flat().map(({ world }) => world));
  const siteOf = new Map([...worlds].map((world, at) => [world, `s${at}`]));
  const records = [...siteOf].flatMap(([world, site]) =>
    everythingIn(world).map(([key, data]) => ({ site, key, data })),
  );
  await seed(project, records);
  const costs = await inParallel(trials, (each) => dearestOf(meter, each, siteOf), 4);
  return costs.filter((each) => each !== null).sort((left, right) => right.cost - left.cost);
}
