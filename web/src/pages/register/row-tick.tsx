import './row-tick.css';
import type { TargetedMouseEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Register } from '../../../../rulebook/notation/register.ts';
import type { Row } from '../../data/store.ts';
import { Button } from '../../kit/button.tsx';
import { useWords } from '../../language/words.ts';
import { useObservable } from '../../observable.ts';
import { useSubject } from '../../records/subject.ts';
import { type Selecting, useOfSelection } from './use-selecting.ts';

interface RowTickProps {
  readonly register: Register;
  readonly row: Row;
  readonly selecting: Selecting;
}

/** Selects a row; with Shift all from the one before. */
export function RowTick({ register, row, selecting }: RowTickProps) {
  const say = useWords();
  const called = useSubject(register, row.data);
  const isOn = useOfSelection(selecting, ({ rows }) => rows.has(row.id));
  const press = (event: TargetedMouseEvent<HTMLInputElement>) => {
    event.stopPropagation();
    selecting.press(row, event.shiftKey);
    // What was selected already stays so in a range, whatever the browser has made of it
    event.currentTarget.checked = selecting.selection.get().rows.has(row.id);
  };
  return (
    <label class="row-tick no-print">
      <input
        type="checkbox"
        checked={isOn}
        aria-label={say({ zh: `选中 ${called}`, en: `Select ${called}` })}
        onClick={press}
      />
    </label>
  );
}

interface AllTickProps {
  readonly rows: readonly Row[];
  readonly total: number | null;
  readonly selecting: Selecting;
}

/** Selects all that are shown, or none. */
export function AllTick({ rows, total, selecting }: AllTickProps) {
  const say = useWords();
  const box = useRef<HTMLInputElement>(null);
  const many = useOfSelection(
    selecting,
    (selection) => rows.filter(({ id }) => selection.rows.has(id)).length,
  );
  const isAll = many === rows.length;
  useEffect(() => {
    if (box.current) box.current.indeterminate = many > 0 && !isAll;
  }, [many, isAll]);
  const words = allWords(rows.length, total);
  return (
    <label class="row-tick no-print">
      <input
        ref={box}
        type="checkbox"
        checked={isAll}
        title={say(words)}
        aria-label={say(words)}
        onChange={() => selecting.all(!isAll)}
      />
    </label>
  );
}

/** How many are selected of how many. */
export const allWords = (shown: number, total: number | null) =>
  total === null || total === shown
    ? { zh: `全选 ${shown} 条`, en: `Select all ${shown}` }
    : { zh: `选中显示的 ${shown} 条（共 ${total} 条）`, en: `Select the ${shown} shown of ${total}` };

/** On a phone, where a touch opens a record, one says first that one wants to select. */
export function ChooseButton({ selecting }: { readonly selecting: Selecting }) {
  const say = useWords();
  const isChoosing = useObservable(selecting.isChoosing);
  return (
    <Button
      class="choose-button no-print"
      icon="check"
      aria-pressed={isChoosing}
      onClick={() => (isChoosing ? selecting.clear() : selecting.isChoosing.set(true))}
    >
      {say(isChoosing ? { zh: '完成选择', en: 'Done selecting' } : { zh: '选择', en: 'Select' })}
    </Button>
  );
}
