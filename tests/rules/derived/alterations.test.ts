import { beforeAll, describe, expect, test } from 'vitest';
import { alterationsOf } from '../../support/derived/alterations.ts';
import { loadRules, readRules, withSentinel } from '../../support/derived/emulator.ts';
import {
  allSituations,
  clausesOf,
  isAllowed,
  plainSituation,
  type Situation,
  takenSteps,
} from '../../support/derived/situations.ts';
import { batchOf } from '../../support/derived/solve.ts';
import { expectTheSame, type Trial, tryAll } from '../../support/derived/trials.ts';
import { ME } from '../../support/derived/world.ts';
import { freshProject } from '../../support/emulators.ts';

// The definitions' oracle for what stands in a record: each document that a step writes, altered in one place. What
// the rulebook says of it, the rules must say.

const project = freshProject('alterations');

beforeAll(() => loadRules(project, withSentinel(readRules())));

/** Steps that have been altered already: once by themselves, once as companions of others. */
const altered = new Set<string>();
const asCompanion = (title: string): string => `${title} as a companion`;
const isAltered = (title: string): boolean => altered.has(title) || altered.has(asCompanion(title));

/** The plain batch of a situation with each of its documents altered, and without each of them. */
function trialsOf({ aim, world }: Situation): Trial[] {
  const { places, proposals } = batchOf(aim, world);
  return places.flatMap(({ draft }, at) => {
    const name = `${draft.register.name}.${draft.name}`;
    const title = name === `${aim.register}.${aim.step}` ? name : asCompanion(name);
    const [proposal, others] = [proposals[at], proposals.filter((_, other) => other !== at)];
    if (altered.has(title) || !proposal) return [];
    altered.add(title);
    const alone = others.length > 0 ? [{ title: `without ${title}`, world, batch: others, actor: ME }] : [];
    const changed = [...alterationsOf(draft, proposal.after, world)].map(
      ({ shows, after, id = draft.id }) => ({
        title: `${title} with ${shows}`,
        world,
        batch: proposals.with(at, { ...proposal, id, after }),
        actor: ME,
      }),
    );
    return [...alone, ...changed];
  });
}

/** Which step is altered in whose batch is settled before any test runs. */
const plain = takenSteps.flatMap((aim) => {
  const situation = plainSituation(aim);
  return situation ? [{ aim, trials: trialsOf(situation) }] : [];
});

describe('a document altered in one place', () => {
  for (const { aim, trials } of plain) {
    test(`${clausesOf(aim)} ${aim.register}.${aim.step}: each field, each part of the envelope`, async () => {
      expectTheSame(await tryAll(project, trials));
    });
  }

  test('[R4.4.1.6 R4.4.1.8 R4.4.3.8] steps that come only with some batches: a key is lost, damaged, found again', async () => {
    const trials = allSituations().filter(isAllowed).flatMap(trialsOf);
    const titles = takenSteps.map(({ register, step }) => `${register}.${step}`);
    expect(titles.filter((title) => !isAltered(title))).toEqual([]);
    expectTheSame(await tryAll(project, trials));
  });
});
