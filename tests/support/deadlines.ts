import { registers } from '../../rulebook/chapters/index.ts';
import type { Due } from '../../rulebook/notation/due.ts';
import type { RecordData } from '../../rulebook/notation/record.ts';
import { dueAt } from '../../rulebook/reading/due.ts';
import { type Settings, siteTime } from '../../rulebook/site/settings.ts';

// What falls due of a record, and when, for the `deadlines.test.ts` of each chapter.

export const MORNING = new Date('2026-11-24T02:00:00Z'); // 10:00 at the site
export const EVENING = new Date('2026-11-24T11:00:00Z'); // 19:00, after closing

/** A record opened at a time. */
export const opened = (at: Date, fields: Readonly<Record<string, unknown>> = {}): RecordData => ({
  state: '',
  rev: 1,
  opened: { by: 'somebody', at },
  last: { by: 'somebody', at, step: 'open' },
  ...fields,
});

export const termsOf = (register: string, name: string): Due => {
  const due = registers(register).due[name];
  if (!due) throw new Error(`Nothing called ${name} falls due in ${register}`);
  return due;
};

/** When it falls due by the site's clock, in the first state in which it runs; null when nothing is owed. */
export function due(
  register: string,
  name: string,
  record: RecordData,
  settings: Partial<Settings> & Readonly<Record<string, unknown>> = {},
) {
  const site = siteTime(settings);
  const state = record.state || String(stateIn(register, name)[0]);
  const at = dueAt(registers(register), name, { ...record, state }, site);
  return at && site.calendar.stamp(at);
}

export const stateIn = (register: string, name: string) => termsOf(register, name).while;
