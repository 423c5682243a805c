import { describe, expect, it } from 'vitest';
import { allRegisters } from '../chapters/index.ts';
import { atLeast, type Condition, disjoint, everyRow, not, someRow } from '../notation/condition.ts';
import { money, rows, text, whole } from '../notation/field.ts';
import { register, registersOf } from '../notation/register.ts';
import {
  countOf,
  eachOf,
  minus,
  plus,
  row,
  sumOf,
  the,
  times,
  type Value,
  yearOf,
} from '../notation/value.ts';
import { evaluate, type Scene, valueIn } from './evaluate.ts';

const words = { zh: '单', en: 'Bill' };
const bills = register('bills', {
  ...{ form: words, cites: ['R3.4.1.1'], states: {}, steps: {}, columns: [], subject: '' },
  fields: {
    count: whole('数', 'Count', 0, 9),
    day: text('日', 'Day'),
    lines: rows('明细', 'Lines', 9, { kind: text('类', 'Kind'), amount: money('额', 'Amount', { most: 9 }) }),
  },
});
const registers = registersOf([...allRegisters, bills]);
const MOST = Number.MAX_SAFE_INTEGER;

const sceneOf = (after: Scene['after']): Scene => ({
  ...{ registers, register: bills, id: 'b', actor: 'li', now: new Date(0), today: '2026-11-25' },
  ...{ before: null, after, stored: () => null, planned: () => undefined },
});
const value = (of: Value, after: Scene['after'] = {}) => valueIn(of, sceneOf(after));
const holds = (of: Condition, after: Scene['after']) => evaluate(of, sceneOf(after));

describe('numbers', () => {
  it.each<[string, Value, unknown]>([
    ['a sum', plus(2, 3), 5],
    ['a difference', minus(2, 3), -1],
    ['a product', times(3, -4), -12],
    ['nothing has no sign', times(0, -4), 0],
    ['the largest that is exact', plus(MOST - 1, 1), MOST],
    ['one beyond', plus(MOST, 1), null],
    ['a product beyond', times(MOST, 2), null],
    ['a fraction', plus(0.5, 0.5), null],
    ['a text', plus('2', 3), null],
    ['of what is not there', minus(the('count'), 1), null],
    ['of what could not be reckoned', minus(plus(MOST, 1), 1), null],
  ])('%s', (_what, of, result) => {
    expect(value(of)).toBe(result);
  });

  it('that could not be reckoned are not at least anything', () => {
    expect(holds(atLeast(plus(the('count'), 1), 0), {})).toBe(false);
    expect(holds(atLeast(plus(the('count'), 1), 0), { count: 0 })).toBe(true);
  });
});

describe('lines', () => {
  const lines = [
    { kind: 'a', amount: 1 },
    { kind: 'b', amount: 2 },
    { kind: 'a', amount: 4 },
  ];

  it('are added up and counted, one field of each at a time', () => {
    expect(value(sumOf('lines.amount'), { lines })).toBe(7);
    expect(value(countOf('lines'), { lines })).toBe(3);
    expect(value(countOf('lines.kind', 'a'), { lines })).toBe(2);
    expect(value(eachOf(the('lines'), 'kind'), { lines })).toEqual(['a', 'b', 'a']);
  });

  it('that are not there add up to nothing; one without its number makes the sum unknown', () => {
    expect(value(sumOf('lines.amount'))).toBe(0);
    expect(value(sumOf('lines.amount'), { lines: [...lines, { kind: 'c' }] })).toBeNull();
  });

  it('each of them, or one, is looked at by itself', () => {
    const dear = atLeast(row('amount'), 2);
    expect([holds(everyRow('lines', dear), { lines }), holds(someRow('lines', dear), { lines })]).toEqual([
      false,
      true,
    ]);
    expect(holds(everyRow('lines', dear), { lines: lines.slice(1) })).toBe(true);
    expect(holds(someRow('lines', not(dear)), { lines: lines.slice(1) })).toBe(false);
    expect([holds(everyRow('lines', dear), {}), holds(someRow('lines', dear), {})]).toEqual([true, false]);
  });
});

it('two lists have an item in common, or none; in a list that is absent there is none', () => {
  const apart = disjoint(the('lines'), the('day'));
  expect(holds(apart, { lines: ['a', 'b'], day: ['c'] })).toBe(true);
  expect(holds(apart, { lines: ['a', 'b'], day: ['c', 'b'] })).toBe(false);
  expect([holds(apart, { lines: ['a'], day: [] }), holds(apart, { lines: ['a'] }), holds(apart, {})]).toEqual(
    [...[true, true, true]],
  );
});

it('the year of a day, and of nothing else', () => {
  expect(value(yearOf(the('day')), { day: '2026-11-25' })).toBe('2026');
  expect(value(yearOf(the('day')), { day: '2026-02-30' })).toBeNull();
});
