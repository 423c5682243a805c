import { describe, expect, it } from 'vitest';
import { isDay } from '../../rulebook/notation/day.ts';
import {
  type Arrangement,
  isOver,
  publicHolidaysOf,
  readArrangement,
  stretchesOf,
  unlisted,
  withDaysOf,
  yearWithoutHolidays,
} from '../../web/src/chapters/site/arrangement.ts';
import { dayInMonth, daysText, monthText, stretchesText } from '../../web/src/chapters/site/day-words.ts';

// What the settings page proposes of China's public holidays.

const arrangement: Arrangement = {
  holidays: {
    '2026-12-31': "New Year's Day,元旦,1",
    '2027-01-01': "New Year's Day,元旦,1",
    '2027-02-06': 'Spring Festival,春节,4',
    '2027-02-05': 'Spring Festival,春节,4',
  },
  workdays: { '2027-01-31': 'Spring Festival,春节,4', '2027-02-14': 'Spring Festival,春节,4' },
};
const newYear = {
  name: { zh: '元旦', en: "New Year's Day" },
  holidays: ['2027-01-01'],
  makeUpWorkdays: [],
};
const springFestival = {
  name: { zh: '春节', en: 'Spring Festival' },
  holidays: ['2027-02-05', '2027-02-06'],
  makeUpWorkdays: ['2027-01-31', '2027-02-14'],
};
const nothing = { holidays: [], makeUpWorkdays: [] };

describe('the public holidays of a year', () => {
  it('are told by name, with their days in order and the days of rest that are worked for them', () => {
    expect(publicHolidaysOf(arrangement, 2027)).toEqual([newYear, springFestival]);
  });

  it('are not known of a year of which only the last days belong to the next one’s holiday', () => {
    expect(publicHolidaysOf(arrangement, 2026)).toBeNull();
    expect(publicHolidaysOf(arrangement, 2028)).toBeNull();
  });

  it('are proposed as far as the site has not listed them', () => {
    const all = [newYear, springFestival];
    expect(unlisted(all, nothing)).toEqual(all);
    const listed = { holidays: ['2027-01-01', '2027-02-05'], makeUpWorkdays: ['2027-02-14'] };
    expect(unlisted(all, listed)).toEqual([
      { ...springFestival, holidays: ['2027-02-06'], makeUpWorkdays: ['2027-01-31'] },
    ]);
    expect(unlisted(all, withDaysOf(listed, all))).toEqual([]);
  });

  it('are taken into the lists beside what stands there, each day once', () => {
    const listed = { holidays: ['2027-08-08', '2027-02-05'], makeUpWorkdays: [] };
    expect(withDaysOf(listed, [springFestival])).toEqual({
      holidays: ['2027-02-05', '2027-02-06', '2027-08-08'],
      makeUpWorkdays: ['2027-01-31', '2027-02-14'],
    });
    expect(withDaysOf(listed, [])).toMatchObject({ holidays: ['2027-02-05', '2027-08-08'] });
  });

  it('are over when none of their days is still to come, a make-up workday included', () => {
    expect(isOver(springFestival, '2027-02-14')).toBe(false);
    expect(isOver(springFestival, '2027-02-15')).toBe(true);
    expect(isOver(newYear, '2027-01-01')).toBe(false);
  });
});

describe('a year without a holiday', () => {
  const of = (year: number) => `${year}-05-01`;

  it('is told while it lasts, and from December on before it begins', () => {
    expect(yearWithoutHolidays([of(2026)], '2026-11-30')).toBeNull();
    expect(yearWithoutHolidays([of(2026)], '2026-12-01')).toBe(2027);
    expect(yearWithoutHolidays([of(2026)], '2027-01-01')).toBe(2027);
    expect(yearWithoutHolidays([of(2026), of(2027)], '2026-12-01')).toBeNull();
    expect(yearWithoutHolidays([], '2026-06-01')).toBe(2026);
  });
});

describe('the package', () => {
  it('has the State Council’s arrangement for 2026, days of rest that are worked included', async () => {
    const all = publicHolidaysOf(await readArrangement(), 2026) ?? [];
    const shown = all.map(({ name, holidays, makeUpWorkdays }) =>
      [name.zh, ...stretchesOf(holidays).map((each) => each.join('/')), ...makeUpWorkdays].join(' '),
    );
    expect(shown).toEqual([
      '元旦 2026-01-01/2026-01-03 2026-01-04',
      '春节 2026-02-15/2026-02-23 2026-02-14 2026-02-28',
      '清明 2026-04-04/2026-04-06',
      '劳动节 2026-05-01/2026-05-05 2026-05-09',
      '端午 2026-06-19/2026-06-21',
      '中秋 2026-09-25/2026-09-27',
      '国庆节 2026-10-01/2026-10-07 2026-09-20 2026-10-10',
    ]);
  });

  it('has dates that the settings take, none of them off and worked, and both names of each', async () => {
    const { holidays, workdays } = await readArrangement();
    const days = [...Object.keys(holidays), ...Object.keys(workdays)];
    expect(days.filter((day) => !isDay(day))).toEqual([]);
    expect(new Set(days).size).toBe(days.length);
    const names = [...Object.values(holidays), ...Object.values(workdays)];
    expect(names.filter((each) => !/^[\w' -]+,\p{Script=Han}[\p{Script=Han}\d]*,/u.test(each))).toEqual([]);
  });
});

describe('days in words', () => {
  it('one after the other are one stretch, across the end of a month', () => {
    const days = ['2026-10-02', '2026-09-30', '2026-10-01', '2026-10-04'];
    expect(stretchesOf(days)).toEqual([
      ['2026-09-30', '2026-10-02'],
      ['2026-10-04', '2026-10-04'],
    ]);
    expect(stretchesOf([])).toEqual([]);
  });

  it('are read in both languages, wherever the device is', () => {
    expect([monthText('2026-10-01', 'zh'), monthText('2026-10-01', 'en')]).toEqual([
      '2026年10月',
      'October 2026',
    ]);
    expect([dayInMonth('2026-10-01', 'zh'), dayInMonth('2026-10-01', 'en')]).toEqual(['1日 周四', 'Thu 1']);
    const made = ['2026-02-14', '2026-02-28'];
    expect([daysText(made, 'zh'), daysText(made, 'en')]).toEqual([
      '2月14日周六、2月28日周六',
      'Sat 14 Feb, Sat 28 Feb',
    ]);
    const off = ['2026-02-15', '2026-02-16', '2026-02-18', '2026-02-28', '2026-03-01'];
    expect([stretchesText(off, 'zh'), stretchesText(off, 'en')]).toEqual([
      '2月15日至16日、2月18日、2月28日至3月1日',
      '15–16 Feb, 18 Feb, 28 Feb – 1 Mar',
    ]);
  });
});
