import { deleteField } from 'firebase/firestore/lite';
import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyTruth } from '../../support/rules/attempts.ts';
import { type Data, whoHold } from '../../support/rules/people.ts';
import { expectAllowed, expectClosed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('settings');

const change = (site: Site, uid: string, fields: Data) =>
  site.as(uid).moves('settings', 'site', 'change', fields);

describe("a site's settings", () => {
  it('[R4.4.2.5 R5.1.1] are changed by administrator and manager', async () => {
    const site = await world.site();
    await expectOnlyBy(whoHold('admin', 'manager'), (uid) => change(site, uid, { closing: '17:30' }).send());
  });

  it('[R4.4.2.5 R11.1.1.2 R2.4.8] hold times, days and numbers that a day can have', async () => {
    const site = await world.site();
    const truth = {
      ...{ workdayStart: '09:00', closing: '17:30', midShiftEnd: '23:00', countBy: '11:00' },
      ...{
        workdays: [1, 2, 3, 4, 5, 6],
        holidays: ['2026-10-01', '2026-10-02'],
        makeUpWorkdays: ['2026-09-20', '2026-10-10'],
        escalationMinutes: [30, 60, 90],
      },
      ...{ idCopyRetentionDays: 30, disclosureHoursMax: 12, contacts: '监控室 8001' },
    };
    await expectOnlyTruth(() => change(site, 'admin', truth), {
      'a time that is none': { closing: '24:00' },
      'a time in words': { closing: '下午六点' },
      'a time without a zero': { workdayStart: '9:00' },
      'an eighth day': { workdays: [8] },
      'a day in words': { workdays: ['Monday'] },
      'a week of eight days': { workdays: [1, 2, 3, 4, 5, 6, 7, 7] },
      'a holiday that is no date': { holidays: ['国庆'] },
      'a holiday as a number': { holidays: [20261001] },
      'a make-up workday that is no date': { makeUpWorkdays: ['周日'] },
      'make-up workdays that are no list': { makeUpWorkdays: '2026-09-20' },
      'escalation at once': { escalationMinutes: [0] },
      'five rungs': { escalationMinutes: [1, 2, 3, 4, 5] },
      'copies kept for ever': { idCopyRetentionDays: 99_999 },
      'copies not kept': { idCopyRetentionDays: 0 },
      'grants of a month': { disclosureHoursMax: 720 },
      'another zone': { zone: 'Pacific/Apia' },
      'a zone that is none': { zone: 'Shanghai!' },
      'an offset': { utcOffsetMinutes: 480 },
      'an offset beyond the earth': { utcOffsetMinutes: 9999 },
      'no zone': { zone: deleteField() },
      'no name': { name: '' },
      'no closing': { closing: deleteField() },
      'a switch of its own': { skipApprovals: true },
      'another state': { state: 'open' },
    });
  });

  /** So many days from the first of January on. */
  const daysOf2026 = (count: number): string[] =>
    Array.from({ length: count }, (_, place) =>
      new Date(Date.UTC(2026, 0, 1 + place)).toISOString().slice(0, 10),
    );

  const times = { workdayStart: '08:30', closing: '18:00', midShiftEnd: '22:00', countBy: '10:00' };
  const wrongAndRight: readonly (readonly [string, Data, Data])[] = [
    [
      '[R5.1.1] a day that closes before it opens',
      { closing: '08:00', countBy: '07:00' },
      { closing: '18:30' },
    ],
    ['[R5.1.1] a day that closes as it opens', { closing: '08:30', countBy: '08:30' }, { closing: '10:00' }],
    [
      '[R11.1.1.2] a middle shift that ends before the day',
      { midShiftEnd: '07:30' },
      { midShiftEnd: '23:30' },
    ],
    ['[R11.1.1.2] a middle shift that ends as it begins', { midShiftEnd: '08:30' }, { midShiftEnd: '08:31' }],
    ['[R4.4.1.7] a count after closing', { countBy: '18:01' }, { countBy: '18:00' }],
    ['[R5.1.1] a week without a working day', { workdays: [] }, { workdays: [7] }],
    [
      '[R4.4.2.5] nobody who is told of what is overdue',
      { escalationMinutes: [] },
      { escalationMinutes: [60] },
    ],
    ['[R5.1.1] a working day named twice', { workdays: [1, 1] }, { workdays: [1, 2] }],
    [
      '[R5.1.1] a holiday named twice',
      { holidays: ['2026-10-01', '2026-10-02', '2026-10-01'] },
      { holidays: ['2026-10-01', '2026-10-02'] },
    ],
    ['[R5.1.1] a holiday that does not exist', { holidays: ['2025-02-29'] }, { holidays: ['2024-02-29'] }],
    ['[R5.1.1] a hundred and one holidays', { holidays: daysOf2026(101) }, { holidays: daysOf2026(100) }],
    [
      '[R4.4.1.7] a make-up workday named twice',
      { makeUpWorkdays: ['2026-09-20', '2026-09-20'] },
      { makeUpWorkdays: ['2026-09-20', '2026-10-10'] },
    ],
    [
      '[R4.4.1.7] a make-up workday that does not exist',
      { makeUpWorkdays: ['2026-09-31'] },
      { makeUpWorkdays: ['2026-09-30'] },
    ],
    [
      '[R4.4.1.7] sixty-one make-up workdays',
      { makeUpWorkdays: daysOf2026(61), holidays: [] },
      { makeUpWorkdays: daysOf2026(60), holidays: [] },
    ],
    [
      '[R4.4.1.7] a make-up workday that is a holiday',
      { holidays: ['2026-10-01', '2026-10-02'], makeUpWorkdays: ['2026-09-20', '2026-10-02'] },
      { holidays: ['2026-10-01', '2026-10-02'], makeUpWorkdays: ['2026-09-20', '2026-10-03'] },
    ],
  ];

  for (const [what, wrong, right] of wrongAndRight)
    it(`${what}: is refused, and the like that can be is taken`, async () => {
      const site = await world.site();
      await expectRefused(change(site, 'admin', { ...times, ...wrong }).send());
      await expectAllowed(change(site, 'admin', { ...times, ...right }).send());
    });

  it('[R4.4.1.7] a holiday is not declared on a make-up workday that stands, unless that goes', async () => {
    const site = await world.site();
    await expectAllowed(change(site, 'admin', { makeUpWorkdays: ['2026-10-10'] }).send());
    await expectRefused(change(site, 'admin', { holidays: ['2026-10-10'] }).send());
    const off = { holidays: ['2026-10-10'], makeUpWorkdays: [] };
    await expectAllowed(change(site, 'admin', off).send());
    await expectAllowed(
      change(site, 'admin', { makeUpWorkdays: deleteField() }).send(),
      'as older sites are',
    );
  });

  it('[R4.4.2.5] the same interval at each level is no repetition', async () => {
    const site = await world.site();
    await expectAllowed(change(site, 'admin', { escalationMinutes: [60, 60] }).send());
  });

  it('[R5.1.1] are one record, which nobody makes twice or takes away', async () => {
    const site = await world.site();
    for (const uid of ['admin', 'manager', 'gm']) {
      await expectClosed(site.as(uid).set('settings/other', { closing: '17:30' }), uid);
      await expectClosed(site.as(uid).delete('settings/site'), uid);
    }
  });
});
