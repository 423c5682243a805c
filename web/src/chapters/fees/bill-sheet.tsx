import { moneyText } from '../../../../rulebook/notation/money.ts';
import type { Document } from '../../data/store.ts';
import { getOne } from '../../firebase/lite.ts';
import type { MakePaper } from '../chapter-pages.ts';
import { basisText, type Metered } from './basis-text.ts';
import {
  type Addressee,
  chineseDay,
  chineseMonth,
  LetterSheet,
  readAddressee,
  Sum,
} from './letter-sheet.tsx';
import { readHousehold } from './use-account.ts';

interface LineOfBill {
  readonly title: string;
  readonly basis?: string;
  readonly amount: number;
  readonly source?: string;
  readonly readings?: readonly string[];
}

interface BillOf {
  readonly id: string;
  readonly data: Document;
}

/** All that stands on 《缴费通知单》. */
export interface BillNotice {
  readonly bill: BillOf;
  /** What is left of the bills before it, in fen. */
  readonly earlier: number;
  /** What each of its lines was reckoned from. */
  readonly bases: readonly string[];
  readonly to: Addressee;
  readonly day: string;
}

const leftOf = ({ data }: BillOf): number => Number(data.total) - Number(data.paid);

/**
 * Reads the notice of a bill; of `others` of its household those count that are of earlier months, not paid yet and not
 * disputed.
 */
export async function readBillNotice(
  site: string,
  bill: BillOf,
  others: readonly BillOf[],
  day: string,
): Promise<BillNotice> {
  const { data } = bill;
  const earlier = others
    .filter(
      (each) =>
        each.data.state === 'issued' &&
        each.data.disputed === undefined &&
        String(each.data.month) < String(data.month),
    )
    .reduce((all, each) => all + leftOf(each), 0);
  const lines = data.lines as readonly LineOfBill[];
  const [to, ...bases] = await Promise.all([
    readAddressee(site, data),
    ...lines.map((line) => readBasis(site, line)),
  ]);
  return { bill, earlier, bases, to, day };
}

async function readBasis(site: string, { basis = '', readings, source }: LineOfBill): Promise<string> {
  return basisText(basis, readings ? await readMetered(site, readings, source) : null);
}

/** What can't be read, because it may not be or is gone, is left out: the letter says the rest. */
async function readMetered(site: string, ids: readonly string[], source = ''): Promise<Metered> {
  const read = (register: string, id: string): Promise<Document | null> =>
    getOne(`sites/${site}/${register}/${id}`).catch(() => null);
  const [tariff, ...found] = await Promise.all([
    read('tariffs', source),
    ...ids.map((id) => read('meterReadings', id)),
  ]);
  const readings = ids.flatMap((id, place) => {
    const data = found[place];
    return data ? [{ id, data }] : [];
  });
  const named = [...new Set(readings.map(({ data }) => String(data.meter)))];
  const meters = await Promise.all(named.map(async (id) => [id, await read('meters', id)] as const));
  return {
    ...{ tariff: tariff ?? null, readings },
    meters: new Map(meters.flatMap(([id, data]) => (data ? [[id, data] as const] : []))),
  };
}

/** The notice of a bill that has been issued; of any other nothing is for a household. */
export const billPaper: MakePaper = async ({ site, time, id, record }) => {
  if (record.state !== 'issued' && record.state !== 'settled') return null;
  const { bills } = await readHousehold(site, String(record.household));
  const day = time.calendar.day(new Date());
  return <BillSheet {...(await readBillNotice(site, { id, data: record }, bills, day))} />;
};

/** A bill with its lines, and what is left of earlier ones. */
export function BillSheet({ bill, earlier, bases, to, day }: BillNotice) {
  const { id, data } = bill;
  return (
    <LetterSheet title="缴费通知单" to={to} day={day} address={`/bills/${encodeURIComponent(id)}`}>
      <p>
        {chineseMonth(String(data.month))}应缴费用如下，请于 <b>{chineseDay(String(data.dueOn))}</b> 前缴清。
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">计费依据</th>
            <th scope="col" class="letter-amount">
              金额
            </th>
          </tr>
        </thead>
        <tbody>
          {(data.lines as readonly LineOfBill[]).map(({ title, amount }, at) => (
            // A line is its place
            <tr key={at}>
              <td>{title}</td>
              <td>{bases[at]}</td>
              <td class="letter-amount">{moneyText(amount)}</td>
            </tr>
          ))}
        </tbody>
        <tbody>
          <Sum label="本期合计" amount={Number(data.total)} span={2} />
          {Number(data.paid) > 0 && <Sum label="已抵扣" amount={-Number(data.paid)} span={2} />}
          {earlier > 0 && <Sum label="以前欠费" amount={earlier} span={2} />}
          <Sum label="应缴总额" amount={leftOf(bill) + earlier} span={2} />
        </tbody>
      </table>
    </LetterSheet>
  );
}
