import { where } from 'firebase/firestore/lite';
import { describe, it } from 'vitest';
import { expectOnlyBy, forAll } from '../../support/rules/attempts.ts';
import { signed } from '../../support/rules/loans.ts';
import { inHours } from '../../support/rules/moments.ts';
import { type Data, everybody, whoHold } from '../../support/rules/people.ts';
import { expectAllowed, expectClosed, expectRefused } from '../../support/rules/refusal.ts';
import { expectOnlyTheStandIn, leavesOfTheSteward } from '../../support/rules/stand-ins.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('private-file');

const parts = ['file', 'phone'] as const;
type Part = (typeof parts)[number];
const pathOf = (part: Part, household = 'h1') => `households/${household}/private/${part}`;

/** Gets a part of a household's private part, and reads what it was before, which is for the same people. */
const ways: Readonly<
  Record<string, (site: Site, uid: string | null, part: Part, household?: string) => Promise<unknown>>
> = {
  'is opened': (site, uid, part, household) => site.as(uid).get(pathOf(part, household)),
  'has a history that is listed': (site, uid, part, household) =>
    site.as(uid).list(`${pathOf(part, household)}/history`),
  'has a history that is opened': (site, uid, part, household) =>
    site.as(uid).get(`${pathOf(part, household)}/history/2`),
};

/** A site whose households have a change behind them, and where everybody has entered that they look at both files. */
async function siteWithChanges(): Promise<Site> {
  const site = await world.site();
  for (const household of ['h1', 'h2'])
    for (const part of parts)
      await site.put(`${pathOf(part, household)}/history/2`, {
        ...{ rev: 2, step: 'amend', by: 'steward', at: inHours(-3), fields: ['phones'], before: {} },
      });
  await site.looked(everybody, ['h1', 'h2']);
  return site;
}

const keepers = ['steward', ...whoHold('supervisor', 'manager')];

/** A grant for the phone of the household `h1`, to the person who asked. */
const grant = (site: Site, uid: string, fields: Data = {}, household = 'h1') =>
  site.record('disclosures', `${household}~${uid}`, {
    ...{ household, what: 'phone', forWhom: '快递员', why: '门禁故障', state: 'granted' },
    ...{ until: inHours(1), decided: signed('supervisor'), opened: signed(uid) },
    ...fields,
  });

for (const [what, read] of Object.entries(ways))
  for (const part of parts)
    describe(`the private ${part} of a household ${what}`, () => {
      it('[R2.4.1.7 R1.3] by the steward of that building, supervisor and manager, and nobody else', async () => {
        const site = await siteWithChanges();
        await expectOnlyBy(keepers, (uid) => read(site, uid, part));
      });

      it("[R2.4.1.7] of another building by that building's steward", async () => {
        const site = await siteWithChanges();
        await expectOnlyBy(['stewardOfAnother', ...whoHold('supervisor', 'manager')], (uid) =>
          read(site, uid, part, 'h2'),
        );
      });

      it('[R4.4.1.10] by who stands in for the steward, for the buildings of the steward alone', async () => {
        const site = await siteWithChanges();
        for (const uid of ['cleaner', 'residentOfTheBuilding'])
          await expectRefused(read(site, uid, part), uid);
        await leavesOfTheSteward(site);
        await expectOnlyTheStandIn((uid) => read(site, uid, part));
        await site.leave('residentOfTheBuilding', 'stewardOfAnother');
        await expectRefused(
          read(site, 'residentOfTheBuilding', part),
          'who stands in for the steward of another building',
        );
        await expectRefused(read(site, 'cleaner', part, 'h2'));
      });

      it('[R2.4.1.7] not by a person of whatever role who is not signed in', async () => {
        const site = await siteWithChanges();
        await expectRefused(read(site, null, part));
        await expectAllowed(read(site, 'manager', part));
      });

      it('[R2.4.16] not before they have entered that they look at it, nor long after, nor for another', async () => {
        const site = await siteWithChanges();
        for (const uid of keepers) {
          await site.remove(`fileViewings/h1~${uid}`);
          await expectRefused(read(site, uid, part), `${uid}, who has entered nothing`);
          await site.looked([uid], ['h1'], inHours(-0.2));
          await expectRefused(read(site, uid, part), `${uid}, twelve minutes after`);
          await site.looked([uid], ['h1']);
          await expectAllowed(read(site, uid, part), uid);
        }
      });

      it('[R2.4.16 R1.3] by those who keep it also when the household has moved out', async () => {
        const site = await siteWithChanges();
        await movedOut(site);
        for (const uid of keepers) await expectAllowed(read(site, uid, part), uid);
        await expectRefused(read(site, 'assistant', part));
      });
    });

/** A grant opens the number, and none of those before it. */
const histories = Object.entries(ways).filter(([what]) => what.includes('history'));
const [number] = Object.entries(ways).filter(([what]) => !what.includes('history'));

