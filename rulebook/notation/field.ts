import type { Role } from '../site/roles.ts';
import type { Words } from '../site/words.ts';
import type { Value } from './value.ts';

/** What a field of each type says beside its title. Sizes are characters, items or bytes; they hold in page, rules and server alike. */
export interface FieldTerms {
  /** One line of plain text, or several where it says so; see plain-text.ts. */
  readonly text: { readonly max: number; readonly pattern?: string; readonly lines?: boolean };
  readonly whole: { readonly min: number; readonly max: number };
  /** Whole fen. */
  readonly money: { readonly min: number; readonly max: number };
  readonly number: { readonly min: number; readonly max: number };
  readonly yesNo: object;
  readonly choice: { readonly choices: Readonly<Record<string, Words>> };
  readonly choices: { readonly choices: Readonly<Record<string, Words>> };
  readonly instant: object;
  /** A time of day told by a person, to the minute, never in the future: the time of a phone call. */
  readonly minute: object;
  readonly day: object;
  readonly ref: { readonly register: string };
  readonly texts: {
    readonly max: number;
    readonly items: number;
    /** Of each of them. */
    readonly pattern?: string;
  };
  readonly refs: { readonly register: string; readonly items: number };
  readonly days: { readonly items: number };
  readonly numbers: {
    readonly min: number;
    readonly max: number;
    readonly items: number;
    /** None stands twice. */
    readonly differ: boolean;
  };
  readonly group: { readonly fields: Readonly<Record<string, Field>> };
  /** Lines of one document, each of them a group. Rules have no loop: a step that asks for them is held by the server. */
  readonly rows: { readonly most: number; readonly fields: Readonly<Record<string, LineField>> };
  /** Lines of {item, passed, words} and what `more` names: every item of a list of texts is answered once, a × in words. */
  readonly checklist: {
    readonly items: Value;
    readonly most: number;
    readonly more: Readonly<Record<string, LineField>>;
  };
  /** Who and when, set by the step itself: `{by, at}`. */
  readonly stamp: object;
  /** One stamp for each role that signs: `{supervisor: {by, at}, ...}`. */
  readonly approvals: { readonly roles: readonly Role[] };
  /** A picture: JPEG, PNG or WebP by its first bytes. */
  readonly bytes: { readonly min: number; readonly max: number };
}

/** The types of field; all that there is to know of one stands in `types/<type>.ts`. */
export type TypeName = keyof FieldTerms;

export interface FieldTraits {
  readonly title: Words;
  /** May be absent; a step that asks for it makes it required from then on. */
  readonly optional: boolean;
  /** Personal data: left out of history, logs and mails. */
  readonly personal: boolean;
  readonly help?: Words;
}

type Typed<T extends TypeName> = { [Each in T]: { readonly type: Each } & FieldTerms[Each] }[T];

/** A field of one of these types. */
export type FieldOf<T extends TypeName> = {
  [Each in T]: { readonly type: Each } & FieldTerms[Each] & FieldTraits;
}[T];

export type Field = FieldOf<TypeName>;

/** What may stand in a line of several. */
export type LineField = FieldOf<
  Exclude<TypeName, 'rows' | 'checklist' | 'group' | 'stamp' | 'approvals' | 'bytes'>
>;

const field = <T extends Typed<TypeName>>(zh: string, en: string, type: T): T & FieldTraits => ({
  ...type,
  title: { zh, en },
  optional: false,
  personal: false,
});

export const TEXT_MAX = 200;
export const LONG_TEXT_MAX = 2_000;
/** Kept in Firestore beside the records; a document holds 1 MiB. */
export const PICTURE_BYTES_MAX = 300 * 1024;
/** Moments that people name lie in these years. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2200;
/** Less holds no picture. */
export const PICTURE_BYTES_MIN = 60;

export const text = (zh: string, en: string, max = TEXT_MAX) => field(zh, en, { type: 'text', max });
export const longText = (zh: string, en: string) =>
  field(zh, en, { type: 'text', max: LONG_TEXT_MAX, lines: true });
