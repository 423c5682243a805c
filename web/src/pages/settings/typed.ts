import type { Field } from '../../../../rulebook/language/field.ts';
import type { Document } from '../../data/store.ts';
import { problemOf } from '../../forms/validate.ts';
import type { Words } from '../../language/words.ts';

/** The settings as they stand in the form. */
export interface TypedSettings {
  readonly name: string;
  readonly nameEnglish: string;
  readonly contacts: string;
  readonly zone: string;
  readonly workdayStart: string;
  readonly closing: string;
  readonly midShiftEnd: string;
  readonly countBy: string;
  readonly workdays: readonly number[];
  readonly holidays: readonly string[];
  /** NaN for one that was just added. */
  readonly escalationMinutes: readonly number[];
  readonly idCopyRetentionDays: number;
  readonly disclosureHoursMax: number;
}

export type Problems = ReadonlyMap<string, Words>;

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const numbers = (value: unknown): number[] => (Array.isArray(value) ? value.map(Number) : []);

export const toTyped = (record: Document): TypedSettings => ({
  name: String(record.name ?? ''),
  nameEnglish: String(record.nameEnglish ?? ''),
  contacts: String(record.contacts ?? ''),
  zone: String(record.zone ?? ''),
  workdayStart: String(record.workdayStart ?? ''),
  closing: String(record.closing ?? ''),
  midShiftEnd: String(record.midShiftEnd ?? ''),
  countBy: String(record.countBy ?? ''),
  workdays: numbers(record.workdays),
  holidays: texts(record.holidays),
  escalationMinutes: numbers(record.escalationMinutes),
  idCopyRetentionDays: Number(record.idCopyRetentionDays ?? Number.NaN),
  disclosureHoursMax: Number(record.disclosureHoursMax ?? Number.NaN),
});

/** What the step takes. The difference to UTC, by which the rules reckon today's date, follows from the zone. */
export const toInput = (typed: TypedSettings): Document => ({
  ...typed,
  name: typed.name.trim(),
  nameEnglish: typed.nameEnglish.trim(),
  contacts: typed.contacts.trim(),
  workdays: typed.workdays.toSorted((left, right) => left - right),
  holidays: [...new Set(typed.holidays)].filter((day) => day !== '').sort(),
  utcOffsetMinutes: offsetMinutes(typed.zone, new Date()),
});

/** How far a zone is ahead of UTC at a moment. */
export function offsetMinutes(zone: string, at: Date): number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const text = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(text) ?? [];
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** Returns true iff a zone's clocks are changed in summer: then the difference to UTC is saved anew twice a year. */
export const hasSummerTime = (zone: string, year: number): boolean =>
  offsetMinutes(zone, new Date(Date.UTC(year, 0, 15))) !==
  offsetMinutes(zone, new Date(Date.UTC(year, 6, 15)));

/** Which fields are missing, out of bounds, or do not fit each other. */
export function problemsIn(typed: TypedSettings, fields: Readonly<Record<string, Field>>): Problems {
  const found = new Map<string, Words>();
  for (const [name, value] of Object.entries(typed)) {
    const field = fields[name];
    const problem = field && problemOf(field, typeof value === 'string' ? value.trim() : value, true);
    if (problem) found.set(name, problem);
  }
  const report = (name: string, isWrong: boolean, zh: string, en: string) => {
    if (isWrong && !found.has(name)) found.set(name, { zh, en });
  };
  report('workdays', typed.workdays.length === 0, '至少选一个工作日', 'Choose at least one working day');
  report(
    'closing',
    typed.closing <= typed.workdayStart,
    '下班须晚于上班',
    'Closing comes after the working day begins',
  );
  report(
    'midShiftEnd',
    typed.midShiftEnd <= typed.closing,
    '中班结束须晚于下班',
    'The middle shift ends after closing',
  );
  const interval = fields.escalationMinutes;
  const [min, max] =
    interval?.type === 'numbers' ? [interval.min, interval.max] : [1, Number.MAX_SAFE_INTEGER];
  report(
    'escalationMinutes',
    typed.escalationMinutes.some((each) => !Number.isInteger(each) || each < min || each > max),
    `每段应在 ${min} 到 ${max} 分钟之间`,
    `Each interval is from ${min} to ${max} minutes`,
  );
  return found;
}
