import type { Role } from '../site/roles.ts';
import type { Words } from '../site/words.ts';
import type { Value } from './value.ts';

/** What a field of each type says beside its title. Sizes are characters, items or bytes; they hold in page, rules and server alike. */
export interface FieldTerms {
  /** One line of plain text, or several where it says so; see plain-text.ts. */
  readonly text: {
    readonly max: number;
    readonly pattern?: string;
    readonly lines?: boolean;
    /** It names a room as staff say it: however it is typed, it is sent as '3-1-301'. */
    readonly room?: true;
    /** Somebody is reached by it: a telephone number in it is called by a touch. */
    readonly reaches?: true;
  };
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
  readonly group: {
    readonly fields: Readonly<Record<string, Field>>;
    /** It tells of a telephone call with the household, for which its number is shown (R1.3). */
    readonly call?: true;
  };
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

/** What every field says, whatever its type. */
export interface FieldTraits {
  readonly title: Words;
  /** May be absent; a step that asks for it makes it required from then on. */
  readonly optional: boolean;
  /** Personal data: left out of history, logs and mails. */
  readonly personal: boolean;
  readonly help?: Words;
  /** Only the reckoning needs it: left out of what people read. */
  readonly hidden?: true;
  /** Told in these states alone; in any other it is kept for the reckoning, and people read '—'. */
  readonly toldIn?: readonly string[];
}

type Typed<T extends TypeName> = { [Each in T]: { readonly type: Each } & FieldTerms[Each] }[T];

/** A field of one of these types. */
export type FieldOf<T extends TypeName> = {
  [Each in T]: { readonly type: Each } & FieldTerms[Each] & FieldTraits;
}[T];

/** A field of a register. */
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

/** One line of plain text: `text('楼栋', 'Building', 20)`. */
export const text = (zh: string, en: string, max = TEXT_MAX) => field(zh, en, { type: 'text', max });
/** A room as staff say it, or what else a key opens: `roomText('收回房号', 'Unit returned')`. */
export const roomText = (zh: string, en: string) => field(zh, en, { type: 'text', max: 60, room: true });
/** What somebody is reached by, mostly a telephone number: `contact('联系方式', 'Contact', 60)`. */
export const contact = (zh: string, en: string, max: number) =>
  field(zh, en, { type: 'text', max, reaches: true });
/** Several lines: `longText('经过', 'Account')`. */
export const longText = (zh: string, en: string) =>
  field(zh, en, { type: 'text', max: LONG_TEXT_MAX, lines: true });
/** 'HH:mm' */
export const TIME_OF_DAY = '^([01][0-9]|2[0-3]):[0-5][0-9]$';
/** One line of a form of its own: `code('清点时限', 'Keys counted by', TIME_OF_DAY)`. */
export const code = (zh: string, en: string, pattern: string, max = 80) =>
  field(zh, en, { type: 'text', max, pattern });
/** A whole number from one to another: `whole('数量', 'Pieces', 1, 99)`. */
export const whole = (zh: string, en: string, min: number, max: number) =>
  field(zh, en, { type: 'whole', min, max });
/** An amount in fen, `money('押金', 'Deposit', { most: yuan(50_000) })`; below nothing only where `least` says so. */
export const money = (zh: string, en: string, { least = 0, most }: { least?: number; most: number }) =>
  field(zh, en, { type: 'money', min: least, max: most });
/** A number that need not be whole: `decimal('面积', 'Area m2', 1, 10_000)`. */
export const decimal = (zh: string, en: string, min: number, max: number) =>
  field(zh, en, { type: 'number', min, max });
/** Yes or no: `yesNo('已锁门', 'Unit locked')`. */
export const yesNo = (zh: string, en: string) => field(zh, en, { type: 'yesNo' });
/** One of some: `choice('类别', 'Kind', { lost: { zh: '丢失', en: 'Lost' }, ... })`. */
export const choice = (zh: string, en: string, choices: Readonly<Record<string, Words>>) =>
  field(zh, en, { type: 'choice', choices });
/** Some of several: `choices('保管类别', 'Kinds', keyKinds)`. */
export const choices = (zh: string, en: string, options: Readonly<Record<string, Words>>) =>
  field(zh, en, { type: 'choices', choices: options });
/** A moment that people agree on, ahead or past: `instant('有效至', 'Until')`. */
export const instant = (zh: string, en: string) => field(zh, en, { type: 'instant' });
/** When a telephone call was, told to the minute and never ahead: `minute('通话时间', 'Time of the call')`. */
export const minute = (zh: string, en: string) => field(zh, en, { type: 'minute' });
/** A date: `day('日期', 'Day')`. */
export const day = (zh: string, en: string) => field(zh, en, { type: 'day' });
/** Another record, by its id: `ref('房屋', 'Unit', 'units')`. */
export const ref = (zh: string, en: string, register: string) => field(zh, en, { type: 'ref', register });
/** A member of the site: `person('责任人', 'Answerable')`. */
export const person = (zh: string, en: string) => ref(zh, en, 'members');
/** A photo, scan or signature that is kept: `attachment('签名', 'Signature')`. */
export const attachment = (zh: string, en: string) => ref(zh, en, 'attachments');
/** Several lines of plain text, none twice: `texts('家庭成员', 'Family', 8, 50)`. */
export const texts = (zh: string, en: string, items: number, max = TEXT_MAX) =>
  field(zh, en, { type: 'texts', max, items });
/** Several lines of one form: `codes('电话', 'Phones', 5, PHONE, 30)`. */
export const codes = (zh: string, en: string, items: number, pattern: string, max: number) =>
  field(zh, en, { type: 'texts', max, items, pattern });
/** Several records: `refs('缺少', 'Missing', 'keys', 500)`. */
export const refs = (zh: string, en: string, register: string, items: number) =>
  field(zh, en, { type: 'refs', register, items });
/** Several dates: `days('节假日', 'Holidays', 60)`. */
export const days = (zh: string, en: string, items: number) => field(zh, en, { type: 'days', items });
/** So many numbers, some of which may be alike: intervals, scores. */
export const numbers = (zh: string, en: string, items: number, min: number, max: number) =>
  field(zh, en, { type: 'numbers', items, min, max, differ: false });
/** Some of the numbers from one to another, none of them twice: days of the week. */
export const someNumbers = (zh: string, en: string, min: number, max: number) =>
  field(zh, en, { type: 'numbers', items: max - min + 1, min, max, differ: true });
/** Fields that belong together: `group('离开确认', 'On leaving', { locked: yesNo(...) })`. */
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
/** Who and when, set by the step itself: `stamp('签字', 'Signed')`, with `stamps: ['signed']` in the step. */
export const stamp = (zh: string, en: string) => optional(field(zh, en, { type: 'stamp' }));
/** A line for each role that signs: `approvals('批准', 'Approvals', 'supervisor', 'manager')`. */
export const approvals = (zh: string, en: string, ...roles: Role[]) =>
  optional(field(zh, en, { type: 'approvals', roles }));
/** What a picture consists of, beside the records: `picture('内容', 'Content')`. */
export const picture = (zh: string, en: string) =>
  field(zh, en, { type: 'bytes', min: PICTURE_BYTES_MIN, max: PICTURE_BYTES_MAX });

/** May be absent, which is not the same as null: `optional(text('备注', 'Note'))`. */
export const optional = <T extends Field>(given: T): T => ({ ...given, optional: true });
/** Personal data, left out of history, logs and mails: `personal(text('姓名', 'Full name', 80))`. */
export const personal = <T extends Field>(given: T): T => ({ ...given, personal: true });
/** Kept for the reckoning, and not shown: `hidden(text('来源', 'From', 120))`. */
export const hidden = <T extends Field>(given: T): T => ({ ...given, hidden: true });
/** Told in these states alone: `toldIn(['inCabinet', 'out'], whole('实有', 'At hand', 0, 99))`. */
export const toldIn = <T extends Field>(states: readonly string[], given: T): T => ({
  ...given,
  toldIn: states,
});
/** Returns true iff a record has nothing to tell in this field as it stands. */
export const isUntold = ({ toldIn: states }: Field, { state }: { readonly state?: unknown }): boolean =>
  states !== undefined && state !== undefined && !states.includes(String(state));
/** With a line of help below its input: `explained(field, '如“王女士”', "As in 'Mrs Wang'")`. */
export const explained = <T extends Field>(given: T, zh: string, en: string): T => ({
  ...given,
  help: { zh, en },
});