export const code = (zh: string, en: string, pattern: string, max = 80) =>
  field(zh, en, { type: 'text', max, pattern });
export const whole = (zh: string, en: string, min: number, max: number) =>
  field(zh, en, { type: 'whole', min, max });
/** An amount in fen, `money('押金', 'Deposit', { most: yuan(50_000) })`; below nothing only where `least` says so. */
export const money = (zh: string, en: string, { least = 0, most }: { least?: number; most: number }) =>
  field(zh, en, { type: 'money', min: least, max: most });
export const decimal = (zh: string, en: string, min: number, max: number) =>
  field(zh, en, { type: 'number', min, max });
export const yesNo = (zh: string, en: string) => field(zh, en, { type: 'yesNo' });
export const choice = (zh: string, en: string, choices: Readonly<Record<string, Words>>) =>
  field(zh, en, { type: 'choice', choices });
export const choices = (zh: string, en: string, options: Readonly<Record<string, Words>>) =>
  field(zh, en, { type: 'choices', choices: options });
export const instant = (zh: string, en: string) => field(zh, en, { type: 'instant' });
export const minute = (zh: string, en: string) => field(zh, en, { type: 'minute' });
export const day = (zh: string, en: string) => field(zh, en, { type: 'day' });
export const ref = (zh: string, en: string, register: string) => field(zh, en, { type: 'ref', register });
export const person = (zh: string, en: string) => ref(zh, en, 'members');
export const attachment = (zh: string, en: string) => ref(zh, en, 'attachments');
export const texts = (zh: string, en: string, items: number, max = TEXT_MAX) =>
  field(zh, en, { type: 'texts', max, items });
export const codes = (zh: string, en: string, items: number, pattern: string, max: number) =>
  field(zh, en, { type: 'texts', max, items, pattern });
export const refs = (zh: string, en: string, register: string, items: number) =>
  field(zh, en, { type: 'refs', register, items });
export const days = (zh: string, en: string, items: number) => field(zh, en, { type: 'days', items });
/** So many numbers, some of which may be alike: intervals, scores. */
export const numbers = (zh: string, en: string, items: number, min: number, max: number) =>
  field(zh, en, { type: 'numbers', items, min, max, differ: false });
/** Some of the numbers from one to another, none of them twice: days of the week. */
export const someNumbers = (zh: string, en: string, min: number, max: number) =>
  field(zh, en, { type: 'numbers', items: max - min + 1, min, max, differ: true });
export const group = (zh: string, en: string, fields: Readonly<Record<string, Field>>) =>
  field(zh, en, { type: 'group', fields });
/** Lines in one document: `rows('费用明细', 'Lines', 30, { kind: choice(...), amount: money(...) })`. */
export const rows = (zh: string, en: string, most: number, fields: Readonly<Record<string, LineField>>) =>
  field(zh, en, { type: 'rows', most, fields });
/**
 * √ or × for each item of a list, which a setting or a record names: `items: the('route.points')`, `site('signs')`.
 * `more` is what each line tells beside, such as a photo or the time.
 */
export const checklist = (
  zh: string,
  en: string,
  { items, most, more = {} }: { items: Value; most: number; more?: Readonly<Record<string, LineField>> },
) => field(zh, en, { type: 'checklist', items, most, more });
export const stamp = (zh: string, en: string) => optional(field(zh, en, { type: 'stamp' }));
export const approvals = (zh: string, en: string, ...roles: Role[]) =>
  optional(field(zh, en, { type: 'approvals', roles }));
export const picture = (zh: string, en: string) =>
  field(zh, en, { type: 'bytes', min: PICTURE_BYTES_MIN, max: PICTURE_BYTES_MAX });

export const optional = <T extends Field>(given: T): T => ({ ...given, optional: true });
export const personal = <T extends Field>(given: T): T => ({ ...given, personal: true });
export const explained = <T extends Field>(given: T, zh: string, en: string): T => ({
  ...given,
  help: { zh, en },
});
