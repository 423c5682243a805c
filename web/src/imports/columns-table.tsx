import { fieldsOf, type ImportedList } from '../../../rulebook/notation/imported-list.ts';
import { useWords } from '../language/words.ts';
import type { Corrections, Outcome } from './use-import.ts';

interface ColumnsTableProps {
  readonly list: ImportedList;
  readonly outcome: Outcome;
  readonly corrections: Corrections;
  readonly isBusy: boolean;
  readonly onCorrect: (key: string, field: string | null) => void;
}

const LEFT_OUT = '';

/** Which heading was understood as which column; another meaning is chosen here, and the list is checked anew. */
export function ColumnsTable({
  list,
  outcome: { understood, problems },
  corrections,
  isBusy,
  onCorrect,
}: ColumnsTableProps) {
  const say = useWords();
  if (understood.length === 0) return null;
  const title = say({ zh: '各列的含义', en: 'What each column means' });
  return (
    <details class="section import-columns no-print" open={problems.length > 0}>
      <summary>
        <h2>{title}</h2>
      </summary>
      <ul class="list-rows">
        {understood.map(({ key, column, heading, field }) => (
          <li key={key} class="list-row">
            <b>{column}</b>
            <span class="list-main">{heading}</span>
            <select
              aria-label={say({
                zh: `${column} 列“${heading}”的含义`,
                en: `Meaning of column ${column}, ${heading}`,
              })}
              value={(key in corrections ? corrections[key] : field) ?? LEFT_OUT}
              disabled={isBusy}
              onChange={(event) => {
                const chosen = event.currentTarget.value;
                onCorrect(key, chosen === LEFT_OUT ? null : chosen);
              }}
            >
              <option value={LEFT_OUT}>{say({ zh: '不导入', en: 'Left out' })}</option>
              {fieldsOf(list).map((each) => (
                <option key={each} value={each}>
                  {say(list.columns[each]?.words ?? { zh: each, en: each })}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
    </details>
  );
}
