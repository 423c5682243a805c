import { atLeast, holds, none, rule } from '../../notation/condition.ts';
import { choice, day, money, optional, personal, ref, stamp, text } from '../../notation/field.ts';
import { yuan } from '../../notation/money.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, waits } from '../../notation/state.ts';
import { from, opens } from '../../notation/step.ts';
import { minus, nextOf, sumIn, the, today, type Value, yearOf } from '../../notation/value.ts';
import {
  atTheCashier,
  isOnTheBooks,
  methods,
  notCashedUp,
  notWhoAsked,
  ofTheFees,
  theManager,
} from './common.ts';

/** What the household has paid for bills beyond all that it was billed, and has not got back. */
const credit: Value = minus(
  minus(
    sumIn('payments', 'fees', [
      ['household', '==', the('household')],
      ['state', 'in', ['taken']],
    ]),
    sumIn('bills', 'total', [
      ['household', '==', the('household')],
      ['state', 'in', ['issued', 'settled']],
    ]),
  ),
  sumIn('refunds', 'amount', [
    ['household', '==', the('household')],
    ['state', 'in', ['requested', 'approved', 'paidOut']],
  ]),
);

const withinTheCredit = rule(
  'withinTheCredit',
  ['R3.4.1.2'],
  { zh: '退款不能超过该业户的预存余额', en: 'No more is paid back than the household has to its credit' },
  atLeast(credit, the('amount')),
);

/** 《退款审批表》: a credit that is paid back once, approved by another person than who asks (R3.4.1.2). */
export const refunds = register('refunds', {
  form: { zh: '退款审批表', en: 'Refunds' },
  rank: 30,
  cites: ['R3.4.1.2'],
  fields: {
    household: ref('业户', 'Household', 'households'),
    room: text('房号', 'Room', 60),
    amount: money('退款金额', 'Amount', { least: 1, most: yuan(10_000_000) }),
    method: choice('退款方式', 'Method', methods),
    payee: optional(personal(text('收款人', 'Paid to', 50))),
    reason: text('原因', 'Reason'),
    approved: stamp('批准', 'Approved'),
    refusal: optional(text('不批准原因', 'Why it is refused')),
    paidOut: stamp('退付', 'Paid back'),
    paidOutOn: optional(day('退付日期', 'Paid back on')),
    refundNo: optional(text('退款编号', 'Refund number', 20)),
  },
  readers: [ofTheFees],
  states: {
    requested: waits('待批', 'Requested', 'approve'),
    approved: waits('待退付', 'Approved', 'payOut'),
    paidOut: ends('已退付', 'Paid back'),
    refused: ends('未批准', 'Refused'),
  },
  gate: 'server',
  steps: {
    request: opens('requested', {
      title: { zh: '申请退款', en: 'Request a refund' },
      by: holds('cashier', 'supervisor'),
      asks: ['household', 'amount', 'method', 'reason'],
      mayAsk: ['payee'],
      sets: { room: the('household.room') },
      provided: [
        isOnTheBooks(['R3.4.1.2']),
        withinTheCredit,
        rule(
          'oneAtATime',
          ['R3.4.1.2'],
          { zh: '该业户已有一笔退款在办', en: 'A refund of this household is under way' },
          none('refunds', [
            ['household', '==', the('household')],
            ['state', 'in', ['requested', 'approved']],
          ]),
        ),
      ],
      cites: ['R3.4.1.2'],
    }),
    approve: from('requested').to('approved', {
      title: { zh: '批准', en: 'Approve' },
      by: theManager,
      stamps: ['approved'],
      provided: [notWhoAsked(['R3.4.1.2']), withinTheCredit],
      tells: [
        {
          roles: ['cashier'],
          words: { zh: '{room} 退款 {amount} 已批准', en: '{room}: {amount} may be paid back' },
        },
      ],
      cites: ['R3.4.1.2'],
    }),
    refuse: from('requested', 'approved').to('refused', {
      title: { zh: '不批准', en: 'Refuse' },
      by: theManager,
      asks: ['refusal'],
      tells: [
        {
          people: ['opened.by'],
          words: { zh: '{room} 退款未批准：{refusal}', en: '{room}: no refund, {refusal}' },
        },
      ],
      cites: ['R3.4.1.2'],
    }),
    payOut: from('approved').to('paidOut', {
      title: { zh: '退付', en: 'Pay back' },
      by: atTheCashier,
      stamps: ['paidOut'],
      sets: { refundNo: nextOf('refunds', yearOf(today)), paidOutOn: today },
      provided: [withinTheCredit, notCashedUp],
      cites: ['R3.4.1.2'],
    }),
  },
  lists: {
    open: listed({ zh: '在办', en: 'Under way' }, [['state', 'in', ['requested', 'approved']]]),
    all: listed({ zh: '全部', en: 'All' }),
  },
  columns: ['room', 'amount', 'method', 'reason', 'approved', 'paidOut', 'refundNo'],
  subject: '{room} {amount}',
  detail: '{reason}',
  foundBy: ['room'],
});
