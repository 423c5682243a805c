import { placeOf } from '../../data/place-of.ts';
import { Badge } from '../../kit/notes.tsx';
import { useNow } from '../../kit/now.ts';
import { untilText } from '../../language/time.ts';
import { useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import type { DayStands, LineStands, MissingMatter } from './day-stands.ts';

/** What a day has to show, line by line; what is missing is named, and leads to where it is settled. */
export function DayLines({ lines }: Pick<DayStands, 'lines'>) {
  return (
    <ul class="day-lines">
      {lines.map((line) => (
        <DayLine key={line.name} line={line} />
      ))}
    </ul>
  );
}

function DayLine({ line: { title, done, of, missing } }: { line: LineStands }) {
  const say = useWords();
  const now = useNow();
  const late = missing.filter(({ deadline }) => new Date(deadline) <= now).length;
  return (
    <li class="card">
      <div class="day-line">
        <b>{say(title)}</b>
        {of === 0 ? (
          <span class="muted">{say({ zh: '当日没有', en: 'None that day' })}</span>
        ) : (
          <Badge tone={missing.length === 0 ? 'good' : late > 0 ? 'bad' : 'warn'}>
            {say(doneWords(done, of, missing.length))}
          </Badge>
        )}
      </div>
      {missing.length > 0 && (
        <ul class="list-rows day-missing">
          {missing.map((each) => (
            <li key={`${each.register}/${each.record} ${each.matter}`}>
              <MissingRow matter={each} now={now} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

const doneWords = (done: number, of: number, missing: number): Words =>
  missing === 0
    ? { zh: `${of} 项全部完成`, en: `All ${of} done` }
    : { zh: `应 ${of} 项，已完成 ${done} 项`, en: `${done} of ${of} done` };

/** Leads to where the matter is settled; what has still time says until when. */
function MissingRow({ matter, now }: { matter: MissingMatter; now: Date }) {
  const say = useWords();
  const { zone } = useSession();
  const { register, record, matter: name, words, deadline } = matter;
  const at = new Date(deadline);
  const until = untilText(at, zone, now);
  const isLate = at <= now;
  return (
    <a class="list-row" href={placeOf({ register, record, name })}>
      <span class={isLate ? 'dot bad' : 'dot'} />
      <span class="list-main">{say(words)}</span>
      <span class={isLate ? 'list-end late' : 'list-end'}>
        {say(isLate ? { zh: `应于 ${until}`, en: `due ${until}` } : { zh: `${until} 前`, en: `by ${until}` })}
      </span>
    </a>
  );
}
