import type { Field, FieldOf, TypeName } from '../../../rulebook/notation/field.ts';
import type { Register } from '../../../rulebook/notation/register.ts';
import type { Language, Words } from '../language/words.ts';

/** What of a register stands in the columns of its printed list. */
export interface Columns {
  readonly names: readonly string[];
  /** How wide each of them is, in millimetres; the table shares out what is left. */
  readonly widths: readonly number[];
  /** Too wide for A4 upright. */
  readonly isWide: boolean;
  /** Fields that no room was left for. */
  readonly left: number;
}

/** A4 without its margins, the number of the row and its state. */
const ACROSS_MM = 297 - 24 - 11 - 20;
const UPRIGHT_MM = 210 - 24 - 11 - 20;
/** A sign of the small print, and what stands to both sides of a cell's text. */
const SIGN_MM = { zh: 3, en: 1.9 } as const satisfies Record<Language, number>;
const SIDES_MM = 3;
/** Who and when: of a record's opening too, which is no field. */
const STAMP_MM = 22;

type Width = { readonly [T in TypeName]: (field: FieldOf<T>) => number };

const longest = ({ choices }: FieldOf<'choice'>): number =>
  Math.max(...Object.values(choices).map(({ zh }) => zh.length));

/** What a value of each type takes in a table; a longer one is broken. */
const widths: Width = {
  text: ({ max, lines }) => (lines ? 46 : max <= 20 ? 20 : max <= 60 ? 25 : 36),
  whole: () => 12,
  number: () => 14,
  money: () => 20,
  yesNo: () => 12,
  choice: (field) => Math.min(26, Math.max(14, SIGN_MM.zh * longest(field) + SIDES_MM)),
  choices: () => 26,
  instant: () => 20,
  minute: () => 20,
  day: () => 20,
  ref: () => 18,
  texts: () => 26,
  refs: () => 12,
  days: () => 22,
  numbers: () => 16,
  group: () => 38,
  rows: () => 12,
  checklist: () => 12,
  stamp: () => STAMP_MM,
  approvals: () => 34,
  bytes: () => 0,
};

const valueWidth = <T extends TypeName>(field: FieldOf<T>): number => widths[field.type](field);

/** A heading is broken between words, or after some four signs of Chinese. */
function headingWidth({ zh, en }: Words, language: Language): number {
  const signs =
    language === 'zh' ? Math.min(4, zh.length) : Math.max(...en.split(' ').map(({ length }) => length));
  return SIGN_MM[language] * signs + SIDES_MM;
}

/** A reference that is not among the columns says nothing to a reader of a list, a person apart. */
const isTold = (field: Field): boolean =>
  !field.hidden &&
  field.type !== 'bytes' &&
  field.type !== 'refs' &&
  (field.type !== 'ref' || field.register === 'members');

/** The columns that the definition names, then the form's other fields, in its order, as far as they have room. */
export function columnsOf(
  { columns, fields }: Pick<Register, 'columns' | 'fields'>,
  language: Language,
): Columns {
  const widthOf = (name: string): number => {
    const field = fields[name];
    return field ? Math.max(valueWidth(field), headingWidth(field.title, language)) : STAMP_MM;
  };
  const others = Object.keys(fields).filter(
    (name) => !columns.includes(name) && isTold(fields[name] as Field),
  );
  const names = [...columns];
  let room = ACROSS_MM - sum(columns.map(widthOf));
  for (const name of others) {
    const width = widthOf(name);
    if (width > room) continue;
    names.push(name);
    room -= width;
  }
  const each = names.map(widthOf);
  return {
    names,
    widths: each,
    isWide: sum(each) > UPRIGHT_MM,
    left: columns.length + others.length - names.length,
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
