import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyIn, expectOnlyTruth } from '../support/rules/attempts.ts';
import { inHours } from '../support/rules/moments.ts';
import { type Data, whoHold } from '../support/rules/people.ts';
import { expectAllowed, expectRefused } from '../support/rules/refusal.ts';
import { expectOnlyTheStandIn, leavesOfTheSteward } from '../support/rules/stand-ins.ts';
import { openWorld, type Site } from '../support/rules/world.ts';

const world = openWorld('households');

/** A household of building b1, and its private file. */
async function household(site: Site, id: string, state = 'current'): Promise<void> {
  await site.record('households', id, {
    ...{ unit: 'b1-101', building: 'b1', room: '1-101', displayName: '王女士', maskedPhone: '138****1234' },
    ...{ completeness: 60, state },
  });
  const file = { household: id, fullName: '王小红', phones: ['13800001234'], state: 'kept' };
  await site.record(`households/${id}/private`, 'file', file);
}

const amend = (site: Site, uid: string, id: string, fields: Data = {}) =>
  site.as(uid).moves('households', id, 'amend', { displayName: '王先生', careMark: '独居老人', ...fields });

/** What most may see of the file, without the file. */
const amendAlone = (site: Site, uid: string, id: string, fields: Data = {}) =>
  site.as(uid).moves('households', id, 'amendFile', {
    ...{ displayName: '王女士', maskedPhone: '139****5678', completeness: 80 },
    ...fields,
  });
const newFile = { household: 'h1', fullName: '王小红', phones: ['13900005678'], employer: '某公司' };
const fileAlone = (site: Site, uid: string, id: string, fields: Data = {}) =>
  site.as(uid).moves(`households/${id}/private`, 'file', 'amend', { ...newFile, household: id, ...fields });

/** The private file and what most may see of it, in one batch; the first of the two is the file. */
const amendFile = (site: Site, uid: string, id: string, fields: Data = {}) =>
  fileAlone(site, uid, id, fields).moves('households', id, 'amendFile', {
    ...{ displayName: '王女士', maskedPhone: '139****5678', completeness: 80 },
  });

describe('what most may see of a household', () => {
  const allowed = ['steward', ...whoHold('assistant', 'supervisor', 'manager')];

  it('[R3.3.4 R2.4.16] is kept current by the steward of the building, assistant, supervisor, manager', async () => {
    const site = await world.site();
    await expectOnlyBy(allowed, async (uid) => {
      await household(site, `h-${uid}`);
      return amend(site, uid, `h-${uid}`).send();
    });
  });

  it('[R4.4.1.10 R3.3.4] and by who stands in for that steward, while the leave runs', async () => {
    const site = await world.site();
    await household(site, 'h1');
    await leavesOfTheSteward(site);
    for (const change of [amend, amendFile]) {
      await expectRefused(change(site, 'cleaner', 'h2').send(), 'in another building');
      await expectOnlyTheStandIn((uid) => change(site, uid, 'h1').send());
    }
  });

  it('[R3.4.6.1 R2.4.16] name, move-in date and care mark, and nothing that comes from the file', async () => {
    const site = await world.site();
    await expectOnlyTruth(() => amend(site, 'steward', 'h1', { moveInDate: '2026-03-01' }), {
      'a telephone number': { phone: '13800001234' },
      'another masked number': { maskedPhone: '139****0000' },
      'a fuller file than it is': { completeness: 100 },
      'another unit': { unit: 'b2-201' },
      'another building': { building: 'b2' },
      'another room': { room: '2-201' },
      'no name': { displayName: '' },
      'a name too long': { displayName: '长'.repeat(51) },
      'a date that is none': { moveInDate: '2026-13-01' },
      'a date in words': { moveInDate: '三月一日' },
      'moved out at the same stroke': { state: 'former' },
    });
  });

  it('[R2.4.16] is closed when it moved out, by assistant, supervisor or manager', async () => {
    const site = await world.site();
    const moveOut = (uid: string, id: string) =>
      site.as(uid).moves('households', id, 'moveOut', { state: 'former' });
    await expectOnlyBy(whoHold('assistant', 'supervisor', 'manager'), async (uid) => {
      await household(site, `h-${uid}`);
      return moveOut(uid, `h-${uid}`).send();
    });
    for (const attempt of [moveOut, amend.bind(null, site)])
      await expectOnlyIn(['current'], ['current', 'former'], async (state) => {
        await household(site, state, state);
        return attempt('supervisor', state).send();
      });
  });
});