for (const [what, read] of number ? [number] : [])
  describe(`on a grant, the telephone number ${what}`, () => {
    it('[R1.3] by the very person who holds it for that household, until it ends, and no more of the file', async () => {
      const site = await siteWithChanges();
      await grant(site, 'receptionist');
      await expectRefused(read(site, 'assistant', 'phone'), 'by a colleague');
      await expectRefused(read(site, 'receptionist', 'phone', 'h2'), 'of another household');
      await expectRefused(read(site, 'receptionist', 'file'), 'the file');
      await expectAllowed(read(site, 'receptionist', 'phone'));
    });

    it('[R1.3] not a moment longer, though nobody has closed the grant', async () => {
      const site = await siteWithChanges();
      await grant(site, 'receptionist', { until: inHours(-0.001) });
      await grant(site, 'assistant', { until: inHours(0.1) });
      await expectRefused(read(site, 'receptionist', 'phone'));
      await expectAllowed(read(site, 'assistant', 'phone'));
    });

    for (const state of ['requested', 'refused', 'expired'])
      it(`[R1.3] not when it is ${state}`, async () => {
        const site = await siteWithChanges();
        await grant(site, 'receptionist', { state });
        await grant(site, 'assistant');
        await expectRefused(read(site, 'receptionist', 'phone'));
        await expectAllowed(read(site, 'assistant', 'phone'));
      });

    it('[R1.3 R2.4.16] not of a household that has moved out since', async () => {
      const site = await siteWithChanges();
      await grant(site, 'receptionist');
      await grant(site, 'receptionist', {}, 'h2');
      await movedOut(site);
      await expectRefused(read(site, 'receptionist', 'phone'));
      await expectAllowed(read(site, 'receptionist', 'phone', 'h2'));
    });

    it('[R1.3] not by somebody dismissed since, nor with that of another site', async () => {
      const [site, other] = [await siteWithChanges(), await siteWithChanges()];
      await grant(site, 'dismissed');
      await grant(site, 'stranger');
      await grant(other, 'clerk');
      await grant(site, 'assistant');
      for (const uid of ['dismissed', 'stranger', 'clerk'])
        await expectRefused(read(site, uid, 'phone'), uid);
      await expectAllowed(read(site, 'assistant', 'phone'));
    });
  });

describe('on a grant, the telephone number', () => {
  for (const [what, read] of histories)
    it(`[R1.3] ${what} by nobody who does not keep it`, async () => {
      const site = await siteWithChanges();
      await grant(site, 'receptionist');
      await expectRefused(read(site, 'receptionist', 'phone'));
      await expectAllowed(read(site, 'supervisor', 'phone'));
    });
});

const movedOut = async (site: Site): Promise<void> =>
  site.put('households/h1', { ...(await site.stored('households/h1')), state: 'former' });

const read = (site: Site, uid: string | null) => site.as(uid).get(pathOf('file'));

describe('the private files are not listed', () => {
  it('[R2.4.1.7 R2.4.16] by anybody, not even one household at a time', async () => {
    const site = await world.site();
    await grant(site, 'receptionist');
    await forAll(everybody, (uid) =>
      expectClosed(site.as(uid).list('households/h1/private'), `${uid} lists`),
    );
    await expectAllowed(read(site, 'manager'));
  });

  it('[R2.4.1.7 R2.4.16] by anybody across the households', async () => {
    const site = await world.site();
    const ofOne = where('household', '==', 'h1');
    await forAll(everybody, async (uid) => {
      await expectClosed(site.as(uid).listGroup('private'), `${uid} lists all`);
      await expectClosed(site.as(uid).listGroup('private', ofOne), `${uid} lists one`);
    });
    await expectAllowed(read(site, 'manager'));
  });

  it('[R2.4.16] and nobody makes a file, takes one away or puts another beside it', async () => {
    const site = await world.site();
    for (const uid of ['manager', 'supervisor', 'steward', 'admin']) {
      for (const part of parts) {
        await expectClosed(site.as(uid).delete(pathOf(part)), uid);
        await expectClosed(site.as(uid).set(pathOf(part, 'h9'), { household: 'h9' }), uid);
      }
      await expectClosed(site.as(uid).set('households/h1/private/copy', { household: 'h1' }), uid);
      await expectClosed(site.as(uid).get('households/h1/private/copy'), uid);
    }
  });

  it('[R2.4.16] nor writes, alters or takes away what it was before', async () => {
    const site = await siteWithChanges();
    await forAll(everybody, async (uid) => {
      for (const part of parts) {
        const history = `${pathOf(part)}/history`;
        await expectClosed(site.as(uid).set(`${history}/3`, { rev: 3, by: uid }), `${uid} writes`);
        await expectClosed(site.as(uid).update(`${history}/2`, { by: 'clerk' }), `${uid} alters`);
        await expectClosed(site.as(uid).delete(`${history}/2`), `${uid} takes away`);
      }
    });
  });
});
