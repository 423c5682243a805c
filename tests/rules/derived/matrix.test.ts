import { beforeAll, describe, expect, test } from 'vitest';
import { registers } from '../../../rulebook/chapters/index.ts';
import { oneOfEachClass } from '../../support/derived/classes.ts';
import { loadRules, readRules, withSentinel } from '../../support/derived/emulator.ts';
import { people, uidOf, withEverybody } from '../../support/derived/people.ts';
import {
  allSituations,
  clausesOf,
  isAllowed,
  plainSituation,
  type Situation,
  type Taken,
  takenSteps,
} from '../../support/derived/situations.ts';
import { batchOf } from '../../support/derived/solve.ts';
import { expectTheSame, type Trial, tryAll } from '../../support/derived/trials.ts';
import { copyOf, ME } from '../../support/derived/world.ts';
import { freshProject } from '../../support/emulators.ts';

// The definitions' own oracle: every step, taken by one of each class of people that its conditions can tell apart, from
// every state. What the rulebook says, the rules
// must say, and a no must be a plain no.

const project = freshProject('matrix');

beforeAll(() => loadRules(project, withSentinel(readRules())));

const leading = takenSteps.filter((each) => plainSituation(each) !== null);

const trialOf = ({ aim, world, shows }: Situation): Trial => ({
  title: `${aim.register}.${aim.step}: ${shows}`,
  world,
  batch: batchOf(aim, world).proposals,
  actor: ME,
});

describe('situations', () => {
  test('every step that people take is taken in one of them', () => {
    const taken = allSituations()
      .filter(isAllowed)
      .flatMap(({ aim, world }) => batchOf(aim, world).places)
      .map(({ draft }) => `${draft.register.name}.${draft.name}`);
    const missing = takenSteps.filter(({ register, step }) => !taken.includes(`${register}.${step}`));
    expect(missing.map(({ register, step }) => `${register}.${step}`)).toEqual([]);
  });

  for (const aim of leading) {
    test(`${clausesOf(aim)} ${aim.register}.${aim.step}: each condition decides, once for it and once against it`, async () => {
      const mine = allSituations().filter(
        ({ aim: { register, step } }) => `${register}.${step}` === `${aim.register}.${aim.step}`,
      );
      const outcomes = await tryAll(project, mine.map(trialOf));
      expect(outcomes.some(({ verdict }) => verdict.allowed)).toBe(true);
      expectTheSame(outcomes);
    });
  }
});

/** Everybody is tried, not only one of each class that the conditions can tell apart: `npm run test:matrix`. */
const isWhole = process.env.WUYE_DESK_MATRIX === 'whole';

/** The step tried by whoever may be answered otherwise, with each record of its batch in each of its states, or missing. */
function everybodyFromEverywhere(aim: Taken): Trial[] {
  const plain = plainSituation(aim) as Situation;
  const input = { ...plain.world.input };
  const signs = aim.definition.signs?.roles[0];
  if (signs) input.as = signs;
  const base = withEverybody(copyOf({ ...plain.world, input }));
  const worlds = [{ title: 'as it should be', world: base }];
  for (const { draft } of batchOf(aim, base).places) {
    const { register, id, before } = draft;
    if (before === null) continue;
    const key = `${register.name}/${id}`;
    for (const state of Object.keys(registers(register.name).states)) {
      if (state === before.state) continue;
      const world = copyOf(base);
      world.stored.set(key, { ...before, state });
      worlds.push({ title: `${key} is ${state}`, world });
    }
  }
  const actors = [ME, ...Object.keys(people).map(uidOf)];
  return worlds.flatMap(({ title, world }) =>
    (isWhole ? actors : oneOfEachClass(aim, world, actors)).map((actor) => ({
      title: `${aim.register}.${aim.step}: ${title}`,
      world,
      batch: batchOf(aim, world, actor).proposals,
      actor,
    })),
  );
}

describe('register x step x role x state', () => {
  for (const aim of leading) {
    test(`${clausesOf(aim)} ${aim.register}.${aim.step}: everybody, from every state`, async () => {
      expectTheSame(await tryAll(project, everybodyFromEverywhere(aim)));
    });
  }
});
