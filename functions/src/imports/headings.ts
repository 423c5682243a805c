import { fieldsOf, type ImportedList } from '../../../rulebook/notation/imported-list.ts';
import type { CellValue } from '../spreadsheets/sheet.ts';
import type { ReadableList } from './readable-list.ts';
import { REASON } from './reason-heading.ts';

/** Columns that lists have for their own use. */
export const NOT_IMPORTED = 'notImported';

export type Meaning<Field extends string> = Field | typeof NOT_IMPORTED;

/** What each name means by which a column is known. */
export type Names<Field extends string> = ReadonlyMap<string, Meaning<Field>>;

/** Every name by which the columns of a list are known. */
export function namesIn<Field extends string>({
  list,
  aliases,
  leftOut,
}: Pick<ReadableList<Field, unknown>, 'list' | 'aliases' | 'leftOut'>): Names<Field> {
  const of = (meaning: Meaning<Field>, names: readonly string[]) =>
    names.filter((name) => name !== '').map((name): [string, Meaning<Field>] => [plain(name), meaning]);
  return new Map([
    ...of(NOT_IMPORTED, [...leftOut.split(' '), REASON.zh, REASON.en]),
    ...fieldsOf(list).flatMap((field) => {
      const { zh, en } = list.columns[field].words;
      return of(field, [zh, en, ...aliases[field].split(' ')]);
    }),
  ]);
}

/** Names that mean a column only where no other heading does. */
export const secondNames = <Field extends string>(
  list: ImportedList<Field>,
  names: Partial<Record<Field, string>>,
): Names<Field> =>
  new Map(
    fieldsOf(list).flatMap((field) =>
      (names[field]?.split(' ') ?? []).map((name) => [plain(name), field] as const),
    ),
  );

/**
 * The column that a heading names, in Chinese, in English or in both ('房号 Room'), with or without blanks, a unit
 * in brackets, a mark for required columns, or a number behind it. Null when it is not known.
 */
export function meaningOf<Field extends string>(
  known: Names<Field>,
  value: CellValue,
): Meaning<Field> | null {
  if (typeof value !== 'string') return null;
  const whole = plain(value);
  const chinese = whole.replace(/[^\p{Script=Han}]/gu, '');
  const english = whole.replace(/\p{Script=Han}/gu, '');
  const found = [whole, whole.replace(/\d+$/, '')].map((name) => known.get(name)).find((field) => field);
  if (found) return found;
  const [left, right] = [known.get(chinese), known.get(english)];
  if (left && right) return left === right ? left : null;
  return left ?? (chinese === '' ? (right ?? null) : null);
}

function plain(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
