import './exceptions.css';
import { useMemo } from 'preact/hooks';
import { readingFailed } from '../../data/failures.ts';
import { useOpen } from '../../data/open.ts';
import { itemsOf, type OpenItem } from '../../data/open-items.ts';
import { isCut, mineQuery, waitingQuery } from '../../data/open-queries.ts';
import { amissQuery, overdueQuery } from '../../data/open-queries-later.ts';
import { Empty, Loading, Problem } from '../../kit/notes.tsx';
import { useNow } from '../../kit/now.ts';
import { Page } from '../../kit/page.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { PageOnPaper } from '../../paper/page-on-paper.tsx';
import { ByWhen } from '../../records/by-when.tsx';
import { ChartFigure } from '../../reports/chart-figure.tsx';
import { useSession } from '../../session/current.ts';
import { MatterRow } from '../today/matter-row.tsx';
import { TakenHere } from '../today/taken-here.tsx';
import { byMatter, byPerson, exceptionsOf, type Exceptions as Found, type Group } from './exceptions-of.ts';

const title: Words = { zh: '异常一览', en: 'Exceptions' };

const places: Readonly<Record<keyof Found, Words>> = {
  mine: { zh: '逾期，已报到我这里', en: 'Late, and with me' },
  overdue: { zh: '逾期，由他人负责', en: 'Late, with others' },
  amiss: { zh: '异常报告', en: 'Amiss' },
  stuck: { zh: '三天以上无人办理', en: 'Waiting for three days and more' },
};

/** 异常一览: what is not as it should be, for those who answer for the whole site; what is in order is not here. */
export function Exceptions() {
  const now = useNow();
  const { found, isCut: more, failure } = useExceptions(now);
  const late = found && [...found.mine, ...found.overdue];
  const isNone = found && Object.values(found).every((items) => items.length === 0);
  return (
    <Page title={title}>
      <PageOnPaper form={title} />
      {failure != null && <Problem words={readingFailed(failure)} />}
      {!found && failure == null && <Loading rows={6} />}
      {more && (
        <Problem
          words={{
            zh: '事项过多，这里只统计最早的一部分，实际更多',
            en: 'There is more than is counted here: these are the earliest',
          }}
        />
      )}
      {isNone && (
        <Empty icon="check" words={{ zh: '没有异常，一切按时', en: 'No exceptions: all is in time' }} />
      )}
      {late && late.length > 0 && (
        <div class="exceptions-two">
          <Groups
            title={{ zh: '逾期最多的事项', en: 'What is late most' }}
            groups={byMatter(late, now)}
            now={now}
            leads
          />
          <Groups title={{ zh: '按责任人', en: 'By whom it hangs on' }} groups={byPerson(late)} now={now} />
        </div>
      )}
      {found &&
        (Object.keys(places) as (keyof Found)[]).map((place) => (
          <Matters key={place} title={places[place]} items={found[place]} now={now} />
        ))}
    </Page>
  );
}

interface Asked {
  /** Undefined until everything is known. */
  readonly found: Found | undefined;
  readonly isCut: boolean;
  readonly failure: unknown;
}

function useExceptions(now: Date): Asked {
  const { site, uid } = useSession();
  const asked = useMemo(
    () =>
      [mineQuery(site, uid), overdueQuery(site, new Date()), waitingQuery(site), amissQuery(site)] as const,
    [site, uid],
  );
  const answers = [useOpen(asked[0]), useOpen(asked[1]), useOpen(asked[2]), useOpen(asked[3])] as const;
  const rows = answers.flatMap(({ value }) => value ?? []);
  const amiss = new Set(rows.filter(({ data }) => data.isAmiss === true).map(({ path }) => path));
  const isKnown = answers.every(({ value }) => value !== undefined);
  return {
    found: isKnown ? exceptionsOf({ items: itemsOf(rows, uid), amiss }, now) : undefined,
    isCut: answers.some(({ value }, place) => {
      const query = asked[place];
      return query !== undefined && isCut(value, query);
    }),
    failure: answers.find(({ failure }) => failure != null)?.failure ?? null,
  };
}

interface GroupsProps {
  readonly title: Words;
  readonly groups: readonly Group[];
  readonly now: Date;
  /** Each leads to its matters on Today. */
  readonly leads?: true;
}

/** So many bars can be read at a glance. */
const BARS_MOST = 8;

/** A picture of how many there are of each, and below it since when. */
function Groups({ title: words, groups, now, leads }: GroupsProps) {
  const say = useWords();
  const drawn = groups.slice(0, BARS_MOST);
  const chart = {
    ...({ kind: 'bars', measure: 'count', labels: drawn.map((each) => each.words) } as const),
    series: [{ title: words, values: drawn.map(({ count }) => count) }],
  };
  return (
    <section class="section" aria-label={say(words)}>
      <h2>{say(words)}</h2>
      {groups.length > 1 && (groups[0]?.count ?? 0) > 1 && <ChartFigure chart={chart} title={words} />}
      <ul class="list-rows">
        {groups.map((group) => {
          const content = (
            <>
              <span class="list-main">
                <b>{say(group.words)}</b>
                <span>{say({ zh: `${group.count} 项`, en: String(group.count) })}</span>
              </span>
              <ByWhen deadline={group.oldest} now={now} />
            </>
          );
          return (
            <li key={group.words.zh}>
              {leads ? (
                <a class="list-row" href={`/?of=${group.register}&band=overdue`}>
                  {content}
                </a>
              ) : (
                <span class="list-row">{content}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface MattersProps {
  readonly title: Words;
  readonly items: readonly OpenItem[];
  readonly now: Date;
}

function Matters({ title: words, items, now }: MattersProps) {
  const say = useWords();
  if (items.length === 0) return null;
  return (
    <section class="section" aria-label={say(words)}>
      <h2>
        {say(words)} <small>{items.length}</small>
      </h2>
      <TakenHere items={items}>
        {(item, onTake) => <MatterRow key={item.key} item={item} now={now} onTake={onTake} />}
      </TakenHere>
    </section>
  );
}
