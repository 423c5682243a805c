import {
  any,
  before,
  differs,
  equals,
  holds,
  none,
  not,
  present,
  type Rule,
  rule,
} from '../../notation/condition.ts';
import { code, rows, text } from '../../notation/field.ts';
import { actor, elsewhere, the, today } from '../../notation/value.ts';

/** R3.4.1.1 Fees are of three kinds, kept apart in bills and statistics. */
export const feeKinds = {
  management: { zh: '管理费', en: 'Management fee' },
  utility: { zh: '水电气等代收费', en: 'Utilities' },
  service: { zh: '有偿服务费', en: 'Paid services' },
} as const;

export type FeeKind = keyof typeof feeKinds;

/** How money comes in, and goes back. */
export const methods = {
  cash: { zh: '现金', en: 'Cash' },
  wechat: { zh: '微信', en: 'WeChat' },
  alipay: { zh: '支付宝', en: 'Alipay' },
  card: { zh: '刷卡', en: 'Card' },
  transfer: { zh: '转账', en: 'Bank transfer' },
} as const;

export type Method = keyof typeof methods;

/** '2026-11'. */
export const MONTH = '^[0-9]{4}-(0[1-9]|1[0-2])$';
export const month = (zh: string, en: string) => code(zh, en, MONTH, 7);

/** Who takes money and makes bills. */
export const atTheCashier = holds('cashier');

/** Who reads what a household owes: who takes it, who chases it, and who answers for both. */
export const ofTheFees = holds('cashier', 'steward', 'assistant', 'supervisor', 'manager', 'gm');

/** Who sets prices, grants and waives. */
export const theManager = holds('manager');

/** Buildings by name, one a line, because rules of other registers speak of them as texts. */
export const someBuildings = (zh: string, en: string) =>
  rows(zh, en, 40, { building: text('楼栋', 'Building', 20) });

/** Four eyes: who asked does not decide, and nobody decides in their place. */
export const notWhoAsked = (cites: Rule['cites']): Rule =>
  rule(
    'notTheRequester',
    cites,
    { zh: '申请人不能自己批准', en: 'You asked for it, so you cannot approve it' },
    not(equals(actor, the('opened.by'))),
  );

/** A household that is on the books, here still or gone: a debt stays with the person who had it. */
export const isOnTheBooks = (cites: Rule['cites']): Rule =>
  rule(
    'householdKnown',
    cites,
    { zh: '没有该业户的档案', en: 'There is no such household' },
    differs(elsewhere('households', the('household'), 'state'), null),
  );

/** What ends does so after it has begun. */
export const untilIsLater = rule(
  'untilIsLater',
  ['R3.4.1.1'],
  { zh: '截止日期不能早于起始日期', en: 'It cannot end before it begins' },
  any(not(present(the('until'))), not(before(the('until'), the('from')))),
);

/** Once the day's money is counted, none comes in or goes out. */
export const notCashedUp = rule(
  'notCashedUp',
  ['R3.4.1.2'],
  {
    zh: '您今天已经日结，不能再收款或退付',
    en: 'You have cashed up for today: nothing more is taken or paid back',
  },
  none('cashUps', [
    ['opened.by', '==', actor],
    ['day', '==', today],
  ]),
);
