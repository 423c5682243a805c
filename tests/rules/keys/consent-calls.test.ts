import { serverTimestamp, Timestamp } from 'firebase/firestore/lite';
import { describe, it } from 'vitest';
import { expectOnlyTruth } from '../../support/rules/attempts.ts';
import {
  ask,
  bothSigned,
  call,
  fileProofs,
  issue,
  release,
  reported,
  signed,
} from '../../support/rules/loans.ts';
import { day, inHours, minute } from '../../support/rules/moments.ts';
import type { Data } from '../../support/rules/people.ts';
import { myStamp, type Steps } from '../../support/rules/person.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

// A household is phoned about a matter, not once for all: a call belongs to a matter when it was made a day before it
// at the earliest, and its time is told to the minute.

const world = openWorld('consent-calls');

const HOUR = 60;
const inNineteenNinety = Timestamp.fromDate(new Date('1990-05-01T08:30:00Z'));
const withSeconds = () => new Timestamp(minute(-HOUR).seconds + 30, 0);
const withFraction = () => new Timestamp(minute(-HOUR).seconds, 500_000_000);

const at = (time: unknown): Data => ({ consent: call({ at: time }) });

/** What cannot be the time of a call in a matter that began so many hours ago. */
const wrongTimes = (began: number): Readonly<Record<string, Data>> => ({
  'in 1990': at(inNineteenNinety),
  'a month before': at(minute(-(began + 24 * 30) * HOUR)),
  '25 hours before': at(minute(-(began + 25) * HOUR)),
  'in an hour': at(minute(HOUR)),
  'in two minutes': at(minute(2)),
  'with seconds': at(withSeconds()),
  'with a fraction of a second': at(withFraction()),
});

/** Each of the wrong times is refused; then the step is let through with a call of an hour ago. */
const expectTimely = (attempt: () => Steps, began = 0): Promise<void> =>
  expectOnlyTruth(() => attempt().forged(at(minute(-HOUR))), wrongTimes(began));

describe('the call about a loan', () => {
  const papers = { collector: '张三', identityChecked: true, proof: 'idCard' };
  async function waiting(kind: string, loan: Data = {}): Promise<Site> {
    const site = await world.site();
    await site.key('K1', { kind });
    await fileProofs(site);
    await site.loan('l1', { key: 'K1', state: 'requested', borrower: 'agent', ...loan });
    return site;
  }

  it('[R4.4.1.5] is made a day before it was asked for at the earliest', async () => {
    const site = await waiting('deposited');
    await expectTimely(() => issue(site, 'supervisor', papers), 1);
  });

  it('[R4.4.1.5] of three days ago may be made the day before that', async () => {
    const asked = { opened: { by: 'receptionist', at: inHours(-72) } };
    const early = await waiting('deposited', asked);
    await expectRefused(issue(early, 'supervisor', { ...papers, ...at(minute(-97 * HOUR)) }).send());
    await expectAllowed(issue(early, 'supervisor', { ...papers, ...at(minute(-95 * HOUR)) }).send());
  });

  it('[R4.4.4.1.2 R4.4.4.1.3] about a sealed key as well', async () => {
    const approved = { state: 'approved', borrower: 'staff', approvals: { manager: signed('manager') } };
    const site = await waiting('sealed', approved);
    await expectTimely(() => issue(site, 'supervisor'), 1);
  });

  it('[R4.4.1.4] for another department as well', async () => {
    const approved = { state: 'approved', borrower: 'otherDepartment', approvals: bothSigned() };
    const site = await waiting('deposited', approved);
    await expectTimely(() => issue(site, 'supervisor'), 1);
  });

  it('[R4.4.1.5] that comes with the request is looked at when the key is issued', async () => {
    const told = (time: unknown): Promise<Site> => waiting('deposited', { ...papers, ...at(time) });
    const bare = (site: Site) => issue(site, 'supervisor').send();
    await expectRefused(bare(await told(inNineteenNinety)), 'in 1990');
    await expectRefused(bare(await told(minute(-26 * HOUR))), '25 hours before the request');
    await expectAllowed(bare(await told(minute(-HOUR))));
  });

  it('[R4.4.1.5] that comes with the request is of a full minute that has been', async () => {
    const site = await world.site();
    await site.key('K1', { kind: 'deposited' });
    await expectOnlyTruth(
      () => ask(site, 'engineer', 'deposited', { borrower: 'agent', ...at(minute(-HOUR)) }),
      {
        'in two minutes': at(minute(2)),
        'with seconds': at(withSeconds()),
        'with a fraction of a second': at(withFraction()),
      },
    );
  });

  it('[R4.4.1.4] that the papers of an emergency need', async () => {
    const site = await world.site();
    const emergency = { borrower: 'otherDepartment', emergency: true, emergencyKind: 'flood' };
    const owed = { papers: 'owed', approvals: bothSigned(), opened: signed('supervisor') };
    await site.keyOut('K1', 'l1', { kind: 'deposited' }, { ...emergency, ...owed });
    const complete = () =>
      site.as('supervisor').moves('keyLoans', 'l1', 'completePapers', { papers: 'complete' });
    await expectTimely(complete, 1);
  });

  it('[R4.4.1.4] in an emergency is of a full minute that has been', async () => {
    const site = await world.site();
    await site.key('K1', { kind: 'deposited' });
    await expectOnlyTruth(() => release(site, 'supervisor', at(minute(-1))), {
      'in two minutes': at(minute(2)),
      'with seconds': at(withSeconds()),
    });
  });
});

