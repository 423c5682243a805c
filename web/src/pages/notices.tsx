import { useState } from 'preact/hooks';
import { noticesPath } from '../../../rulebook/reading/paths.ts';
import { serverTime } from '../../../rulebook/reading/server-time.ts';
import { readingFailed } from '../data/failures.ts';
import { placeOf } from '../data/place-of.ts';
import type { Row } from '../data/store.ts';
import { useRows } from '../data/watch.ts';
import { change, getPage } from '../firebase/lite.ts';
import { Button } from '../kit/button.tsx';
import { Clauses, Empty, Loading, Problem } from '../kit/notes.tsx';
import { useNow } from '../kit/now.ts';
import { Page } from '../kit/page.tsx';
import { tell } from '../kit/says.tsx';
import { shortText, stampText } from '../language/time.ts';
import { useWords, type Words } from '../language/words.ts';
import { useSession } from '../session/current.ts';
import { isUnread, noticesQuery } from '../shell/notices.ts';
import './notices.css';

/** A person's inbox: what they have not read yet, then the rest. */
export function Notices() {
  const say = useWords();
  const { rows, failure, isCut, older, markRead } = useInbox();
  const unread = rows?.filter(isUnread) ?? [];
  const read = rows?.filter((row) => !isUnread(row)) ?? [];
  return (
    <Page
      title={{ zh: '通知', en: 'Notices' }}
      actions={
        unread.length > 1 && (
          <Button icon="check" onClick={() => void markRead(unread)}>
            {say({ zh: `全部标为已读（${unread.length}）`, en: `Mark all ${unread.length} as read` })}
          </Button>
        )
      }
    >
      {failure != null && <Problem words={readingFailed(failure)} />}
      {!rows && failure == null && <Loading rows={5} />}
      {rows?.length === 0 && <Empty icon="bell" words={{ zh: '还没有通知', en: 'No notices yet' }} />}
      <Group title={{ zh: '未读', en: 'Unread' }} rows={unread} onRead={markRead} />
      <Group title={{ zh: '已读、已办结', en: 'Read or settled' }} rows={read} onRead={markRead} />
      {isCut && (
        <Button class="notices-more" onClick={() => void older()}>
          {say({ zh: '更早的通知', en: 'Earlier notices' })}
        </Button>
      )}
    </Page>
  );
}

type MarkRead = (rows: readonly Row[]) => Promise<void>;

/** The newest notices, kept up to date, and the pages before them that were asked for. */
function useInbox() {
  const { site, uid } = useSession();
  const query = noticesQuery(site, uid);
  const { value: newest, failure } = useRows(query);
  const [earlier, setEarlier] = useState<readonly Row[]>([]);
  const [isAll, setIsAll] = useState(false);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const known = new Set(newest?.map(({ id }) => id));
  const rows =
    newest && [...newest, ...earlier.filter(({ id }) => !known.has(id))].map((row) => seen(row, marked));
  const last = rows?.at(-1);

  const older = async () => {
    if (!last) return;
    const page = await getPage({ ...query, after: last }).catch((error) => tell(readingFailed(error), 'bad'));
    if (!page) return;
    setEarlier((before) => [...before, ...page]);
    setIsAll(page.length < query.limit);
  };
  const markRead: MarkRead = async (wanted) => {
    const path = noticesPath(site, uid);
    try {
      await Promise.all(wanted.map(({ id }) => change(`${path}/${id}`, { readAt: serverTime })));
      setMarked((before) => new Set([...before, ...wanted.map(({ id }) => id)]));
    } catch {
      tell({ zh: '没有网络，未能标为已读', en: 'No network: not marked as read' }, 'bad');
    }
  };
  return { rows, failure, isCut: !isAll && (rows?.length ?? 0) >= query.limit, older, markRead };
}

/** What was marked a moment ago counts as read before the server says so. */
const seen = (row: Row, marked: ReadonlySet<string>): Row =>
  marked.has(row.id) && !row.data.readAt ? { ...row, data: { ...row.data, readAt: new Date() } } : row;

function Group(props: { title: Words; rows: readonly Row[]; onRead: MarkRead }) {
  const say = useWords();
  const { title, rows, onRead } = props;
  if (rows.length === 0) return null;
  return (
    <section class="section" aria-label={say(title)}>
      <h2>
        {say(title)} <small>{rows.length}</small>
      </h2>
      <ul class="list-rows">
        {rows.map((row) => (
          <Notice key={row.id} row={row} onRead={onRead} />
        ))}
      </ul>
    </section>
  );
}

function Notice({ row, onRead }: { row: Row; onRead: MarkRead }) {
  const say = useWords();
  const { zone } = useSession();
  const now = useNow();
  const { at, title, text, clauses, settledAt } = row.data;
  const isNew = isUnread(row);
  const when = at instanceof Date ? at : null;
  return (
    <li class={isNew ? 'notice unread' : 'notice'}>
      <a class="list-row" href={targetOf(row)} onClick={() => isNew && void onRead([row])}>
        <span class={isNew ? 'dot busy' : 'dot seen'} />
        <span class="list-main">
          <b>
            {say(wordsOf(title))} <Clauses ids={Array.isArray(clauses) ? clauses.map(String) : []} />
          </b>
          <span>{say(wordsOf(text))}</span>
          {settledAt != null && <small class="muted">{say({ zh: '已办结', en: 'Settled' })}</small>}
        </span>
        {when && (
          <time dateTime={when.toISOString()} title={stampText(when, zone)}>
            {shortText(when, zone, now)}
          </time>
        )}
      </a>
      {isNew && (
        <Button
          kind="quiet"
          icon="check"
          aria-label={say({ zh: '标为已读', en: 'Mark as read' })}
          title={say({ zh: '标为已读', en: 'Mark as read' })}
          onClick={() => void onRead([row])}
        />
      )}
    </li>
  );
}

const wordsOf = (value: unknown): Words => (value as Words | undefined) ?? { zh: '', en: '' };

/** Where the matter is settled. What a day owes for one of several is named in the notice's id only. */
function targetOf({ id, data }: Row): string {
  const [register, record] = [String(data.register), String(data.record)];
  const about = `${register}~${record}~`;
  return placeOf({ register, record, name: id.startsWith(about) ? id.slice(about.length) : '' });
}
