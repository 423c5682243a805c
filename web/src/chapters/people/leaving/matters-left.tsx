import { titleAt } from '../../../../../rulebook/notation/title-at.ts';
import { type Hanging, hangsOn } from '../../../../../rulebook/reading/hangs-on.ts';
import { readingFailed } from '../../../data/failures.ts';
import { itemsOf, type OpenItem } from '../../../data/open-items.ts';
import { isCut } from '../../../data/open-queries.ts';
import { inNameQuery } from '../../../data/open-queries-later.ts';
import { placeOf } from '../../../data/place-of.ts';
import type { Row } from '../../../data/store.ts';
import { useRows } from '../../../data/watch.ts';
import { Badge, Loading, Problem } from '../../../kit/notes.tsx';
import { useNow } from '../../../kit/now.ts';
import { counted } from '../../../language/count.ts';
import { useWords, type Words } from '../../../language/words.ts';
import { Actions, type Take } from '../../../pages/today/actions.tsx';
import { TakenHere } from '../../../pages/today/taken-here.tsx';
import { ByWhen } from '../../../records/by-when.tsx';
import { useSession } from '../../../session/current.ts';

/** All that is open in the name of somebody who leaves, what hangs on them first: it is settled or handed on here. */
export function MattersLeft({ member }: { member: Row }) {
  const say = useWords();
  const { site, uid } = useSession();
  const query = inNameQuery(site, member.id);
  const { value, failure } = useRows(query);
  if (failure != null) return <Problem words={readingFailed(failure)} />;
  if (!value) return <Loading rows={1} />;
  const theirs = new Set(value.filter((row) => isTheirs(row, member.id)).map(({ path }) => path));
  const items = itemsOf(value, member.id, uid).toSorted(
    (one, other) => Number(theirs.has(other.key)) - Number(theirs.has(one.key)),
  );
  return items.length === 0 ? (
    <p class="muted">
      {say({ zh: '名下没有未办的事项', en: 'Nothing is open in their name' })} {say(beyond)}
    </p>
  ) : (
    <Items items={items} theirs={theirs} more={isCut(value, query) ? '+' : ''} />
  );
}

const isTheirs = ({ data }: Row, uid: string): boolean =>
  Object.values((data.matters ?? {}) as Record<string, Partial<Hanging>>).some(
    ({ for: people = [], on = null }) => hangsOn({ for: people, on }, uid),
  );

/** What not all staff may read is told to nobody but those whom it concerns: R1.3 holds for who dismisses too. */
const beyond: Words = {
  zh: '这里只列全体员工可见的登记；来电、来访、收费等登记中由此人负责的，办理离职时会报出项数。',
  en: 'Of registers that all staff may read; of calls, visits, fees and the like the dismissal tells how many hang on them.',
};

interface ItemsProps {
  readonly items: readonly OpenItem[];
  /** Of those that hang on the person. */
  readonly theirs: ReadonlySet<string>;
  readonly more: string;
}

function Items({ items, theirs, more }: ItemsProps) {
  const say = useWords();
  const now = useNow();
  return (
    <>
      <Problem
        words={{
          zh: `名下还有 ${items.length}${more} 项未办，请先逐项办结或转交`,
          en: `${counted(items.length, 'matter is', 'matters are')}${more} open in their name: settle each or hand it on first`,
        }}
        clauses={['R2.4.7.8', 'R4.4.2.5']}
      />
      <TakenHere items={items}>
        {(item, onTake) => (
          <Left key={item.key} item={item} isTheirs={theirs.has(item.key)} now={now} onTake={onTake} />
        )}
      </TakenHere>
      <p class="muted">{say(beyond)}</p>
    </>
  );
}

interface LeftProps {
  readonly item: OpenItem;
  readonly isTheirs: boolean;
  readonly now: Date;
  readonly onTake: Take;
}

function Left({ item, isTheirs: isOwn, now, onTake }: LeftProps) {
  const say = useWords();
  const { key, subject, deadline } = item;
  return (
    <li class="matter" data-matter={key}>
      <a class="list-row" href={placeOf(item)}>
        <span class="list-main">
          <b>{say(titleAt(item, deadline, now))}</b>
          <span>{say(subject)}</span>
          {isOwn && (
            <span>
              <Badge tone="bad">{say({ zh: '由此人负责', en: 'Hangs on them' })}</Badge>
            </span>
          )}
        </span>
        {deadline && <ByWhen deadline={deadline} now={now} />}
      </a>
      <Actions item={item} now={now} onTake={onTake} />
    </li>
  );
}
