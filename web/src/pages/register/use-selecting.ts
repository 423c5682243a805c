import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Row } from '../../data/store.ts';
import { tell } from '../../kit/says.tsx';
import { counted } from '../../language/count.ts';
import { type Observable, observable } from '../../observable.ts';
import {
  nothingSelected,
  onlyShown,
  pressed,
  type Selection,
  seenAnew,
  upTo,
  withAll,
  without,
} from './selection.ts';

/** What of a list is selected, and how that is changed; a row follows its own part of it, not the whole. */
export interface Selecting {
  readonly selection: Observable<Selection>;
  /** On a phone rows are selected once one has asked for it: until then a touch opens them. */
  readonly isChoosing: Observable<boolean>;
  /** With `isRange` all from the row pressed before to this one. */
  readonly press: (row: Row, isRange: boolean) => void;
  /** All that are shown, or none. */
  readonly all: (isWanted: boolean) => void;
  readonly drop: (...ids: readonly string[]) => void;
  readonly clear: () => void;
}

/** Follows what is selected of the rows that are shown. `asked` says what of the register was asked for. */
export function useSelecting(rows: readonly Row[] | undefined, asked: string): Selecting {
  const [selection] = useState(() => observable(nothingSelected));
  const [isChoosing] = useState(() => observable(false));
  const shown = useRef<readonly Row[]>([]);
  const before = useRef(asked);
  shown.current = rows ?? [];
  useEffect(() => {
    if (!rows) return;
    const now = selection.get();
    const isOther = before.current !== asked;
    before.current = asked;
    const next = isOther ? onlyShown(now, rows) : seenAnew(now, rows);
    if (next.rows.size < now.rows.size) tellLeftOut(now.rows.size - next.rows.size);
    if (next !== now && now.rows.size > 0) selection.set(next);
  }, [rows, asked]);
  return useMemo(
    () => ({
      selection,
      isChoosing,
      press: (row, isRange) =>
        selection.set(isRange ? upTo(selection.get(), row, shown.current) : pressed(selection.get(), row)),
      all: (isWanted) => selection.set(isWanted ? withAll(selection.get(), shown.current) : nothingSelected),
      drop: (...ids) => selection.set(without(selection.get(), ids)),
      clear: () => {
        isChoosing.set(false);
        selection.set(nothingSelected);
      },
    }),
    [],
  );
}

const tellLeftOut = (many: number) =>
  tell({
    zh: `条件改了：${many} 条已不在列表中，不再选中`,
    en: `Other records are asked for: ${counted(many, 'record')} no longer listed, and not selected any more`,
  });

/** What follows from the selection; drawn again only when that changes. */
export function useOfSelection<Found>(
  { selection }: Selecting,
  find: (selection: Selection) => Found,
): Found {
  const latest = useRef(find);
  latest.current = find;
  const [, setFound] = useState<Found>(() => find(selection.get()));
  useEffect(() => {
    const follow = () => setFound(() => latest.current(selection.get()));
    follow();
    return selection.subscribe(follow);
  }, [selection]);
  return find(selection.get());
}
