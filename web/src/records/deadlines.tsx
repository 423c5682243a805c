import type { Register } from '../../../rulebook/notation/register.ts';
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
            {say(due.title)} <Clauses ids={due.cites} />
          </span>
        </li>
      ))}
    </ul>
  );
}
