import {
  all,
  any,
  before,
  differs,
  equals,
  moves,
  none,
  not,
  present,
  rule,
} from '../../notation/condition.ts';
import {
  choice,
  day,
  explained,
  hidden,
  money,
  optional,
  personal,
  ref,
  text,
  whole,
} from '../../notation/field.ts';
import { yuan } from '../../notation/money.ts';
import { listed, register } from '../../notation/register.ts';
import { inOrder, runs, waits } from '../../notation/state.ts';
import { companion, from, opens } from '../../notation/step.ts';
import {
  closingOf,
  elsewhere,
  joined,
  later,
  ownId,
  plus,
  the,
  type Value,
  was,
} from '../../notation/value.ts';
import { atTheCashier, methods, ofTheFees, theManager } from './common.ts';

const MOST = yuan(10_000_000);

const isOf = (kind: keyof typeof kinds) =>
  rule(
    kind === 'income' ? 'moneyThatCameIn' : 'moneyThatWentBack',
    ['R3.4.1.2'],
    kind === 'income'
      ? { zh: '退款流水不能作为收款入账', en: 'Money that went back is no payment' }
      : { zh: '只有退款流水可以对退款', en: 'Only money that went back is held against a refund' },
    equals(was('kind'), kind),
  );

/** So many days may lie between the day that was typed at the desk and the bank's. */
export const DAYS_APART = 3;

/** The other day is no more than so many days before the one. */
const isWithinDays = (one: Value, other: Value) =>
  before(later(closingOf(one), -24 * DAYS_APART - 1), closingOf(other));

/** What came in, and what went back. */
const kinds = {
  income: { zh: '收入', en: 'Came in' },
  refund: { zh: '退款', en: 'Went back' },
} as const;

/** Why a household is proposed, the surest first. */
export const proposals = {
  room: { zh: '备注中写有房号', en: 'The remark names the room' },
  payer: { zh: '此人曾为该户缴款', en: 'They have paid for it before' },
  amount: { zh: '与该户欠费金额相同', en: 'It is what the household owes' },
} as const;

export type Proposal = keyof typeof proposals;

/**
 * 《对账流水登记表》: the lines of the statements of WeChat, Alipay and the bank. Each is there once, whatever file brings
 * it, and is booked once; what did not match waits for somebody (R3.4.1.2).
 */
