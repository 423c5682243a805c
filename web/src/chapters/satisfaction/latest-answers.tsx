import { channels } from '../../../../rulebook/chapters/satisfaction/common.ts';
import { readingFailed } from '../../data/failures.ts';
import type { Row } from '../../data/store.ts';
import type { Watched } from '../../data/watch.ts';
import { Badge, Empty, Problem } from '../../kit/notes.tsx';
import { useWords } from '../../language/words.ts';
import { LATEST_MOST } from './queries.ts';

/** So many of them are shown. */
const FEW = 8;

interface LatestProps {
  readonly latest: Watched<readonly Row[]>;
  readonly survey: string;
  readonly isAnonymous: boolean;
  /** Of how many days. */
  readonly days: number;
}

/** What came in the last days, the latest first. */
export function LatestAnswers({ latest: { value, failure }, survey, isAnonymous, days }: LatestProps) {
  const say = useWords();
  const rows = value && inTime(value);
  const all = new URLSearchParams({ by: 'survey', of: survey });
  const cut = value?.length === LATEST_MOST;
  return (
    <section class="section no-print" aria-label={say({ zh: '最近的答复', en: 'Latest answers' })}>
      <div class="section-head">
        <h2>{say({ zh: '最近的答复', en: 'Latest answers' })}</h2>
        <a href={`/ballots?${all}`}>{say({ zh: '全部答复', en: 'All ballots' })}</a>
      </div>
      {failure != null && <Problem words={readingFailed(failure)} />}
      {rows?.length === 0 && (
        <Empty
          icon="clock"
          words={{ zh: `最近 ${days} 天没有答复`, en: `Nobody has answered in the last ${days} days` }}
        />
      )}
      <ul class="list-rows">
        {rows?.slice(0, FEW).map((row) => (
          <li key={row.id}>
            <Answer row={row} isAnonymous={isAnonymous} />
          </li>
        ))}
      </ul>
      {rows && rows.length > FEW && (
        <p class="muted">
          {say({
            zh: `最近 ${days} 天共 ${cut ? '至少 ' : ''}${rows.length} 份`,
            en: `${cut ? 'At least ' : ''}${rows.length} in the last ${days} days`,
          })}
        </p>
      )}
    </section>
  );
}

/** Of an anonymous survey the day alone is known. */
const inTime = (rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((one, other) => timeOf(other) - timeOf(one));

const timeOf = ({ data }: Row): number => {
  const at = (data.last as { at?: unknown } | undefined)?.at;
  return at instanceof Date ? at.getTime() : 0;
};

function Answer({ row: { id, data }, isAnonymous }: { row: Row; isAnonymous: boolean }) {
  const say = useWords();
  const channel = channels[data.channel as keyof typeof channels];
  const told = (
    <>
      <b>{String(data.room)}</b>
      <span class="list-main">{channel ? say(channel) : ''}</span>
      {data.state === 'checked' && <Badge tone="good">{say({ zh: '已复核', en: 'Checked' })}</Badge>}
      <time class="list-end" dateTime={String(data.answeredOn)}>
        {String(data.answeredOn)}
      </time>
    </>
  );
  if (isAnonymous) return <div class="list-row">{told}</div>;
  return (
    <a class="list-row" href={`/ballots/${encodeURIComponent(id)}`}>
      {told}
    </a>
  );
}
