import { column, type ImportedList, mayHave } from '../../notation/imported-list.ts';

const columns = {
  paidOn: column('交易时间', 'Time', 'R3.4.1.2'),
  amount: mayHave('金额', 'Amount', 'R3.4.1.2'),
  income: mayHave('收入金额', 'Came in', 'R3.4.1.2'),
  outgo: mayHave('支出金额', 'Went out', 'R3.4.1.2'),
  direction: mayHave('收/支', 'In or out', 'R3.4.1.2'),
  kind: mayHave('交易类型', 'Kind', 'R3.4.1.2', { several: true }),
  outcome: mayHave('交易状态', 'State', 'R3.4.1.2'),
  line: mayHave('流水号', 'Transaction', 'R3.4.1.2'),
  balance: mayHave('余额', 'Balance', 'R3.4.1.2'),
  payer: mayHave('对方户名', 'Payer', 'R3.4.1.2'),
  remark: mayHave('备注', 'Remark', 'R3.4.1.2', { several: true }),
} as const;

export type StatementField = keyof typeof columns;

/** 收款对账单: what WeChat, Alipay or the bank says that came in and went back (R3.4.1.2). */
export const statementList: ImportedList<StatementField> = {
  ...{ name: 'statement', isPartial: false },
  form: { zh: '收款对账单', en: 'Statement' },
  by: ['cashier'],
  cites: ['R3.4.1.2'],
  columns,
};
