import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyIn, expectOnlyTruth } from '../../support/rules/attempts.ts';
import { correctionOf, lastReading, meter, readingOf } from '../../support/rules/fees.ts';
import { signed } from '../../support/rules/loans.ts';
import { day } from '../../support/rules/moments.ts';
import { activeMembers, type Data, whoHold } from '../../support/rules/people.ts';
import { myStamp, type Steps } from '../../support/rules/person.ts';
import { expectAllowed, expectClosed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('meter-readings');

const atTheMeter = whoHold('steward', 'engineer', 'cashier', 'assistant', 'supervisor');

/** A reading and the meter that shows it from then on, in one batch; the first of them is the reading. */
function take(site: Site, uid: string, fields: Data = {}, ending = ''): Steps {
  const reading = { ...readingOf(`m1${ending}`), ...fields };
  const shown = { latest: reading.reading, latestOn: reading.readOn, latestReading: `r2${ending}` };
  return site
    .as(uid)
    .opens('meterReadings', `r2${ending}`, 'take', 'taken', reading)
    .moves('meters', `m1${ending}`, 'note', shown);
}

/** The reading in the place of the latest, the meter, and the reading that gives way; the first of them is the new one. */
function correct(site: Site, uid: string, fields: Data = {}, ending = ''): Steps {
  const reading = { ...correctionOf(`m1${ending}`, `r1${ending}`), ...fields };
  const shown = { latest: reading.reading, latestOn: reading.readOn, latestReading: `r2${ending}` };
  return site
    .as(uid)
    .opens('meterReadings', `r2${ending}`, 'correct', 'taken', reading)
    .moves('meters', `m1${ending}`, 'note', shown)
    .moves('meterReadings', `r1${ending}`, 'giveWay', {
      ...{ state: 'corrected', correctedBy: `r2${ending}`, corrected: myStamp },
    });
}

describe('a reading of a meter', () => {
  it('[R3.4.1.2] is taken by who goes to the meters, and by who makes the bills', async () => {
    const site = await world.site();
    await expectOnlyBy(atTheMeter, async (uid) => {
      await meter(site, `m1-${uid}`);
      return take(site, uid, {}, `-${uid}`).send();
    });
  });

  it('[R3.4.1.1 R3.4.1.2] follows from the meter: which unit, what it showed last, and when', async () => {
    const site = await world.site();
    await meter(site);
    await expectOnlyTruth(() => take(site, 'steward'), {
      'no reading': { reading: undefined },
      'a reading in words': { reading: '112.5' },
      'below nothing': { reading: -1 },
      'on no day': { readOn: undefined },
      'on a day that is none': { readOn: '2026-02-30' },
      'of another unit': { unit: 'b2-201' },
      'of another room': { room: 'b2-1-201' },
      'under another number': { number: 'W-1002' },
      'with more used than was': { previous: 0 },
      'as if read before on another day': { previousOn: day(-9) },
      'put right already': { state: 'corrected' },
    });
  });

  it('[R3.4.1.2] is of today or of a day before, not ahead', async () => {
    const site = await world.site();
    await meter(site);
    await expectRefused(take(site, 'steward', { readOn: day(1) }).send(), 'of tomorrow');
    await expectAllowed(take(site, 'steward', { readOn: day() }).send(), 'of today');
  });

  it("[R3.4.1.2] is not of a day before the last one's, and may be of the same day", async () => {
    const site = await world.site();
    await meter(site);
    await expectRefused(take(site, 'steward', { readOn: day(-11) }).send(), 'of the day before it');
    await expectAllowed(take(site, 'steward', { readOn: day(-10) }).send(), 'of the same day');
  });

  it('[R3.4.1.2] below the last one needs a reason; no more than the last one needs none', async () => {
    const site = await world.site();
    for (const ending of ['-below', '-same']) await meter(site, `m1${ending}`);
    const below = { reading: 99.5 };
    await expectRefused(take(site, 'steward', below, '-below').send(), 'for no reason');
    await expectRefused(take(site, 'steward', { ...below, reason: '' }, '-below').send(), 'an empty reason');
    await expectAllowed(take(site, 'steward', { ...below, reason: '表走满归零' }, '-below').send());
    await expectAllowed(take(site, 'steward', { reading: 100 }, '-same').send());
  });

  it('[R3.4.1.2] is of a meter that is in use', async () => {
    const site = await world.site();
    await expectOnlyIn(['inUse'], ['inUse', 'removed'], async (state) => {
      await meter(site, `m1-${state}`, { state });
      return take(site, 'steward', {}, `-${state}`).send();
    });
  });

  it('[R3.4.1.2] may have a picture, made for this very reading and still kept', async () => {
    const site = await world.site();
    await meter(site);
    const made = { forRegister: 'meterReadings', forRecord: 'r2' };
    await site.attachment('right', 'photo', made);
    await site.attachment('ofAnother', 'photo', { ...made, forRecord: 'r1' });
    await site.attachment('ofALoan', 'photo', { ...made, forRegister: 'keyLoans' });
    await site.attachment('gone', 'photo', { ...made, state: 'expired' });
    await expectOnlyTruth(() => take(site, 'steward', { photo: 'right' }), {
      'of another reading': { photo: 'ofAnother' },
      'of a loan': { photo: 'ofALoan' },
      'that is gone': { photo: 'gone' },
      'that is none': { photo: 'nowhere' },
    });
  });

  it('[R3.4.1.2] moves with its meter, neither of them alone', async () => {
    const site = await world.site();
    await meter(site);
    const note = (latest: number, latestReading = 'r2') =>
      site.as('steward').moves('meters', 'm1', 'note', { latest, latestOn: day(), latestReading });
    const reading = site.as('steward').opens('meterReadings', 'r2', 'take', 'taken', readingOf('m1'));
    await expectRefused(reading.send(), 'a reading that the meter does not show');
    await expectRefused(note(112.5).send(), 'a meter without a reading');
    await lastReading(site, 'r1', 'm1');
    await expectRefused(note(500, 'r1').send(), 'a meter by a reading of days ago');
    const shows = (shown: Data) =>
      site
        .as('steward')
        .opens('meterReadings', 'r2', 'take', 'taken', readingOf('m1'))
        .moves('meters', 'm1', 'note', { latest: 112.5, latestOn: day(), latestReading: 'r2', ...shown });
    await expectRefused(shows({ latest: 1 }).send(), 'a meter that shows something else than was read');
    await expectRefused(shows({ latestOn: day(30) }).send(), 'a meter read on another day');
    await expectAllowed(take(site, 'steward').send());
  });

  it('[R3.4.1.2] is not the one that another meter shows', async () => {
    const site = await world.site();
    await meter(site);
    await meter(site, 'm2');
    const shown = { latest: 112.5, latestOn: day(), latestReading: 'r2' };
    const both = site
      .as('steward')
      .opens('meterReadings', 'r2', 'take', 'taken', readingOf('m1'))
      .moves('meters', 'm2', 'note', shown);
    await expectRefused(both.send());
    await expectAllowed(take(site, 'steward').send());
  });
});

describe('a reading that was wrong', () => {
  it('[R3.4.1.2] is put right by another one, by who reads meters; both stay', async () => {
    const site = await world.site();
    await expectOnlyBy(atTheMeter, async (uid) => {
      await lastReading(site, `r1-${uid}`, `m1-${uid}`);
      return correct(site, uid, {}, `-${uid}`).send();
    });
  });

  it('[R3.4.1.2] is put right with a reason, from what stood before it', async () => {
    const site = await world.site();
    await lastReading(site);
    await site.attachment('ofAnother', 'photo', { forRegister: 'meterReadings', forRecord: 'r1' });
    await expectOnlyTruth(() => correct(site, 'cashier'), {
      'for no reason': { reason: undefined },
      'from the wrong one itself': { previous: 100, previousOn: day(-10) },
      'of another unit': { unit: 'b2-201' },
      'of another room': { room: 'b2-1-201' },
      'under another number': { number: 'W-1002' },
      'without naming it': { corrects: undefined },
      'ahead of time': { readOn: day(1) },
      'with the picture of the wrong one': { photo: 'ofAnother' },
    });
  });

  it('[R3.4.1.2] is put right only as the latest of its meter: older ones the next one settles', async () => {
    const site = await world.site();
    await lastReading(site);
    await lastReading(site, 'r1-older', 'm1-older');
    await meter(site, 'm1-older', { latestReading: 'r9' });
    await lastReading(site, 'r1-foreign', 'm1-other');
    await meter(site, 'm1-foreign', { latestReading: 'r1-foreign' });
    await expectRefused(correct(site, 'cashier', {}, '-older').send(), 'not the latest');
    await expectRefused(correct(site, 'cashier', {}, '-foreign').send(), "another meter's");
    await expectAllowed(correct(site, 'cashier').send());
  });

  it('[R3.4.1.2] gives way once, to a reading that names it, and signed', async () => {
    const site = await world.site();
    await lastReading(site);
    const giveWay = (fields: Data = {}) =>
      site.as('cashier').moves('meterReadings', 'r1', 'giveWay', {
        ...{ state: 'corrected', correctedBy: 'r2', corrected: myStamp, ...fields },
      });
    await expectRefused(giveWay().send(), 'to nothing');
    const withReading = () =>
      giveWay()
        .opens('meterReadings', 'r2', 'correct', 'taken', correctionOf('m1', 'r1'))
        .moves('meters', 'm1', 'note', { latest: 97, latestOn: day(-9), latestReading: 'r2' });
    await expectOnlyTruth(withReading, {
      'not signed': { corrected: undefined },
      'signed by another': { corrected: signed('steward') },
      'with another value': { reading: 97 },
      'to a third one': { correctedBy: 'r1' },
    });
    await expectRefused(correct(site, 'cashier').send(), 'a second time');
  });
});

describe('meters and readings', () => {
  it('[R3.4.1.2] are seen by all staff', async () => {
    const site = await world.site();
    await lastReading(site);
    for (const path of ['meters/m1', 'meterReadings/r1'])
      await expectOnlyBy(activeMembers, (uid) => site.as(uid).get(path));
  });

  it('[R3.4.1.2] are put in and taken away through the server alone', async () => {
    const site = await world.site();
    await meter(site);
    const hung = {
      ...{ unit: 'b1-101', kind: 'gas', number: 'G-1', installedOn: day(), initial: 0 },
      ...{ latest: 0, latestOn: day() },
    };
    const install = site.as('engineer').opens('meters', 'm2', 'install', 'inUse', hung);
    await expectClosed(install.send(), 'put in');
    const away = { state: 'removed', finalReading: 120, removedOn: day() };
    await expectRefused(site.as('engineer').moves('meters', 'm1', 'remove', away).send(), 'taken away');
    await expectAllowed(take(site, 'engineer').send(), 'the same meter, read');
  });
});
