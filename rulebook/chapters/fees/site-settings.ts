import { choice, decimal, whole } from '../../notation/field.ts';
import { setting } from '../../notation/setting.ts';

export const billDueDays = setting(
  'billDueDays',
  whole('缴费期限（天）', 'Bills are due after (days)', 1, 180),
  {
    otherwise: 15,
    help: { zh: '账单开出后多少天内应缴清', en: 'Days after a bill is issued within which it is paid' },
    cites: ['R3.4.1.2'],
  },
);

export const lateFeeFirst = setting(
  'lateFeeFirst',
  choice('收款先抵', 'A payment settles first', {
    fees: { zh: '先抵费用，后抵滞纳金', en: 'The fees, then the late fee' },
    lateFee: { zh: '先抵滞纳金，后抵费用', en: 'The late fee, then the fees' },
  }),
  {
    otherwise: 'fees',
    help: {
      zh: '收款时的建议分配；收款前可更改',
      en: 'How a payment is proposed to be split; it can be changed before it is taken',
    },
    cites: ['R3.4.1.3.1'],
  },
);

export const settlingOrder = setting(
  'settlingOrder',
  choice('费用抵扣顺序', 'Bills are settled', {
    oldest: { zh: '先欠先抵', en: 'Oldest first' },
    kind: { zh: '按类别：管理费、代收费、服务费', en: 'By kind: management, utilities, services' },
  }),
  {
    otherwise: 'oldest',
    help: { zh: '一笔款项先抵哪些账单', en: 'Which bills a payment settles first' },
    cites: ['R3.4.1.2', 'R3.4.1.1'],
  },
);

export const chaseFrom = setting('chaseFrom', whole('催缴起点（元）', 'Chased from (yuan)', 0, 100_000), {
  otherwise: 1,
  help: { zh: '逾期欠费达到此数才开始催缴', en: 'Arrears below this are not chased' },
  cites: ['R3.4.1.2'],
});

/** After how many working days a stage that was served or visited gives way to the next. */
const interval = (
  name: string,
  zh: string,
  en: string,
  otherwise: number,
  cite: 'R3.4.1.3.1' | 'R3.4.1.3.2',
) =>
  setting(name, whole(zh, en, 1, 90), {
    otherwise,
    help: { zh: '自送达或上门之日起的工作日', en: 'Working days after it was served, or after the visit' },
    cites: [cite],
  });

export const dunningDays = interval(
  'dunningDays',
  '催费通知后（工作日）',
  'After the dunning notice',
  7,
  'R3.4.1.3.1',
);
export const deadlineDays = interval(
  'deadlineDays',
  '限期通知后（工作日）',
  'After the deadline notice',
  7,
  'R3.4.1.3.1',
);
export const stewardDays = interval(
  'stewardDays',
  '管理员上门后（工作日）',
  "After the steward's visit",
  10,
  'R3.4.1.3.2',
);
export const assistantDays = interval(
  'assistantDays',
  '助理拜访后（工作日）',
  "After the assistant's visit",
  10,
  'R3.4.1.3.2',
);

export const serveWithin = setting(
  'serveWithin',
  whole('催缴办理时限（工作日）', 'A stage is served within (working days)', 1, 30),
  {
    otherwise: 3,
    help: {
      zh: '每一阶段须在此期限内送达或上门，逾期即提醒',
      en: 'Each stage is served or visited within this time, or it is told of',
    },
    cites: ['R3.4.1.2', 'R3.4.1.3.2'],
  },
);

export const lateFeeRate = setting(
  'lateFeeRate',
  decimal('滞纳金（每日万分之）', 'Late fee (per day, of 10,000)', 0, 100),
  {
    otherwise: 3,
    help: {
      zh: '法院一般不支持高于每日万分之五；以合同约定为准',
      en: 'Courts rarely accept more than 5 of 10,000 a day; what was agreed counts',
    },
    cites: ['R3.4.1.3.1'],
  },
);

export const graceDays = setting(
  'graceDays',
  whole('滞纳金宽限（天）', 'Grace before the late fee (days)', 0, 90),
  {
    otherwise: 0,
    help: { zh: '限期通知送达后多少天不计滞纳金', en: 'Days after the service for which nothing is charged' },
    cites: ['R3.4.1.3.1'],
  },
);

export const lateFeeCap = setting(
  'lateFeeCap',
  whole('滞纳金上限（本金的%）', 'Late fee at most (% of the principal)', 0, 100),
  {
    otherwise: 30,
    help: {
      zh: '滞纳金累计不超过欠费本金的此比例',
      en: 'It never comes to more than this share of what was owed',
    },
    cites: ['R3.4.1.3.1'],
  },
);
