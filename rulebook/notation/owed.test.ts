import { describe, expect, test } from 'vitest';
import { allRegisters, registers } from '../chapters/index.ts';
import { fallsAt } from '../reading/due.ts';
import { siteTime } from '../site/settings.ts';
import type { RecordData } from './record.ts';

const all = allRegisters.flatMap((register) =>
  Object.entries(register.owes).map(([name, owed]) => ({
    called: `${register.name}.${name}`,
    register,
    owed,
  })),
);

describe('What each working day owes is said by the register whose records do it', () => {
  test('[R4.4.1.7] [R2.4.8] [R3.4.1.2] every cabinet is counted, the duty log is signed, every cashier cashes up', () => {
    expect(all.map(({ called }) => called)).toEqual([
      'keyCounts.count',
      'cashUps.cashUp',
      'dutyLogReviews.review',
    ]);
  });

  test.each(all)(
    '$called is done by records of the day in states that the register has',
    ({ register, owed }) => {
      expect(register.fields[owed.met.day]?.type).toBe('day');
      expect(Object.keys(register.states)).toEqual(expect.arrayContaining([...owed.met.states]));
    },
  );

  test.each(all)('$called is owed for choices that other records use', ({ register, owed: { each } }) => {
    if (each === null || 'role' in each) return;
    const [own, other] = [register.fields[each.field], registers(each.register).fields[each.of]];
    expect(own?.type).toBe('choice');
    expect(other).toMatchObject({ type: 'choice', choices: own?.type === 'choice' ? own.choices : {} });
    expect(Object.keys(registers(each.register).states)).toEqual(expect.arrayContaining([...each.not]));
  });

  test.each([
    ['keyCounts', 'count', '2026-09-29 09:15'],
    ['dutyLogReviews', 'review', '2026-09-30 00:00'],
    ['cashUps', 'cashUp', '2026-09-29 18:00'],
  ])('%s.%s falls due by the site’s own settings', (register, name, wanted) => {
    const time = siteTime({ countBy: '09:15' });
    const [of, owed] = [registers(register), registers(register).owes[name]];
    const at = owed && fallsAt(of, { at: owed.by }, { day: '2026-09-29' } as unknown as RecordData, time);
    expect(at && time.calendar.stamp(at)).toBe(wanted);
  });
});
