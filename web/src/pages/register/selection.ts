import type { Row } from '../../data/store.ts';

/** The rows of a list that somebody has selected, by their ids: as they were seen last. */
export interface Selection {
  readonly rows: ReadonlyMap<string, Row>;
  /** From which row on the next range goes. */
  readonly from: string | null;
}

export const nothingSelected: Selection = { rows: new Map(), from: null };

/** A row is selected, or left out again. */
export function pressed({ rows }: Selection, row: Row): Selection {
  const next = new Map(rows);
  if (!next.delete(row.id)) next.set(row.id, row);
  return { rows: next, from: row.id };
}

/** All that are shown from the row that was pressed before to this one, in the order in which they are shown. */
export function upTo(selection: Selection, row: Row, shown: readonly Row[]): Selection {
  const [start, end] = [selection.from, row.id].map((id) => shown.findIndex((each) => each.id === id));
  if (start === undefined || end === undefined || start < 0 || end < 0) return pressed(selection, row);
  const range = shown.slice(Math.min(start, end), Math.max(start, end) + 1);
  return {
    rows: new Map([...selection.rows, ...range.map((each) => [each.id, each] as const)]),
    from: row.id,
  };
}

/** All that are shown, beside what was selected before. */
export const withAll = ({ rows, from }: Selection, shown: readonly Row[]): Selection => ({
  rows: new Map([...rows, ...shown.map((each) => [each.id, each] as const)]),
  from,
});

/** Without those of which something was done. */
export const without = ({ rows, from }: Selection, ids: readonly string[]): Selection => ({
  rows: new Map([...rows].filter(([id]) => !ids.includes(id))),
  from,
});

/** What is shown anew is known anew; what is shown no longer stays selected. */
export function seenAnew(selection: Selection, shown: readonly Row[]): Selection {
  const changed = shown.filter((each) => {
    const before = selection.rows.get(each.id);
    return before !== undefined && before !== each;
  });
  if (changed.length === 0) return selection;
  const now = new Map(changed.map((each) => [each.id, each]));
  return { ...selection, rows: new Map([...selection.rows].map(([id, row]) => [id, now.get(id) ?? row])) };
}

/** Of what was selected those that are shown: who asks for others does not act on what they no longer see. */
export const onlyShown = (selection: Selection, shown: readonly Row[]): Selection => ({
  rows: new Map(shown.filter(({ id }) => selection.rows.has(id)).map((each) => [each.id, each])),
  from: null,
});
