import { read } from '../../../../rulebook/notation/record.ts';
import type { Register } from '../../../../rulebook/notation/register.ts';
import { spanText } from '../../../../rulebook/site/span.ts';
import { useNames } from '../../data/names.ts';
import type { Document } from '../../data/store.ts';
import { useNow } from '../../kit/now.ts';
import { shortText, stampText } from '../../language/time.ts';
import { useLanguage, useWords } from '../../language/words.ts';
import { StateBadge } from '../../records/state-badge.tsx';
import { useSession } from '../../session/current.ts';

/** A request as it stands: for whom, why, and how long it still runs. */
export function Request({ register, data, isMine }: { register: Register; data: Document; isMine: boolean }) {
  const say = useWords();
  const language = useLanguage();
  const nameOf = useNames();
  const { zone } = useSession();
  const now = useNow();
  const until = data.until instanceof Date ? data.until : null;
  const runs = isRunning(data, now);
  const isOver = data.state === 'granted' && !runs;
  const state = register.states[isOver ? 'expired' : String(data.state)];
  const at = read(data, ['last', 'at']);
  const left = until ? spanText(until.getTime() - now.getTime(), language) : '';
  return (
    <>
      <p class="disclosure-state">
        <StateBadge of={state} />
        {!isMine && <b>{nameOf(String(read(data, ['opened', 'by']) ?? ''))}</b>}
        {runs && until && (
          <strong>
            {say({
              zh: `至 ${shortText(until, zone, now)}，还有 ${left}`,
              en: `until ${shortText(until, zone, now)}, ${left} left`,
            })}
          </strong>
        )}
        {!runs && at instanceof Date && <span class="muted">{stampText(at, zone)}</span>}
      </p>
      <p>
        {say({ zh: '告知', en: 'For' })} {String(data.forWhom)} · {String(data.why)}
      </p>
      {isMine && data.state === 'requested' && (
        <p class="muted">
          {say({ zh: '等待客服主任或经理批准', en: 'The supervisor or the manager has to approve it' })}
        </p>
      )}
    </>
  );
}

/** Returns true iff the grant opens the telephone numbers now. */
export const isRunning = (data: Document | undefined, now: Date): boolean =>
  data?.state === 'granted' && data.until instanceof Date && now < data.until;
