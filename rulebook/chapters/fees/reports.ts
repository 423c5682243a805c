import { ages, collected, proved, type Report, records, report } from '../../notation/report.ts';

/** 收费统计 (R3.4.1.4, R3.4.1.5): of what fell due in the period, what has come in, against what is aimed at. */
const collection = report('collection', {
  title: { zh: '收费统计', en: 'Fee collection' },
  every: ['month', 'quarter', 'half', 'year'],
  to: ['assistant', 'manager'],
  alsoFor: ['supervisor', 'cashier', 'gm'],
  parts: [
    collected(
      'collected',
      { zh: '本期到期费用的收缴', en: 'Collected of what fell due' },
      {
        register: 'bills',
        list: 'due',
        by: { field: 'building', zh: '楼栋', en: 'Building' },
        of: [
          {
            title: { zh: '管理费', en: 'Management fee' },
            due: 'management',
            paid: 'paidManagement',
            target: 95,
          },
          { title: { zh: '代收费', en: 'Utilities' }, due: 'utility', paid: 'paidUtility', target: 100 },
          { title: { zh: '服务费', en: 'Paid services' }, due: 'service', paid: 'paidService', target: 100 },
        ],
        empty: { zh: '本期没有到期的账单', en: 'Nothing fell due' },
      },
    ),
    proved(
      'accounts',
      {
        zh: '账目核对：账单所记已缴与收据、退款不符的业户',
        en: 'Households whose bills and receipts disagree',
      },
      {
        columns: [
          { zh: '业户', en: 'Household' },
          { zh: '账单所记已缴', en: 'Paid, by the bills' },
          { zh: '按收据应为', en: 'Paid, by the receipts' },
        ],
        empty: { zh: '全部业户的账单与收据相符', en: 'Bills and receipts agree, of every household' },
      },
    ),
  ],
  cites: ['R3.4.1.4', 'R3.4.1.5'],
});

/** How old the arrears are, and who owes them. */
const arrearsAging = report('arrearsAging', {
  title: { zh: '欠费账龄', en: 'Age of the arrears' },
  every: 'month',
  to: ['manager'],
  alsoFor: ['supervisor', 'assistant', 'cashier', 'gm'],
  parts: [
    ages(
      'ages',
      { zh: '账龄', en: 'By age' },
      {
        ...{ register: 'arrears', list: 'open', since: 'since', amount: 'owed', days: [30, 90, 180] },
        empty: { zh: '没有欠费', en: 'Nobody is in arrears' },
      },
    ),
    records(
      'cases',
      { zh: '催缴中的业户', en: 'Being chased' },
      {
        columns: [
          { zh: '房号', en: 'Room' },
          { zh: '欠费', en: 'Owed' },
          { zh: '自', en: 'Since' },
          { zh: '片区管理员', en: 'Steward' },
        ],
        of: [
          {
            register: 'arrears',
            list: 'open',
            cells: ['{room}', '{owed}', '{since}', '{chaser}'],
            tellsOf: [],
          },
        ],
      },
    ),
  ],
  cites: ['R3.4.1.4', 'R3.3.8'],
});

export const feeReports: readonly Report[] = [collection, arrearsAging];
