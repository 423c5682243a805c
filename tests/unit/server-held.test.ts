import { describe, expect, it } from 'vitest';
import { withoutPersonal } from '../../functions/src/consequences/history.ts';
import { shownValue } from '../../functions/src/exports/columns.ts';
import { allRegisters } from '../../rulebook/chapters/index.ts';
import { money, personal, rows, text, whole } from '../../rulebook/notation/field.ts';
import type { Document } from '../../rulebook/notation/types/values.ts';
import {
  type Found,
  Missing,
  type Question,
  type Stored,
  Unanswerable,
} from '../../rulebook/reading/evaluate.ts';
import { type Plan, plan, type Request } from '../../rulebook/reading/plan.ts';
import { samples, samplesToo } from '../support/samples.ts';

// What the server alone can hold, planned: lines and their sums, stocks, numbers without a gap, checklists.

const now = new Date('2026-11-25T02:00:00Z');
const stamp = { by: 'chen', at: now };
const stands = (state: string, fields: Document): Document => ({
  ...{ state, rev: 1, opened: stamp, last: { step: 'before', ...stamp } },
  ...fields,
});
const rights = {
  ...{ state: 'active', roles: ['cashier', 'receptionist', 'supervisor'], buildings: [] },
  ...{ keeps: {}, keys: {}, standsIn: [] },
};
const film = { name: '电影票', price: 3_000, stock: 3 };

const planned = (
  [register, step]: readonly [string, string],
  input: Document,
  records: Readonly<Record<string, Document>> = {},
  id = 'new',
): Plan => {
  const known: Readonly<Record<string, Document>> = {
    'rights/chen': rights,
    'households/h': stands('current', {}),
    'goods/film': stands('onSale', film),
    'checkLists/door': stands('current', { points: ['门锁', '门窗'] }),
    ...records,
  };
  const request: Request = {
    ...{ registers: samplesToo, register: samplesToo(register), step, id, input },
    ...{ actor: 'chen', now, today: '2026-11-25', looksUpReferences: true },
  };
  return plan(request, (of, record) => known[`${of}/${record}`] ?? null);
};
/** What is written of the first record, and where the counters stand. */
const written = (of: Plan) => {
  if (!of.allowed) throw new Error(JSON.stringify(of.refusals));
  return { ...of.writes[0]?.data, counted: of.counted };
};
const told = (of: Plan) =>
  of.allowed ? [] : of.refusals.map(({ rule, fields, words }) => [rule, fields.join(), words.zh]);

const line = { kind: 'management', count: 2, price: 150, amount: 300 };
const draft = ['invoices', 'draft'] as const;

it('the samples bear names that no register of the rulebook has', () => {
  const taken = allRegisters.map(({ name }) => name);
  expect(samples.map(({ name }) => name).filter((name) => taken.includes(name))).toEqual([]);
});

describe('lines', () => {
  it('[R3.4.1.1] are looked at one by one and added up to the fen', () => {
    const lines = [line, { ...line, count: 3, price: 33, amount: 99, note: '公摊' }];
    expect(written(planned(draft, { household: 'h', lines }))).toMatchObject({ lines, total: 399 });
  });

  it('[R3.4.1.1] of which one does not add up are refused, at the field of the lines', () => {
    const lines = [line, { ...line, amount: 301 }];
    expect(told(planned(draft, { household: 'h', lines }))).toEqual([
      ['linesAddUp', 'lines', '每行金额须等于数量乘单价'],
    ]);
    const free = { ...line, price: 0, amount: 0 };
    expect(told(planned(draft, { household: 'h', lines: [free] }))).toEqual([
      ['somethingIsOwed', 'lines', '须有应收金额'],
    ]);
    expect(told(planned(draft, { household: 'h', lines: [] })).map(([name]) => name)).toEqual([
      'someLine',
      'somethingIsOwed',
    ]);
  });

  it('[R3.4.1.1] whose sum is beyond the bounds of its field are refused in words', () => {
    const dear = { ...line, count: 100, price: 100_000, amount: 10_000_000 };
    expect(told(planned(draft, { household: 'h', lines: [dear, dear] }))).toEqual([
      ['reckoned', '', '“合计”应在 ¥0.00 到 ¥150,000.00 之间'],
    ]);
  });

  it('ill typed are told with their line, and no rule is asked of them', () => {
    const lines = [line, { ...line, kind: 'other' }];
    expect(told(planned(draft, { household: 'h', lines }))).toEqual([
      ['type', 'lines', '“费用明细”第 2 行：“类别”没有这个选项'],
    ]);
  });
});

