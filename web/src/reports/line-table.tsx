import './line-table.css';
import { Icon } from '../kit/icon.tsx';
import { useLanguage, useWords } from '../language/words.ts';
import { isRegisterName } from '../registers.ts';
import type { Cell, Line, StoredPart } from './stored.ts';

/** The rows behind the figures of a part, each leading to its record: a table on the desk, cards on a phone. */
export function LineTable({ part: { title, columns, lines } }: { part: StoredPart }) {
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
          <tr key={at}>
            {line.cells.map((cell, place) => (
              <td
                key={place}
                data-title={columns[place] && say(columns[place])}
                class={classOf(cell, isNumber[place])}
              >
                <CellText cell={cell} href={place === 0 ? addressOf(line) : null} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Sums and mails lead nowhere. */
const addressOf = ({ register, record }: Line): string | null =>
  record !== '' && isRegisterName(register) ? `/${register}/${encodeURIComponent(record)}` : null;

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
