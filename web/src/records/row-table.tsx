import './row-table.css';
import type { ComponentChildren } from 'preact';
import type { Field } from '../../../rulebook/notation/field.ts';
import { useWords } from '../language/words.ts';
import { RowTotals } from './row-totals.tsx';

export type Line = Readonly<Record<string, unknown>>;

interface TableProps {
  readonly fields: Readonly<Record<string, Field>>;
  readonly lines: readonly Line[];
  readonly draw: (name: string, line: Line) => ComponentChildren;
}

/** The lines of a record: a table on the desk and on paper, cards on a phone. */
export function RowTable({ fields, lines, draw }: TableProps) {
  const say = useWords();
  const names = Object.keys(fields).filter(
    (name) => fields[name]?.hidden !== true && lines.some((line) => line[name] !== undefined),
  );
  const titleOf = (name: string) => (fields[name] ? say(fields[name].title) : '');
  return (
    <div class="row-table">
      <table>
        <thead>
          <tr>
            {names.map((name) => (
              <th scope="col" key={name}>
                {titleOf(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            // A line is its place
            <tr key={at}>
              {names.map((name) => (
                <td
                  key={name}
                  data-title={titleOf(name)}
                  class={fields[name]?.type === 'money' ? 'amount' : ''}
                >
                  {draw(name, line)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <RowTotals fields={fields} lines={lines} />
    </div>
  );
}
