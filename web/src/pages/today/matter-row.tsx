import { titleAt } from '../../../../rulebook/notation/title-at.ts';
import type { OpenItem } from '../../data/open-items.ts';
import { placeOf } from '../../data/place-of.ts';
import { Clauses } from '../../kit/notes.tsx';
import { shortText } from '../../language/time.ts';
import { useWords } from '../../language/words.ts';
import { ByWhen } from '../../records/by-when.tsx';
import { useSession } from '../../session/current.ts';
import { Actions, type Take } from './actions.tsx';

interface Timed {
  readonly item: OpenItem;
  readonly now: Date;
}

interface MatterRowProps extends Timed {
  readonly onTake: Take;
}

/** One matter: what it is, the object, the person, by when, and what is done about it. */
export function MatterRow({ item, now, onTake }: MatterRowProps) {
  const say = useWords();
  const { deadline, subject, clauses, reason } = item;
  return (
    <li class="matter" data-matter={item.key}>
      <a class="list-row" href={placeOf(item)}>
        <Dot item={item} now={now} />
        <span class="list-main">
          <b>
            {say(titleAt(item, deadline, now))} <Clauses ids={clauses} />
          </b>
          <span>{say(subject)}</span>
          <Person {...item} />
          {reason !== null && <small>{say({ zh: `原因：${reason}`, en: `Why: ${reason}` })}</small>}
        </span>
        <When item={item} now={now} />
      </a>
      <Actions item={item} now={now} onTake={onTake} />
    </li>
  );
}

/** How pressing it is. */
export function Dot({ item: { deadline }, now }: Timed) {
  return <span class={deadline === null ? 'dot busy' : deadline <= now ? 'dot bad' : 'dot warn'} />;
}

/** Of what waits for me, who has asked; of anything else whom it hangs on. */
function Person({ deadline, isMine, began, who }: OpenItem) {
  const say = useWords();
  const asked =
    deadline === null && isMine && began !== null ? { zh: `${began} 提出`, en: `from ${began}` } : null;
  const words = asked ?? (who && { zh: `责任人：${who.zh}`, en: `with ${who.en}` });
  return words && <small class="muted">{say(words)}</small>;
}

/** By when, or for how long it is late; since when, of what only waits. */
function When({ item: { deadline, since }, now }: Timed) {
  const { zone } = useSession();
  if (deadline === null) {
    return since && <time dateTime={since.toISOString()}>{shortText(since, zone, now)}</time>;
  }
  return <ByWhen deadline={deadline} now={now} />;
}
