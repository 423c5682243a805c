import { describe, expect, it } from 'vitest';
import { settings } from '../../rulebook/registers/settings.ts';
import { defaultSettings } from '../../rulebook/settings.ts';
import {
  hasSummerTime,
  offsetMinutes,
  problemsIn,
  type TypedSettings,
  toInput,
  toTyped,
} from '../../web/src/pages/settings/typed.ts';

const stored = { ...defaultSettings, name: '湖畔花园', nameEnglish: 'Lakeside Garden', contacts: '0571' };
const typed = (change: Partial<TypedSettings> = {}): TypedSettings => ({
  ...toTyped({ ...stored }),
  ...change,
});
const wrong = (change: Partial<TypedSettings>) => [...problemsIn(typed(change), settings.fields).keys()];

describe('the settings of a site as they are typed', () => {
  it('[R5.1.1] come back as they were stored, with everything that the step asks for', () => {
    const input = toInput(typed());
    expect(input).toEqual(stored);
    expect(Object.keys(input).sort()).toEqual([...(settings.steps.change?.asks ?? [])].sort());
    expect(wrong({})).toEqual([]);
  });

  it('[R5.1.1] the difference to UTC follows from the zone, on either side of a change of clocks', () => {
    const [winter, summer] = [new Date('2026-01-15T00:00:00Z'), new Date('2026-07-15T00:00:00Z')];
    expect(offsetMinutes('Asia/Shanghai', winter)).toBe(480);
    expect(offsetMinutes('Asia/Kolkata', winter)).toBe(330);
    expect(offsetMinutes('America/New_York', winter)).toBe(-300);
    expect(offsetMinutes('Europe/London', winter)).toBe(0);
    expect(offsetMinutes('Europe/London', summer)).toBe(60);
    expect(hasSummerTime('Asia/Shanghai', 2026)).toBe(false);
    expect(hasSummerTime('Europe/London', 2026)).toBe(true);
  });

  it('[R5.1.1] days are put in order, once each', () => {
    const input = toInput(
      typed({ workdays: [5, 1, 3], holidays: ['2027-01-01', '2026-10-01', '2027-01-01'] }),
    );
    expect(input).toMatchObject({ workdays: [1, 3, 5], holidays: ['2026-10-01', '2027-01-01'] });
  });

  it.each<[string, Partial<TypedSettings>]>([
    ['name', { name: '  ' }],
    ['closing', { closing: '08:30' }],
    ['midShiftEnd', { midShiftEnd: '17:59' }],
    ['countBy', { countBy: '25:00' }],
    ['workdays', { workdays: [] }],
    ['escalationMinutes', { escalationMinutes: [60, Number.NaN] }],
    ['escalationMinutes', { escalationMinutes: [0] }],
    ['disclosureHoursMax', { disclosureHoursMax: 169 }],
    ['idCopyRetentionDays', { idCopyRetentionDays: Number.NaN }],
  ])('[R5.1.1] %s is refused in the form: %o', (name, change) => {
    expect(wrong(change)).toEqual([name]);
  });
});
