import { takeBack } from '../data/marks.ts';
import type { SentMark } from '../data/sent-marks.ts';
import { Button, LinkButton } from '../kit/button.tsx';
import { Badge, Problem } from '../kit/notes.tsx';
import { timeText } from '../language/time.ts';
import { useWords } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import { signs, stages } from './stop-row.tsx';
import { type Marked, type Marks, type Stage, stageOf } from './use-marks.ts';

/** What was marked on the round, and how far each has come: what needs somebody stands first. */
export function Outbox({ marks: { here, sent } }: { marks: Marks }) {
  const say = useWords();
  if (here.length + sent.length === 0) return null;
  const isRefused = (each: Marked) => stageOf(each) === 'refused';
  const sorted = [...here.filter(isRefused), ...here.filter((each) => !isRefused(each))];
  return (
    <section class="section" aria-label={say({ zh: '本圈记录', en: 'Marked on this round' })}>
      <h2>{say({ zh: '本圈记录', en: 'Marked on this round' })}</h2>
      <ul class="round-outbox">
        {sorted.map((each) => (
          <Here key={each.id} marked={each} />
        ))}
        {sent.map((each) => (
          <li key={`${each.stop} ${each.at.getTime()}`}>
            <Line place={each.place} sign={each.sign} at={each.at} stage="sent" />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LineProps extends Pick<SentMark, 'place' | 'sign' | 'at'> {
  readonly stage: Stage | 'sent';
}

function Line({ place, sign, at, stage }: LineProps) {
  const say = useWords();
  const { zone } = useSession();
  const [tone, words] = stages[stage];
  return (
    <p>
      <b>
        <span aria-hidden="true">{signs[sign]}</span> {place}
      </b>
      <span class="muted">{timeText(at, zone)}</span>
      <Badge tone={tone}>{say(words)}</Badge>
    </p>
  );
}

function Here({ marked }: { marked: Marked }) {
  const say = useWords();
  const { mark, at, refusals, id } = marked;
  const stage = stageOf(marked);
  return (
    <li>
      <Line place={mark.place} sign={mark.sign} at={at} stage={stage} />
      {refusals.map(({ step, rule, words, cites }) => (
        <Problem key={`${step} ${rule}`} words={words} clauses={cites} />
      ))}
      {stage === 'refused' && (
        <>
          <p class="muted">
            {say({
              zh: '请打开记录核对；撤回之后，还没办的可以重新标记',
              en: 'Open the record and look; once it is taken back, what is still to be done can be marked again',
            })}
          </p>
          <div class="actions">
            <LinkButton href={`/${mark.stop}`}>{say({ zh: '打开记录', en: 'Open the record' })}</LinkButton>
            <Button onClick={() => void takeBack(id)}>{say({ zh: '撤回标记', en: 'Take it back' })}</Button>
          </div>
        </>
      )}
    </li>
  );
}
