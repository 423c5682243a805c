import { describe, expect, it } from 'vitest';
import { chapterSettings } from '../../rulebook/chapters/chapter-settings.ts';
import { registers } from '../../rulebook/chapters/index.ts';
import { settings } from '../../rulebook/chapters/site/settings.ts';
import { read } from '../../rulebook/notation/record.ts';
import { settingsIn } from '../../rulebook/notation/setting.ts';
import { plan } from '../../rulebook/reading/plan.ts';
import { defaultSettings } from '../../rulebook/site/settings.ts';
import { problemsIn, type TypedSettings, toInput, toTyped } from '../../web/src/chapters/site/typed.ts';

const ofChapters = Object.fromEntries(
  settingsIn(chapterSettings).map(({ setting, otherwise }) => [setting, otherwise]),
);
const stored = {
  ...defaultSettings,
  ...ofChapters,
  name: '湖畔花园',
  nameEnglish: 'Lakeside Garden',
  contacts: '0571',
};
const typed = (change: Partial<TypedSettings> = {}): TypedSettings => ({
  ...toTyped({ ...stored }),
  ...change,
});

/** What the rulebook says of the step, as the page asks it. */
function refusals(input: TypedSettings) {
  const request = {
    ...{ registers, register: settings, step: 'change', id: 'site', input: toInput(input, settings.fields) },
    ...{ actor: 'manager', now: new Date('2026-11-01T01:00:00Z'), today: '2026-11-01' },
  };
  const manager = { state: 'active', roles: ['manager'], buildings: [] };
  const current = { ...stored, state: 'current', rev: 1 };
  const planned = plan(request, (register) =>
    register === 'settings' ? current : register === 'members' ? manager : null,
  );
  return planned.allowed ? [] : planned.refusals;
}

const problems = (change: Partial<TypedSettings>) =>
  problemsIn(typed(change), settings.fields, refusals(typed(change)));
const wrong = (change: Partial<TypedSettings>) => [...problems(change).keys()];

describe('the settings of a site as they are typed', () => {
  it('[R5.1.1] come back as they were stored, with everything that the step asks for', () => {
    const input = toInput(typed(), settings.fields);
    expect(input).toEqual(Object.fromEntries(Object.keys(input).map((name) => [name, read(stored, [name])])));
    const { asks = [], mayAsk = [] } = settings.steps.change ?? {};
    expect(Object.keys(input).sort()).toEqual([...asks, ...mayAsk].sort());
    expect(wrong({})).toEqual([]);
  });

  it('[R5.1.1] what was pasted with blanks and lines is what was meant', () => {
    const input = toInput(
      typed({ name: ' 湖畔\u200b花园 ', contacts: ' 前台 1\n监控 2 \n' }),
      settings.fields,
    );
    expect(input).toMatchObject({ name: '湖畔花园', contacts: '前台 1\n监控 2' });
  });

  it('[R5.1.1] [R11.1.1.2] times that do not fit are told in the words of the rulebook, at the later one', () => {
    expect(problems({ midShiftEnd: '08:30' }).get('midShiftEnd')?.zh).toBe('中班结束须晚于上班');
    expect(problems({ midShiftEnd: '17:00' }).size).toBe(0);
    expect(problems({ countBy: '18:01' }).get('countBy')?.en).toBe(
      'The keys are counted by closing at the latest',
    );
  });

  it('[R5.1.1] days are put in order, once each', () => {
    const days = { workdays: [5, 1, 3], holidays: ['2027-01-01', '2026-10-01', '2027-01-01'] };
    const input = toInput(typed(days), settings.fields);
    expect(input).toMatchObject({ workdays: [1, 3, 5], holidays: ['2026-10-01', '2027-01-01'] });
    const made = toInput(
      typed({ makeUpWorkdays: ['2026-10-10', '2026-09-20', '2026-10-10'] }),
      settings.fields,
    );
    expect(made).toMatchObject({ makeUpWorkdays: ['2026-09-20', '2026-10-10'] });
  });

  it('[R4.4.1.7] a site that knows of no make-up workdays has none, and may leave it so', () => {
    const { makeUpWorkdays: _none, ...older } = stored;
    const input = toTyped({ ...older });
    expect(input.makeUpWorkdays).toEqual([]);
    expect(problemsIn(input, settings.fields, refusals(input)).size).toBe(0);
  });

  it('[R4.4.1.7] a day that is a holiday and a make-up workday is refused by the names of both fields', () => {
    const both = { holidays: ['2026-10-01'], makeUpWorkdays: ['2026-10-01'] };
    expect(problems(both).get('makeUpWorkdays')).toEqual({
      zh: '“节假日”与“调休上班日”里不能有同一天',
      en: 'No day is both among “Holidays” and among “Make-up workdays”',
    });
    expect(wrong({ ...both, makeUpWorkdays: ['2026-10-10'] })).toEqual([]);
  });

  it.each<[string, Partial<TypedSettings>]>([
    ['name', { name: '  ' }],
    ['closing', { closing: '08:30', countBy: '08:30' }],
    ['midShiftEnd', { midShiftEnd: '08:29' }],
    ['countBy', { countBy: '25:00' }],
    ['countBy', { countBy: '18:01' }],
    ['workdays', { workdays: [] }],
    ['holidays', { holidays: ['2026-02-30'] }],
    ['makeUpWorkdays', { makeUpWorkdays: ['2026-02-30'] }],
    ['makeUpWorkdays', { holidays: ['2026-10-01'], makeUpWorkdays: ['2026-10-01'] }],
    ['escalationMinutes', { escalationMinutes: [60, Number.NaN] }],
    ['escalationMinutes', { escalationMinutes: [0] }],
    ['disclosureHoursMax', { disclosureHoursMax: 169 }],
    ['idCopyRetentionDays', { idCopyRetentionDays: Number.NaN }],
  ])('[R5.1.1] %s is refused in the form: %o', (name, change) => {
    expect(wrong(change)).toEqual([name]);
  });
});
