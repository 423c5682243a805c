import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyIn, expectOnlyTruth } from '../../support/rules/attempts.ts';
import { reported, signed, withReport } from '../../support/rules/loans.ts';
import { codeOf, type Data, everyKind, whoHold } from '../../support/rules/people.ts';
import { myStamp } from '../../support/rules/person.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('area-key-handovers');

const entry = (ending: string): Data => ({
  ...{ key: codeOf(ending), keyCode: codeOf(ending), unit: '1-101', pieces: 2 },
  drawnBy: 'assistant',
});

/** The early shift draws the key: the form and the key in one batch. */
const draw = (site: Site, uid: string, fields: Data = {}, ending = '1', id = `a${ending}`) =>
  site
    .as(uid)
    .opens('areaKeyHandovers', id, 'draw', 'drawn', { ...entry(ending), drawn: myStamp, ...fields })
    .moves('keys', codeOf(ending), 'lend', { state: 'out', loan: id });

/** The form says that the key is back, without the key. */
const returnOfForm = (site: Site, uid: string, fields: Data = {}, ending = '1') =>
  site.as(uid).moves('areaKeyHandovers', `a${ending}`, 'return', {
    ...{ state: 'returned', returned: myStamp, returnedPieces: 2, returnedBy: 'receptionist' },
    ...fields,
  });

/** The middle shift hands the key back to the control room, counted. */
const handBack = (site: Site, uid: string, fields: Data = {}, ending = '1') =>
  returnOfForm(site, uid, fields, ending).moves('keys', codeOf(ending), 'return', {
    state: 'inCabinet',
    present: fields.returnedPieces ?? 2,
    cameBack: myStamp,
  });

/** A key that the early shift has drawn. */
async function drawn(site: Site, ending = '1', form: Data = {}): Promise<void> {
  await site.key(codeOf(ending), { kind: 'area', state: 'out', loan: `a${ending}` });
  const fields = { ...entry(ending), drawn: signed('security'), state: 'drawn', ...form };
  await site.record('areaKeyHandovers', `a${ending}`, fields);
}

describe('area keys are drawn from the control room', () => {
  it('[R11.1.1.1] by the control room or the supervisor', async () => {
    const site = await world.site();
    await expectOnlyBy(whoHold('security', 'supervisor'), async (uid) => {
      await site.key(codeOf(`-${uid}`), { kind: 'area' });
      return draw(site, uid, {}, `-${uid}`).send();
    });
  });

  it('[R11.1.1.1] on the handover form, counted, to an active member', async () => {
    const site = await world.site();
    await site.key('K1', { kind: 'area' });
    await expectOnlyTruth(() => draw(site, 'security'), {
      'more than there are': { pieces: 3 },
      'not counted': { pieces: undefined },
      'another code': { keyCode: 'K2' },
      'another area': { unit: '西区' },
      'to somebody dismissed': { drawnBy: 'dismissed' },
      'to somebody unknown': { drawnBy: 'stranger' },
      'drawn by nobody': { drawn: undefined },
      'drawn earlier': { drawn: signed('security') },
      'back already': { state: 'returned' },
    });
  });

  for (const kind of everyKind.filter((one) => one !== 'area'))
    it(`[R11.1.1.1] and the form gives out no ${kind} key`, async () => {
      const site = await world.site();
      await site.key('K1', { kind });
      await site.key('K2', { kind: 'area' });
      await expectRefused(draw(site, 'supervisor').send());
      await expectAllowed(draw(site, 'supervisor', {}, '2').send());
    });

  it('[R11.1.1.1] by two: nobody hands them out to themselves', async () => {
    const site = await world.site();
    await site.key('K1', { kind: 'area' });
    await expectRefused(draw(site, 'security', { drawnBy: 'security' }).send());
    await expectRefused(draw(site, 'supervisor', { drawnBy: 'supervisor' }).send());
    await expectAllowed(draw(site, 'security', { drawnBy: 'supervisor' }).send());
  });

  it('[R11.1.1.1] under a plain id, which its key names', async () => {
    const site = await world.site();
    await site.key('K1', { kind: 'area' });
    const under = (id: string) => draw(site, 'security', {}, '1', id).send();
    await expectRefused(under('a b'), 'a blank');
    await expectRefused(under('a'.repeat(81)), 'too long');
    await expectAllowed(under('a'.repeat(80)));
  });

  it('[R11.1.1.1] one shift at a time, and not without the form', async () => {
    const site = await world.site();
    await drawn(site);
    await expectRefused(draw(site, 'security', {}, '1', 'a2').send());
    await site.key('K3', { kind: 'area' });
    const formAlone = { ...entry('3'), drawn: myStamp };
    await expectRefused(
      site.as('security').opens('areaKeyHandovers', 'a3', 'draw', 'drawn', formAlone).send(),
    );
    const keyAlone = { state: 'out', loan: 'a3' };
    await expectRefused(site.as('security').moves('keys', 'K3', 'lend', keyAlone).send());
    await expectAllowed(draw(site, 'security', {}, '3').send());
  });
});

