import type { Words } from '../../../rulebook/site/words.ts';
import { addressOf, type Row } from '../spreadsheets/sheet.ts';
import { shownOf } from './cells.ts';

/** What is to be known of a row and is no problem: a unit without an owner, a total, a row that is hidden. */
export interface RowNote {
  readonly row: number;
  readonly cell: string;
  readonly sheet?: string;
  readonly words: Words;
  readonly value?: string;
}

/** The rows of which the same is to be known: how many, and the first of them. */
export interface RowNotes {
  readonly words: Words;
  readonly count: number;
  readonly examples: readonly Omit<RowNote, 'words'>[];
}

export const noted = {
  noData: {
    zh: '不是数据的行（如合计、说明），不导入',
    en: 'No rows of data, such as totals and notes: not taken over',
  },
  hidden: { zh: '表格里隐藏的行，照样导入', en: 'Hidden in the spreadsheet, and taken over all the same' },
} as const satisfies Record<string, Words>;

/** A note of a row by one of its cells, the first one where it has no other. */
export function noteOf(row: Row, words: Words, cell = row.cells[0]): RowNote {
  const value = shownOf(cell?.value);
  return {
    ...{ row: row.number, cell: cell?.address ?? addressOf(1, row.number), words },
    ...(row.sheet === undefined ? {} : { sheet: row.sheet }),
    ...(value === undefined ? {} : { value }),
  };
}

const EXAMPLES = 5;

/** A list may have hundreds of vacant units: they are counted, and the first ones named. */
export function grouped(notes: readonly RowNote[]): readonly RowNotes[] {
  const groups = Map.groupBy(notes, ({ words }) => words.en);
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const examples = alike.slice(0, EXAMPLES).map(({ words: _words, ...each }) => each);
    return [{ words: first.words, count: alike.length, examples }];
  });
}
