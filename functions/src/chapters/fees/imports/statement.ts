import type { Method } from '../../../../../rulebook/chapters/fees/common.ts';
import { type StatementField, statementList } from '../../../../../rulebook/chapters/fees/statement-list.ts';
import { statementLines } from '../../../../../rulebook/chapters/fees/statementLines.ts';
import { moneyText } from '../../../../../rulebook/notation/money.ts';
import { textField } from '../../../imports/bounds.ts';
import { readDay } from '../../../imports/cells.ts';
import type { Columns, Corrections } from '../../../imports/columns.ts';
import { readList, type TheList } from '../../../imports/read-list.ts';
import type { ReadableList, ReadRow } from '../../../imports/readable-list.ts';
import { RowReader } from '../../../imports/row-reader.ts';
import type { Row } from '../../../spreadsheets/sheet.ts';
import {
  type Direction,
  readAmount,
  readDirection,
  readLine,
  readNote,
  readPaid,
  wrong,
} from './statement-cells.ts';

/** A line of a statement. Money in fen. */
export interface StatementLine {
  readonly row: number;
  /** Null for what neither came in nor went back to somebody who had paid. */
  readonly kind: 'income' | 'refund' | null;
  /** ISO date. */
  readonly day: string;
  readonly amount: number;
  /** Null where the bank numbers no lines. */
  readonly line: string | null;
  /** Behind the line, where the statement says it. */
  readonly balance: number | null;
  readonly payer: string | null;
  readonly remark: string | null;
}

export interface Statement extends TheList<StatementField, StatementLine> {
  /** Whose statement it says that it is; null where it does not say. */
  readonly method: Method | null;
}

/** WeChat and Alipay write a page above their headings. */
const TITLE_ROWS = 60;

const { max: PAYER_MAX } = textField(statementLines, 'payer');
const { max: REMARK_MAX } = textField(statementLines, 'remark');

const aliases: Record<StatementField, string> = {
  paidOn:
    '交易日期 记账日期 入账时间 入账日期 交易创建时间 付款时间 支付时间 日期 时间 发生时间 记账时间 date transactiontime transactiondate',
  amount: '金额(元) 交易金额 发生额 收支金额 订单金额 入账金额 transactionamount',
  income: '收入 收入(元) 贷方发生额 贷方金额 贷方 转入金额 存入金额 存入 credit creditamount',
  outgo: '支出 支出(元) 借方发生额 借方金额 借方 转出金额 支取金额 支取 debit debitamount',
  direction: '收支 收/支 收支类型 借贷标志 借贷 借贷方向 收支方向 交易方向 资金流向',
  kind: '交易分类 业务类型 类型 交易种类 资金变动类型 业务摘要',
  outcome: '当前状态 状态 支付状态 订单状态',
  line: '交易单号 交易订单号 交易流水号 交易号 订单号 支付宝交易号 微信支付单号 流水 账务流水号 业务流水号 凭证号 核心流水号 会计流水号 transactionid transactionno reference',
  balance: '账户余额 余额(元) 本次余额 交易后余额 balance',
  payer:
    '交易对方 对方名称 付款人 付款人名称 付款方 付款方户名 对方账户名称 对方账户名 对方姓名 对手户名 户名 payername counterparty',
  remark: '商品 商品说明 商品名称 摘要 附言 用途 交易摘要 备注信息 留言 交易附言 说明 memo description',
};

/** How a statement is read: the lines between what a program writes above and below them. */
export const readableStatement: ReadableList<StatementField, StatementLine> = {
  ...{ list: statementList, aliases, leftOut: '序号', titleRowsMost: TITLE_ROWS },
  words: { noHeadings: wrong.noHeadings, noRows: wrong.noRows },
  missing: ({ columnOf }) => [
    ...(columnOf.has('amount') || columnOf.has('income') ? [] : [wrong.noAmount]),
    ...(columnOf.has('line') || columnOf.has('balance') ? [] : [wrong.noLine]),
  ],
  isRow,
  shows,
  readRow,
};

/** Reads a statement (R3.4.1.2) on a day (ISO date). Pure; never throws, whatever stands in the cells. */
export function readStatement(rows: readonly Row[], today: string, corrections: Corrections = {}): Statement {
  const list = readList(readableStatement, rows, corrections);
  const column = list.understood.find(({ field }) => field === 'paidOn')?.column ?? 'A';
  const ahead = list.items
    .filter(({ kind, day }) => kind !== null && day > today)
    .map(({ row, day }) => ({
      ...{ row, cell: `${column}${row}`, field: 'paidOn' as const, words: wrong.ahead, value: day },
      clause: statementList.columns.paidOn.cites,
    }));
  return { ...list, problems: [...list.problems, ...ahead], method: methodOf(list.above) };
}