describe('a stock', () => {
  const sell = (count: number, fields: Document = film) =>
    planned(['sales', 'sell'], { goods: 'film', count }, { 'goods/film': stands('onSale', fields) }, 's');

  it('[R10.3] falls with the sale, and the price is reckoned', () => {
    const sold = sell(3);
    expect(written(sold)).toMatchObject({ amount: 9_000 });
    expect(sold.allowed && sold.writes[1]?.data).toMatchObject({ stock: 0, sale: 's' });
  });

  it('[R10.3] never falls below zero', () => {
    expect(told(sell(4)).map(([name]) => name)).toContain('neverBelowZero');
    expect(told(sell(4)).map(([, , words]) => words)).toContain('“库存”应在 0 到 1000 之间');
  });

  it('[R10.3] is not reckoned from what is ill typed, or not there', () => {
    const sale = (input: Document) => told(planned(['sales', 'sell'], input, {}, 's')).map(([name]) => name);
    expect(sale({ goods: 'film', count: 0 })).toContain('type');
    expect(sale({ goods: 'film' })).toContain('required');
    for (const count of [0, 1.5, undefined]) {
      expect(sale({ goods: 'film', count })).not.toContain('reckoned');
    }
  });

  it('that is missing, or too large to be exact, is refused in words', () => {
    const { stock: _stock, ...without } = film;
    expect(told(sell(1, without)).map(([, , words]) => words)).toContain(
      '“库存”算不出来：缺少数值或数值过大',
    );
    const dear = { ...film, price: Number.MAX_SAFE_INTEGER };
    expect(told(sell(2, dear)).map(([, , words]) => words)).toContain('“金额”算不出来：缺少数值或数值过大');
  });
});

describe('a number of a series', () => {
  const bill = stands('draft', { household: 'h', lines: [line], total: 300 });
  const issue = (last?: number) =>
    planned(
      ['invoices', 'issue'],
      {},
      { 'invoices/b': bill, ...(last === undefined ? {} : { 'counters/invoices~2026': { last } }) },
      'b',
    );

  it('[R14.2.2.3] begins with one and follows the one before, within its year', () => {
    const counted = (last: number) => [{ id: 'invoices~2026', last }];
    expect(written(issue())).toMatchObject({ billNo: '2026-000001', counted: counted(1) });
    expect(written(issue(122))).toMatchObject({ billNo: '2026-000123', counted: counted(123) });
  });

  it('that has no room in its field is refused', () => {
    expect(told(issue(999_999))).toEqual([['reckoned', '', '“编号”格式不对']]);
  });

  it('is not known before its counter has been fetched', () => {
    const request: Request = {
      ...{ registers: samplesToo, register: samplesToo('invoices'), step: 'issue', id: 'b', input: {} },
      ...{ actor: 'chen', now, today: '2026-11-25' },
    };
    const stored: Stored = (register) => (register === 'invoices' ? bill : undefined);
    expect(() => plan(request, stored)).toThrow(Missing);
    expect(() => plan(request, stored)).toThrow('counters/invoices~2026 has not been fetched');
  });
});

