import { describe, expect, it } from 'vitest';
import { withSentinel } from '../../support/derived/emulator.ts';
import { hasRoomFor, isAllowed, lastInLine, withDocumentPadding } from '../../support/rules/documents.ts';
import { movings, openings } from '../../support/rules/every-step.ts';
import { inHours } from '../../support/rules/moments.ts';
import { everyKind, rightsWith } from '../../support/rules/people.ts';
import { releases } from '../../support/rules/releases.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

// The rules look into other documents to answer, into 10 for each document of a batch and 20 for a batch at most.
// Beyond that a step is refused that the regulation allows, to those first who have their right from another.

const real = openWorld('documents', withSentinel);
const metered = openWorld('documents-metered', withDocumentPadding);

const TIMES = 20;
/** Room for a rule that is added one day: two of ten, four of twenty. */
const SPARE = { each: 2, batch: 4 };

/** Named keeper of everything in the second of two terms, standing in for two who are on leave. */
async function busyKeeper(site: Site): Promise<string> {
  const uid = 'busyKeeper';
  await site.hire(uid, { roles: ['receptionist'] });
  await site.leave(uid, 'cashier');
  await site.leave(uid, 'engineer');
  const { standsIn } = await site.rights(uid);
  const terms = [
    { from: inHours(-5), until: inHours(-4) },
    { from: inHours(-1), until: inHours(1) },
  ];
  const keeps = Object.fromEntries(everyKind.map((kind) => [kind, terms]));
  await site.layDown(uid, rightsWith(keeps, standsIn));
  return uid;
}

describe('a named keeper with two leaves and everything at once', () => {
  for (const { kind, to, arrange } of releases)
    it(`[R4.4.1.2 R4.4.2.1 R4.4.3.1] hands out a ${kind} key to ${to}: ${TIMES} times out of ${TIMES}`, async () => {
      const site = await real.site();
      const batch = await arrange(site, await busyKeeper(site));
      const answers = [];
      for (let time = 0; time < TIMES; time += 1) answers.push(await batch().asked());
      expect(answers).toEqual(Array.from({ length: TIMES }, () => null));
    });
});

describe('the documents that the rules look into', () => {
  for (const { kind, to, arrange } of releases)
    it(`[R4.4.1.2 R4.4.1.10] for a ${kind} key to ${to}, by the stand-in of a named keeper: within the limit`, async () => {
      const site = await metered.site();
      await lastInLine(site, 'deputy', 'keeperOfAll');
      const batch = await arrange(site, 'deputy');
      expect(await hasRoomFor((claims) => batch(claims), SPARE)).toBe(true);
    });

  for (const { register, step, uid, arrange } of [...openings, ...movings])
    it(`[R2.4.6 R4.4.1.10] ${register} ${step}, by who may take it and by their stand-ins: within the limit`, async () => {
      const tried = await Promise.all(
        [uid, 'deputyOfOne', 'deputyOfKeeper'].map(async (actor) => {
          const site = await metered.site();
          await lastInLine(site, 'deputyOfOne', uid);
          await lastInLine(site, 'deputyOfKeeper', 'keeperOfAll');
          const batch = await arrange(site, actor);
          return (await isAllowed((claims) => batch(claims)))
            ? hasRoomFor((claims) => batch(claims), SPARE)
            : null;
        }),
      );
      const allowed = tried.filter((each) => each !== null);
      expect(allowed.length).toBeGreaterThan(0);
      expect(allowed).toEqual(allowed.map(() => true));
    });
});
