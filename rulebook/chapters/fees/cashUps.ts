import { any, before, differs, equals, holds, none, not, present, rule } from '../../notation/condition.ts';
import { timeOn } from '../../notation/due.ts';
import { day, money, optional, stamp, text } from '../../notation/field.ts';
import { yuan } from '../../notation/money.ts';
import { holders } from '../../notation/owed.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, waits } from '../../notation/state.ts';
import { from, opens } from '../../notation/step.ts';
import { actor, minus, plus, site, sumIn, the, today, type Value } from '../../notation/value.ts';
import { atTheCashier, type Method, methods, ofTheFees } from './common.ts';

const MOST = yuan(100_000_000);
const amount = (zh: string, en: string) => money(zh, en, { least: -MOST, most: MOST });
const counted = (method: Method) =>
  money(`实点${methods[method].zh}`, `${methods[method].en}, counted`, { most: MOST });
const booked = (method: Method) => amount(`账面${methods[method].zh}`, `${methods[method].en}, booked`);

/**
 * What the cashier took that day by a method, less what they paid back, and less what they took earlier and was reversed that
 * day. What was moved came in once.
 */
const bookedBy = (method: Method): Value =>
  minus(
    sumIn('payments', 'amount', [
      ['opened.by', '==', actor],
      ['takenOn', '==', the('day')],
      ['method', '==', method],
      ['origin', 'in', ['taken', 'statement']],
      ['state', 'in', ['taken', 'moved']],
    ]),
    plus(
      sumIn('refunds', 'amount', [
        ['paidOut.by', '==', actor],
        ['paidOutOn', '==', the('day')],
        ['method', '==', method],
        ['state', 'in', ['paidOut']],
      ]),
      sumIn('payments', 'amount', [
        ['opened.by', '==', actor],
        ['reversedOn', '==', the('day')],
        ['method', '==', method],
      ]),
    ),
  );

const isEven = equals(the('difference'), 0);

/** 《日结表》: what the cashier has in hand at the end of the day, held against what was booked, and signed. */
export const cashUps = register('cashUps', {
  form: { zh: '收银日结表', en: 'Cash-ups' },
  rank: 35,
  cites: ['R3.4.1.2'],
  fields: {
    day: day('日期', 'Day'),
    countedCash: counted('cash'),
    countedWechat: counted('wechat'),
    countedAlipay: counted('alipay'),
    countedCard: counted('card'),
    countedTransfer: counted('transfer'),
    bookedCash: booked('cash'),
    bookedWechat: booked('wechat'),
    bookedAlipay: booked('alipay'),
    bookedCard: booked('card'),
    bookedTransfer: booked('transfer'),
    difference: amount('差额', 'Difference'),
    reason: optional(text('差额说明', 'Why they differ')),
    confirmed: stamp('复核', 'Confirmed'),
  },
  readers: [ofTheFees],
  states: {
    closed: waits('待复核', 'To be confirmed', 'confirm'),
    confirmed: ends('已复核', 'Confirmed'),
  },
  gate: 'server',
  steps: {
    close: opens('closed', {
      title: { zh: '日结', en: 'Cash up' },
      by: atTheCashier,
      asks: ['day', 'countedCash', 'countedWechat', 'countedAlipay', 'countedCard', 'countedTransfer'],
      mayAsk: ['reason'],
      sets: {
        bookedCash: bookedBy('cash'),
        bookedWechat: bookedBy('wechat'),
        bookedAlipay: bookedBy('alipay'),
        bookedCard: bookedBy('card'),
        bookedTransfer: bookedBy('transfer'),
        difference: minus(
          plus(
            plus(
              plus(the('countedCash'), the('countedWechat')),
              plus(the('countedAlipay'), the('countedCard')),
            ),
            the('countedTransfer'),
          ),
          plus(
            plus(plus(the('bookedCash'), the('bookedWechat')), plus(the('bookedAlipay'), the('bookedCard'))),
            the('bookedTransfer'),
          ),
        ),
      },
      provided: [
        rule(
          'differenceExplained',
          ['R3.4.1.2'],
          { zh: '实点与账面不符，须写明原因', en: 'What was counted differs from the books: say why' },
          any(isEven, present(the('reason'))),
        ),
        rule(
          'notAhead',
          ['R3.4.1.2'],
          { zh: '不能为将来的日期日结', en: 'No day is cashed up ahead of time' },
          not(before(today, the('day'))),
        ),
        rule(
          'onceADay',
          ['R3.4.1.2'],
          { zh: '您已为该日日结', en: 'You have cashed up for that day' },
          none('cashUps', [
            ['opened.by', '==', actor],
            ['day', '==', the('day')],
          ]),
        ),
      ],
      cites: ['R3.4.1.2'],
    }),
    confirm: from('closed').to('confirmed', {
      title: { zh: '复核', en: 'Confirm' },
      by: holds('supervisor', 'manager'),
      stamps: ['confirmed'],
      provided: [
        rule(
          'byAnother',
          ['R3.4.1.2'],
          { zh: '日结须由另一人复核', en: 'Another person confirms it' },
          differs(actor, the('opened.by')),
        ),
      ],
      cites: ['R3.4.1.2'],
    }),
  },
  owes: {
    cashUp: {
      title: { zh: '未日结', en: 'Not cashed up' },
      before: { zh: '待日结', en: 'To be cashed up' },
      by: timeOn(the('day'), site('closing')),
      each: holders('opened.by', 'cashier', 'payments'),
      met: { day: 'day', states: ['closed', 'confirmed'] },
      // Money that nobody has counted is counted the next day.
      lapses: false,
      concerns: 'each',
      roles: ['supervisor'],
      words: { zh: '{opened.by} {day} 尚未日结', en: '{opened.by} has not cashed up for {day}' },
      cites: ['R3.4.1.2'],
    },
  },
  lists: { all: listed({ zh: '全部', en: 'All' }, [], [['day', 'desc']]) },
  columns: ['day', 'bookedCash', 'countedCash', 'difference', 'reason', 'opened', 'confirmed'],
  subject: '{day}',
  detail: '{difference}',
});
