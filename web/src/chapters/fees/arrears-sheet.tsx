import { accountOf, lateFeeOwed } from '../../../../rulebook/chapters/fees/reckoning/account.ts';
import { entriesOf } from '../../../../rulebook/chapters/fees/reckoning/entries.ts';
import { moneyText } from '../../../../rulebook/notation/money.ts';
import type { SiteTime } from '../../../../rulebook/site/settings.ts';
import type { Document } from '../../data/store.ts';
import type { MakePaper } from '../chapter-pages.ts';
import {
  type Addressee,
  chineseDay,
  chineseMonth,
  LetterSheet,
  readAddressee,
  Sum,
} from './letter-sheet.tsx';
import { readHousehold } from './use-account.ts';

/** The stages of a chase that have a letter, and what it is called. */
const letters = { dunningNotice: '费用催收通知单', deadlineNotice: '限期缴费通知单' } as const;

export type ArrearsLetter = keyof typeof letters;

const isLetter = (stage: unknown): stage is ArrearsLetter => Object.hasOwn(letters, String(stage));

interface OverdueBill {
  readonly id: string;
  readonly month: string;
  readonly dueOn: string;
  readonly total: number;
  readonly unpaid: number;
}

/** All that stands on the letter of a chase. */
export interface ArrearsNotice {
  readonly id: string;
  readonly letter: ArrearsLetter;
  readonly data: Document;
  readonly overdue: readonly OverdueBill[];
  readonly disputed: number;
  /** What has come together of it until the day of the letter. */
  readonly lateFee: number;
  readonly to: Addressee;
  readonly day: string;
}

/** Reads the letter of a chase at its stage, of today; null where the stage has none. */
export async function readArrearsNotice(
  site: string,
  { id, data }: { readonly id: string; readonly data: Document },
  time: SiteTime,
): Promise<ArrearsNotice | null> {
  const letter = data.state;
  if (!isLetter(letter)) return null;
  const [records, to] = await Promise.all([
    readHousehold(site, String(data.household)),
    readAddressee(site, data),
  ]);
  const day = time.calendar.day(new Date());
  const entries = entriesOf(records, time);
  const account = accountOf(entries, day);
  const unpaid = new Map(account.bills.map((bill) => [bill.id, bill.unpaid]));
  const isDisputed = new Set(entries.bills.filter((bill) => bill.isDisputed).map((bill) => bill.id));
  const overdue = records.bills
    .map((bill) => ({
      ...{ id: bill.id, month: String(bill.data.month), dueOn: String(bill.data.dueOn) },
      ...{ total: Number(bill.data.total), unpaid: unpaid.get(bill.id) ?? 0 },
    }))
    .filter((bill) => bill.unpaid > 0 && bill.dueOn < day && !isDisputed.has(bill.id))
    .sort((one, other) => one.dueOn.localeCompare(other.dueOn) || one.id.localeCompare(other.id));
  return { id, letter, data, overdue, disputed: account.disputed, lateFee: lateFeeOwed(account), to, day };
}

export const arrearsPaper: MakePaper = async ({ site, time, id, record }) => {
  const notice = await readArrearsNotice(site, { id, data: record }, time);
  return notice && <ArrearsSheet {...notice} />;
};

/** What is owed, what is disputed and stands apart, and what follows. Water and power are nobody's means to press. */
export function ArrearsSheet({ id, letter, data, overdue, disputed, lateFee, to, day }: ArrearsNotice) {
  const owed = overdue.reduce((all, { unpaid }) => all + unpaid, 0);
  return (
    <LetterSheet title={letters[letter]} to={to} day={day} address={`/arrears/${encodeURIComponent(id)}`}>
      <p>
        截至 {chineseDay(day)}，您以下费用已逾期未缴，应缴总额 <b>{moneyText(owed + lateFee)}</b>
        ，请尽快缴清。
      </p>
      <Overdue bills={overdue} owed={owed} lateFee={lateFee} day={day} />
      {disputed > 0 && <p>另有 {moneyText(disputed)} 您已提出异议，正在处理，不计入上述金额。</p>}
      {letter === 'deadlineNotice' && <Deadline data={data} />}
    </LetterSheet>
  );
}

interface OverdueProps {
  readonly bills: readonly OverdueBill[];
  readonly owed: number;
  readonly lateFee: number;
  readonly day: string;
}

function Overdue({ bills, owed, lateFee, day }: OverdueProps) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">月份</th>
          <th scope="col">缴费期限</th>
          {['账单金额', '已缴', '未缴'].map((label) => (
            <th key={label} scope="col" class="letter-amount">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bills.map(({ id, month, dueOn, total, unpaid }) => (
          <tr key={id}>
            <td>{chineseMonth(month)}</td>
            <td>{chineseDay(dueOn)}</td>
            <td class="letter-amount">{moneyText(total)}</td>
            <td class="letter-amount">{moneyText(total - unpaid)}</td>
            <td class="letter-amount">{moneyText(unpaid)}</td>
          </tr>
        ))}
      </tbody>
      <tbody>
        <Sum label="逾期费用合计" amount={owed} span={4} />
        {lateFee > 0 && <Sum label={`滞纳金（计至 ${chineseDay(day)}）`} amount={lateFee} span={4} />}
        <Sum label="应缴总额" amount={owed + lateFee} span={4} />
      </tbody>
    </table>
  );
}

/** R3.4.1.3.1 From when on a late fee runs, and until when it is to be paid: by hand, as long as it has not been served. */
function Deadline({ data: { graceDays, lateFeeRate, lateFeeCap, payBy } }: { data: Document }) {
  const grace = Number(graceDays);
  return (
    <p>
      请于{' '}
      {payBy === undefined ? (
        <>
          <Blank />年<Blank />月<Blank />日
        </>
      ) : (
        <b>{chineseDay(String(payBy))}</b>
      )}{' '}
      前缴清。自本通知送达之日起{grace > 0 && `第 ${grace + 1} 天`}按每日万分之{String(lateFeeRate)}
      计收滞纳金，累计不超过欠费本金的 {String(lateFeeCap)}%。
    </p>
  );
}

const Blank = () => <span class="letter-blank" />;
