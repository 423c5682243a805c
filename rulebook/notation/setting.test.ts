import { expect, it } from 'vitest';
import { allRegisters } from '../chapters/index.ts';
import { printRules } from '../printing/rules.ts';
import { dueAt, settingsOf } from '../reading/due.ts';
import { type Scene, valueIn } from '../reading/evaluate.ts';
import { siteTime } from '../site/settings.ts';
import { atLeast, rule, staff } from './condition.ts';
import { minutes } from './due.ts';
import { whole } from './field.ts';
import { register, registersOf } from './register.ts';
import { setting } from './setting.ts';
import { runs } from './state.ts';
import { opens } from './step.ts';
import { site, the } from './value.ts';

const words = { zh: '铃响', en: 'Rings' };
const ringsMax = setting('ringsMax', whole('铃响次数', 'Rings', 1, 9), {
  ...{ otherwise: 3, help: words, cites: ['R2.4.1.5'] },
});
const calls = register('calls', {
  ...{ form: words, cites: ['R2.4.1.5'], columns: [], subject: '' },
  fields: { rings: whole('铃响', 'Rings', 1, 99) },
  states: { open: runs('未办结', 'Open') },
  steps: {
    take: opens('open', {
      ...{ title: words, by: staff, asks: ['rings'], cites: ['R2.4.1.5'] },
      provided: [rule('inTime', ['R2.4.1.5'], words, atLeast(site(ringsMax), the('rings')))],
    }),
  },
  due: {
    late: {
      ...{ title: words, words, while: ['open'], concerns: [], cites: ['R2.4.1.5'] },
      at: minutes(site(ringsMax)).after(the('opened.at')),
    },
  },
});
const all = [
  ...allRegisters.map((each) =>
    each.name === 'settings' ? { ...each, fields: { ...each.fields, ringsMax: ringsMax.field } } : each,
  ),
  calls,
];
const registers = registersOf(all);
const opened = { by: 'chen', at: new Date('2026-11-25T01:00:00Z') };
const record = { state: 'open', rev: 1, opened, last: { step: 'take', ...opened }, rings: 2 };

const scene = (settings: Record<string, unknown> | null): Scene => ({
  ...{ registers, register: calls, id: 'c', actor: 'chen', now: new Date(0), today: '2026-11-25' },
  ...{ before: null, after: record, planned: () => undefined },
  stored: (of) => (of === 'settings' ? settings : null),
});

it('holds what the site has set, and otherwise what the chapter says', () => {
  expect(valueIn(site(ringsMax), scene({ closing: '18:00' }))).toBe(3);
  expect(valueIn(site(ringsMax), scene({ ringsMax: 5 }))).toBe(5);
});

it('is asked by the rules in the same way', () => {
  const printed = printRules(all, registers, []);
  expect(printed).toContain("record('settings', 'site').get('ringsMax', 3) >= the.rings");
});

it('moves what falls due by it', () => {
  const due = calls.due.late;
  expect(due && settingsOf(due)).toContain('ringsMax');
  expect(dueAt(calls, 'late', record, siteTime({}))).toEqual(new Date('2026-11-25T01:03:00Z'));
  const set: Record<string, unknown> = { ringsMax: 7 };
  expect(dueAt(calls, 'late', record, siteTime(set))).toEqual(new Date('2026-11-25T01:07:00Z'));
});

it('may be absent in a site that is older', () => {
  expect(ringsMax.field.optional).toBe(true);
});
