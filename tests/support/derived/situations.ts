import { allRegisters } from '../../../rulebook/chapters/index.ts';
import type { Condition } from '../../../rulebook/notation/condition.ts';
import type { Register } from '../../../rulebook/notation/register.ts';
import { isHeldByRules, isHeldByServer, type Step } from '../../../rulebook/notation/step.ts';
import { samplesToo as registers, withSamples } from '../samples.ts';
import { type Aim, batchOf, conditionsOf, type Goal, objectionsTo, solve } from './solve.ts';
import { emptyWorld, type World } from './world.ts';

/** A world in which a step may be taken, or in which one rule speaks against it. */
export interface Situation {
  readonly aim: Aim;
  readonly world: World;
  /** What it shows, for the title of a test. */
  readonly shows: string;
}

/** A step that people take, and that one of the gates decides on. */
export interface Taken extends Aim {
  readonly definition: Step;
}

/** Every step that the rules let people take, in the order of the registers. */
export const takenSteps: readonly Taken[] = stepsHeld(allRegisters, isHeldByRules);

/** Every step that people take through the server, those of the sample registers too. */
export const serverSteps: readonly Taken[] = stepsHeld(withSamples, isHeldByServer);

function stepsHeld(all: readonly Register[], isHeld: (step: Step) => boolean): Taken[] {
  return all
    .filter((register) => register.framed === null)
    .flatMap((register) =>
      Object.entries(register.steps)
        .filter(([, step]) => isHeld(step))
        .map(([step, definition]) => ({ register: register.name, step, definition })),
    );
}

const nameOf = ({ register, step }: Aim): string => `${register}.${step}`;

const found = new Map<string, Situation | null>();

/** The plainest situation in which the step may be taken; null when it is taken only together with another's. */
export function plainSituation(aim: Aim): Situation | null {
  const name = nameOf(aim);
  if (!found.has(name)) {
    const world = solve(aim, emptyWorld());
    found.set(name, world && { aim, world, shows: 'plain' });
  }
  return found.get(name) ?? null;
}

/** Steps that a person begins with; the others move only as companions of these. */
export const leadingSteps = (): Taken[] => takenSteps.filter((each) => plainSituation(each) !== null);

const always: Condition = { condition: 'all', of: [] };
const never: Condition = { condition: 'any', of: [] };

/** Every part of a condition that is not made of others, with the condition as it is when that part is given. */
export function* parts(
  condition: Condition,
  whole: (part: Condition) => Condition = (part) => part,
): Generator<{ part: Condition; replaced: (by: Condition) => Condition }> {
  switch (condition.condition) {
    case 'all':
    case 'any':
      for (const [at, each] of condition.of.entries()) {
        yield* parts(each, (part) => whole({ ...condition, of: condition.of.with(at, part) }));
      }
      return;
    case 'not':
      yield* parts(condition.of, (part) => whole({ ...condition, of: part }));
      return;
    case 'rule':
      yield* parts(condition.of, (part) => whole({ ...condition, of: part }));
      return;
    default:
      yield { part: condition, replaced: whole };
  }
}

/** What a condition says, in few words. */
function tell(condition: Condition): string {
  if (condition.condition === 'oneOf') return `oneOf(${condition.choices.join('|')})`;
  if (condition.condition === 'holds') return `holds(${condition.roles.join('|')})`;
  if (condition.condition === 'equals') return `equals ${JSON.stringify([condition.left, condition.right])}`;
  if (condition.condition === 'moves') return `moves ${condition.register}`;
  return condition.condition;
}

interface Question {
  readonly shows: string;
  readonly goals: readonly Goal[];
  /** Name of the rule that is to speak against it; null when the step is to be allowed. */
  readonly against: string | null;
}

/** One value of a `oneOf` or one of the roles at a time. */
function choicesOf(part: Condition): Condition[] {
  if (part.condition === 'oneOf')
    return part.choices.map((choice) => ({
      condition: 'equals',
      left: part.left,
      right: { value: 'literal', literal: choice },
    }));
  if (part.condition === 'holds') return part.roles.map((role) => ({ ...part, roles: [role] }));
  return [];
}

