import { any, equals, holds, not, present, rule, theServer } from '../../notation/condition.ts';
import {
  choice,
  choices,
  day,
  hidden,
  money,
  optional,
  ref,
  rows,
  stamp,
  text,
  texts,
} from '../../notation/field.ts';
import { yuan } from '../../notation/money.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, inOrder, runs, waits } from '../../notation/state.ts';
import { from, opens } from '../../notation/step.ts';
import { the, was } from '../../notation/value.ts';
import { stewardOf } from '../common.ts';
import { atTheCashier, feeKinds, month, ofTheFees, theManager } from './common.ts';

const MOST = yuan(10_000_000);
const amount = (zh: string, en: string) => money(zh, en, { least: -MOST, most: MOST });

/** What looks odd about a bill that was reckoned: a person looks at it before it is issued. */
export const oddities = {
  noReading: { zh: '没有读数', en: 'No reading' },
  noArea: { zh: '没有面积', en: 'No area' },
  threefold: { zh: '超过上月三倍', en: 'Three times last month' },
  ownerChanged: { zh: '业户变更', en: 'Household changed' },
  below: { zh: '金额为负', en: 'Below nothing' },
  refused: { zh: '无法开单：金额或行数超限', en: 'Can’t be made: too much, or too many lines' },
} as const;

export type Oddity = keyof typeof oddities;

const reckonedFields = [
  ...['household', 'building', 'room', 'month', 'dueOn', 'lines'],
  ...['management', 'utility', 'service', 'total'],
];
const paidFields = ['paidManagement', 'paidUtility', 'paidService', 'paid'];
const nothingPaid = { paidManagement: 0, paidUtility: 0, paidService: 0, paid: 0 };

/** The steward of the building, and who answers for all of them. */
const atTheHome = any(stewardOf(was('building')), holds('cashier', 'assistant', 'supervisor'));

