import './fees.css';
import { useState } from 'preact/hooks';
import { arrears, owing } from '../../../../rulebook/chapters/fees/arrears.ts';
import { daysBetween } from '../../../../rulebook/chapters/fees/reckoning/days.ts';
import { moneyText } from '../../../../rulebook/notation/money.ts';
import type { RecordData } from '../../../../rulebook/notation/record.ts';
import { titleAt } from '../../../../rulebook/notation/title-at.ts';
import { dueAt } from '../../../../rulebook/reading/due.ts';
import { readingFailed } from '../../data/failures.ts';
import { useNames } from '../../data/names.ts';
import type { Query, Row } from '../../data/store.ts';
import { useRows } from '../../data/watch.ts';
import { LinkButton } from '../../kit/button.tsx';
import { Chip } from '../../kit/chip.tsx';
import { Badge, Empty, Loading, Problem } from '../../kit/notes.tsx';
import { useNow } from '../../kit/now.ts';
import { Page } from '../../kit/page.tsx';
import { inOrderOf } from '../../language/order.ts';
import { shortText } from '../../language/time.ts';
import { useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { useSiteTime } from '../../session/site-time.ts';

const MOST = 500;

const openQuery = (site: string): Query => ({
  from: `sites/${site}/arrears`,
  where: [['state', 'in', owing]],
  order: [['room', 'asc']],
  limit: MOST,
});

/** 催缴: every open case at its stage, what each owes, since when, and what comes next. */
export function Chase() {
  const say = useWords();
  const { site, buildings, roles } = useSession();
  const { value, failure } = useRows(openQuery(site));
  const isSteward = roles.includes('steward');
  const goesThere = isSteward || roles.includes('assistant');
  const [isMine, setIsMine] = useState(isSteward);
  const [isWalk, setIsWalk] = useState(false);
  const rows = value && inOrderOf('room', value);
  const shown = rows?.filter(({ data }) => !isMine || buildings.includes(String(data.building)));
  const owed = shown?.reduce((all, { data }) => all + Number(data.owed), 0) ?? 0;
  return (
    <Page
      title={{ zh: '催缴', en: 'Chase' }}
      isWide
      actions={
        <>
          <LinkButton href="/feeNotices" icon="print">
            {say({ zh: '打印通知单', en: 'Print notices' })}
          </LinkButton>
          {goesThere && (
            <LinkButton href="/visiting" icon="check">
              {say({ zh: '上门走访', en: 'Go round' })}
            </LinkButton>
          )}
        </>
      }
    >
      {isSteward && (
        <nav class="chips" aria-label={say({ zh: '范围', en: 'Which' })}>
          <Chip words={{ zh: '我的楼栋', en: 'My buildings' }} isOn={isMine} onPick={() => setIsMine(true)} />
          <Chip words={{ zh: '全部', en: 'All' }} isOn={!isMine} onPick={() => setIsMine(false)} />
        </nav>
      )}
      {failure != null && <Problem words={readingFailed(failure)} />}
      {!shown && failure == null && <Loading rows={4} />}
      {shown?.length === 0 && <Empty words={{ zh: '没有在催的欠费', en: 'Nobody is being chased' }} />}
      {shown && shown.length > 0 && (
        <>
          <p class="chase-sum">
            {say({
              zh: `${shown.length} 户，共欠 ${moneyText(owed)}`,
              en: `${shown.length} households owe ${moneyText(owed)}`,
            })}
          </p>
          <nav class="chips" aria-label={say({ zh: '排列', en: 'In the order of' })}>
            <Chip words={{ zh: '按阶段', en: 'By stage' }} isOn={!isWalk} onPick={() => setIsWalk(false)} />
            <Chip words={{ zh: '按楼层走', en: 'On foot' }} isOn={isWalk} onPick={() => setIsWalk(true)} />
          </nav>
          {isWalk ? (
            <ul class="chase-walk">
              {shown.map((row) => (
                <Card key={row.id} row={row} isStageShown />
              ))}
            </ul>
          ) : (
            <>
              <Ages rows={shown} />
              <div class="chase-board">
                {owing.map((stage) => (
                  <Column key={stage} stage={stage} rows={shown.filter(({ data }) => data.state === stage)} />
                ))}
              </div>
            </>
          )}
        </>
      )}
    </Page>
  );
}

const ages: readonly (readonly [most: number, words: Words])[] = [
  [30, { zh: '30 天内', en: 'Up to 30 days' }],
  [90, { zh: '31–90 天', en: '31 to 90' }],
  [180, { zh: '91–180 天', en: '91 to 180' }],
  [Number.POSITIVE_INFINITY, { zh: '180 天以上', en: 'Over 180' }],
];

/** How old the arrears are, as bars: their length is the money. */
function Ages({ rows }: { rows: readonly Row[] }) {
  const say = useWords();
  const { calendar } = useSiteTime();
  const day = calendar.day(useNow());
  const sums = ages.map(([most], place) => {
    const least = ages[place - 1]?.[0] ?? Number.NEGATIVE_INFINITY;
    return rows
      .filter(({ data }) => {
        const age = daysBetween(String(data.since), day);
        return age > least && age <= most;
      })
      .reduce((all, { data }) => all + Number(data.owed), 0);
  });
  const largest = Math.max(1, ...sums);
  return (
    <dl class="bars" aria-label={say({ zh: '账龄', en: 'Age' })}>
      {ages.map(([, words], place) => (
        <div key={words.en}>
          <dt>{say(words)}</dt>
          <dd>
            <meter min={0} max={largest} value={sums[place] ?? 0}>
              {moneyText(sums[place] ?? 0)}
            </meter>
            <span>{moneyText(sums[place] ?? 0)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Column({ stage, rows }: { stage: string; rows: readonly Row[] }) {
  const say = useWords();
  const words = arrears.states[stage]?.words ?? { zh: stage, en: stage };
  return (
    <section class={rows.length === 0 ? 'chase-column empty-column' : 'chase-column'} aria-label={say(words)}>
      <h2>
        {say(words)} <span class="muted">{rows.length}</span>
      </h2>
      <ul>
        {rows.map((row) => (
          <Card key={row.id} row={row} />
        ))}
      </ul>
    </section>
  );
}

const NO_WORDS: Words = { zh: '', en: '' };

/** One household: what it owes, how long, what is next and whose turn it is. */
function Card({ row: { id, data }, isStageShown = false }: { row: Row; isStageShown?: boolean }) {
  const say = useWords();
  const nameOf = useNames();
  const { zone } = useSession();
  const time = useSiteTime();
  const now = useNow();
  const age = daysBetween(String(data.since), time.calendar.day(now));
  const next = nextOf(data as RecordData, time);
  return (
    <li>
      <a class="chase-card" href={`/arrears/${encodeURIComponent(id)}`}>
        <b>{String(data.room)}</b>
        {isStageShown && <Badge>{say(arrears.states[String(data.state)]?.words ?? NO_WORDS)}</Badge>}
        <strong>
          {moneyText(Number(data.owed) + (data.state === 'lateFeeOwed' ? Number(data.lateFee) : 0))}
        </strong>
        <span>{say({ zh: `逾期 ${age} 天`, en: `${age} days overdue` })}</span>
        {typeof data.chaser === 'string' && <span>{nameOf(data.chaser)}</span>}
        {next && (
          <time class={next.at < now && !next.isServers ? 'late' : ''} dateTime={next.at.toISOString()}>
            {say(titleAt(next.due, next.at, now))} · {shortText(next.at, zone, now)}
          </time>
        )}
        {data.pausedUntil !== undefined && (
          <Badge>{say({ zh: `暂缓至 ${data.pausedUntil}`, en: `Paused until ${data.pausedUntil}` })}</Badge>
        )}
        {data.promisedOn !== undefined && (
          <Badge tone="busy">
            {say({ zh: `承诺 ${data.promisedOn}`, en: `Promised ${data.promisedOn}` })}
          </Badge>
        )}
        {data.promiseBroken !== undefined && (
          <Badge tone="bad">{say({ zh: '未履行承诺', en: 'Promise broken' })}</Badge>
        )}
      </a>
    </li>
  );
}

/** What falls due next about a case, by whomever. */
function nextOf(record: RecordData, time: ReturnType<typeof useSiteTime>) {
  const dues = Object.entries(arrears.due).flatMap(([name, due]) => {
    const at = dueAt(arrears, name, record, time);
    return at ? [{ at, due, isServers: due.takes !== undefined }] : [];
  });
  return dues.sort((one, other) => one.at.getTime() - other.at.getTime())[0] ?? null;
}
