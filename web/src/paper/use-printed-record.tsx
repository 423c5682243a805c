import { useEffect, useMemo } from 'preact/hooks';
import type { Registers } from '../../../rulebook/notation/register.ts';
import type { Document, Row } from '../data/store.ts';
import { useRows } from '../data/watch.ts';
import { Button } from '../kit/button.tsx';
import { useWords } from '../language/words.ts';
import { useReading } from '../records/subject.ts';
import { historyQuery } from '../records/timeline.tsx';
import type { RegisterName } from '../registers.ts';
import { useSession } from '../session/current.ts';
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

const nothing: readonly Row[] = [];
const none = new Map<string, never>();

/** A record that can be printed: the button reads the names and pictures that it refers to first. */
export function usePrintedRecord({
  name,
  id,
  registers,
  record,
  isHistoryShown = false,
}: RecordToPrint): Printed {
  const say = useWords();
  const { site, settings } = useSession();
  const rendering = useReading();
  const register = registers?.(name) ?? null;
  const { value: history = nothing } = useRows(
    register && isHistoryShown ? historyQuery(site, register, id) : null,
  );
  const shown = useMemo<PrintedRecord | null>(
    () => (record ? { record, history, called: none, pictures: none } : null),
    [record, history],
  );
  const { printed, isBusy, print } = usePrinting(shown);
  useEffect(() => (printed ? () => letGo(printed) : undefined), [printed]);
  return {
    button: registers && register && record && (
      <Button
        icon="print"
        isBusy={isBusy}
        onClick={() =>
          void print(() => readForPaper({ site, id, register, registers, rendering, settings }, record))
        }
      >
        {say({ zh: '打印', en: 'Print' })}
      </Button>
    ),
    paper: printed && register && <RecordPaper register={register} id={id} {...printed} />,
  };
}