/** Situations worth asking for: each part of each condition decides once for and once against. */
function* questions(
  register: string,
  name: string,
  condition: Condition,
  inDepth: boolean,
): Generator<Question> {
  yield { shows: `${name} does not hold`, goals: [{ register, condition, holds: false }], against: name };
  if (!inDepth) return;
  for (const { part, replaced } of parts(condition)) {
    for (const [given, word] of [
      [always, 'true'],
      [never, 'false'],
    ] as const) {
      for (const holds of [true, false]) {
        yield {
          shows: `${name} ${holds ? 'holds' : 'fails'} unless ${tell(part)} is ${word}`,
          goals: [
            { register, condition, holds },
            { register, condition: replaced(given), holds: !holds },
          ],
          against: holds ? null : name,
        };
      }
    }
    for (const choice of choicesOf(part)) {
      const goals = [{ register, condition: choice, holds: true }];
      yield { shows: `${name} with ${tell(choice)}`, goals, against: null };
    }
  }
}

/** Conditions that are looked at part by part once for each register, however many steps use them. */
const inDepthAlready = new Set<string>();

const BUDGET = 60;

function answer(
  aim: Aim,
  { shows, goals, against }: Question,
  place: string,
  start: World,
): Situation | null {
  const tolerates =
    against === null
      ? () => false
      : ({ register, rule }: { register: string; rule: string }) => register === place && rule === against;
  const begin = { ...start, settled: new Map<string, unknown>() };
  const world = solve(aim, begin, goals, tolerates, BUDGET);
  return world && { aim, world, shows };
}

/** The situations of one step; of a condition that other steps ask too, in depth only the first time. */
export function* situationsOf(aim: Aim): Generator<Situation> {
  const plain = plainSituation(aim);
  if (!plain) return;
  yield plain;
  const { places } = batchOf(aim, plain.world);
  for (const { draft } of places) {
    const register = draft.register.name;
    for (const [name, condition] of conditionsOf(draft)) {
      const key = `${register} ${JSON.stringify(condition)}`;
      const inDepth = !inDepthAlready.has(key);
      inDepthAlready.add(key);
      for (const question of questions(register, name, condition, inDepth)) {
        const situation =
          answer(aim, question, register, plain.world) ?? answer(aim, question, register, emptyWorld());
        if (situation) yield situation;
      }
    }
    for (const [at, { state, when }] of draft.step.to.entries()) {
      if (!when || at === draft.step.to.length - 1) continue;
      for (const holds of [true, false]) {
        const goals = [{ register, condition: when, holds }];
        const shows = `${holds ? '' : 'not '}to ${state}`;
        const situation = answer(aim, { shows, goals, against: null }, register, emptyWorld());
        if (situation) yield situation;
      }
    }
    for (const state of (draft === places[0]?.draft ? draft.step.from : null) ?? []) {
      const condition: Condition = {
        condition: 'equals',
        left: { value: 'field', path: ['state'], before: true },
        right: { value: 'literal', literal: state },
      };
      const goals = [{ register, condition, holds: true }];
      const situation = answer(aim, { shows: `from ${state}`, goals, against: null }, register, emptyWorld());
      if (situation) yield situation;
    }
  }
}

const fingerprint = ({ aim, world }: Situation): string =>
  JSON.stringify([aim, world.input, [...world.stored].sort(([a], [b]) => (a < b ? -1 : 1))]);

let all: readonly Situation[] | null = null;

/** Every situation that the definitions yield, each world once. */
export function allSituations(): readonly Situation[] {
  if (all) return all;
  const unique = new Map<string, Situation>();
  for (const aim of leadingSteps()) {
    for (const situation of situationsOf(aim)) {
      const key = fingerprint(situation);
      if (!unique.has(key)) unique.set(key, situation);
    }
  }
  all = [...unique.values()];
  return all;
}

/** Those that the rulebook lets through. */
export const isAllowed = ({ aim, world }: Situation): boolean =>
  objectionsTo(batchOf(aim, world), world).length === 0;

/** The clauses of a step, as they stand in the titles of tests. */
export const clausesOf = ({ register, step }: Aim): string =>
  (registers(register).steps[step]?.cites ?? []).map((id) => `[${id}]`).join('');
