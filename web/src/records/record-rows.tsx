import { dateOf } from '../../../rulebook/notation/record.ts';
import type { Register } from '../../../rulebook/notation/register.ts';
import { render } from '../../../rulebook/reading/render.ts';
import type { Row } from '../data/store.ts';
import { useNow } from '../kit/now.ts';
import { shortText } from '../language/time.ts';
import { useSession } from '../session/current.ts';
import { StateBadge } from './state-badge.tsx';
import { useRendering } from './subject.ts';

interface RecordRowsProps {
  readonly register: Register;
  readonly rows: readonly Row[];
  /** With the day on which each was opened. */
  readonly isDated?: boolean;
}

/** Records of a register in a few words: what they are called, what they are about, and how they stand. */
export function RecordRows({ register, rows, isDated }: RecordRowsProps) {
  const rendering = useRendering(register);
  const said = (template: string, { data }: Row) => render(template, data, rendering).trim();
  return (
    <ul class="list-rows">
      {rows.map((row) => (
        <li key={row.id}>
          <a class="list-row" href={`/${register.name}/${encodeURIComponent(row.id)}`}>
            <span class="list-main">
              <b>{said(register.subject, row)}</b>
              {register.detail !== '' && <span>{said(register.detail, row)}</span>}
            </span>
            {isDated && <Opened row={row} />}
            <StateBadge of={register.states[String(row.data.state)]} />
          </a>
        </li>
      ))}
    </ul>
  );
}

function Opened({ row }: { row: Row }) {
  const { zone } = useSession();
  const now = useNow();
  const at = dateOf(row.data, 'opened.at');
  return at && <time dateTime={at.toISOString()}>{shortText(at, zone, now)}</time>;
}
