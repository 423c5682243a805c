import {
  all,
  any,
  atLeast,
  before,
  differs,
  equals,
  moves,
  none,
  not,
  present,
  rule,
} from '../../notation/condition.ts';
import { choice, day, explained, money, optional, personal, ref, text } from '../../notation/field.ts';
import { yuan } from '../../notation/money.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, inOrder, runs } from '../../notation/state.ts';
import { companion, from, opens } from '../../notation/step.ts';
import {
  actor,
  closingOf,
  joined,
  later,
  minus,
  nextOf,
  now,
  ownId,
  sumIn,
  the,
  today,
  was,
  yearOf,
} from '../../notation/value.ts';
import { atTheCashier, isOnTheBooks, methods, notCashedUp, ofTheFees, theManager } from './common.ts';

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

/** What was paid back is no longer there to be moved or made void. */
const notPaidBack = rule(
  'notPaidBack',
  ['R3.4.1.2'],
  {
    zh: '该业户已有退款，此笔收款不能再转出或作废',
    en: 'It has been paid back already: it can be neither moved nor made void',
  },
  atLeast(
    minus(
      sumIn('payments', 'fees', [
        ['household', '==', the('household')],
        ['state', 'in', ['taken']],
      ]),
      sumIn('refunds', 'amount', [
        ['household', '==', the('household')],
        ['state', 'in', ['requested', 'approved', 'paidOut']],
      ]),
    ),
    0,
  ),
);

/** A transfer arrives later than it was sent; cash is paid when it is taken. */
const notLongAgo = rule(
  'notLongAgo',
  ['R3.4.1.2', 'R3.4.1.3.1'],
  {
    zh: '现金按当天入账；其他方式的缴款日期不能早于 31 天前',
    en: 'Cash is booked on its day; any other payment within 31 days',
  },
  any(
    equals(the('paidOn'), today),
    all(differs(the('method'), 'cash'), before(later(now, -31 * 24), closingOf(the('paidOn')))),
  ),
);

const transactionOnce = rule(
  'transactionOnce',
  ['R3.4.1.2'],
  { zh: '该流水号已经入账', en: 'This transaction has been booked already' },
  any(
    not(present(the('line'))),
    none('payments', [
      ['line', '==', the('line')],
      ['method', '==', the('method')],
      ['state', 'in', ['taken', 'moved']],
    ]),
  ),
);

/** Of two lines with the same number each is a payment: a bank may number its lines anew every day. */
const notTypedAlready = rule(
  'transactionOnce',
  ['R3.4.1.2'],
  {
    zh: '该流水号已在前台入账，请对上那笔收款',
    en: 'It has been booked at the desk: pair it with that payment',
  },
  none('payments', [
    ['line', '==', the('line')],
    ['method', '==', the('method')],
    ['origin', '==', 'taken'],
    ['state', 'in', ['taken', 'moved']],
  ]),
);

/** Four eyes: also of who stands in for the manager today. */
const notWhoTook = rule(
  'notWhoTook',
  ['R3.4.1.2'],
  { zh: '收款人不能作废自己的收款，须由另一人办理', en: 'You took it: another person makes it void' },
  differs(actor, the('opened.by')),
);

/** What has been counted and signed for stays in the books of its day; so does what was moved, with where it came in. */
const isStillOpen = all(
  differs(the('origin'), 'moved'),
  none('cashUps', [
    ['opened.by', '==', the('opened.by')],
    ['day', '==', the('takenOn')],
  ]),
);

const dayIsOpen = rule(
  'dayIsOpen',
  ['R3.4.1.2'],
  { zh: '该收款日已日结或系转入，请用“冲销”', en: 'Its day is cashed up, or it was moved: reverse it' },
  isStillOpen,
);

const dayIsCashedUp = rule(
  'dayIsCashedUp',
  ['R3.4.1.2'],
  { zh: '该收款日尚未日结，请用“作废”', en: 'Its day is not cashed up yet: make it void' },
  not(isStillOpen),
);

