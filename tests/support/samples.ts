import { allRegisters } from '../../rulebook/chapters/index.ts';
import {
  atLeast,
  equals,
  everyRow,
  holds,
  moves,
  none,
  rule,
  someRow,
  staff,
} from '../../rulebook/notation/condition.ts';
import {
  checklist,
  choice,
  code,
  longText,
  money,
  optional,
  ref,
  rows,
  stamp,
  text,
  texts,
  whole,
} from '../../rulebook/notation/field.ts';
import { yuan } from '../../rulebook/notation/money.ts';
import {
  type Register,
  type RegisterTerms,
  register,
  registersOf,
} from '../../rulebook/notation/register.ts';
import { ends, runs } from '../../rulebook/notation/state.ts';
import { companion, from, opens } from '../../rulebook/notation/step.ts';
import {
  countOf,
  minus,
  nextOf,
  ownId,
  row,
  sumIn,
  sumOf,
  the,
  times,
  today,
  was,
  yearOf,
} from '../../rulebook/notation/value.ts';
import type { ClauseId } from '../../rulebook/site/clauses/index.ts';

// Registers like those that the server's gate is for: lines and money, a stock, numbers without a gap, a checklist.

const cites: readonly ClauseId[] = ['R3.4.1.1'];
const titled = (zh: string, en: string) => ({ title: { zh, en }, cites });
const served: Pick<RegisterTerms, 'cites' | 'gate' | 'columns' | 'subject'> = {
  ...{ cites, gate: 'server', columns: [], subject: '' },
};
const NUMBER = '^[0-9]{4}-[0-9]{6}$';

const someLine = rule(
  'someLine',
  cites,
  { zh: '至少须有一行', en: 'There is at least one line' },
  atLeast(countOf('lines'), 1),
);
const linesAddUp = rule(
  'linesAddUp',
  cites,
  { zh: '每行金额须等于数量乘单价', en: 'Each amount is count times price' },
  everyRow('lines', equals(row('amount'), times(row('count'), row('price')))),
);
const somethingIsOwed = rule(
  'somethingIsOwed',
  cites,
  { zh: '须有应收金额', en: 'Something is owed' },
  someRow('lines', atLeast(row('amount'), 1)),
);

/** A bill of several lines, numbered when it is issued. */
const invoices = register('invoices', {
  ...served,
  form: { zh: '缴费通知单', en: 'Bill' },
  fields: {
    household: ref('业户', 'Household', 'households'),
    lines: rows('费用明细', 'Lines', 3, {
      kind: choice('类别', 'Kind', {
        management: { zh: '物业费', en: 'Management' },
        utility: { zh: '水电费', en: 'Utility' },
      }),
      count: whole('数量', 'Count', 0, 100),
      price: money('单价', 'Price', { most: yuan(1_000) }),
      amount: money('金额', 'Amount', { most: yuan(100_000) }),
      note: optional(text('备注', 'Note', 20)),
    }),
    total: money('合计', 'Total', { most: yuan(150_000) }),
    note: optional(longText('说明', 'Remarks')),
    billNo: optional(code('编号', 'Number', NUMBER)),
    issued: stamp('发出', 'Issued'),
  },
  states: { draft: runs('草稿', 'Draft'), issued: ends('已发出', 'Issued') },
  steps: {
    draft: opens('draft', {
      ...titled('开单', 'Draft'),
      by: holds('cashier', 'manager'),
      asks: ['household', 'lines'],
      mayAsk: ['note'],
      sets: { total: sumOf('lines.amount') },
      provided: [someLine, linesAddUp, somethingIsOwed],
    }),
    issue: from('draft').to('issued', {
      ...titled('发出', 'Issue'),
      by: holds('cashier', 'manager'),
      sets: { billNo: nextOf('invoices', yearOf(today)) },
      stamps: ['issued'],
    }),
  },
});

const neverBelowZero = rule(
  'neverBelowZero',
  cites,
  { zh: '库存不足', en: 'There is not enough in stock' },
  atLeast(minus(was('stock'), the('count')), 0),
);

/** What is in stock; it falls with each sale, in the same commit. */
const goods = register('goods', {
  ...served,
  form: { zh: '库存', en: 'Stock' },
  fields: {
    name: text('品名', 'Name', 20),
    price: money('单价', 'Price', { most: yuan(1_000) }),
    stock: whole('库存', 'Stock', 0, 1_000),
    count: optional(whole('数量', 'Count', 1, 1_000)),
    sale: optional(ref('销售', 'Sale', 'sales')),
  },
  states: { onSale: runs('在售', 'On sale'), closed: ends('停售', 'Closed') },
  steps: {
    add: opens('onSale', {
      ...titled('入库', 'Add'),
      by: holds('receptionist'),
      asks: ['name', 'price', 'stock'],
    }),
    sell: from('onSale').stays({
      ...titled('出库', 'Sell'),
      by: staff,
      asks: ['count', 'sale'],
      sets: { stock: minus(was('stock'), the('count')) },
      provided: [
        neverBelowZero,
        rule(
          'withTheSale',
          cites,
          { zh: '须与销售记录同时办理', en: 'Goes together with the sale' },
          moves('sales', the('sale'), ['sell'], 'goods'),
        ),
      ],
    }),
    close: from('onSale').to('closed', { ...titled('停售', 'Close'), by: holds('receptionist') }),
  },
});

