import './line-table.css';
import { useState } from 'preact/hooks';
import { placeOf } from '../data/place-of.ts';
import { Icon } from '../kit/icon.tsx';
import { useLanguage, useWords } from '../language/words.ts';
import { isRegisterName } from '../registers.ts';
import type { Cell, Line, StoredPart } from './stored.ts';

interface LineTableProps {
  readonly part: Pick<StoredPart, 'title' | 'columns' | 'lines'>;
  /** What a line of sums opens. */
  readonly behind?: (line: Line) => readonly StoredPart[];
}

/**
 * The rows behind the figures of a part, each leading to its record, or opening the rows that it is the sum of: a table on
 * the desk, cards on a phone.
 */
export function LineTable({ part: { title, columns, lines }, behind = () => [] }: LineTableProps) {
  const say = useWords();
  const isWide = columns.length > 2;
  const isNumber = columns.map((_, place) => lines.every(({ cells }) => NUMBER.test(cells[place]?.zh ?? '')));
  return (
    <table class={isWide ? 'line-table line-cards' : 'line-table'} aria-label={say(title)}>
      <thead>
        <tr>
          {columns.map((column, place) => (
            <th scope="col" key={column.en} class={isNumber[place] ? 'line-number' : ''}>
              {say(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          // A line is its place
          <LineRow key={at} line={line} columns={columns} isNumber={isNumber} behind={behind(line)} />
        ))}
      </tbody>
    </table>
  );
}

interface LineRowProps {
  readonly line: Line;
  readonly columns: StoredPart['columns'];
  readonly isNumber: readonly boolean[];
  readonly behind: readonly StoredPart[];
}

function LineRow({ line, columns, isNumber, behind }: LineRowProps) {
  const say = useWords();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <tr>
        {line.cells.map((cell, place) => (
          <td
            key={place}
            data-title={columns[place] && say(columns[place])}
            class={classOf(cell, isNumber[place])}
          >
            {place === 0 && behind.length > 0 ? (
              <button
                type="button"
                class="line-opens"
                aria-expanded={isOpen}
                onClick={() => setIsOpen(!isOpen)}
              >
                <Icon name="next" />
                {say(cell)}
              </button>
            ) : (
              <CellText cell={cell} href={place === 0 ? addressOf(line) : null} />
            )}
          </td>
        ))}
      </tr>
      {isOpen && (
        <tr class="line-behind">
          <td colSpan={columns.length}>
            {behind.map((part) => (
              <div key={part.name}>
                <h3>{say(part.title)}</h3>
                <LineTable part={part} />
              </div>
            ))}
          </td>
        </tr>
      )}
    </>
  );
}

/** Sums and mails lead nowhere. */
const addressOf = ({ register, record, matter = '' }: Line): string | null =>
  record !== '' && isRegisterName(register) ? placeOf({ register, record, name: matter }) : null;

/** An amount, a rate or a count, or that there is none. */
const NUMBER = /^(?:—|[-−]?[¥\d][\d,.]*\s?%?)$/;

const classOf = ({ late }: Cell, isNumber = false): string =>
  [isNumber ? 'line-number' : '', late ? 'late' : ''].filter(Boolean).join(' ');

function CellText({ cell, href }: { cell: Cell; href: string | null }) {
  const say = useWords();
  const language = useLanguage();
  const text = cell[language];
  const shown = cell.late ? (
    <>
      <Icon name="warn" />
      <span class="hidden">{say({ zh: '注意：', en: 'Note: ' })}</span>
      {text}
    </>
  ) : (
    text
  );
  if (href === null) return <span>{shown}</span>;
  return <a href={href}>{text === '' ? say({ zh: '查看', en: 'Open' }) : shown}</a>;
}