describe('the private file of a household', () => {
  const allowed = ['steward', ...whoHold('supervisor', 'manager')];

  it('[R2.4.16 R2.4.1.7 R3.3.4] is kept current by the steward of the building, supervisor or manager', async () => {
    const site = await world.site();
    await expectOnlyBy(allowed, async (uid) => {
      await household(site, `h-${uid}`);
      return amendFile(site, uid, `h-${uid}`).send();
    });
  });

  it('[R2.4.16] never without the household telling of it, nor the other way round', async () => {
    const site = await world.site();
    await expectRefused(fileAlone(site, 'steward', 'h1').send());
    await expectRefused(amendAlone(site, 'steward', 'h1').send());
    const ofAnother = fileAlone(site, 'supervisor', 'h1').moves('households', 'h2', 'amendFile', {
      ...{ displayName: '李先生', completeness: 80 },
    });
    await expectRefused(ofAnother.send());
    const bySlip = fileAlone(site, 'supervisor', 'h1').moves('households', 'h1', 'amend', {
      displayName: '李先生',
    });
    await expectRefused(bySlip.send(), 'told of by another step');
    await household(site, 'told');
    await site.put('households/told', {
      ...(await site.stored('households/told')),
      last: { step: 'amendFile', by: 'steward', at: inHours(-1) },
    });
    await expectRefused(fileAlone(site, 'steward', 'told').send(), 'told of an hour ago');
    await expectAllowed(amendFile(site, 'steward', 'h1').send());
  });

  it('[R3.4.5.1 R2.4.16] has what the regulation asks for, each as it should be', async () => {
    const site = await world.site();
    const full = {
      ...{
        idNumber: '330106199001011234',
        people: 3,
        family: ['丈夫 李明'],
        skills: '书法',
        occupation: '教师',
      },
      ...{ hobbies: '太极', tenancy: '自住', remark: '无' },
    };
    await expectOnlyTruth(() => amendFile(site, 'steward', 'h1', full), {
      'no name': { fullName: undefined, household: 'h2' },
      'an empty name': { fullName: '' },
      'a number instead of numbers': { phones: '13900005678' },
      'numbers that are no texts': { phones: [13900005678] },
      'six numbers': { phones: ['1', '2', '3', '4', '5', '6'] },
      'an empty number': { phones: [''] },
      'nobody at home': { people: -1 },
      'a crowd': { people: 51 },
      'nameless family': { family: [''] },
      'a long remark': { remark: '长'.repeat(501) },
      'of another household': { household: 'h2' },
      'a field of its own': { income: '50000' },
    });
  });

  it('[R1.3 R2.4.1.7] the number that most may see is masked', async () => {
    const site = await world.site();
    const shown = (maskedPhone: unknown) =>
      amendAlone(site, 'steward', 'h1', { maskedPhone }).moves(
        'households/h1/private',
        'file',
        'amend',
        newFile,
      );
    for (const open of ['13900005678', '139 0000 5678', '+8613900005678', '', 139])
      await expectRefused(shown(open).send(), String(open));
    await expectRefused(shown('*'.repeat(31)).send(), 'longer than a number');
    await expectAllowed(shown('*'.repeat(30)).send());
    await expectAllowed(shown('139****5678').send());
  });

  it('[R2.4.16 R7.3.1.3] how complete it is is a share of a hundred', async () => {
    const site = await world.site();
    const complete = (completeness: unknown) =>
      amendAlone(site, 'steward', 'h1', { completeness }).moves(
        'households/h1/private',
        'file',
        'amend',
        newFile,
      );
    for (const wrong of [-1, 101, 50.5, '80']) await expectRefused(complete(wrong).send(), String(wrong));
    await expectAllowed(complete(100).send());
  });
});