describe('area keys are returned to the control room', () => {
  it('[R11.1.1.2] counted by the control room or the supervisor', async () => {
    const site = await world.site();
    await expectOnlyBy(whoHold('security', 'supervisor'), async (uid) => {
      await drawn(site, `-${uid}`);
      return handBack(site, uid, {}, `-${uid}`).send();
    });
  });

  it('[R11.1.1.2] by two: nobody takes them back from themselves', async () => {
    const site = await world.site();
    await drawn(site);
    await expectRefused(handBack(site, 'security', { returnedBy: 'security' }).send());
    await expectAllowed(handBack(site, 'supervisor', { returnedBy: 'security' }).send());
  });

  it('[R11.1.1.2] once', async () => {
    const site = await world.site();
    await expectOnlyIn(['drawn'], ['drawn', 'returned'], async (state) => {
      await drawn(site, `-${state}`, { state });
      return handBack(site, 'security', {}, `-${state}`).send();
    });
  });

  it('[R11.1.1.2] with the number and who brought them, and nothing of the drawing altered', async () => {
    const site = await world.site();
    await drawn(site);
    await expectOnlyTruth(() => handBack(site, 'security'), {
      'not counted': { returnedPieces: undefined },
      'by nobody': { returnedBy: undefined },
      'by somebody unknown': { returnedBy: 'stranger' },
      'without a stamp': { returned: undefined },
      'stamped by another': { returned: signed('security') },
      'still drawn': { state: 'drawn' },
      'another number drawn': { pieces: 1, returnedPieces: 1 },
      'drawn by another': { drawnBy: 'engineer' },
    });
  });

  it('[R11.1.1.2] never the form without the key, nor the key without the form', async () => {
    const site = await world.site();
    await drawn(site);
    await expectRefused(returnOfForm(site, 'security').send());
    const key = { state: 'inCabinet', present: 2, cameBack: myStamp };
    await expectRefused(site.as('security').moves('keys', 'K1', 'return', key).send());
    await expectAllowed(handBack(site, 'security').send());
  });

  it('[R11.1.1.2 R4.4.1.6] in another number only with a report in the same batch', async () => {
    const site = await world.site();
    await drawn(site);
    const fewer = { returnedPieces: 1 };
    await expectRefused(handBack(site, 'security', fewer).send());
    await expectRefused(
      handBack(site, 'security', { ...fewer, incident: 'i1' }).send(),
      'a report not written',
    );
    await site.record('keyIncidents', 'i2', {
      ...reported('area', 'mismatch', { loan: 'a7' }),
      state: 'reported',
    });
    await expectRefused(
      handBack(site, 'security', { ...fewer, incident: 'i2' }).send(),
      "another loan's report",
    );
    const reportedOn = (loan: string) =>
      withReport(handBack(site, 'security', { ...fewer, incident: 'i1' }), 'area', 'mismatch', { loan });
    await expectRefused(reportedOn('a7').send(), 'a report of another loan');
    await expectAllowed(reportedOn('a1').send());
  });

  const more = (site: Site, fields: Data, report: Data = {}) =>
    withReport(
      handBack(site, 'security', { returnedPieces: 3, incident: 'i1', ...fields }),
      'area',
      'mismatch',
      { loan: 'a1', ...report },
    );

  it('[R11.1.1.2 R4.4.1.6] in no number that cannot be', async () => {
    const site = await world.site();
    await drawn(site);
    await expectRefused(more(site, { returnedPieces: -1 }).send(), 'fewer than none');
    await expectRefused(more(site, { returnedPieces: 100 }).send(), 'more than a bunch holds');
    await expectAllowed(more(site, { returnedPieces: 99 }).send());
  });

  it('[R11.1.1.2 R4.4.1.6] a report that is named is written and of this form, even when the number is right', async () => {
    const site = await world.site();
    await drawn(site);
    const right = { returnedPieces: 2 };
    await expectRefused(handBack(site, 'security', { ...right, incident: 'i1' }).send(), 'not written');
    await expectRefused(handBack(site, 'security', { ...right, incident: 'no id' }).send(), 'none at all');
    await expectRefused(more(site, right, { loan: 'a7' }).send(), 'of another form');
    await expectAllowed(more(site, right).send());
  });

  it('[R11.1.1.2 R4.4.1.8] a key reported lost while it was drawn: its form is closed on that report', async () => {
    const site = await world.site();
    await drawn(site);
    await site.key('K1', { kind: 'area', state: 'lost', loan: 'a1', incident: 'i0' });
    await site.record('keyIncidents', 'i0', {
      ...reported('area', 'lost', { loan: 'a1' }),
      state: 'reported',
    });
    const none = { returnedPieces: 0 };
    await expectRefused(returnOfForm(site, 'security', none).send(), 'no report named');
    await expectRefused(returnOfForm(site, 'clerk', { ...none, incident: 'i0' }).send(), 'by a clerk');
    await expectAllowed(returnOfForm(site, 'security', { ...none, incident: 'i0' }).send());
  });

  it('[R11.1.1.2 R4.4.1.8] nothing came back: the key is lost, with its report', async () => {
    const site = await world.site();
    await drawn(site);
    const none = { returnedPieces: 0, incident: 'i1' };
    const inCabinet = handBack(site, 'security', none);
    const report = { loan: 'a1' };
    await expectRefused(withReport(inCabinet, 'area', 'lost', report).send(), 'a key that did not come back');
    const onlyReported = withReport(returnOfForm(site, 'security', none), 'area', 'mismatch', report);
    await expectRefused(onlyReported.send(), 'a key that stays out');
    const lost = returnOfForm(site, 'security', none).moves('keys', 'K1', 'lose', {
      ...{ state: 'lost', incident: 'i1' },
    });
    await expectAllowed(withReport(lost, 'area', 'lost', report).send());
  });
});
