import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Register } from '../../../rulebook/notation/register.ts';
import { useNamesKnown } from '../data/names.ts';
import type { Query, Row } from '../data/store.ts';
import { Button } from '../kit/button.tsx';
import { useWords, type Words } from '../language/words.ts';
import { ListPaper, type PrintedList } from './list-paper.tsx';
import { usePrinting } from './use-printing.ts';
import { readWhole } from './whole-list.ts';

interface ListToPrint {
  /** Null while its definition is on the way. */
  readonly register: Register | null;
  /** Which of its records, in words. */
  readonly list: Words;
  /** Null where there is nothing to list. */
  readonly query: Query | null;
  /** What the screen shows of it, and how many there are; `undefined` and null while that is not known. */
  readonly rows: readonly Row[] | undefined;
  readonly total: number | null;
  /** Puts rows into the order that the screen has them in. */
  readonly inOrder?: (rows: readonly Row[]) => readonly Row[];
}

export interface Printed {
  /** The button that prints it. */
  readonly button: ComponentChildren;
  /** What stands on paper: belongs into the page, beside what is on the screen. */
  readonly paper: ComponentChildren;
}

const asTheyCome = (rows: readonly Row[]) => rows;

/** A list that can be printed: the button reads all of its rows first, up to `WHOLE_MOST`. */
export function usePrintedList({
  register,
  list,
  query,
  rows,
  total,
  inOrder = asTheyCome,
}: ListToPrint): Printed {
  const say = useWords();
  const areNamesKnown = useNamesKnown();
  const [read, setRead] = useState(0);
  const shown = useMemo<PrintedList | null>(
    () => (rows && register ? { list, rows, total } : null),
    [list, rows, total, register],
  );
  const { printed, isBusy, print } = usePrinting(shown);
  // Which list it is goes with its rows: another one may be looked at before they have been read.
  const prepare = (asked: Query) => async (): Promise<PrintedList> => {
    setRead(0);
    const whole = await readWhole(asked, setRead);
    const ordered = inOrder(whole.rows);
    return { list, rows: ordered, total: whole.total === whole.rows.length ? ordered.length : whole.total };
  };
  return {
    button: query && (
      <Button
        icon="print"
        disabled={!register || !areNamesKnown}
        isBusy={isBusy}
        onClick={() => void print(prepare(query))}
      >
        {isBusy && read > 0
          ? say({ zh: `已读 ${read} 条`, en: `${read} read` })
          : say({ zh: '打印', en: 'Print' })}
      </Button>
    ),
    paper: printed && register && <ListPaper register={register} {...printed} />,
  };
}
