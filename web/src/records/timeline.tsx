import './timeline.css';
import './records.css';
import type { Register } from '../../../rulebook/notation/register.ts';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import { readingFailed } from '../data/failures.ts';
import type { Document, Query } from '../data/store.ts';
import { useRegisters } from '../data/use-registers.ts';
import { useRows } from '../data/watch.ts';
import { Loading, Problem } from '../kit/notes.tsx';
import { useWords } from '../language/words.ts';
import type { RegisterName } from '../registers.ts';
import { useSession } from '../session/current.ts';
import { changesOf } from './changes.ts';
import { useRendering } from './subject.ts';

export const STEPS_MOST = 100;

/** What has been done with a record, the latest first. */
export const historyQuery = (site: string, register: Register, id: string): Query => ({
  from: `${recordPath(site, register, id)}/history`,
  order: [['rev', 'desc']],
  limit: STEPS_MOST,
});

/** Everything that has been done with a record, the latest first. */
export function Timeline({ register: name, id }: { register: RegisterName; id: string }) {
  const registers = useRegisters(name);
  const register = registers?.(name);
  return register ? <Steps register={register} id={id} /> : <Loading />;
}

function Steps({ register, id }: { register: Register; id: string }) {
  const say = useWords();
  const { site } = useSession();
  const { value, failure } = useRows(historyQuery(site, register, id));
  if (failure != null) return <Problem words={readingFailed(failure)} />;
  if (!value) return <Loading />;
  return (
    <ol class="timeline">
      {value.map((row) => (
        <Entry key={row.id} register={register} entry={row.data} />
      ))}
      {value.length === 0 && <li class="muted">{say({ zh: '记录正在写入…', en: 'Being written…' })}</li>}
      {value.length === STEPS_MOST && (
        <li class="muted">
          {say({ zh: `只显示最近 ${STEPS_MOST} 步`, en: `Only the latest ${STEPS_MOST} steps` })}
        </li>
      )}
    </ol>
  );
}

function Entry({ register, entry }: { register: Register; entry: Document }) {
  const say = useWords();
  const rendering = useRendering(register);
  const step = register.steps[String(entry.step)];
  const changed = changesOf(entry, rendering);
  return (
    <li>
      <span class="dot busy" />
      <div>
        <b>{step ? say(step.title) : String(entry.step)}</b>{' '}
        <span class="muted">
          {rendering.nameOf(String(entry.by))} · {entry.at instanceof Date && rendering.stamp(entry.at)}
        </span>
        {changed.length > 0 && <p class="muted">{changed.join(' · ')}</p>}
      </div>
    </li>
  );
}
