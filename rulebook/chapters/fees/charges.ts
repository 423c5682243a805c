import { before, equals, rule } from '../../notation/condition.ts';
import { choice, money, optional, ref, text } from '../../notation/field.ts';
import { yuan } from '../../notation/money.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, inOrder, runs } from '../../notation/state.ts';
import { from, opens } from '../../notation/step.ts';
import { closingOf, joined, later, now, the } from '../../notation/value.ts';
import { atTheCashier, feeKinds, month, ofTheFees } from './common.ts';

/** 《有偿服务收费单》: what is charged once, and stands on the next bill. */
export const charges = register('charges', {
  form: { zh: '有偿服务收费单', en: 'One-off charges' },
  rank: 40,
  cites: ['R3.4.1.1', 'R3.4.1.2'],
  fields: {
    household: ref('业户', 'Household', 'households'),
    room: text('房号', 'Room', 60),
    kind: choice('类别', 'Kind', { service: feeKinds.service, utility: feeKinds.utility }),
    title: text('项目', 'For', 40),
    amount: money('金额', 'Amount', { least: 1, most: yuan(1_000_000) }),
    month: month('计入月份', 'On the bill of'),
    reason: optional(text('作废原因', 'Why it is void')),
  },
  readers: [ofTheFees],
  states: { entered: inOrder(runs('已登记', 'Entered')), voided: ends('已作废', 'Void') },
  gate: 'server',
  steps: {
    enter: opens('entered', {
      title: { zh: '登记收费', en: 'Enter a charge' },
      by: atTheCashier,
      asks: ['household', 'kind', 'title', 'amount', 'month'],
      sets: { room: the('household.room') },
      provided: [
        rule(
          'householdLivesHere',
          ['R3.4.1.2'],
          { zh: '该业户已迁出', en: 'This household has moved out' },
          equals(the('household.state'), 'current'),
        ),
        rule(
          'notLongAgo',
          ['R3.4.1.2'],
          {
            zh: '只能计入上月及以后的账单',
            en: 'It stands on the bill of the last month, or of a later one',
          },
          before(later(now, -45 * 24), closingOf(joined(the('month'), '-28'))),
        ),
      ],
      cites: ['R3.4.1.1', 'R3.4.1.2'],
    }),
    void: from('entered').to('voided', {
      title: { zh: '作废', en: 'Void' },
      by: atTheCashier,
      asks: ['reason'],
      cites: ['R3.4.1.2'],
    }),
  },
  lists: {
    all: listed({ zh: '全部', en: 'All' }),
    byMonth: listed({ zh: '按月份', en: 'By month' }, [['state', '==', 'entered']], [['month', 'desc']]),
  },
  columns: ['room', 'kind', 'title', 'amount', 'month'],
  subject: '{room} {title}',
  detail: '{month}',
  foundBy: ['room', 'title'],
});
