import type { Due } from '../../../rulebook/notation/due.ts';
import { textOf } from '../../../rulebook/notation/record.ts';
import type { Register } from '../../../rulebook/notation/register.ts';
import { titleAt } from '../../../rulebook/notation/title-at.ts';
import { dueAt } from '../../../rulebook/reading/due.ts';
import type { Document } from '../data/store.ts';
import { Icon } from '../kit/icon.tsx';
import { Clauses } from '../kit/notes.tsx';
import { useNow } from '../kit/now.ts';
import { useWords } from '../language/words.ts';
import { useSiteTime } from '../session/site-time.ts';
import { ByWhen } from './by-when.tsx';

interface DeadlinesProps {
  readonly register: Register;
  readonly record: Document;
}

/** What people owe on a record now, and by when. What the server does by itself at a time is nobody's debt. */
export function Deadlines({ register, record }: DeadlinesProps) {
  const say = useWords();
  const now = useNow();
  const time = useSiteTime();
  const owed = Object.entries(register.due).flatMap(([name, due]) => {
    const deadline = due.takes ? null : dueAt(register, name, record as never, time);
    return deadline ? [{ name, due, deadline }] : [];
  });
  if (owed.length === 0) return null;
  return (
    <ul class="deadlines">
      {owed.map(({ name, due, deadline }) => (
        <li key={name} class={deadline <= now ? 'late' : ''}>
          <Icon name="clock" />
          <ByWhen deadline={deadline} now={now} />
          <span>
            {say(titleAt(due, deadline, now))} <Clauses ids={due.cites} />
            <Reason of={due} record={record} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Why it is late, where somebody has explained it. */
function Reason({ of: { explained }, record }: { readonly of: Due; readonly record: Document }) {
  const say = useWords();
  const reason = explained === undefined ? '' : textOf(record, explained);
  return reason === '' ? null : (
    <span class="muted">{say({ zh: `原因：${reason}`, en: `Why: ${reason}` })}</span>
  );
}
