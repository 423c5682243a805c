import './fees.css';
import '../../records/records.css';
import { useState } from 'preact/hooks';
import { methods } from '../../../../rulebook/chapters/fees/common.ts';
import { type Proposal, proposals } from '../../../../rulebook/chapters/fees/statementLines.ts';
import { moneyText } from '../../../../rulebook/notation/money.ts';
import { readingFailed } from '../../data/failures.ts';
import type { Query, Row } from '../../data/store.ts';
import { useRows } from '../../data/watch.ts';
import { StepDialog } from '../../forms/step-dialog.tsx';
import { Button, LinkButton } from '../../kit/button.tsx';
import { Chip } from '../../kit/chip.tsx';
import { Badge, Clauses, Empty, Loading, Problem } from '../../kit/notes.tsx';
import { Page } from '../../kit/page.tsx';
import { useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { holdsNow } from '../../session/session.ts';
import { BookAll } from './book-all.tsx';

/** So many wait at most on one page; the register has all of them. */
const MOST = 300;

const openQuery = (site: string): Query => ({
  from: `sites/${site}/statementLines`,
  where: [['state', '==', 'open']],
  order: [['day', 'asc']],
  limit: MOST,
});

const isRefund = ({ data }: Row): boolean => data.kind === 'refund';
const isProposed = ({ data }: Row): boolean => typeof data.proposed === 'string';

const filters = {
  all: { words: { zh: '全部', en: 'All' }, shows: () => true },
  proposed: { words: { zh: '有推荐', en: 'Proposed' }, shows: isProposed },
  unknown: {
    words: { zh: '无推荐', en: 'Nobody known' },
    shows: (row: Row) => !isProposed(row) && !isRefund(row),
  },
  refunds: { words: { zh: '退款', en: 'Refunds' }, shows: isRefund },
} as const satisfies Record<string, { words: Words; shows: (row: Row) => boolean }>;

type Filter = keyof typeof filters;

/** 对账: what the statements say that came in and nobody has booked yet (R3.4.1.2). */
export function Statements() {
  const say = useWords();
  const session = useSession();
  const { value: rows, failure } = useRows(openQuery(session.site));
  const [filter, setFilter] = useState<Filter>('all');
  const mayBook = holdsNow(session, 'cashier');
  const shown = rows?.filter(filters[filter].shows);
  return (
    <Page
      title={{ zh: '对账', en: 'Statements' }}
      actions={
        mayBook && (
          <LinkButton href="/statements/import" icon="upload" kind="primary">
            {say({ zh: '导入对账单', en: 'Import a statement' })}
          </LinkButton>
        )
      }
    >
      <p class="muted">
        {say({
          zh: '微信、支付宝、银行的对账单导入后，每条流水只认领一次；推荐的业户须核对后入账。',
          en: 'Each line of a statement is matched once; who is proposed is looked at before it is booked.',
        })}{' '}
        <Clauses ids={['R3.4.1.2']} />
      </p>
      {failure != null && <Problem words={readingFailed(failure)} />}
      {!rows && failure == null && <Loading rows={5} />}
      {rows?.length === 0 && <Empty words={{ zh: '没有待认领的流水', en: 'Nothing waits to be matched' }} />}
      {rows && rows.length > 0 && (
        <>
          <nav class="chips" aria-label={say({ zh: '筛选', en: 'Which' })}>
            {(Object.keys(filters) as Filter[]).map((name) => {
              const { zh, en } = filters[name].words;
              const count = rows.filter(filters[name].shows).length;
              return (
                <Chip
                  key={name}
                  words={{ zh: `${zh} ${count}`, en: `${en} ${count}` }}
                  isOn={filter === name}
                  onPick={() => setFilter(name)}
                />
              );
            })}
          </nav>
          {mayBook && <BookAll rows={rows} />}
          <ul class="statement-lines">
            {shown?.map((row) => (
              <Line key={row.id} row={row} mayBook={mayBook} />
            ))}
          </ul>
          {shown?.length === 0 && <Empty words={{ zh: '没有这类流水', en: 'None of these' }} />}
        </>
      )}
      {rows?.length === MOST && (
        <p class="muted">
          {say({
            zh: `只显示最早的 ${MOST} 条，`,
            en: `The oldest ${MOST} are shown; `,
          })}
          <a href="/statementLines">{say({ zh: '查看全部', en: 'see all of them' })}</a>
        </p>
      )}
    </Page>
  );
}

type Taking = 'book' | 'pair' | 'pairRefund' | 'setAside';

/** One line: what came in, from whom, for whom it may be, and what is done with it. */
function Line({ row: { id, data }, mayBook }: { row: Row; mayBook: boolean }) {
  const say = useWords();
  const [taking, setTaking] = useState<Taking | null>(null);
  const method = methods[data.method as keyof typeof methods];
  const room = String(data.room ?? '');
  const preset = {
    book: { household: data.proposed, lateFee: 0 },
    pair: { payment: data.proposedPayment },
    pairRefund: {},
    setAside: {},
  } as const;
  return (
    <li class="statement-line">
      <a href={`/statementLines/${encodeURIComponent(id)}`}>
        <strong>{moneyText(Number(data.amount))}</strong>
      </a>
      <span>
        {String(data.day)} · {say(method)}
        {data.payer !== undefined && ` · ${data.payer}`}
      </span>
      {data.remark !== undefined && <span class="statement-remark">{String(data.remark)}</span>}
      {data.kind === 'refund' && <Badge tone="warn">{say({ zh: '退款', en: 'Went back' })}</Badge>}
      {data.proposedPayment !== undefined && (
        <Badge tone="busy">{say({ zh: '疑已在收银台入账', en: 'Booked at the desk already?' })}</Badge>
      )}
      {data.proposedBy !== undefined && (
        <Badge tone="good">{say(proposals[data.proposedBy as Proposal])}</Badge>
      )}
      {mayBook && (
        <div class="actions">
          {data.kind === 'refund' ? (
            <Button kind="primary" onClick={() => setTaking('pairRefund')}>
              {say({ zh: '对上退款', en: 'Pair with a refund' })}
            </Button>
          ) : (
            <>
              {data.proposedPayment !== undefined && (
                <Button kind="primary" onClick={() => setTaking('pair')}>
                  {say({ zh: '对上已有收款', en: 'Pair with a payment' })}
                </Button>
              )}
              <Button
                kind={data.proposedPayment === undefined ? 'primary' : 'plain'}
                onClick={() => setTaking('book')}
              >
                {room === ''
                  ? say({ zh: '认领入账', en: 'Book' })
                  : say({ zh: `入账到 ${room}`, en: `Book for ${room}` })}
              </Button>
            </>
          )}
          <Button onClick={() => setTaking('setAside')}>{say({ zh: '不入账', en: 'Set aside' })}</Button>
        </div>
      )}
      {taking && (
        <StepDialog
          register="statementLines"
          step={taking}
          id={id}
          record={data}
          preset={preset[taking]}
          isDrawer
          onClose={() => setTaking(null)}
        />
      )}
    </li>
  );
}
