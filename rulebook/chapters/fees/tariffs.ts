import { any, differs, present, rule } from '../../notation/condition.ts';
import { choice, choices, day, decimal, explained, optional, rows, text } from '../../notation/field.ts';
import { listed, register } from '../../notation/register.ts';
import { ends, inOrder, runs } from '../../notation/state.ts';
import { from, opens } from '../../notation/step.ts';
import { the } from '../../notation/value.ts';
import { unitUses } from '../homes/unit-uses.ts';
import { feeKinds, someBuildings, theManager, untilIsLater } from './common.ts';
import { meterKinds } from './meter-kinds.ts';

const fields = ['title', 'kind', 'basis', 'price', 'from'];
const mayAsk = ['uses', 'buildings', 'meterKind', 'tiers', 'until'];

const meterNamed = rule(
  'meterNamed',
  ['R3.4.1.1'],
  { zh: '按表计费须选择表的种类', en: 'What is charged by meter names the kind of meter' },
  any(differs(the('basis'), 'meter'), present(the('meterKind'))),
);

/** 收费标准: what is charged for what, from when until when. */
export const tariffs = register('tariffs', {
  form: { zh: '收费标准', en: 'Tariffs' },
  rank: 60,
  cites: ['R3.4.1.1', 'R3.4.1.2'],
  fields: {
    title: explained(
      text('名称', 'Name', 40),
      '账单上的名称，如“物业管理费”',
      "As it stands on the bill: 'Management fee'",
    ),
    kind: choice('类别', 'Kind', feeKinds),
    basis: explained(
      choice('计费方式', 'Charged by', {
        area: { zh: '按建筑面积，每平方米每月', en: 'Area: per m² and month' },
        household: { zh: '按户，每月', en: 'Household: per month' },
        meter: { zh: '按表，每单位用量', en: 'Meter: per unit used' },
      }),
      '公共分摊在《公共费用分摊》中按总额登记',
      'What is shared by all is entered as a total, under shared costs',
    ),
    price: decimal('单价（元）', 'Price (yuan)', 0, 100_000),
    tiers: explained(
      optional(
        rows('阶梯价', 'Steps', 5, {
          above: decimal('每月用量超过', 'Above, in a month', 0, 1_000_000),
          price: decimal('单价（元）', 'Price (yuan)', 0, 100_000),
        }),
      ),
      '仅按表计费：超过部分按此单价',
      'By meter only: what is used above it costs this',
    ),
    uses: explained(
      optional(choices('适用房屋', 'For', unitUses)),
      '不选即适用所有用途',
      'For all, where none is chosen',
    ),
    buildings: explained(
      optional(someBuildings('适用楼栋', 'In buildings')),
      '不填即适用所有楼栋',
      'In all, where none is named',
    ),
    meterKind: optional(choice('表的种类', 'Meter', meterKinds)),
    from: day('自', 'From'),
    until: optional(day('至（含）', 'Until')),
  },
  states: { inForce: inOrder(runs('执行中', 'In force')), ended: ends('已停用', 'Ended') },
  gate: 'server',
  steps: {
    set: opens('inForce', {
      title: { zh: '新增收费标准', en: 'Set a tariff' },
      by: theManager,
      asks: fields,
      mayAsk,
      provided: [untilIsLater, meterNamed],
      cites: ['R3.4.1.1'],
    }),
    end: from('inForce').to('ended', {
      title: { zh: '停用', en: 'End' },
      by: theManager,
      asks: ['until'],
      provided: [untilIsLater],
      cites: ['R3.4.1.1'],
    }),
  },
  lists: {
    inForce: listed({ zh: '执行中', en: 'In force' }, [['state', '==', 'inForce']], [['from', 'desc']]),
    all: listed({ zh: '全部', en: 'All' }, [], [['from', 'desc']]),
  },
  columns: ['title', 'kind', 'basis', 'price', 'from', 'until'],
  subject: '{title}',
  detail: '{kind}',
  foundBy: ['title'],
});
