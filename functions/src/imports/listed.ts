import type { ImportedList } from '../../../rulebook/notation/imported-list.ts';
import type { Refusal } from '../../../rulebook/reading/plan.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import type { Problem } from './problems.ts';

/** What a row says in each column, and where: so far a problem is pointed at it. */
export type Listed<Field extends string> = {
  readonly row: number;
  readonly sheet?: string;
  readonly cells: Readonly<Record<Field, string>>;
} & { readonly [Each in Field]: string | number | boolean | null };

/** What is wrong with one of its cells, beside what stands there. */
export function problemIn<Field extends string>(
  listed: Listed<Field>,
  field: Field,
  words: Words,
  clause: Problem['clause'],
): Problem<Field> {
  const { row, sheet, cells } = listed;
  const said = listed[field];
  return {
    ...{ row, cell: cells[field], field, words, clause },
    ...(sheet === undefined ? {} : { sheet }),
    ...(said === null ? {} : { value: String(said) }),
  };
}

/** What the rulebook says against its step: at the first column that it speaks of, and at `otherwise` where it speaks of none. */
export function refusedIn<Field extends string>(
  { cites: [ofList] }: ImportedList<Field>,
  listed: Listed<Field>,
  { words, cites, fields }: Refusal,
  otherwise: Field,
): Problem<Field> {
  const named = fields.find((each): each is Field => each in listed.cells);
  const [clause = ofList] = cites;
  return problemIn(listed, named ?? otherwise, words, clause as Problem['clause']);
}
