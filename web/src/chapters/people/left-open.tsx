import { titleAt } from '../../../../rulebook/notation/title-at.ts';
import { readingFailed } from '../../data/failures.ts';
import { itemsOf, type OpenItem } from '../../data/open-items.ts';
import { inNameQuery, isCut } from '../../data/open-queries.ts';
import { placeOf } from '../../data/place-of.ts';
import type { Row } from '../../data/store.ts';
import { useRows } from '../../data/watch.ts';
import { Loading, Problem } from '../../kit/notes.tsx';
import { useNow } from '../../kit/now.ts';
import { counted } from '../../language/count.ts';
import { useWords, type Words } from '../../language/words.ts';
import { ByWhen } from '../../records/by-when.tsx';
import { useSession } from '../../session/current.ts';

/** All that is open in the name of somebody who leaves, what waits for nobody else first: each is handed on at its place. */
export function LeftOpen({ member }: { member: Row }) {
  const say = useWords();
  const { site } = useSession();
  const now = useNow();
  const query = inNameQuery(site, member.id);
  const { value, failure } = useRows(query);
  if (failure != null) return <Problem words={readingFailed(failure)} />;
  if (!value) return <Loading rows={1} />;
  const items = itemsOf(value, member.id).toSorted((one, other) => one.others.length - other.others.length);
  if (items.length === 0) {
    return (
      <p class="muted">
        {say({ zh: '名下没有未办的事项', en: 'Nothing is open in their name' })} {say(beyond)}
      </p>
    );
  }
  const more = isCut(value, query) ? '+' : '';
  return (
    <>
      <Problem
        words={{
          zh: `名下还有 ${items.length}${more} 项未办，请先逐项办结或转交`,
          en: `${counted(items.length, 'matter is', 'matters are')}${more} open in their name: settle each or hand it on first`,
        }}
        clauses={['R2.4.7.8', 'R4.4.2.5']}
      />
      <ul class="list-rows">
        {items.map((item) => (
          <Left key={item.key} item={item} now={now} />
        ))}
      </ul>
      <p class="muted">{say(beyond)}</p>
    </>
  );
}

/** What not all staff may read is told to nobody but those whom it concerns: R1.3 holds for who dismisses too. */
const beyond: Words = {
  zh: '这里只列全体员工可见的登记；来电、来访、收费等登记中的，请其上级在离职前一并核对。',
  en: 'Of registers that all staff may read; of calls, visits, fees and the like let whoever they report to see before they leave.',
};

function Left({ item, now }: { item: OpenItem; now: Date }) {
  const say = useWords();
  const { subject, deadline, others } = item;
  return (
    <li>
      <a class="list-row" href={placeOf(item)}>
        <span class="list-main">
          <b>{say(titleAt(item, deadline, now))}</b>
          <span>{say(subject)}</span>
          {others.length === 0 && (
            <small class="muted">{say({ zh: '除此人外无人负责', en: 'Nobody else sees to it' })}</small>
          )}
        </span>
        {deadline && <ByWhen deadline={deadline} now={now} />}
      </a>
    </li>
  );
}
