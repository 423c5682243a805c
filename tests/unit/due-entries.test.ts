import { Timestamp } from 'firebase-admin/firestore';
import { describe, expect, it } from 'vitest';
import { type DueDocument, dueDocumentOf, entryAfter } from '../../functions/src/deadlines/due.ts';
import { movedBy, reckoningAfter } from '../../functions/src/deadlines/moved-by-settings.ts';
import { allRegisters } from '../../rulebook/chapters/index.ts';
import { days } from '../../rulebook/notation/due.ts';
import { instant, text } from '../../rulebook/notation/field.ts';
import type { RecordData } from '../../rulebook/notation/record.ts';
import { register } from '../../rulebook/notation/register.ts';
import { runs } from '../../rulebook/notation/state.ts';
import { the } from '../../rulebook/notation/value.ts';
import { settingsOf } from '../../rulebook/reading/due.ts';
import { defaultSettings, siteTime } from '../../rulebook/site/settings.ts';
import { at } from '../support/clock.ts';

// What the sweep's index says of a record, and how that goes on when the record or the settings change.

const words = { zh: '停车证到期', en: 'Expires' };
const permits = register('permits', {
  form: { zh: '停车证登记', en: 'Parking permits' },
  cites: ['R2.4.17'],
  fields: { plate: text('车牌', 'Plate', 10), until: instant('至', 'Until') },
  states: { valid: runs('有效', 'Valid') },
  steps: {},
  due: {
    expiry: {
      title: words,
      while: ['valid'],
      at: the('until'),
      concerns: ['opened.by'],
      words,
      reminder: {
        ahead: days(30),
        words: { zh: '{plate} 三十天后到期', en: '{plate} expires in thirty days' },
      },
      takes: 'expire',
      cites: ['R2.4.17'],
    },
  },
  columns: [],
  subject: '{plate}',
});

const stamp = (local: string) => ({ by: 'clerk', at: at(local) });
const permit = (until: string, changed = '2026-09-01 10:00'): RecordData => ({
  state: 'valid',
  rev: 1,
  opened: stamp('2026-09-01 10:00'),
  last: { step: 'renew', ...stamp(changed) },
  plate: '浙A12345',
  until: at(until),
});
const entryOf = (record: RecordData): DueDocument =>
  dueDocumentOf('lakeside', permits, 'p', 'expiry', record, siteTime(null), String) as DueDocument;
const time = (local: string): Timestamp => Timestamp.fromDate(at(local));

describe('an entry with a reminder ahead', () => {
  it('[R2.4.17] is looked at first at the time of the reminder, with its words', () => {
    expect(entryOf(permit('2026-12-31 10:00'))).toMatchObject({
      at: time('2026-12-01 10:00'),
      deadline: time('2026-12-31 10:00'),
      reminder: { zh: '浙A12345 三十天后到期', en: '浙A12345 expires in thirty days' },
      overdue: false,
    });
  });

  it('[R2.4.17] has none when it is that near already as it is written down', () => {
    expect(entryOf(permit('2026-09-20 10:00'))).toMatchObject({
      at: time('2026-09-20 10:00'),
      reminder: null,
    });
  });
});

describe('how an entry goes on', () => {
  const wanted = entryOf(permit('2026-12-31 10:00'));
  const reminded = { ...wanted, at: wanted.deadline, reminder: null };
  const flagged = {
    ...reminded,
    at: time('2027-01-01 09:00'),
    level: 2,
    overdue: true,
    flaggedAt: wanted.deadline,
  };
  const sooner = { ...entryOf(permit('2026-11-30 10:00')), rev: 1 };
  const goesOn = (stands: Partial<DueDocument> | undefined, next: DueDocument | null, now: string) =>
    entryAfter(stands, next, 1, at(now));

  it('as it was, where its time has not moved: what has been told is not told again', () => {
    expect(goesOn(flagged, wanted, '2027-01-01 08:00')).toMatchObject({
      level: 2,
      overdue: true,
      at: flagged.at,
    });
    expect(goesOn(reminded, wanted, '2026-12-05 08:00')).toMatchObject({
      at: wanted.deadline,
      reminder: null,
    });
  });

  it('with its reminder still ahead, as long as that has not been told', () => {
    expect(goesOn(wanted, wanted, '2026-10-01 08:00')).toMatchObject({
      at: wanted.at,
      reminder: wanted.reminder,
    });
    expect(goesOn(wanted, sooner, '2026-10-01 08:00')).toMatchObject({
      at: sooner.at,
      reminder: sooner.reminder,
    });
  });

  it('without a second reminder, when it has been told and its new time is past as well', () => {
    expect(goesOn(reminded, sooner, '2026-12-05 08:00')).toMatchObject({
      at: sooner.deadline,
      reminder: null,
    });
  });

  it('with a reminder anew, when its time lies further ahead again', () => {
    const later = entryOf(permit('2027-12-31 10:00'));
    expect(goesOn(reminded, later, '2026-12-05 08:00')).toMatchObject({
      at: later.at,
      reminder: later.reminder,
    });
  });

  it('flagged, at its level, where its time has moved and is past all the same', () => {
    const next = goesOn(flagged, sooner, '2027-01-01 08:00');
    expect(next).toMatchObject({ level: 2, overdue: true, at: flagged.at, deadline: sooner.deadline });
  });

  it('from the beginning, where its time lies ahead again, or another step has made another matter of it', () => {
    const later = entryOf(permit('2027-01-20 10:00'));
    const beginning = { level: 0, overdue: false, flaggedAt: null };
    expect(goesOn(flagged, later, '2027-01-01 08:00')).toMatchObject(beginning);
    expect(goesOn(flagged, { ...sooner, rev: 2 }, '2027-01-01 08:00')).toMatchObject(beginning);
  });

  it('settled, when nothing is owed any more; what never ran is not written', () => {
    expect(goesOn(flagged, null, '2027-01-01 08:00')).toMatchObject({
      at: null,
      overdue: false,
      reminder: null,
    });
    expect(goesOn({ ...reminded, at: null }, null, '2027-01-01 08:00')).toBeNull();
    expect(goesOn(undefined, null, '2027-01-01 08:00')).toBeNull();
  });
});

