import { useEffect, useMemo } from 'preact/hooks';
import { afterFirstRecords } from '../after-first-records.ts';
import { aheadQuery, concerns, type DueItem, dueItems, isCut, overdueQuery, placeOf } from '../data/due.ts';
import { readingFailed } from '../data/failures.ts';
import { useWaitingForMe, type WaitingItem } from '../data/waiting-for-me.ts';
import { useRows } from '../data/watch.ts';
import { later } from '../kit/later.tsx';
import { Clauses, Empty, Loading, Problem } from '../kit/notes.tsx';
import { useNow } from '../kit/now.ts';
import { Page } from '../kit/page.tsx';
import { dateTitle, shortText, spanText, untilText } from '../language/time.ts';
import { useLanguage, useWords, type Words } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import { holdsNow, standsInNow } from '../session/session.ts';

const Answers = later(() => import('./answers.tsx').then((m) => m.Answers));

/** What waits for me, what is overdue, what falls due: the first screen. */
export function Today() {
  const session = useSession();
  const language = useLanguage();
  const now = useNow();
  const found = useWaitingForMe(session);
  const late = useRows(overdueQuery(session.site));
  const ahead = useRows(useMemo(() => aheadQuery(session.site, new Date()), [session.site]));
  const isKnown = late.value !== undefined && ahead.value !== undefined && found.items !== undefined;
  useEffect(() => {
    if (isKnown) afterFirstRecords();
  }, [isKnown]);

  const people = [{ absent: session.uid, roles: session.roles }, ...standsInNow(session, now)];
  const seesAll = holdsNow(session, 'receptionist', 'assistant', 'foreman', 'supervisor', 'manager', 'gm');
  const items = [...dueItems(late.value ?? []), ...dueItems(ahead.value ?? [])];
  const mine = items.filter((item) => concerns(item, people));
  const others = items.filter((item) => !mine.includes(item));
  const isPast = (item: DueItem) => isLate(item, now);
  const [overdue, soon] = [others.filter(isPast), others.filter((item) => !isPast(item))];
  const counted = seesAll ? items : mine;
  // What waits for me and is due is one matter.
  const isDue = ({ register, id, answers }: WaitingItem) =>
    answers.length === 0 && mine.some((item) => item.register === register && item.record === id);
  const waiting = (found.items ?? []).filter((item) => !isDue(item));
  const failure = late.failure ?? ahead.failure ?? found.failure;

  return (
    <Page
      title={{
        zh: `今日 ${dateTitle(now, session.zone, 'zh')}`,
        en: `Today, ${dateTitle(now, session.zone, language)}`,
      }}
    >
      <ul class="figures">
        <Figure
          words={{ zh: '待我办理', en: 'For me' }}
          count={isKnown ? waiting.length + mine.length : null}
          isCut={found.isCut}
          to="#mine"
        />
        <Figure
          words={{ zh: '逾期', en: 'Overdue' }}
          count={isKnown ? counted.filter(isPast).length : null}
          isCut={isCut(late.value)}
          tone="bad"
          to={overdue.length > 0 && seesAll ? '#overdue' : '#mine'}
        />
        <Figure
          words={{ zh: '即将到期', en: 'Due soon' }}
          count={isKnown ? counted.filter((item) => !isPast(item)).length : null}
          isCut={isCut(ahead.value)}
          to={soon.length > 0 && seesAll ? '#soon' : '#mine'}
        />
      </ul>
      {failure != null && <Problem words={readingFailed(failure)} />}
      <Section id="mine" title={{ zh: '待我办理', en: 'Waiting for me' }}>
        {isKnown ? (
          <>
            <ul class="list-rows">
              {mine.filter(isPast).map((item) => (
                <DueRow key={item.key} item={item} now={now} />
              ))}
              {waiting.map((item) => (
                <WaitingRow key={item.key} item={item} now={now} />
              ))}
              {mine
                .filter((item) => !isPast(item))
                .map((item) => (
                  <DueRow key={item.key} item={item} now={now} />
                ))}
            </ul>
            {waiting.length + mine.length === 0 && (
              <Empty words={{ zh: '没有等您办理的事', en: 'Nothing waits for you' }} />
            )}
          </>
        ) : (
          failure == null && <Loading rows={4} />
        )}
      </Section>
      {seesAll && isKnown && (
        <>
          <DueSection
            id="overdue"
            title={{ zh: '其他逾期', en: 'Overdue elsewhere' }}
            items={overdue}
            now={now}
          />
          <DueSection
            id="soon"
            title={{ zh: '其他即将到期', en: 'Due soon elsewhere' }}
            items={soon}
            now={now}
          />
        </>
      )}
    </Page>
  );
}

function Figure(props: { words: Words; count: number | null; isCut?: boolean; tone?: 'bad'; to: string }) {
  const say = useWords();
  const { count, isCut: more, tone } = props;
  return (
    <li>
      <a class={count !== null && count > 0 && tone ? `figure ${tone}` : 'figure'} href={props.to}>
        <b>{count === null ? '–' : more ? `${count}+` : count}</b>
        <span>{say(props.words)}</span>
      </a>
    </li>
  );
}

function Section({ id, title, children }: { id: string; title: Words; children: preact.ComponentChildren }) {
  const say = useWords();
  return (
    <section id={id} class="section" aria-label={say(title)}>
      <h2>{say(title)}</h2>
      {children}
    </section>
  );
}

function DueSection(props: { id: string; title: Words; items: readonly DueItem[]; now: Date }) {
  if (props.items.length === 0) return null;
  return (
    <Section id={props.id} title={props.title}>
      <ul class="list-rows">
        {props.items.map((item) => (
          <DueRow key={item.key} item={item} now={props.now} />
        ))}
      </ul>
    </Section>
  );
}

function WaitingRow({ item, now }: { item: WaitingItem; now: Date }) {
  const say = useWords();
  const { zone } = useSession();
  return (
    <li>
      <a class="list-row" href={placeOf({ register: item.register, record: item.id, name: '' })}>
        <span class="dot busy" />
        <span class="list-main">
          <b>{say(item.title)}</b>
          <span>{say(item.text)}</span>
        </span>
        {item.at && <time dateTime={item.at.toISOString()}>{shortText(item.at, zone, now)}</time>}
      </a>
      {item.answers.length > 0 && <Answers {...item} />}
    </li>
  );
}

/** The server marks what is overdue within a minute; the page need not wait for it. */
const isLate = ({ isOverdue, deadline }: DueItem, now: Date): boolean => isOverdue || deadline <= now;

function DueRow({ item, now }: { item: DueItem; now: Date }) {
  const say = useWords();
  const language = useLanguage();
  const { zone } = useSession();
  const isPast = isLate(item, now);
  const span = spanText(Math.abs(now.getTime() - item.deadline.getTime()), language);
  const when = isPast
    ? { zh: `逾期 ${span}`, en: `${span} late` }
    : { zh: `${untilText(item.deadline, zone, now)} 前`, en: `by ${untilText(item.deadline, zone, now)}` };
  return (
    <li>
      <a class="list-row" href={placeOf(item)}>
        <span class={isPast ? 'dot bad' : 'dot warn'} />
        <span class="list-main">
          <b>
            {say(item.title)} <Clauses ids={item.clauses} />
          </b>
          <span>{isPast ? say(item.text) : item.subject}</span>
        </span>
        <time class={isPast ? 'late' : ''} dateTime={item.deadline.toISOString()}>
          {say(when)}
        </time>
      </a>
    </li>
  );
}
