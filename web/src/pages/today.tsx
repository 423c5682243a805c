import { useEffect, useMemo } from 'preact/hooks';
import { afterFirstRecords } from '../after-first-records.ts';
import { readingFailed } from '../data/failures.ts';
import { itemsOf, type OpenItem, useMine, useOpen } from '../data/open.ts';
import { everybodysQuery, isCut, mineQuery } from '../data/open-queries.ts';
import { placeOf } from '../data/place-of.ts';
import { LinkButton } from '../kit/button.tsx';
import { later } from '../kit/later.tsx';
import { Clauses, Empty, Loading, Problem } from '../kit/notes.tsx';
import { useNow } from '../kit/now.ts';
import { Page } from '../kit/page.tsx';
import { dateTitle, shortText } from '../language/time.ts';
import { useLanguage, useWords, type Words } from '../language/words.ts';
import { ByWhen } from '../records/by-when.tsx';
import { useSession } from '../session/current.ts';
import { holdsNow } from '../session/session.ts';

const Answers = later(() => import('./answers.tsx').then((m) => m.Answers));

/** What waits for me, what is overdue, what falls due: the first screen. One row is one record. */
export function Today() {
  const session = useSession();
  const language = useLanguage();
  const now = useNow();
  const seesAll = holdsNow(session, 'receptionist', 'assistant', 'foreman', 'supervisor', 'manager', 'gm');
  const everybodys = useMemo(() => everybodysQuery(session.site, new Date()), [session.site]);
  const own = useMine(session);
  const all = useOpen(seesAll ? everybodys : null);
  const isKnown = own.value !== undefined && (!seesAll || all.value !== undefined);
  useEffect(() => {
    if (isKnown) afterFirstRecords();
  }, [isKnown]);

  const mine = itemsOf(own.value ?? [], session.uid);
  const others = itemsOf(all.value ?? [], null).filter(({ key }) => !mine.some((item) => item.key === key));
  const isPast = ({ deadline }: OpenItem) => deadline !== null && deadline <= now;
  const isAhead = (item: OpenItem) => item.deadline !== null && !isPast(item);
  const [overdue, soon] = [others.filter(isPast), others.filter(isAhead)];
  const counted = [...mine, ...others];
  const areMineCut = isCut(own.value, mineQuery(session.site, session.uid));
  const areCut = areMineCut || isCut(all.value, everybodys);
  const failure = own.failure ?? all.failure;

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
          count={isKnown ? mine.length : null}
          isCut={areMineCut}
          to="#mine"
        />
        <Figure
          words={{ zh: '逾期', en: 'Overdue' }}
          count={isKnown ? counted.filter(isPast).length : null}
          isCut={areCut}
          tone="bad"
          to={overdue.length > 0 && seesAll ? '#overdue' : '#mine'}
        />
        <Figure
          words={{ zh: '即将到期', en: 'Due soon' }}
          count={isKnown ? counted.filter(isAhead).length : null}
          isCut={areCut}
          to={soon.length > 0 && seesAll ? '#soon' : '#mine'}
        />
      </ul>
      {holdsNow(session, 'supervisor', 'manager', 'gm') && (
        <LinkButton icon="check" href="/reports/compliance">
          {language === 'zh' ? '本月制度执行' : 'Clauses kept this month'}
        </LinkButton>
      )}
      {failure != null && <Problem words={readingFailed(failure)} />}
      <Section id="mine" title={{ zh: '待我办理', en: 'Waiting for me' }}>
        {isKnown ? (
          <>
            <ul class="list-rows">
              {inOrder(mine, now).map((item) => (
                <Row key={item.key} item={item} now={now} />
              ))}
            </ul>
            {mine.length === 0 && <Empty words={{ zh: '没有等您办理的事', en: 'Nothing waits for you' }} />}
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

function DueSection(props: { id: string; title: Words; items: readonly OpenItem[]; now: Date }) {
  if (props.items.length === 0) return null;
  return (
    <Section id={props.id} title={props.title}>
      <ul class="list-rows">
        {props.items.map((item) => (
          <Row key={item.key} item={item} now={props.now} />
        ))}
      </ul>
    </Section>
  );
}

/** What is late comes first, then what waits, then what is due by a time. */
function inOrder(items: readonly OpenItem[], now: Date): readonly OpenItem[] {
  const place = ({ deadline }: OpenItem): number => (deadline === null ? 1 : deadline <= now ? 0 : 2);
  return items.toSorted((one, other) => place(one) - place(other));
}

function Row({ item, now }: { item: OpenItem; now: Date }) {
  const say = useWords();
  const { deadline, title, text, subject, clauses, answers } = item;
  const isPast = deadline !== null && deadline <= now;
  return (
    <li>
      <a class="list-row" href={placeOf(item)}>
        <span class={deadline === null ? 'dot busy' : isPast ? 'dot bad' : 'dot warn'} />
        <span class="list-main">
          <b>
            {say(title)} <Clauses ids={clauses} />
          </b>
          <span>{say(isPast && text ? text : subject)}</span>
        </span>
        <When item={item} now={now} />
      </a>
      {answers.length > 0 && <Answers {...item} />}
    </li>
  );
}

/** By when, or for how long it is late; since when, of what only waits. */
function When({ item: { deadline, since }, now }: { item: OpenItem; now: Date }) {
  const { zone } = useSession();
  if (deadline === null) {
    return since && <time dateTime={since.toISOString()}>{shortText(since, zone, now)}</time>;
  }
  return <ByWhen deadline={deadline} now={now} />;
}
