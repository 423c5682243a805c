import { atLeast, before, differs, moves, not, rule } from '../../notation/condition.ts';
import {
  choice,
  day,
  explained,
  hidden,
  money,
  optional,
  personal,
  ref,
  rows,
  text,
} from '../../notation/field.ts';
import { yuan } from '../../notation/money.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, inOrder, runs } from '../../notation/state.ts';
import { companion, from, opens } from '../../notation/step.ts';
import { joined, minus, nextOf, ownId, the, today, was, yearOf } from '../../notation/value.ts';
import { atTheCashier, isOnTheBooks, methods, month, ofTheFees, theManager } from './common.ts';

const MOST = yuan(10_000_000);

const notAhead = rule(
  'notAhead',
  ['R3.4.1.2'],
  { zh: '收款日期不能晚于今天', en: 'Nobody has paid ahead of today' },
  not(before(today, the('paidOn'))),
);

const lateFeeWithin = rule(
  'lateFeeWithin',
  ['R3.4.1.3.1'],
  { zh: '其中滞纳金不能超过收款金额', en: 'The late fee is a part of what was paid' },
  atLeast(the('amount'), the('lateFee')),
);

const received = {
  // What remains for bills once the late fee is taken out.
  fees: minus(the('amount'), the('lateFee')),
  room: the('household.room'),
  receiptNo: nextOf('receipts', yearOf(today)),
  takenOn: today,
};

/** 《收款登记表》: each entry is a receipt. Nothing is changed: what was wrong is moved or made void, and stays. */
export const payments = register('payments', {
  form: { zh: '收款登记表', en: 'Payments' },
  rank: 20,
  cites: ['R3.4.1.2', 'R3.4.1.3.1'],
  fields: {
    household: ref('业户', 'Household', 'households'),
    room: text('房号', 'Room', 60),
    receiptNo: text('收据编号', 'Receipt number', 20),
    amount: money('收款金额', 'Amount', { least: 1, most: MOST }),
    lateFee: explained(
      money('其中滞纳金', 'Of it, late fee', { most: MOST }),
      '没有则填 0',
      '0 where there is none',
    ),
    fees: money('其中费用', 'Of it, fees', { most: MOST }),
    method: choice('收款方式', 'Method', methods),
    paidOn: day('缴款日期', 'Paid on'),
    takenOn: day('入账日期', 'Booked on'),
    settles: optional(
      rows('抵付', 'For', 60, {
        bill: hidden(text('账单', 'Bill', 80)),
        month: month('月份', 'Month'),
        amount: money('金额', 'Amount', { most: MOST }),
      }),
    ),
    payer: optional(personal(text('付款人', 'Payer', 50))),
    line: optional(text('流水号', 'Transaction', 80)),
    remark: optional(text('备注', 'Remark')),
    movedTo: optional(ref('转至业户', 'Moved to', 'households')),
    movedInto: optional(ref('转入收款', 'Moved into', 'payments')),
    movedFrom: optional(ref('转自收款', 'Moved from', 'payments')),
    origin: choice('来源', 'Origin', {
      taken: { zh: '收款', en: 'Taken' },
      moved: { zh: '转入', en: 'Moved here' },
    }),
    reason: optional(text('原因', 'Reason')),
  },
  readers: [ofTheFees],
  states: {
    taken: inOrder(runs('已收', 'Taken')),
    moved: ends('已转出', 'Moved'),
    voided: ends('已作废', 'Void'),
  },
  gate: 'server',
  steps: {
    take: opens('taken', {
      title: { zh: '收款', en: 'Take a payment' },
      by: atTheCashier,
      asks: ['household', 'amount', 'lateFee', 'method', 'paidOn'],
      mayAsk: ['settles', 'payer', 'line', 'remark'],
      sets: { ...received, origin: 'taken' },
      provided: [isOnTheBooks(['R3.4.1.2']), notAhead, lateFeeWithin],
      cites: ['R3.4.1.2'],
    }),
    // The second of the two entries by which a payment is moved.
    receive: opens('taken', {
      title: { zh: '转入', en: 'Moved here' },
      by: atTheCashier,
      asks: ['household', 'amount', 'lateFee', 'method', 'paidOn', 'movedFrom'],
      sets: { ...received, origin: 'moved' },
      provided: [
        rule(
          'movesTheWhole',
          ['R3.4.1.2'],
          { zh: '须由原收款转出', en: 'It is moved by the payment that it comes from' },
          moves('payments', the('movedFrom'), ['move'], 'movedInto'),
        ),
      ],
      cites: ['R3.4.1.2'],
    }),
    move: from('taken').to('moved', {
      title: { zh: '转到其他业户', en: 'Move to another household' },
      by: atTheCashier,
      asks: ['movedTo', 'reason'],
      sets: { movedInto: joined(ownId, '~moved') },
      provided: [
        rule(
          'toAnother',
          ['R3.4.1.2'],
          { zh: '须转到另一业户', en: 'It is moved to another household' },
          differs(the('movedTo'), was('household')),
        ),
      ],
      together: [
        companion('payments', 'receive', {
          at: joined(ownId, '~moved'),
          back: 'movedFrom',
          input: {
            household: the('movedTo'),
            amount: was('amount'),
            lateFee: was('lateFee'),
            method: was('method'),
            paidOn: was('paidOn'),
          },
        }),
      ],
      cites: ['R3.4.1.2'],
    }),
    void: from('taken').to('voided', {
      title: { zh: '作废', en: 'Void' },
      by: theManager,
      asks: ['reason'],
      tells: [
        {
          people: ['opened.by'],
          words: { zh: '收据 {receiptNo} 已作废：{reason}', en: 'Receipt {receiptNo} is void: {reason}' },
        },
      ],
      cites: ['R3.4.1.2'],
    }),
  },
  lists: {
    all: listed({ zh: '全部', en: 'All' }),
    byRoom: listed({ zh: '按房号', en: 'By room' }, [['state', '==', 'taken']], [['room', 'asc']]),
  },
  columns: ['receiptNo', 'room', 'amount', 'lateFee', 'method', 'paidOn', 'payer', 'opened'],
  subject: '{room} {receiptNo}',
  detail: '{amount}',
  foundBy: ['receiptNo', 'room'],
});