/** However a payment ends, the line of a statement that it stands for is to be matched anew. */
const ending = {
  by: theManager,
  asks: ['reason'],
  together: [
    companion('statementLines', 'paymentVoided', {
      at: was('statementLine'),
      back: 'voided',
      when: present(was('statementLine')),
    }),
  ],
  cites: ['R3.4.1.2'],
} as const;

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
    payer: optional(personal(text('付款人', 'Payer', 50))),
    line: optional(text('流水号', 'Transaction', 80)),
    remark: optional(text('备注', 'Remark')),
    statementLine: optional(ref('对账流水', 'Statement line', 'statementLines')),
    movedTo: optional(ref('转至业户', 'Moved to', 'households')),
    movedInto: optional(ref('转入收款', 'Moved into', 'payments')),
    movedFrom: optional(ref('转自收款', 'Moved from', 'payments')),
    origin: choice('来源', 'Origin', {
      taken: { zh: '收款', en: 'Taken' },
      statement: { zh: '对账', en: 'From a statement' },
      moved: { zh: '转入', en: 'Moved here' },
    }),
    reason: optional(text('原因', 'Reason')),
    reversedOn: optional(day('冲销日期', 'Reversed on')),
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
      often: true,
      asks: ['household', 'amount', 'lateFee', 'method', 'paidOn'],
      mayAsk: ['payer', 'line', 'remark'],
      sets: { ...received, origin: 'taken' },
      provided: [
        isOnTheBooks(['R3.4.1.2']),
        notAhead,
        notLongAgo,
        lateFeeWithin,
        notCashedUp,
        transactionOnce,
      ],
      cites: ['R3.4.1.2'],
    }),
    // A statement proves when it came in, however long ago that is.
    bookLine: opens('taken', {
      title: { zh: '对账入账', en: 'Book a statement line' },
      by: atTheCashier,
      asks: ['household', 'amount', 'lateFee', 'method', 'paidOn', 'line', 'statementLine'],
      mayAsk: ['payer'],
      sets: { ...received, origin: 'statement' },
      provided: [
        isOnTheBooks(['R3.4.1.2']),
        notAhead,
        lateFeeWithin,
        notCashedUp,
        notTypedAlready,
        rule(
          'comesWithItsLine',
          ['R3.4.1.2'],
          { zh: '须由对账流水入账', en: 'It is booked by the statement line that it stands for' },
          moves('statementLines', the('statementLine'), ['book'], 'payment'),
        ),
      ],
      cites: ['R3.4.1.2'],
    }),
    // The second of the two entries by which a payment is moved.
    receive: opens('taken', {
      title: { zh: '转入', en: 'Moved here' },
      by: atTheCashier,
      asks: ['household', 'amount', 'lateFee', 'method', 'paidOn', 'movedFrom'],
      mayAsk: ['statementLine'],
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
        notPaidBack,
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
            // What a late fee was paid of stays with the household that owes one.
            lateFee: 0,
            method: was('method'),
            paidOn: was('paidOn'),
            statementLine: was('statementLine'),
          },
        }),
      ],
      cites: ['R3.4.1.2'],
    }),
    void: from('taken').to('voided', {
      title: { zh: '作废', en: 'Void' },
      ...ending,
      provided: [notPaidBack, notWhoTook, dayIsOpen],
      tells: [
        {
          people: ['opened.by'],
          words: { zh: '收据 {receiptNo} 已作废：{reason}', en: 'Receipt {receiptNo} is void: {reason}' },
        },
      ],
    }),
    // It stays in the books of its day and goes out of those of today.
    reverse: from('taken').to('voided', {
      title: { zh: '冲销', en: 'Reverse' },
      ...ending,
      sets: { reversedOn: today },
      provided: [notPaidBack, notWhoTook, dayIsCashedUp],
      tells: [
        {
          people: ['opened.by'],
          words: {
            zh: '收据 {receiptNo}（{amount}）已冲销，计入您今天的账面：{reason}',
            en: 'Receipt {receiptNo} ({amount}) is reversed and goes out of your books of today: {reason}',
          },
        },
      ],
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
