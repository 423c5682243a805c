import './fees.css';
import './notices-to-print.css';
import '../../kit/form-field.css';
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { moneyText } from '../../../../rulebook/notation/money.ts';
import { readingFailed } from '../../data/failures.ts';
import type { Query, Row } from '../../data/store.ts';
import { useRows } from '../../data/watch.ts';
import { Button } from '../../kit/button.tsx';
import { Chip } from '../../kit/chip.tsx';
import { Empty, Loading, Problem } from '../../kit/notes.tsx';
import { useNow } from '../../kit/now.ts';
import { Page } from '../../kit/page.tsx';
import { inOrderOf } from '../../language/order.ts';
import { useWords, type Words } from '../../language/words.ts';
import { useSession } from '../../session/current.ts';
import { useSiteTime } from '../../session/site-time.ts';
import { Qr } from '../keys/qr.tsx';

/** What is printed in one run. */
const kinds = {
  bills: { zh: '缴费通知单', en: 'Bills' },
  dunningNotice: { zh: '费用催收通知单', en: 'Dunning notices' },
  deadlineNotice: { zh: '限期缴费通知单', en: 'Deadline notices' },
} as const satisfies Readonly<Record<string, Words>>;

type Kind = keyof typeof kinds;

const MOST = 2_000;

const queryOf = (site: string, kind: Kind): Query =>
  kind === 'bills'
    ? {
        from: `sites/${site}/bills`,
        where: [['state', '==', 'issued']],
        order: [['dueOn', 'asc']],
        limit: MOST,
      }
    : { from: `sites/${site}/arrears`, where: [['state', '==', kind]], limit: MOST };

/** The notices of a building in one run, in the order in which somebody walks past the doors; a sheet for each home. */
export function NoticesToPrint() {
  const say = useWords();
  const { site } = useSession();
  const [kind, setKind] = useState<Kind>('bills');
  const [chosen, setChosen] = useState<string | null>(null);
  const { value, failure } = useRows(queryOf(site, kind));
  const buildings = useMemo(
    () =>
      [...new Set(value?.map(({ data }) => String(data.building)))].sort((one, other) =>
        one.localeCompare(other, 'zh', { numeric: true }),
      ),
    [value],
  );
  const building = chosen !== null && buildings.includes(chosen) ? chosen : (buildings[0] ?? null);
  const homes = useMemo(() => homesOf(value ?? [], building), [value, building]);
  return (
    <Page
      title={{ zh: '打印通知单', en: 'Print notices' }}
      back={kind === 'bills' ? '/billing' : '/chase'}
      actions={
        <Button kind="primary" icon="print" disabled={homes.length === 0} onClick={() => print()}>
          {say({ zh: `打印 ${homes.length} 份`, en: `Print ${homes.length}` })}
        </Button>
      }
    >
      <nav class="chips no-print" aria-label={say({ zh: '种类', en: 'Kind' })}>
        {(Object.keys(kinds) as Kind[]).map((each) => (
          <Chip key={each} words={kinds[each]} isOn={kind === each} onPick={() => setKind(each)} />
        ))}
      </nav>
      {buildings.length > 0 && (
        <nav class="chips no-print" aria-label={say({ zh: '楼栋', en: 'Building' })}>
          {buildings.map((each) => (
            <Chip
              key={each}
              words={{ zh: `${each} 栋`, en: `Building ${each}` }}
              isOn={building === each}
              onPick={() => setChosen(each)}
            />
          ))}
        </nav>
      )}
      {failure != null && <Problem words={readingFailed(failure)} />}
      {!value && failure == null && <Loading rows={4} />}
      {value?.length === 0 && (
        <Empty icon="print" words={{ zh: '没有需要打印的通知单', en: 'Nothing to print' }} />
      )}
      <div class="fee-notices">
        {homes.map((rows) => (
          <Sheet key={rows[0]?.id} kind={kind} rows={rows} />
        ))}
      </div>
    </Page>
  );
}

/** What each home of a building owes, the homes in walking order. */
function homesOf(rows: readonly Row[], building: string | null): Row[][] {
  const homes = new Map<string, Row[]>();
  for (const row of inOrderOf(
    'room',
    rows.filter(({ data }) => String(data.building) === building),
  )) {
    const home = String(row.data.household);
    homes.set(home, [...(homes.get(home) ?? []), row]);
  }
  return [...homes.values()];
}

function Sheet({ kind, rows }: { kind: Kind; rows: readonly Row[] }) {
  return kind === 'bills' ? <BillSheet rows={rows} /> : <ArrearsSheet kind={kind} row={rows[0] as Row} />;
}

interface FrameProps {
  readonly title: Words;
  readonly room: string;
  /** Where the record is opened by who scans the sheet. */
  readonly address: string;
  readonly children: ComponentChildren;
}

