import './fees.css';
import { moneyText } from '../../../../rulebook/notation/money.ts';
import { readingFailed } from '../../data/failures.ts';
import type { Row } from '../../data/store.ts';
import { useRecord } from '../../data/watch.ts';
import { LinkButton } from '../../kit/button.tsx';
import { Badge, Empty, Loading, Problem } from '../../kit/notes.tsx';
import { Page } from '../../kit/page.tsx';
import { useWords } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { holdsNow } from '../../session/session.ts';
import { Owed } from './account-figures.tsx';
import { PaymentForm } from './payment-form.tsx';
import { type HouseholdEntries, useAccount } from './use-account.ts';

/** What one household owes, and the form by which it pays. */
export function HouseholdAccount({ id }: { id: string }) {
  const session = useSession();
  const household = useRecord(`sites/${session.site}/households/${id}`);
  const { found, failure } = useAccount(id);
  const name = household.value ? `${household.value.room} ${household.value.displayName}` : '…';
  const mayTake = holdsNow(session, 'cashier');
  return (
    <Page title={{ zh: name, en: name }} back="/cashier">
      {failure != null && <Problem words={readingFailed(failure)} />}
      {!found && failure == null && <Loading rows={4} />}
      {found && (
        <div class="account">
          <Owed found={found} />
          {mayTake && <PaymentForm household={id} found={found} />}
          <Bills found={found} />
          <Chases found={found} household={id} />
        </div>
      )}
    </Page>
  );
}

/** Every bill, the latest first, with what is left of each. */
function Bills({ found: { account, bills, day } }: { found: HouseholdEntries }) {
  const say = useWords();
  const unpaid = new Map(account.bills.map((bill) => [bill.id, bill.unpaid]));
  const rows = [...bills].sort((one, other) =>
    String(other.data.month).localeCompare(String(one.data.month)),
  );
  return (
    <section class="section" aria-label={say({ zh: '账单', en: 'Bills' })}>
      <h2>{say({ zh: '账单', en: 'Bills' })}</h2>
      {rows.length === 0 && <Empty words={{ zh: '还没有账单', en: 'No bills yet' }} />}
      <ul class="list-rows">
        {rows.map((row) => (
          <Bill key={row.id} row={row} unpaid={unpaid.get(row.id) ?? 0} day={day} />
        ))}
      </ul>
    </section>
  );
}

function Bill({ row: { id, data }, unpaid, day }: { row: Row; unpaid: number; day: string }) {
  const say = useWords();
  const isOverdue = data.state === 'issued' && unpaid > 0 && String(data.dueOn) < day;
  return (
    <li>
      <a class="list-row" href={`/bills/${encodeURIComponent(id)}`}>
        <b>{String(data.month)}</b>
        <span class="list-main">
          {moneyText(Number(data.total))}
          <span>
            {unpaid > 0 && data.state === 'issued'
              ? say({
                  zh: `未缴 ${moneyText(unpaid)}，${String(data.dueOn)} 前缴清`,
                  en: `${moneyText(unpaid)} unpaid, due ${String(data.dueOn)}`,
                })
              : ''}
          </span>
        </span>
        {data.state === 'settled' && <Badge tone="good">{say({ zh: '已结清', en: 'Settled' })}</Badge>}
        {data.state === 'draft' && <Badge tone="busy">{say({ zh: '待核对', en: 'To be looked at' })}</Badge>}
        {data.state === 'reversed' && <Badge>{say({ zh: '已冲销', en: 'Reversed' })}</Badge>}
        {data.disputed !== undefined && <Badge tone="warn">{say({ zh: '有异议', en: 'Disputed' })}</Badge>}
        {isOverdue && <Badge tone="bad">{say({ zh: '逾期', en: 'Overdue' })}</Badge>}
      </a>
    </li>
  );
}

/** What it is chased for, and the lists of what it has paid. */
function Chases({ found: { arrears }, household }: { found: HouseholdEntries; household: string }) {
  const say = useWords();
  const open = arrears.filter(({ data }) => data.state !== 'cleared');
  const of = `by=household&of=${encodeURIComponent(household)}`;
  return (
    <nav class="account-links" aria-label={say({ zh: '相关', en: 'Related' })}>
      {open.map(({ id }) => (
        <LinkButton key={id} href={`/arrears/${encodeURIComponent(id)}`}>
          {say({ zh: '催缴情况', en: 'The chase' })}
        </LinkButton>
      ))}
      <LinkButton href={`/payments?${of}`}>{say({ zh: '收款记录', en: 'Payments' })}</LinkButton>
      <LinkButton href={`/refunds?${of}`}>{say({ zh: '退款', en: 'Refunds' })}</LinkButton>
      <LinkButton href={`/households/${encodeURIComponent(household)}`}>
        {say({ zh: '业户档案', en: 'The household' })}
      </LinkButton>
    </nav>
  );
}
