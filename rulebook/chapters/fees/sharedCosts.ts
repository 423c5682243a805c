import { none, rule } from '../../notation/condition.ts';
import { choice, money, optional, text } from '../../notation/field.ts';
import { yuan } from '../../notation/money.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, inOrder, runs } from '../../notation/state.ts';
import { from, opens } from '../../notation/step.ts';
import { the } from '../../notation/value.ts';
import { atTheCashier, feeKinds, month, ofTheFees, someBuildings } from './common.ts';

/** 《公共费用分摊》: a total that the units of some buildings bear together, to the fen. */
export const sharedCosts = register('sharedCosts', {
  form: { zh: '公共费用分摊', en: 'Shared costs' },
  rank: 50,
  cites: ['R3.4.1.1', 'R3.4.1.2'],
  fields: {
    title: text('项目', 'For', 40),
    kind: choice('类别', 'Kind', { utility: feeKinds.utility, management: feeKinds.management }),
    month: month('月份', 'Month'),
    amount: money('总额', 'Total', { least: 1, most: yuan(10_000_000) }),
    by: choice('分摊方式', 'Shared by', {
      area: { zh: '按建筑面积', en: 'Area' },
      household: { zh: '按户', en: 'Household' },
    }),
    buildings: optional(someBuildings('楼栋', 'Buildings')),
    reason: optional(text('作废原因', 'Why it is void')),
  },
  readers: [ofTheFees],
  states: { entered: inOrder(runs('已登记', 'Entered')), voided: ends('已作废', 'Void') },
  gate: 'server',
  steps: {
    enter: opens('entered', {
      title: { zh: '登记公共费用', en: 'Enter a shared cost' },
      by: atTheCashier,
      asks: ['title', 'kind', 'month', 'amount', 'by'],
      mayAsk: ['buildings'],
      provided: [
        rule(
          'notBilledYet',
          ['R3.4.1.2'],
          {
            zh: '该月账单已经开出，请计入下月',
            en: 'The bills of that month are made: share it with the next',
          },
          none('bills', [
            ['month', '==', the('month')],
            ['state', 'in', ['draft', 'issued', 'settled']],
          ]),
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
  lists: { byMonth: listed({ zh: '按月份', en: 'By month' }, [], [['month', 'desc']]) },
  columns: ['title', 'kind', 'month', 'amount', 'by'],
  subject: '{month} {title}',
  foundBy: ['title'],
});
