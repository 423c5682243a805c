import { deleteField } from 'firebase/firestore/lite';
import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyTruth } from '../support/rules/attempts.ts';
import { type Data, whoHold } from '../support/rules/people.ts';
import { expectAllowed, expectClosed, expectRefused } from '../support/rules/refusal.ts';
import { openWorld, type Site } from '../support/rules/world.ts';

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
        escalationMinutes: [30, 60, 90],
      },
      ...{ idCopyRetentionDays: 30, disclosureHoursMax: 12, contacts: '监控室 8001', zone: 'Asia/Shanghai' },
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
      'escalation at once': { escalationMinutes: [0] },
      'five rungs': { escalationMinutes: [1, 2, 3, 4, 5] },
      'copies kept for ever': { idCopyRetentionDays: 99_999 },
      'copies not kept': { idCopyRetentionDays: 0 },
      'grants of a month': { disclosureHoursMax: 720 },
      'a zone that is none': { zone: 'Shanghai!' },
      'an offset beyond the earth': { utcOffsetMinutes: 9999 },
      'no name': { name: '' },
      'no closing': { closing: deleteField() },
      'a switch of its own': { skipApprovals: true },
      'another state': { state: 'open' },
    });
  });

  it('[R5.1.1] name a zone as long as any', async () => {
    const site = await world.site();
    const zone = (length: number) => change(site, 'admin', { zone: `Asia/${'a'.repeat(length - 5)}` }).send();
    await expectRefused(zone(41), 'too long');
    await expectAllowed(zone(40));
  });

  it('[R5.1.1] are one record, which nobody makes twice or takes away', async () => {
    const site = await world.site();
    for (const uid of ['admin', 'manager', 'gm']) {
      await expectClosed(site.as(uid).set('settings/other', { closing: '17:30' }), uid);
      await expectClosed(site.as(uid).delete('settings/site'), uid);
    }
  });
});