describe('the call about a deposit', () => {
  it('[R4.4.1.5] is made for its return: a day before now at the earliest, not when the key came', async () => {
    const site = await world.site();
    await site.deposit('d1', 'K1', { opened: { by: 'supervisor', at: inHours(-24 * 90) } });
    await fileProofs(site, 'keyDeposits', 'd1');
    const papers = {
      ...{ returnedTo: 'agent', collector: '李四', proof: 'idCard', collectorChecked: true },
      returnedPieces: 2,
    };
    await expectTimely(() =>
      site
        .as('supervisor')
        .moves('keyDeposits', 'd1', 'return', { state: 'returned', returned: myStamp, ...papers })
        .moves('keys', 'K1', 'withdraw', { state: 'withdrawn', withdrawnFor: 'd1' }),
    );
  });
});

describe('the call about a repair key', () => {
  it('[R4.4.3.3] is made a day before it is collected at the earliest', async () => {
    const site = await world.site();
    await site.key('K1', { kind: 'repair' });
    await fileProofs(site, 'repairKeyPickups', 'p1');
    const entry = {
      key: 'K1',
      keyCode: 'K1',
      unit: '1-101',
      pieces: 2,
      household: 'h1',
      collectedBy: 'agent',
    };
    const papers = { collector: '李四', identityChecked: true, signature: 'signature', proof: 'idCard' };
    await expectTimely(() =>
      site
        .as('supervisor')
        .opens('repairKeyPickups', 'p1', 'hand', 'handed', { ...entry, ...papers, reason: 'other' })
        .moves('keys', 'K1', 'withdraw', { state: 'withdrawn', withdrawnFor: 'p1' }),
    );
  });
});

describe('the call about a lost key', () => {
  it('[R4.4.1.8 R4.4.3.8] is made a day before it was reported at the earliest', async () => {
    const site = await world.site();
    const opened = { opened: { by: 'cleaner', at: inHours(-1) } };
    await site.record('keyIncidents', 'i1', {
      ...{ ...reported('deposited', 'lost'), state: 'managerAsked', ...opened },
    });
    await expectTimely(
      () => site.as('supervisor').moves('keyIncidents', 'i1', 'recordConsent', { state: 'agreed' }),
      1,
    );
    // Of a loss that was reported an hour ago nobody could have spoken three hours ago.
    const early = site.as('supervisor').moves('keyIncidents', 'i2', 'recordConsent', { state: 'agreed' });
    await site.record('keyIncidents', 'i2', {
      ...{ ...reported('deposited', 'lost'), state: 'managerAsked', ...opened },
    });
    await expectRefused(early.forged(at(minute(-3 * HOUR))).send());
  });
});

describe('the time of a call in the duty log', () => {
  it('[R4.4.1.4 R2.4.6] lies in the last two days', async () => {
    const site = await world.site();
    const note = (phoneAt: unknown, id: string) =>
      site
        .as('assistant')
        .writes(`dutyLog/${day()}/entries/${id}`, {
          ...{ day: day(), kind: 'note', text: '致电业户', shift: 'day', by: 'assistant', phoneAt },
          at: serverTimestamp(),
        })
        .send();
    await expectRefused(note(inNineteenNinety, 'e1'), 'in 1990');
    await expectRefused(note(minute(-49 * HOUR), 'e1'), '49 hours ago');
    await expectRefused(note(minute(2), 'e1'), 'in two minutes');
    await expectRefused(note(withSeconds(), 'e1'), 'with seconds');
    await expectAllowed(note(minute(-HOUR), 'e1'), 'an hour ago');
    await expectAllowed(note(minute(-47 * HOUR), 'e2'), '47 hours ago');
  });
});