function Frame({ title, room, address, children }: FrameProps) {
  const say = useWords();
  const { site, sites } = useSession();
  const { calendar } = useSiteTime();
  const day = calendar.day(useNow());
  const name = sites[site];
  return (
    <article class="fee-notice">
      <header>
        <div>
          <p>{say({ zh: name?.name ?? '', en: name?.nameEnglish ?? '' })}</p>
          <h2>{say(title)}</h2>
        </div>
        <Qr text={`${location.origin}${address}?site=${encodeURIComponent(site)}`} label={`QR ${room}`} />
      </header>
      <p>
        {say({ zh: '致', en: 'To' })} <b>{room}</b> {say({ zh: '业户：', en: '' })}
      </p>
      {children}
      <footer>
        <span>{say({ zh: '送达人：', en: 'Served by:' })}</span>
        <span>{say({ zh: '签收人：', en: 'Received by:' })}</span>
        <span>{say({ zh: `日期：${day}`, en: `Date: ${day}` })}</span>
      </footer>
    </article>
  );
}

interface LineOfBill {
  readonly title: string;
  readonly basis: string;
  readonly amount: number;
}

/** The latest bill with its lines, and what is left of earlier ones. */
function BillSheet({ rows }: { rows: readonly Row[] }) {
  const say = useWords();
  const ordered = [...rows].sort((one, other) =>
    String(one.data.month).localeCompare(String(other.data.month)),
  );
  const bill = ordered.at(-1) as Row;
  const left = (row: Row): number => Number(row.data.total) - Number(row.data.paid);
  const earlier = ordered.slice(0, -1).reduce((all, row) => all + left(row), 0);
  const { room, month, dueOn, lines } = bill.data;
  return (
    <Frame title={kinds.bills} room={String(room)} address={`/bills/${encodeURIComponent(bill.id)}`}>
      <p>
        {say({
          zh: `${month} 应缴费用如下，请于 ${dueOn} 前缴清。`,
          en: `These are the fees of ${month}. Please pay by ${dueOn}.`,
        })}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say({ zh: '项目', en: 'For' })}</th>
            <th scope="col">{say({ zh: '计费依据', en: 'Reckoned from' })}</th>
            <th scope="col">{say({ zh: '金额', en: 'Amount' })}</th>
          </tr>
        </thead>
        <tbody>
          {(lines as readonly LineOfBill[]).map(({ title, basis, amount }, at) => (
            // A line is its place
            <tr key={at}>
              <td>{title}</td>
              <td>{basis}</td>
              <td>{moneyText(amount)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <Sum words={{ zh: '本期合计', en: 'This month' }} amount={Number(bill.data.total)} />
          {Number(bill.data.paid) > 0 && (
            <Sum words={{ zh: '已抵扣', en: 'Paid already' }} amount={-Number(bill.data.paid)} />
          )}
          {earlier > 0 && <Sum words={{ zh: '以前欠费', en: 'Earlier arrears' }} amount={earlier} />}
          <Sum words={{ zh: '应缴总额', en: 'To be paid' }} amount={left(bill) + earlier} />
        </tfoot>
      </table>
    </Frame>
  );
}

function Sum({ words, amount }: { words: Words; amount: number }) {
  const say = useWords();
  return (
    <tr>
      <th scope="row" colSpan={2}>
        {say(words)}
      </th>
      <td>{moneyText(amount)}</td>
    </tr>
  );
}

/** What is owed, what is disputed and stands apart, and what follows. Water and power are nobody's means to press. */
function ArrearsSheet({ kind, row: { id, data } }: { kind: 'dunningNotice' | 'deadlineNotice'; row: Row }) {
  const say = useWords();
  const { room, since, owed, disputed, lateFeeRate, lateFeeCap, graceDays } = data;
  return (
    <Frame title={kinds[kind]} room={String(room)} address={`/arrears/${encodeURIComponent(id)}`}>
      <p>
        {say({
          zh: `您自 ${since} 起逾期未缴的费用共 `,
          en: `Overdue since ${since}: `,
        })}
        <b>{moneyText(Number(owed))}</b>
        {say({ zh: '，请尽快到物业服务中心缴清。', en: '. Please pay at the service centre.' })}
      </p>
      {Number(disputed) > 0 && (
        <p>
          {say({
            zh: `另有 ${moneyText(Number(disputed))} 您已提出异议，正在处理，不计入上述金额。`,
            en: `A further ${moneyText(Number(disputed))} is disputed and not counted here.`,
          })}
        </p>
      )}
      {kind === 'deadlineNotice' && (
        <p>
          {say({
            zh: `自本通知送达之日起${Number(graceDays) > 0 ? `第 ${Number(graceDays) + 1} 天` : ''}按每日万分之${lateFeeRate}计收滞纳金，累计不超过欠费本金的 ${lateFeeCap}%。请于 ____年__月__日 前缴清。`,
            en: `From the day on which this is served${Number(graceDays) > 0 ? `, after ${graceDays} days of grace,` : ''} a late fee of ${lateFeeRate} of 10,000 runs each day, up to ${lateFeeCap} % of what is owed. To be paid by ____-__-__.`,
          })}
        </p>
      )}
    </Frame>
  );
}
