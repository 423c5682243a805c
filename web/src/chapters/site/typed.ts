import { chapterSettings } from '../../../../rulebook/chapters/chapter-settings.ts';
import type { Field } from '../../../../rulebook/notation/field.ts';
import { settingsIn } from '../../../../rulebook/notation/setting.ts';
import { types } from '../../../../rulebook/notation/types/index.ts';
import { isEmpty } from '../../../../rulebook/notation/types/values.ts';
import type { Refusal } from '../../../../rulebook/reading/plan.ts';
import type { Document } from '../../data/store.ts';
import { problemOf } from '../../forms/validate.ts';
import type { Words } from '../../language/words.ts';

/** The settings as they stand in the form. */
export interface TypedSettings {
  readonly name: string;
  readonly nameEnglish: string;
  readonly contacts: string;
  readonly workdayStart: string;
  readonly closing: string;
  readonly midShiftEnd: string;
  readonly countBy: string;
  readonly workdays: readonly number[];
  readonly holidays: readonly string[];
  readonly makeUpWorkdays: readonly string[];
  /** NaN for one that was just added. */
  readonly escalationMinutes: readonly number[];
  readonly idCopyRetentionDays: number;
  readonly disclosureHoursMax: number;
  /** What the site sets for the chapters, by name; what nobody has set is absent. */
  readonly ofChapters: Readonly<Record<string, unknown>>;
}

const ownNames = settingsIn(chapterSettings).map(({ setting }) => setting);

export type Problems = ReadonlyMap<string, Words>;

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const numbers = (value: unknown): number[] => (Array.isArray(value) ? value.map(Number) : []);

export const toTyped = (record: Document): TypedSettings => ({
  name: String(record.name ?? ''),
  nameEnglish: String(record.nameEnglish ?? ''),
  contacts: String(record.contacts ?? ''),
  workdayStart: String(record.workdayStart ?? ''),
  closing: String(record.closing ?? ''),
  midShiftEnd: String(record.midShiftEnd ?? ''),
  countBy: String(record.countBy ?? ''),
  workdays: numbers(record.workdays),
  holidays: texts(record.holidays),
  makeUpWorkdays: texts(record.makeUpWorkdays),
  escalationMinutes: numbers(record.escalationMinutes),
  idCopyRetentionDays: Number(record.idCopyRetentionDays ?? Number.NaN),
  disclosureHoursMax: Number(record.disclosureHoursMax ?? Number.NaN),
  ofChapters: Object.fromEntries(
    ownNames.flatMap((name) => (record[name] === undefined ? [] : [[name, record[name]]])),
  ),
});

/** Each day once. */
const inOrder = (days: readonly string[]): string[] => [...new Set(days)].filter((day) => day !== '').sort();

/** What the step takes: each text as it was meant. */
export const toInput = (
  { ofChapters, ...typed }: TypedSettings,
  fields: Readonly<Record<string, Field>>,
): Document => ({
  ...Object.fromEntries(
    Object.entries({ ...typed, ...ofChapters }).flatMap(([name, value]) => {
      if (isEmpty(value) && name in ofChapters) return [];
      const field = fields[name];
      return [[name, field ? types.cleaned(field, value) : value]];
    }),
  ),
  workdays: typed.workdays.toSorted((left, right) => left - right),
  holidays: inOrder(typed.holidays),
  makeUpWorkdays: inOrder(typed.makeUpWorkdays),
});

/** Which fields are missing or out of bounds, and what the rulebook has against how they fit each other. */
export function problemsIn(
  { ofChapters, ...typed }: TypedSettings,
  fields: Readonly<Record<string, Field>>,
  refusals: readonly Refusal[],
): Problems {
  const found = new Map<string, Words>();
  for (const [name, value] of Object.entries({ ...typed, ...ofChapters })) {
    const field = fields[name];
    const problem = field && problemOf(field, types.cleaned(field, value), true);
    if (problem) found.set(name, problem);
  }
  // Of several times that do not fit, the later one is told.
  for (const { fields: spoken, words } of refusals) {
    const name = spoken.at(-1);
    if (name !== undefined && !found.has(name)) found.set(name, words);
  }
  return found;
}
