import '../kit/segments.css';
import { useId } from 'preact/hooks';
import type { FieldOf } from '../../../rulebook/notation/field.ts';
import { checklistFields } from '../../../rulebook/notation/types/checklist.ts';
import { useWords } from '../language/words.ts';
import type { Line } from '../records/row-table.tsx';
import type { DrawPart } from './rows-input.tsx';

interface ChecklistProps {
  readonly name: string;
  readonly field: FieldOf<'checklist'>;
  /** What there is to answer; null while it is not known. */
  readonly items: readonly string[] | null;
  readonly value: unknown;
  readonly onChange: (lines: readonly Line[]) => void;
  readonly draw: DrawPart;
}

/** √ or × for each item of the list; a × asks what is wrong. */
export function ChecklistInput({ name, field, items, value, onChange, draw }: ChecklistProps) {
  const say = useWords();
  const lines: readonly Line[] = Array.isArray(value) ? value : [];
  if (items === null)
    return <p class="muted">{say({ zh: '正在取检查项目…', en: 'The items are on their way…' })}</p>;
  if (items.length === 0)
    return <p class="notice-box">{say({ zh: '没有检查项目', en: 'There is nothing to check' })}</p>;
  const lineOf = (item: string): Line => lines.find((line) => line.item === item) ?? { item };
  const answer = (item: string, changed: Line) =>
    onChange(
      items.flatMap((each) => {
        const line = each === item ? { ...lineOf(each), ...changed } : lineOf(each);
        return line.passed === undefined ? [] : [line];
      }),
    );
  const { item: _item, passed: _passed, words, ...more } = checklistFields(field);
  return (
    <div class="input-rows">
      {items.map((item, at) => (
        <fieldset class="input-row" key={item} data-line={at}>
          <legend>{item}</legend>
          <Mark passed={lineOf(item).passed} onMark={(passed) => answer(item, { passed })} />
          {Object.entries({
            ...(words && lineOf(item).passed === false ? { words: { ...words, optional: false } } : {}),
            ...(lineOf(item).passed === undefined ? {} : more),
          }).map(([part, inner]) => (
            <div class="input-row-field" key={part}>
              {draw(`${name}.${at}.${part}`, inner, lineOf(item)[part], (typed) =>
                answer(item, { [part]: typed }),
              )}
            </div>
          ))}
        </fieldset>
      ))}
    </div>
  );
}

function Mark({ passed, onMark }: { passed: unknown; onMark: (passed: boolean) => void }) {
  const say = useWords();
  const id = useId();
  const marks = [
    [true, '√', say({ zh: '合格', en: 'Passed' })],
    [false, '×', say({ zh: '不合格', en: 'Failed' })],
  ] as const;
  return (
    <div class="segments">
      {marks.map(([mark, sign, words]) => (
        <label class="segment" key={sign}>
          <input type="radio" name={id} checked={passed === mark} onChange={() => onMark(mark)} />
          <span>
            <span aria-hidden="true">{sign}</span> {words}
          </span>
        </label>
      ))}
    </div>
  );
}
