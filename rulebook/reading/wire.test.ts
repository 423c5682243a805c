import { describe, expect, it } from 'vitest';
import { registers } from '../chapters/index.ts';
import { staff } from '../notation/condition.ts';
import { instant, text } from '../notation/field.ts';
import { type RegisterTerms, register, registersOf } from '../notation/register.ts';
import { runs } from '../notation/state.ts';
import { companion, opens, type StepTerms } from '../notation/step.ts';
import { the } from '../notation/value.ts';
import { fromWire, toWire } from './wire.ts';

/** What travels with a leave, and with the return of a loan. */
const asLeave = (input: Readonly<Record<string, unknown>>) =>
  fromWire(registers('delegations'), 'delegate', input, registers);
const asLoan = (input: Readonly<Record<string, unknown>>) =>
  fromWire(registers('keyLoans'), 'request', input, registers);
const words = { zh: '箱', en: 'Box' };
const step = { title: words, by: staff, cites: ['R2.4.6'] } satisfies StepTerms;
const terms: RegisterTerms = {
  form: words,
  cites: ['R2.4.6'],
  ...{ states: { on: runs(words.zh, words.en) }, columns: [], subject: '' },
  fields: { box: text('箱', 'Box') },
  steps: { open: opens('on', step) },
};
const at = new Date('2026-09-29T01:00:00Z');

describe('what travels in a call', () => {
  it('comes back as it went', () => {
    const input = { absent: 'manager', deputy: 'supervisor', from: at, until: new Date(at.getTime() + 1) };
    const sent = toWire(input);
    expect(sent).toMatchObject({ from: '2026-09-29T01:00:00.000Z', until: '2026-09-29T01:00:00.001Z' });
    expect(asLeave(JSON.parse(JSON.stringify(sent)))).toEqual(input);
  });

  it('a moment within a group too, and what was emptied stays empty', () => {
    const input = { consent: { at, with: '业主', agreed: true }, dueBy: null };
    expect(asLoan(JSON.parse(JSON.stringify(toWire(input))))).toEqual(input);
  });

  it('so does what is typed for a record that moves along, and what moves with that', () => {
    const keyDetails = { code: 'K-1', hook: 'B1' };
    const deposit = { household: 'h', key: 'K-1', keyDetails };
    const asDeposit = (input: Readonly<Record<string, unknown>>) =>
      fromWire(registers('keyDeposits'), 'deposit', input, registers);
    expect(asDeposit(JSON.parse(JSON.stringify(toWire(deposit))))).toEqual(deposit);
    const boxes = register('boxes', { ...terms, fields: { packed: instant('装', 'Packed') } });
    const wraps = companion('boxes', 'open', { at: the('box'), back: 'box', as: 'boxDetails' });
    const loads = companion('crates', 'open', { at: the('box'), back: 'box', as: 'crateDetails' });
    const crates = register('crates', {
      ...terms,
      steps: { open: opens('on', { ...step, together: [wraps] }) },
    });
    const carts = register('carts', {
      ...terms,
      steps: { open: opens('on', { ...step, together: [loads] }) },
    });
    const known = registersOf([boxes, crates, carts]);
    const input = { box: 'b', crateDetails: { boxDetails: { packed: at } } };
    expect(fromWire(carts, 'open', JSON.parse(JSON.stringify(toWire(input))), known)).toEqual(input);
    expect(fromWire(carts, 'open', { crateDetails: 'b' }, known)).toEqual({ crateDetails: 'b' });
  });

  it.each([
    ...['2026-02-30T00:00:00Z', '2026-09-29', '2026-09-29T24:00:01Z', '2026-09-29T01:00:00+08:00', 'now', ''],
    ...[1, null, true, {}, [], { seconds: 1, nanoseconds: 0 }],
  ])('%j is no moment and stays what it is', (wrong) => {
    expect(asLeave({ from: wrong })).toEqual({ from: wrong });
  });

  it('a text that looks like a moment stays a text where a text is asked for', () => {
    expect(asLoan({ purpose: at.toISOString() })).toEqual({ purpose: at.toISOString() });
  });

  it('a field that is called like something of the language is a field that nobody knows', () => {
    const input = JSON.parse('{"__proto__": "x", "constructor": "y"}');
    expect(Object.keys(asLeave(input))).toEqual(['__proto__', 'constructor']);
  });
});
