import { describe, expect, it } from 'vitest';
import { registers } from '../chapters/index.ts';
import { fromWire, toWire } from './wire.ts';

const { fields } = registers('delegations');
const { fields: loanFields } = registers('keyLoans');
const at = new Date('2026-09-29T01:00:00Z');

describe('what travels in a call', () => {
  it('comes back as it went', () => {
    const input = { absent: 'manager', deputy: 'supervisor', from: at, until: new Date(at.getTime() + 1) };
    const sent = toWire(input);
    expect(sent).toMatchObject({ from: '2026-09-29T01:00:00.000Z', until: '2026-09-29T01:00:00.001Z' });
    expect(fromWire(fields, JSON.parse(JSON.stringify(sent)))).toEqual(input);
  });

  it('a moment within a group too, and what was emptied stays empty', () => {
    const input = { consent: { at, with: '业主', agreed: true }, dueBy: null };
    expect(fromWire(loanFields, JSON.parse(JSON.stringify(toWire(input))))).toEqual(input);
  });

  it.each([
    ...['2026-02-30T00:00:00Z', '2026-09-29', '2026-09-29T24:00:01Z', '2026-09-29T01:00:00+08:00', 'now', ''],
    ...[1, null, true, {}, [], { seconds: 1, nanoseconds: 0 }],
  ])('%j is no moment and stays what it is', (wrong) => {
    expect(fromWire(fields, { from: wrong })).toEqual({ from: wrong });
  });

  it('a text that looks like a moment stays a text where a text is asked for', () => {
    expect(fromWire(loanFields, { purpose: at.toISOString() })).toEqual({ purpose: at.toISOString() });
  });

  it('a field that is called like something of the language is a field that nobody knows', () => {
    const input = JSON.parse('{"__proto__": "x", "constructor": "y"}');
    expect(Object.keys(fromWire(fields, input))).toEqual(['__proto__', 'constructor']);
  });
});
