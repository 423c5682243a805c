import { render } from '../../../../rulebook/reading/render.ts';
import type { Row } from '../../data/store.ts';
import { useWords } from '../../language/words.ts';
import { StateBadge } from '../../records/state-badge.tsx';
import { useRendering } from '../../records/subject.ts';
import { type FoundRecords, RECORDS_MOST } from './found-records.ts';

/** Records of a register as a search finds them: what they are called, what they are about, and how they stand. */
export function RecordRows({ register, rows, isCut }: FoundRecords) {
  const say = useWords();
  const rendering = useRendering(register);
  const said = (template: string, { data }: Row) => render(template, data, rendering).trim();
  return (
    <>
      <ul class="list-rows">
        {rows.map((row) => (
          <li key={row.id}>
            <a class="list-row" href={`/${register.name}/${encodeURIComponent(row.id)}`}>
              <span class="list-main">
                <b>{said(register.subject, row)}</b>
                {register.detail !== '' && <span>{said(register.detail, row)}</span>}
              </span>
              <StateBadge of={register.states[String(row.data.state)]} />
            </a>
          </li>
        ))}
      </ul>
      {isCut && (
        <p class="muted">
          {say({
            zh: `只显示 ${RECORDS_MOST} 条，请多输入几个字，或打开`,
            en: `Only ${RECORDS_MOST} are shown; type a little more, or open `,
          })}
          <a href={`/${register.name}`}>{say(register.form)}</a>
        </p>
      )}
    </>
  );
}
