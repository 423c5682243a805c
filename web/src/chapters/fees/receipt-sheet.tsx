import { type Method, methods } from '../../../../rulebook/chapters/fees/common.ts';
import { moneyText } from '../../../../rulebook/notation/money.ts';
import type { RecordData } from '../../../../rulebook/notation/record.ts';
import type { Document } from '../../data/store.ts';
import { getOne } from '../../firebase/lite.ts';
import { type FormEntry, FormTable } from '../../paper/form-table.tsx';
import type { MakePaper } from '../chapter-pages.ts';
import { inCapitals } from './capitals.ts';
import {
  type Addressee,
  BlankLine,
  chineseDay,
  chineseMonth,
  readAddressee,
  Sum,
  useSiteName,
} from './letter-sheet.tsx';
import { type Settlement, settlementOf } from './receipt.ts';
import { readHousehold } from './use-account.ts';

interface Receipt {
  readonly data: Document;
  readonly to: Addressee;
  /** Who took it. */
  readonly takenBy: string;
  /** Null of one that counts no more. */
  readonly settlement: Settlement | null;
}

/** What is written across a receipt that counts no more. */
const across: Readonly<Record<string, string>> = { voided: '已作废', moved: '已转出' };

export const receiptPaper: MakePaper = async ({ site, time, id, record }) => {
  const data = record as RecordData;
  const [records, to, taker] = await Promise.all([
    readHousehold(site, String(data.household)),
    readAddressee(site, record),
    getOne(`sites/${site}/members/${data.opened.by}`),
  ]);
  const settlement = data.state === 'taken' ? settlementOf(records, { id, data }, time) : null;
  return <ReceiptSheet data={data} to={to} takenBy={String(taker?.name ?? '')} settlement={settlement} />;
};

/** 收据: what was paid, in figures and written out, what became of it, and who answers for it. */
export function ReceiptSheet({ data, to, takenBy, settlement }: Receipt) {
  const { receiptNo, paidOn, takenOn, state } = data;
  return (
    <article class="letter-sheet" lang="zh-CN">
      <header class="letter-head">
        <div>
          <p>{useSiteName()}</p>
          <h2>收据</h2>
        </div>
        <p>
          收据编号：<b>{String(receiptNo)}</b>
        </p>
      </header>
      <p>
        收款日期：{chineseDay(String(paidOn))}
        {takenOn !== paidOn && `（入账日期：${chineseDay(String(takenOn))}）`}
      </p>
      <Amounts data={data} to={to} />
      {settlement && <Settled {...settlement} lateFee={Number(data.lateFee)} amount={Number(data.amount)} />}
      <div class="letter-lines">
        <p>收款人：{takenBy}</p>
        <BlankLine label="收款单位（盖章）：" />
      </div>
      {across[String(state)] !== undefined && <div class="letter-void">{across[String(state)]}</div>}
    </article>
  );
}

function Amounts({ data, to: { room, name } }: Pick<Receipt, 'data' | 'to'>) {
  const { amount, fees, lateFee, method, payer, remark } = data;
  const entry = (label: string, content: string, isLong = false): FormEntry => ({ label, content, isLong });
  return (
    <FormTable
      entries={[
        entry('房号', room),
        entry('业户', name),
        entry('人民币（大写）', inCapitals(Number(amount)), true),
        entry('金额', moneyText(Number(amount))),
        entry('收款方式', methods[method as Method].zh),
        entry('其中费用', moneyText(Number(fees))),
        entry('其中滞纳金', moneyText(Number(lateFee))),
        ...(payer === undefined ? [] : [entry('付款人', String(payer), true)]),
        entry('备注', String(remark ?? ''), true),
      ]}
    />
  );
}

interface SettledProps extends Settlement {
  readonly lateFee: number;
  readonly amount: number;
}

/** Which months' bills it settled, and what is kept for those to come. */
function Settled({ lines, credit, lateFee, amount }: SettledProps) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">抵付项目</th>
          <th scope="col" class="letter-amount">
            金额
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Sum key={line.bill} label={`${chineseMonth(line.month)}账单`} amount={line.amount} span={1} />
        ))}
        {lateFee > 0 && <Sum label="滞纳金" amount={lateFee} span={1} />}
        {credit > 0 && <Sum label="转为预存" amount={credit} span={1} />}
        <Sum label="合计" amount={amount} span={1} />
      </tbody>
    </table>
  );
}