describe('what a change of the settings moves', () => {
  /** They fall due so many working days later: whichever day becomes one moves them. */
  const countInWorkdays = allRegisters.flatMap(({ name, due }) =>
    Object.entries(due).flatMap(([each, terms]) =>
      settingsOf(terms).has('workdays') ? [`${name}.${each}`] : [],
    ),
  );
  const moved = (change: Partial<typeof defaultSettings>) =>
    movedBy({ ...defaultSettings }, { ...defaultSettings, ...change }, at('2026-10-10 09:00'));

  it('[R5.1.1] what falls due by them, and nothing where nothing does', () => {
    expect(moved({ midShiftEnd: '21:00' })).toEqual(['areaKeyHandovers.return']);
    expect(moved({ idCopyRetentionDays: 30 })).toEqual(['attachments.retention']);
    expect(moved({ closing: '17:00' })).toContain('keyLoans.return');
    expect(moved({ countBy: '09:00' })).toEqual(['owed:keyCounts.count']);
    expect(moved({ contacts: 'x', escalationMinutes: [30] })).toEqual([]);
  });

  it('[R4.4.1.7] what today owes, where today becomes a working day or is none any more', () => {
    // A Saturday.
    const saturday = at('2026-10-10 09:00');
    const between = (was: Partial<typeof defaultSettings>, is: Partial<typeof defaultSettings>) => {
      const weekdays = { ...defaultSettings, workdays: [1, 2, 3, 4, 5] };
      const moved = movedBy({ ...weekdays, ...was }, { ...weekdays, ...is }, saturday);
      return moved.filter((each) => !countInWorkdays.includes(each));
    };
    const madeUp = { makeUpWorkdays: ['2026-10-10'] };
    expect(between({}, madeUp)).toEqual(['worked']);
    expect(between(madeUp, {})).toEqual(['worked']);
    expect(between(madeUp, { holidays: ['2026-10-10'] })).toEqual(['worked']);
    expect(between(madeUp, { workdays: [6] })).toEqual([]);
    expect(between({}, { makeUpWorkdays: ['2026-09-20'] })).toEqual([]);
    expect(between({}, { workdays: [1, 2, 3, 4] })).toEqual([]);
  });

  it('[R3.4.1.3.1] what falls due so many working days later, with each of them', () => {
    const inWorkdays = ['arrears.serveDunning', 'arrears.toDeadlineNotice', 'arrears.toManagerDecision'];
    for (const change of [
      { workdays: [1] },
      { holidays: ['2026-10-12'] },
      { makeUpWorkdays: ['2026-10-11'] },
    ])
      expect(moved(change)).toEqual(expect.arrayContaining(inWorkdays));
    expect(moved({ holidays: ['2026-10-12'] })).not.toContain('arrears.pause');
  });

  it('[R5.1.1] settings that were stored before make-up workdays were known have none', () => {
    const { makeUpWorkdays: _none, ...older } = { ...defaultSettings, workdays: [1] };
    expect(movedBy(older, { ...older, makeUpWorkdays: [] }, at('2026-10-10 09:00'))).toEqual([]);
  });

  it('[R5.1.1] a site that is opened has moved nothing', () => {
    expect(movedBy(null, { ...defaultSettings }, at('2026-10-10 09:00'))).toEqual([]);
    expect(reckoningAfter('lakeside', [], undefined, at('2026-09-29 09:00'))).toEqual([]);
  });

  it('[R5.1.1] what an earlier change has still left is done with it, each once', () => {
    const stands = { left: ['keyLoans.return', 'keys.reseal'] };
    const [marker] = reckoningAfter(
      'lakeside',
      ['keys.reseal', 'dutyLog.count'],
      stands,
      at('2026-09-29 09:00'),
    );
    expect(marker?.path).toBe('sites/lakeside/settings/site/due/reckoning');
    expect(marker?.data.left).toEqual(['keyLoans.return', 'keys.reseal', 'dutyLog.count', 'open']);
  });
});
