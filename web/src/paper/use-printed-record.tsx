import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Register, Registers } from '../../../rulebook/notation/register.ts';
import type { MakePaper } from '../chapters/chapter-pages.ts';
import { allPages } from '../chapters/index.ts';
import { useNamesKnown } from '../data/names.ts';
import type { Document, Row } from '../data/store.ts';
import { useRows } from '../data/watch.ts';
import { Button } from '../kit/button.tsx';
import { useWords } from '../language/words.ts';
import { useReading } from '../records/subject.ts';
import { historyQuery } from '../records/timeline.tsx';
import type { RegisterName } from '../registers.ts';
import { useSession } from '../session/current.ts';
import { useSiteTime } from '../session/site-time.ts';
import { OwnPaper } from './own-paper.tsx';
import { letGo, type PrintedRecord, readForPaper } from './read-record.ts';
import { RecordPaper } from './record-paper.tsx';
import type { Printed } from './use-printed-list.tsx';
import { usePrinting } from './use-printing.ts';

interface RecordToPrint {
  readonly name: RegisterName;
  readonly id: string;
  /** Null while the definitions are on the way, `record` while it is. */
  readonly registers: Registers | null;
  readonly record: Document | null | undefined;
  /** The page shows the timeline: what it has read is at hand when the browser prints by itself. */
  readonly isHistoryShown?: boolean;
}

/** A paper of the chapter's own, or the register's form. */
type OnPaper = { readonly own: ComponentChildren } | PrintedRecord;

const papers: ReadonlyMap<string, () => Promise<MakePaper>> = new Map(
  allPages.flatMap(({ papers: own = {} }) => Object.entries(own)),
);

const nothing: readonly Row[] = [];
const none = new Map<string, never>();

/**
 * A record that can be printed. The button reads all that its paper needs first, and prints the chapter's own where there
 * is one; the browser's own command prints the register's form, of what the page has read.
 */
export function usePrintedRecord({
  name,
  id,
  registers,
  record,
  isHistoryShown = false,
}: RecordToPrint): Printed {
  const say = useWords();
  const { site, settings } = useSession();
  const time = useSiteTime();
  const rendering = useReading();
  const areNamesKnown = useNamesKnown();
  const register = registers?.(name) ?? null;
  const { value: history = nothing } = useRows(
    register && isHistoryShown ? historyQuery(site, register, id) : null,
  );
  const shown = useMemo<OnPaper | null>(
    () => (record ? { record, history, called: none, pictures: none } : null),
    [record, history],
  );
  const { printed, isBusy, print } = usePrinting<OnPaper>(shown);
  useEffect(() => (printed && !('own' in printed) ? () => letGo(printed) : undefined), [printed]);
  const prepare = (of: Register, found: Document, all: Registers) => async (): Promise<OnPaper> => {
    const make = await papers.get(name)?.();
    const own = (await make?.({ site, time, id, record: found })) ?? null;
    if (own !== null) return { own };
    return readForPaper({ site, id, register: of, registers: all, rendering, settings }, found);
  };
  return {
    button: registers && register && record && (
      <Button
        icon="print"
        disabled={!areNamesKnown}
        isBusy={isBusy}
        onClick={() => void print(prepare(register, record, registers))}
      >
        {say({ zh: '打印', en: 'Print' })}
      </Button>
    ),
    paper:
      printed &&
      register &&
      ('own' in printed ? (
        <OwnPaper>{printed.own}</OwnPaper>
      ) : (
        <RecordPaper register={register} {...printed} />
      )),
  };
}