/** 《缴费通知单》: what a household owes for a month, reckoned by the server and by nobody else. */
export const bills = register('bills', {
  form: { zh: '缴费通知单', en: 'Bills' },
  rank: 10,
  cites: ['R3.4.1.1', 'R3.4.1.2'],
  fields: {
    household: ref('业户', 'Household', 'households'),
    building: text('楼栋', 'Building', 20),
    room: text('房号', 'Room', 60),
    month: month('月份', 'Month'),
    dueOn: day('缴费期限', 'Due on'),
    lines: rows('费用明细', 'Lines', 60, {
      kind: choice('类别', 'Kind', feeKinds),
      title: text('项目', 'For', 60),
      basis: optional(text('计费依据', 'Reckoned from', 120)),
      amount: amount('金额', 'Amount'),
      // Which tariff, charge or shared cost it comes from; and which readings it has billed.
      source: hidden(text('来源', 'From', 120)),
      readings: hidden(optional(texts('抄表记录', 'Readings', 12, 80))),
    }),
    management: amount('管理费', 'Management fee'),
    utility: amount('代收费', 'Utilities'),
    service: amount('服务费', 'Paid services'),
    total: amount('合计', 'Total'),
    paidManagement: amount('已缴管理费', 'Paid: management'),
    paidUtility: amount('已缴代收费', 'Paid: utilities'),
    paidService: amount('已缴服务费', 'Paid: services'),
    paid: amount('已缴', 'Paid'),
    oddities: optional(choices('请核对', 'Look at', oddities)),
    issued: stamp('开出', 'Issued'),
    notified: stamp('通知', 'Notified'),
    notifiedBy: optional(
      choice('通知方式', 'Notified by', {
        paper: { zh: '书面送达', en: 'On paper' },
        message: { zh: '微信或短信', en: 'Message' },
        phone: { zh: '电话', en: 'Phone' },
        door: { zh: '张贴门口', en: 'At the door' },
      }),
    ),
    disputed: stamp('提出异议', 'Disputed'),
    dispute: optional(text('异议内容', 'What is disputed')),
    reason: optional(text('冲销原因', 'Why it is reversed')),
    settledOn: optional(day('结清日期', 'Settled on')),
  },
  readers: [ofTheFees],
  states: {
    draft: waits('待核对', 'To be looked at', 'issue'),
    issued: inOrder(runs('待缴', 'Issued')),
    settled: ends('已结清', 'Settled'),
    reversed: ends('已冲销', 'Reversed'),
  },
  gate: 'server',
  steps: {
    draft: opens('draft', {
      title: { zh: '核算（待核对）', en: 'Reckoned, to be looked at' },
      by: theServer,
      asks: [...reckonedFields, 'oddities'],
      sets: nothingPaid,
      cites: ['R3.4.1.2'],
    }),
    reckon: opens('issued', {
      title: { zh: '核算并开出', en: 'Reckoned and issued' },
      by: theServer,
      asks: reckonedFields,
      sets: nothingPaid,
      stamps: ['issued'],
      cites: ['R3.4.1.2', 'R3.4.1.1'],
    }),
    issue: from('draft').to('issued', {
      title: { zh: '核对无误，开出', en: 'Looked at: issue' },
      by: atTheCashier,
      stamps: ['issued'],
      cites: ['R3.4.1.2'],
    }),
    notify: from('issued').stays({
      title: { zh: '通知业户', en: 'Notify' },
      by: atTheHome,
      inBulk: true,
      asks: ['notifiedBy'],
      stamps: ['notified'],
      cites: ['R3.4.1.2'],
    }),
    contest: from('issued').stays({
      title: { zh: '登记异议', en: 'Enter a dispute' },
      by: atTheHome,
      asks: ['dispute'],
      stamps: ['disputed'],
      provided: [
        rule(
          'notYetDisputed',
          ['R3.4.1.3.2'],
          { zh: '该账单已有异议在处理', en: 'This bill is disputed already' },
          not(present(was('disputed'))),
        ),
      ],
      tells: [
        {
          roles: ['cashier'],
          words: {
            zh: '{room} {month} 的账单有异议：{dispute}',
            en: '{room} {month} is disputed: {dispute}',
          },
        },
      ],
      cites: ['R3.4.1.3.2', 'R3.4.1.3.3'],
    }),
    endDispute: from('issued').stays({
      title: { zh: '异议已处理', en: 'Dispute answered' },
      by: holds('cashier', 'supervisor', 'manager'),
      clears: ['disputed', 'dispute'],
      provided: [
        rule(
          'isDisputed',
          ['R3.4.1.3.3'],
          { zh: '该账单没有异议', en: 'This bill is not disputed' },
          present(was('disputed')),
        ),
      ],
      cites: ['R3.4.1.3.3'],
    }),
    // What is paid of it follows from all bills and payments of the household, see reckoning/account.ts.
    note: from('issued', 'settled').to(
      [{ state: 'settled', when: equals(the('paid'), the('total')) }, { state: 'issued' }],
      {
        title: { zh: '已缴核算', en: 'What is paid' },
        by: theServer,
        asks: paidFields,
        mayAsk: ['settledOn'],
        cites: ['R3.4.1.2'],
      },
    ),
    reverse: from('draft', 'issued', 'settled').to('reversed', {
      title: { zh: '冲销', en: 'Reverse' },
      by: theManager,
      asks: ['reason'],
      sets: nothingPaid,
      tells: [
        {
          roles: ['cashier'],
          words: { zh: '{room} {month} 的账单已冲销：{reason}', en: '{room} {month} is reversed: {reason}' },
        },
      ],
      cites: ['R3.4.1.2'],
    }),
  },
  lists: {
    unpaid: listed({ zh: '待缴', en: 'To be paid' }, [['state', '==', 'issued']], [['dueOn', 'asc']]),
    draft: listed({ zh: '待核对', en: 'To be looked at' }, [['state', '==', 'draft']]),
    due: listed(
      { zh: '按期限', en: 'By due date' },
      [['state', 'in', ['issued', 'settled']]],
      [['dueOn', 'asc']],
    ),
    all: listed({ zh: '全部', en: 'All' }, [], [['month', 'desc']]),
  },
  columns: ['room', 'month', 'management', 'utility', 'service', 'total', 'paid', 'dueOn'],
  subject: '{room} {month}',
  detail: '{total}',
  foundBy: ['room'],
  order: ['month', 'desc'],
});