describe('what other records say', () => {
  const valid = (id: string, plate: string): Found => ({ id, data: { plate, state: 'valid' } });
  /** What the server finds, or null where the page can't look. */
  const asked = (
    [step, id]: readonly ['give' | 'cancel', string],
    found: readonly Found[] | null,
    looksUpReferences = true,
  ) => {
    const questions: Question[] = [];
    const records: Readonly<Record<string, Document>> = {
      'rights/chen': rights,
      'permits/p': stands('valid', { plate: '浙A' }),
    };
    const stored: Stored = Object.assign((of: string, record: string) => records[`${of}/${record}`] ?? null, {
      found: (question: Question) => {
        questions.push(question);
        return found;
      },
    });
    const input = step === 'give' ? { plate: '浙A' } : { stopped: '搬走' };
    const request: Request = {
      ...{ registers: samplesToo, register: samplesToo('permits'), step, id, input },
      ...{ actor: 'chen', now, today: '2026-11-25', looksUpReferences },
    };
    return { refusals: told(plan(request, stored)).map(([name]) => name), questions };
  };

  it('[R2.4.17] no second one of its kind, the record itself left out', () => {
    expect(asked(['give', 'new'], [])).toEqual({
      refusals: [],
      questions: [
        {
          register: 'permits',
          where: [
            ['plate', '==', '浙A'],
            ['state', 'in', ['valid']],
          ],
          limit: 2,
        },
      ],
    });
    expect(asked(['give', 'new'], [valid('new', '浙A')]).refusals).toEqual([]);
    expect(asked(['give', 'new'], [valid('p', '浙A')]).refusals).toEqual(['onePermitAPlate']);
  });

  it('[R2.4.17] adds up to so much, or to more than is looked up', () => {
    const fee = (amount: number): Found => ({ id: `f${amount}`, data: { amount } });
    expect(asked(['cancel', 'p'], []).refusals).toEqual([]);
    expect(asked(['cancel', 'p'], [fee(500), fee(-500)]).refusals).toEqual([]);
    expect(asked(['cancel', 'p'], [fee(500), fee(-499)]).refusals).toEqual(['nothingIsOwed']);
    expect(
      asked(
        ['cancel', 'p'],
        Array.from({ length: 500 }, () => fee(0)),
      ).refusals,
    ).toEqual(['nothingIsOwed']);
  });

  it('is left to the server where the page can’t look, and never by the server', () => {
    expect(asked(['cancel', 'p'], null, false).refusals).toEqual([]);
    expect(() => asked(['cancel', 'p'], null)).toThrow(Unanswerable);
  });
});

describe('a checklist', () => {
  const record = (checks: unknown) => planned(['inspections', 'record'], { list: 'door', checks });
  const lock = { item: '门锁', passed: true };
  const window = { item: '门窗', passed: false, words: '玻璃破' };

  it('[R6.1.3] answers every item of its list, in whatever order, and is counted', () => {
    expect(written(record([window, lock]))).toMatchObject({ passed: 1 });
  });

  it.each([
    ['one is left out', [lock]],
    ['one more is answered', [lock, window, { item: '电梯', passed: true }]],
    ['another is answered', [lock, { item: '电梯', passed: true }]],
  ])('[R6.1.3] %s: it is refused', (_what, checks) => {
    expect(told(record(checks))).toEqual([
      ['answersEveryItem', 'list,checks', '“检查项目”须逐项作答，每项一次'],
    ]);
  });

  it('[R6.1.3] a × without words is refused at its line', () => {
    expect(told(record([lock, { item: '门窗', passed: false }]))).toEqual([
      ['type', 'checks', '“检查项目”第 2 行：打×的须写明情况'],
    ]);
  });
});

describe('what is told of lines elsewhere', () => {
  it('[R2.4.16] in the history: each line without what is personal', () => {
    const lines = rows('访客', 'Visitors', 3, {
      who: personal(text('姓名', 'Name')),
      count: whole('人数', 'People', 1, 9),
    });
    const told = withoutPersonal([{ who: '张先生', count: 2 }, { count: 1 }], lines);
    expect(told).toEqual([{ count: 2 }, { count: 1 }]);
  });

  it('[R3.4.1.1] in an export: amounts in yuan, so that they can be added up there', () => {
    const amount = money('金额', 'Amount', { most: 999_999 });
    const rendering = {
      register: samplesToo('invoices'),
      language: 'zh',
      nameOf: String,
      stamp: String,
    } as const;
    expect([shownValue(amount, 123_456, rendering), shownValue(amount, undefined, rendering)]).toEqual([
      1_234.56,
      null,
    ]);
  });
});