export const statementLines = register('statementLines', {
  form: { zh: '对账流水登记表', en: 'Statement lines' },
  rank: 25,
  cites: ['R3.4.1.2'],
  fields: {
    method: choice('收款方式', 'Method', methods),
    kind: choice('收支', 'Kind', kinds),
    day: day('交易日期', 'Day'),
    amount: money('金额', 'Amount', { least: 1, most: MOST }),
    line: text('流水号', 'Transaction', 80),
    payer: optional(personal(text('付款人', 'Payer', 50))),
    remark: optional(personal(text('备注', 'Remark'))),
    proposed: optional(ref('推荐业户', 'Proposed', 'households')),
    proposedBy: optional(choice('推荐理由', 'Why it is proposed', proposals)),
    proposedPayment: optional(ref('疑已入账', 'Booked already?', 'payments')),
    room: optional(text('房号', 'Room', 60)),
    bookings: hidden(whole('入账次数', 'Times booked', 0, 1_000)),
    household: optional(ref('业户', 'Household', 'households')),
    lateFee: optional(
      explained(
        money('其中滞纳金', 'Of it, late fee', { most: MOST }),
        '没有则填 0',
        '0 where there is none',
      ),
    ),
    payment: optional(ref('收款', 'Payment', 'payments')),
    refund: optional(ref('退款', 'Refund', 'refunds')),
    voided: optional(ref('作废的收款', 'Payment made void', 'payments')),
    reason: optional(text('原因', 'Reason')),
  },
  readers: [ofTheFees],
  states: {
    open: waits('待认领', 'To be matched', 'book'),
    booked: inOrder(runs('已入账', 'Booked')),
    setAside: inOrder(runs('不入账', 'Set aside')),
  },
  gate: 'server',
  steps: {
    // Nobody types a line: it stands in a statement.
    enter: opens('open', {
      title: { zh: '导入', en: 'Import' },
      by: atTheCashier,
      asks: ['method', 'kind', 'day', 'amount', 'line'],
      mayAsk: ['payer', 'remark', 'proposed', 'proposedBy', 'proposedPayment'],
      sets: { bookings: 0, room: the('proposed.room') },
      gate: 'ownCallable',
      cites: ['R3.4.1.2'],
    }),
    book: from('open').to('booked', {
      title: { zh: '入账', en: 'Book' },
      by: atTheCashier,
      asks: ['household', 'lateFee'],
      sets: {
        bookings: plus(was('bookings'), 1),
        payment: joined(ownId, '~', plus(was('bookings'), 1)),
        room: the('household.room'),
      },
      provided: [isOf('income')],
      together: [
        companion('payments', 'bookLine', {
          at: joined(ownId, '~', plus(was('bookings'), 1)),
          back: 'statementLine',
          input: {
            household: the('household'),
            amount: was('amount'),
            lateFee: the('lateFee'),
            method: was('method'),
            paidOn: was('day'),
            line: was('line'),
            payer: was('payer'),
          },
        }),
      ],
      cites: ['R3.4.1.2'],
    }),
    // Somebody has typed the payment at the desk already.
    pair: from('open').to('booked', {
      title: { zh: '对上已有收款', en: 'Pair with a payment' },
      by: atTheCashier,
      asks: ['payment'],
      sets: { household: the('payment.household'), room: the('payment.room') },
      provided: [
        isOf('income'),
        rule(
          'isThatPayment',
          ['R3.4.1.2'],
          {
            zh: '金额、方式、流水号须与该笔收款一致；收款未记流水号的，日期相差不超过三天',
            en: 'It must be of the same amount, method and number; without a number, within three days',
          },
          all(
            equals(the('payment.state'), 'taken'),
            equals(the('payment.amount'), was('amount')),
            equals(the('payment.method'), was('method')),
            any(
              equals(the('payment.line'), was('line')),
              all(
                not(present(the('payment.line'))),
                isWithinDays(was('day'), the('payment.paidOn')),
                isWithinDays(the('payment.paidOn'), was('day')),
              ),
            ),
          ),
        ),
        rule(
          'paymentOnce',
          ['R3.4.1.2'],
          { zh: '该笔收款已对上另一条流水', en: 'Another line stands for that payment' },
          all(
            not(present(the('payment.statementLine'))),
            none('statementLines', [
              ['payment', '==', the('payment')],
              ['state', 'in', ['booked']],
            ]),
            // A payment that was moved is the same money still.
            any(
              not(present(the('payment.movedFrom'))),
              none('statementLines', [
                ['payment', '==', the('payment.movedFrom')],
                ['state', 'in', ['booked']],
              ]),
            ),
          ),
        ),
      ],
      cites: ['R3.4.1.2'],
    }),
    pairRefund: from('open').to('booked', {
      title: { zh: '对上退款', en: 'Pair with a refund' },
      by: atTheCashier,
      asks: ['refund'],
      sets: { household: the('refund.household'), room: the('refund.room') },
      provided: [
        isOf('refund'),
        rule(
          'isThatRefund',
          ['R3.4.1.2'],
          {
            zh: '金额、方式须与已退付的退款一致',
            en: 'It must be a refund of this amount and method that was paid',
          },
          all(
            equals(the('refund.state'), 'paidOut'),
            equals(the('refund.amount'), was('amount')),
            equals(the('refund.method'), was('method')),
          ),
        ),
        rule(
          'refundOnce',
          ['R3.4.1.2'],
          { zh: '该笔退款已对上另一条流水', en: 'Another line stands for that refund' },
          none('statementLines', [
            ['refund', '==', the('refund')],
            ['state', 'in', ['booked']],
          ]),
        ),
      ],
      cites: ['R3.4.1.2'],
    }),
    setAside: from('open').to('setAside', {
      title: { zh: '不入账', en: 'Set aside' },
      by: atTheCashier,
      inBulk: true,
      asks: ['reason'],
      cites: ['R3.4.1.2'],
    }),
    // Drawn in by the payment that is made void: the money is there still.
    paymentVoided: from('booked').to('open', {
      title: { zh: '收款作废', en: 'Its payment is void' },
      by: theManager,
      asks: ['voided'],
      provided: [
        rule(
          'withItsPayment',
          ['R3.4.1.2'],
          { zh: '须由收款作废带出', en: 'It goes with the payment that is made void' },
          moves('payments', the('voided'), ['void', 'reverse'], 'statementLine'),
        ),
      ],
      cites: ['R3.4.1.2'],
    }),
    reopen: from('setAside', 'booked').to('open', {
      title: { zh: '重新认领', en: 'Match it anew' },
      by: atTheCashier,
      asks: ['reason'],
      provided: [
        rule(
          'paymentIsVoid',
          ['R3.4.1.2'],
          { zh: '收款作废后才能重新认领', en: 'Its payment must be made void first' },
          // What was paired only is matched anew at will: the payment stays.
          any(
            differs(elsewhere('payments', was('payment'), 'statementLine'), ownId),
            equals(elsewhere('payments', was('payment'), 'state'), 'voided'),
          ),
        ),
      ],
      cites: ['R3.4.1.2'],
    }),
  },
  lists: {
    open: listed({ zh: '待认领', en: 'To be matched' }, [['state', '==', 'open']], [['day', 'asc']]),
    all: listed({ zh: '全部', en: 'All' }, [], [['day', 'desc']]),
  },
  columns: ['day', 'method', 'kind', 'amount', 'payer', 'remark', 'room'],
  subject: '{day} {amount}',
  detail: '{payer} {remark}',
  foundBy: ['line'],
});
