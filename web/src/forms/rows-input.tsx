import './rows-input.css';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { FieldOf, LineField } from '../../../rulebook/notation/field.ts';
import { Button } from '../kit/button.tsx';
import { useWords } from '../language/words.ts';
import type { Line } from '../records/row-table.tsx';
import { RowTotals } from '../records/row-totals.tsx';

/** Draws one field of a line, under its own name. */
export type DrawPart = (
  name: string,
  field: LineField,
  value: unknown,
  onChange: (value: unknown) => void,
) => ComponentChildren;

interface RowsProps {
  readonly name: string;
  readonly field: FieldOf<'rows'>;
  readonly value: unknown;
  readonly onChange: (lines: readonly Line[]) => void;
  readonly draw: DrawPart;
}

/** Lines one below the other: a row each on the desk, a card each on a phone. Every line can be moved without a mouse. */
export function RowsInput({ name, field, value, onChange, draw }: RowsProps) {
  const say = useWords();
  const lines: readonly Line[] = Array.isArray(value) && value.length > 0 ? value : [{}];
  const { element, focusOn } = useFocus();
  const add = () => {
    onChange([...lines, {}]);
    focusOn(`[data-line="${lines.length}"] :is(input, select, textarea)`);
  };
  const remove = (at: number) => {
    onChange(lines.toSpliced(at, 1));
    focusOn(`[data-line="${Math.max(at - 1, 0)}"] [data-does="remove"], [data-does="add"]`);
  };
  const move = (from: number, to: number) => {
    onChange(lines.toSpliced(from, 1).toSpliced(to, 0, lines[from] ?? {}));
    focusOn(
      `[data-line="${to}"] [data-does="${to < from ? 'up' : 'down'}"]:enabled, [data-line="${to}"] button:enabled`,
    );
  };
  return (
    <div class="input-rows" ref={element}>
      {lines.map((line, at) => (
        // A line is its place, what stands in it changes
        <fieldset class="input-row" key={at} data-line={at}>
          <legend>{say({ zh: `第 ${at + 1} 行`, en: `Line ${at + 1}` })}</legend>
          <div class="input-row-fields">
            {Object.entries(field.fields).map(([part, inner]) => (
              <div class="input-row-field" key={part}>
                {draw(`${name}.${at}.${part}`, inner, line[part], (typed) =>
                  onChange(lines.with(at, { ...line, [part]: typed })),
                )}
              </div>
            ))}
          </div>
          <div class="input-row-actions">
            <Button kind="quiet" data-does="up" disabled={at === 0} onClick={() => move(at, at - 1)}>
              {say({ zh: '上移', en: 'Up' })}
            </Button>
            <Button
              kind="quiet"
              data-does="down"
              disabled={at === lines.length - 1}
              onClick={() => move(at, at + 1)}
            >
              {say({ zh: '下移', en: 'Down' })}
            </Button>
            <Button kind="quiet" data-does="remove" disabled={lines.length === 1} onClick={() => remove(at)}>
              {say({ zh: '去掉', en: 'Remove' })}
            </Button>
          </div>
        </fieldset>
      ))}
      <RowTotals fields={field.fields} lines={lines} />
      {lines.length < field.most && (
        <Button kind="quiet" icon="plus" data-does="add" onClick={add}>
          {say({ zh: '再加一行', en: 'One more line' })}
        </Button>
      )}
    </div>
  );
}

/** After the next drawing the focus goes to the first that a selector finds. */
function useFocus() {
  const element = useRef<HTMLDivElement>(null);
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    element.current?.querySelector<HTMLElement>(wanted.current)?.focus();
    wanted.current = null;
  });
  return {
    element,
    focusOn: (selector: string) => {
      wanted.current = selector;
    },
  };
}
