import './bulk-bar.css';
import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { stepOf } from '../../../../../rulebook/notation/register.ts';
import type { Row } from '../../../data/store.ts';
import { useRegisters } from '../../../data/use-registers.ts';
import { Button } from '../../../kit/button.tsx';
import { useWords } from '../../../language/words.ts';
import { useObservable } from '../../../observable.ts';
import type { RegisterName } from '../../../registers.ts';
import { allWords } from '../row-tick.tsx';
import type { Selecting } from '../use-selecting.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import { useBulkStandings } from './use-bulk-standings.ts';
import type { Unanswered } from './use-run.ts';

interface BulkBarProps {
  readonly register: RegisterName;
  /** Those that this person may ever take. */
  readonly steps: readonly string[];
  readonly selecting: Selecting;
  /** What is shown of the list, of how many. */
  readonly shown: readonly Row[];
  readonly total: number | null;
}

/** What may be done of all that are selected. */
export function BulkBar({ register: name, steps, selecting, shown, total }: BulkBarProps) {
  const say = useWords();
  const registers = useRegisters(name);
  const selection = useObservable(selecting.selection);
  const isChoosing = useObservable(selecting.isChoosing);
  const [taking, setTaking] = useState<string | null>(null);
  const unanswered = useRef<Unanswered>(new Map());
  const rows = useMemo(() => [...selection.rows.values()], [selection]);
  const against = useBulkStandings(registers, name, steps, rows);
  const bar = useRef<HTMLElement>(null);
  useBarKeys(bar, selecting.clear);
  const isShown = rows.length > 0 || isChoosing;
  const register = registers?.(name);
  if (!registers || !register) return null;
  const offered = steps.flatMap((step) => {
    const many = rows.filter((row) => against(step, row)?.length === 0).length;
    return many > 0 ? [{ step, many, title: stepOf(register, step).title }] : [];
  });
  const isJudged = rows.every((row) => steps.every((step) => against(step, row) !== null));
  const ids = new Set(shown.map(({ id }) => id));
  const unseen = rows.filter(({ id }) => !ids.has(id)).length;
  const isAll = rows.length - unseen === shown.length;
  return (
    <>
      {isShown && (
        <section
          ref={bar}
          class="bulk-bar no-print"
          aria-label={say({ zh: '批量办理', en: 'Steps for several' })}
        >
          <p class="bulk-bar-count" role="status">
            <b>{say({ zh: `已选 ${rows.length} 条`, en: `${rows.length} selected` })}</b>
            {unseen > 0 && (
              <small class="muted">
                {say({ zh: `其中 ${unseen} 条已不在列表中`, en: `${unseen} no longer listed` })}
              </small>
            )}
          </p>
          {offered.map(({ step, many, title }) => (
            <Button key={step} kind="primary" onClick={() => setTaking(step)}>
              {say({ zh: `${title.zh}（${many}）`, en: `${title.en} (${many})` })}
            </Button>
          ))}
          {rows.length > 0 && offered.length === 0 && isJudged && (
            <span class="muted">
              {say({ zh: '所选记录现在没有可批量办理的事', en: 'Nothing can be done of these together now' })}
            </span>
          )}
          {!isAll && shown.length > 0 && (
            <Button kind="quiet" onClick={() => selecting.all(true)}>
              {say(allWords(shown.length, total))}
            </Button>
          )}
          <Button kind="quiet" icon="close" onClick={selecting.clear}>
            {say({ zh: '取消选择', en: 'Clear selection' })}
          </Button>
        </section>
      )}
      {taking && (
        <BulkDialog
          registers={registers}
          register={name}
          step={taking}
          rows={rows}
          against={against}
          unanswered={unanswered.current}
          onTaken={(id) => selecting.drop(id)}
          onClose={() => setTaking(null)}
        />
      )}
    </>
  );
}

/** Escape gives up the selection, unless it closes something or empties a field first; b goes from the rows to the bar. */
function useBarKeys(bar: RefObject<HTMLElement | null>, clear: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { key, target, defaultPrevented, ctrlKey, metaKey, altKey } = event;
      if (defaultPrevented || ctrlKey || metaKey || altKey || document.querySelector('dialog[open]')) return;
      const isTyping = target instanceof Element && target.matches(TYPED_INTO);
      if (key === 'b' && !isTyping) {
        event.preventDefault();
        bar.current?.querySelector('button')?.focus();
      } else if (key === 'Escape' && !(isTyping && (target as HTMLInputElement).value !== '')) clear();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [clear]);
}

const TYPED_INTO = 'input:not([type="checkbox"]), textarea, select';
