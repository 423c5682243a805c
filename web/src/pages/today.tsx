import './today/today.css';
import { useEffect, useMemo } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { afterFirstRecords, firstRecordsShown } from '../after-first-records.ts';
import { readingFailed } from '../data/failures.ts';
import { useOpen } from '../data/open.ts';
import { itemsOf } from '../data/open-items.ts';
import { begunQuery, everybodysQuery, isCut, mineQuery, waitingQuery } from '../data/open-queries.ts';
import { later } from '../kit/later.tsx';
import { Empty, Loading, Problem } from '../kit/notes.tsx';
import { useNow } from '../kit/now.ts';
import { Page } from '../kit/page.tsx';
import { dateTitle } from '../language/time.ts';
import { useLanguage, useWords } from '../language/words.ts';
import { useObservable } from '../observable.ts';
import { useSession } from '../session/current.ts';
import { holdsNow, type Session } from '../session/session.ts';
import { type BandName, type Bands, bandNames, bandsOf, bandWords } from './today/bands.ts';
import { afterTheQueue, Queue } from './today/queue.tsx';

const HomeActions = later(() => afterTheQueue().then((m) => m.HomeActions), false);

/** The first screen: all that is open as one queue in bands, each matter once. */
export function Today() {
  const session = useSession();
  const say = useWords();
  const language = useLanguage();
  const now = useNow();
  const { query } = useLocation();
  const isShown = useObservable(firstRecordsShown);
  const of = query.of ?? null;
  const { bands, cut, isKnown, failure } = useBands(session, now, of);
  useEffect(() => {
    if (isKnown) afterFirstRecords();
  }, [isKnown]);
  const chosen = bandNames.find((name) => name === query.band) ?? null;
  const shown = bandNames.filter((name) => (chosen === null ? bands[name].length > 0 : name === chosen));

  return (
    <Page
      title={{
        zh: `今日 ${dateTitle(now, session.zone, 'zh')}`,
        en: `Today, ${dateTitle(now, session.zone, language)}`,
      }}
    >
      <ul class="figures bands">
        {bandNames.map((name) => (
          <Tile
            key={name}
            name={name}
            count={isKnown ? bands[name].length : null}
            isCut={cut.has(name)}
            of={of}
            isChosen={name === chosen}
          />
        ))}
      </ul>
      <div class="today-columns">
        <aside class="today-actions" aria-label={say({ zh: '常用办理', en: 'What you begin here' })}>
          {isShown && <HomeActions />}
        </aside>
        <div class="today-queue">
          {of !== null && <a href="/">{say({ zh: '显示全部', en: 'Show all' })}</a>}
          {failure != null && <Problem words={readingFailed(failure)} />}
          {!isKnown && failure == null && <Loading rows={4} />}
          {isKnown && <Queue bands={bands} shown={shown} now={now} />}
          {isKnown && shown.length === 0 && (
            <Empty words={{ zh: '没有等您办理的事', en: 'Nothing waits for you' }} />
          )}
        </div>
      </div>
    </Page>
  );
}

interface OpenBands {
  readonly bands: Bands;
  /** Bands of which there is more than was read. */
  readonly cut: ReadonlySet<BandName>;
  readonly isKnown: boolean;
  readonly failure: unknown;
}

/** Three questions: what waits for me, what falls due, and what waits for others. Who does not see the whole site asks of the last what they began. */
function useBands(session: Session, now: Date, of: string | null): OpenBands {
  const { site, uid, zone } = session;
  const seesAll = holdsNow(session, 'receptionist', 'assistant', 'foreman', 'supervisor', 'manager', 'gm');
  const asked = useMemo(() => {
    const dues = seesAll ? everybodysQuery(site, new Date()) : null;
    return {
      mine: mineQuery(site, uid),
      dues,
      waiting: seesAll ? waitingQuery(site) : begunQuery(site, uid),
    };
  }, [site, uid, seesAll]);
  const [mine, dues, waiting] = [useOpen(asked.mine), useOpen(asked.dues), useOpen(asked.waiting)];
  const rows = [...(mine.value ?? []), ...(dues.value ?? []), ...(waiting.value ?? [])];
  const isDuesCut = asked.dues !== null && isCut(dues.value, asked.dues);
  return {
    bands: bandsOf(
      itemsOf(rows, uid).filter(({ register }) => of === null || register === of),
      { now, zone, isWhole: seesAll && !isDuesCut },
    ),
    cut: new Set<BandName>([
      ...(isDuesCut ? (['overdue', 'today', 'later'] as const) : []),
      ...(isCut(mine.value, asked.mine) ? bandNames : []),
      ...(isCut(waiting.value, asked.waiting) ? (['others'] as const) : []),
    ]),
    isKnown:
      mine.value !== undefined && (!asked.dues || dues.value !== undefined) && waiting.value !== undefined,
    failure: mine.failure ?? dues.failure ?? waiting.failure,
  };
}

interface TileProps {
  readonly name: BandName;
  readonly count: number | null;
  readonly isCut: boolean;
  /** The register that alone is looked at. */
  readonly of: string | null;
  readonly isChosen: boolean;
}

/** How many rows a band has; pressed, it stands alone, and pressed again among the others. */
function Tile({ name, count, isCut: more, of, isChosen }: TileProps) {
  const say = useWords();
  const asked = new URLSearchParams({ ...(of && { of }), ...(!isChosen && { band: name }) });
  const isBad = name === 'overdue' && count !== null && count > 0;
  return (
    <li>
      <a
        class={isBad ? 'figure bad' : 'figure'}
        href={asked.size === 0 ? '/' : `/?${asked}`}
        aria-current={isChosen ? 'true' : undefined}
      >
        <b>{count === null ? '–' : more ? `${count}+` : count}</b>
        <span>{say(bandWords[name])}</span>
      </a>
    </li>
  );
}