function shows({ day, amount, kind, line, payer, remark }: StatementLine) {
  if (kind === null) return null;
  return {
    ...{ paidOn: day, amount: moneyText(kind === 'refund' ? -amount : amount) },
    ...(line === null ? {} : { line }),
    ...(payer === null ? {} : { payer }),
    ...(remark === null ? {} : { remark }),
  };
}

/** The two big wallets name themselves above their headings. */
function methodOf(above: readonly Row[]): Method | null {
  const text = above.flatMap(({ cells }) => cells.map(({ value }) => String(value))).join(' ');
  if (/支付宝/u.test(text)) return 'alipay';
  return /微信/u.test(text) ? 'wechat' : null;
}

/** Totals and notes name no time, or say what they are. */
function isRow(row: Row, columns: Columns<StatementField>): boolean {
  const filled = (field: StatementField) =>
    row.cells.some(({ column }) => columns.fieldOf.get(column) === field);
  if (!(['amount', 'income', 'outgo'] as const).some(filled)) return false;
  const isTotal = row.cells.some(({ value }) =>
    /^\s*(?:本页|本月|累计)?(?:合计|总计|小计|总额|total)/iu.test(String(value)),
  );
  return !isTotal;
}

function readRow(row: Row, columns: Columns<StatementField>): ReadRow<StatementField, StatementLine> {
  const reader = new RowReader(statementList, row, columns);
  const day = reader.required('paidOn', readDay);
  const money = readMoney(reader);
  const said = {
    kind: textOf(reader, 'kind', REMARK_MAX),
    outcome: textOf(reader, 'outcome', REMARK_MAX),
    remark: textOf(reader, 'remark', REMARK_MAX),
  };
  const payer = textOf(reader, 'payer', PAYER_MAX);
  const kind = money && kindOf(money, said);
  const [line, balance] = kind ? readTransaction(reader) : [null, null];
  const { problems } = reader;
  if (day === null || money === null || problems.length > 0) return { item: null, key: null, problems };
  const item = {
    row: row.number,
    kind,
    day,
    amount: Math.abs(money.amount),
    ...{ line, balance, payer },
    remark: said.remark,
  };
  return { item, key: null, problems };
}

interface Money {
  readonly amount: number;
  readonly direction: Direction;
}

/** One column with a sign or a word beside it, or a column for each way. */
function readMoney(reader: RowReader<StatementField>): Money | null {
  const income = reader.optional('income', readPaid);
  const outgo = reader.optional('outgo', readPaid);
  if (income && outgo) {
    reader.report('outgo', wrong.bothWays);
    return null;
  }
  if (income) return { amount: income, direction: income > 0 ? 'in' : 'out' };
  if (outgo) return { amount: outgo, direction: 'out' };
  if (reader.cells('amount').length === 0) {
    if (income === null && outgo === null && reader.problems.length === 0)
      reader.report('amount', wrong.amount);
    return income === null && outgo === null ? null : { amount: 0, direction: 'neither' };
  }
  const amount = reader.optional('amount', readPaid);
  const direction = reader.optional('direction', readDirection);
  if (amount === null) return null;
  return { amount, direction: amount < 0 ? 'out' : (direction ?? 'in') };
}

interface Said {
  readonly kind: string | null;
  readonly outcome: string | null;
  readonly remark: string | null;
}

const CAME_TO_NOTHING = /关闭|失败|撤销|未支付|等待|待付款|待确认|对方已退还|已取消|closed|failed/iu;
const WENT_BACK = /退款|退费|退回|refund/iu;

/** What the line is to a cashier. A payment that was given back later is still one: what went back is its own line. */
function kindOf({ amount, direction }: Money, { kind, outcome, remark }: Said): StatementLine['kind'] {
  if (amount === 0 || (outcome !== null && CAME_TO_NOTHING.test(outcome))) return null;
  if (direction === 'in') return 'income';
  return direction === 'out' && WENT_BACK.test(`${kind ?? ''} ${outcome ?? ''} ${remark ?? ''}`)
    ? 'refund'
    : null;
}

/** Several columns say what it was for. */
function textOf(reader: RowReader<StatementField>, field: StatementField, most: number): string | null {
  const told = reader.cells(field).flatMap((cell) => reader.read(field, cell, readNote(most)) ?? []);
  return told.length === 0 ? null : [...new Set(told)].join(' ').slice(0, most);
}

/** A bank that numbers no lines writes the balance behind each. */
function readTransaction(
  reader: RowReader<StatementField>,
): readonly [line: string | null, balance: number | null] {
  const balance = reader.optional('balance', readAmount);
  const isNumbered = reader.cells('line').length > 0;
  return isNumbered || balance === null ? [reader.required('line', readLine), balance] : [null, balance];
}