const sales = register('sales', {
  ...served,
  form: { zh: '销售记录', en: 'Sale' },
  fields: {
    goods: ref('品名', 'Goods', 'goods'),
    count: whole('数量', 'Count', 1, 1_000),
    amount: money('金额', 'Amount', { most: yuan(1_000_000) }),
    receiptNo: code('收据编号', 'Receipt', NUMBER),
  },
  states: { sold: ends('已售', 'Sold') },
  steps: {
    sell: opens('sold', {
      ...titled('售出', 'Sell'),
      by: holds('receptionist', 'cashier'),
      asks: ['goods', 'count'],
      sets: {
        amount: times(the('count'), the('goods.price')),
        receiptNo: nextOf('receipts', yearOf(today)),
      },
      together: [
        companion('goods', 'sell', { at: the('goods'), back: 'sale', input: { count: the('count') } }),
      ],
    }),
  },
});

/** One valid permit for a plate; none is cancelled while something is owed for it. */
const permits = register('permits', {
  ...served,
  form: { zh: '停车证登记', en: 'Parking permit' },
  fields: { plate: text('车牌', 'Plate', 20), stopped: optional(text('原因', 'Why', 20)) },
  states: { valid: runs('有效', 'Valid'), cancelled: ends('已注销', 'Cancelled') },
  steps: {
    give: opens('valid', {
      ...titled('发证', 'Give'),
      by: holds('cashier'),
      asks: ['plate'],
      provided: [
        rule(
          'onePermitAPlate',
          cites,
          { zh: '该车牌已有有效停车证', en: 'This plate has a valid permit' },
          none('permits', [
            ['plate', '==', the('plate')],
            ['state', 'in', ['valid']],
          ]),
        ),
      ],
    }),
    cancel: from('valid').to('cancelled', {
      ...titled('注销', 'Cancel'),
      by: holds('cashier'),
      asks: ['stopped'],
      provided: [
        rule(
          'nothingIsOwed',
          cites,
          { zh: '尚有欠费', en: 'Something is owed' },
          equals(sumIn('fees', 'amount', [['permit', '==', ownId]]), 0),
        ),
      ],
    }),
  },
});

/** What is owed, or paid, for a permit; who may read it is no matter here. */
const fees = register('fees', {
  ...served,
  form: { zh: '停车费', en: 'Fee' },
  readers: [holds('cashier')],
  fields: {
    permit: ref('停车证', 'Permit', 'permits'),
    amount: money('金额', 'Amount', { least: -yuan(1_000), most: yuan(1_000) }),
  },
  states: { entered: ends('已记', 'Entered') },
  steps: {
    enter: opens('entered', { ...titled('记账', 'Enter'), by: holds('cashier'), asks: ['permit', 'amount'] }),
  },
});

/** What there is to check, kept by the department. */
const checkLists = register('checkLists', {
  ...served,
  form: { zh: '检查表', en: 'Check list' },
  fields: { points: texts('项目', 'Points', 4, 20) },
  states: { current: runs('现行', 'Current') },
  steps: { keep: opens('current', { ...titled('建立', 'Keep'), by: holds('supervisor'), asks: ['points'] }) },
});

const inspections = register('inspections', {
  ...served,
  form: { zh: '检查记录', en: 'Inspection' },
  fields: {
    list: ref('检查表', 'List', 'checkLists'),
    checks: checklist('检查项目', 'Checks', { items: the('list.points'), most: 4 }),
    passed: whole('合格数', 'Passed', 0, 4),
  },
  states: { recorded: ends('已记录', 'Recorded') },
  steps: {
    record: opens('recorded', {
      ...titled('记录', 'Record'),
      by: holds('supervisor'),
      asks: ['list', 'checks'],
      sets: { passed: countOf('checks.passed', true) },
      provided: [
        rule(
          'somePassed',
          cites,
          { zh: '全部不合格须另行报告', en: 'If all failed it is reported otherwise' },
          atLeast(countOf('checks.passed', true), 1),
        ),
      ],
    }),
  },
});

export const samples: readonly Register[] = [invoices, goods, sales, permits, fees, checkLists, inspections];

/** The rulebook's registers and the samples. */
export const withSamples: readonly Register[] = [...allRegisters, ...samples];
export const samplesToo = registersOf(withSamples);
