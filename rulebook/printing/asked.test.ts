import { describe, expect, it } from 'vitest';
import { equals, holds, keeps, staff } from '../notation/condition.ts';
import { person, stamp, text } from '../notation/field.ts';
import { type RegisterTerms, register } from '../notation/register.ts';
import { awaited, ends, runs, waits } from '../notation/state.ts';
import { from, opens } from '../notation/step.ts';
import { actor, the } from '../notation/value.ts';
import { askedLists, askedOf, printAsked } from './asked.ts';

const words = { zh: '某', en: 'Some' };
const terms = { title: words, cites: ['R4.4.1.6'] } as const;

const requests = (changed: Partial<RegisterTerms> = {}) =>
  register('requests', {
    form: words,
    cites: ['R4.4.1.6'],
    fields: { kind: text('类别', 'Kind'), holder: person('领用人', 'Holder'), seen: stamp('已阅', 'Seen') },
    states: {
      asked: waits('待批', 'Asked', 'approve'),
      approved: waits('待发', 'Approved', 'issue'),
      out: runs('借出', 'Out', awaited(['see'], { words })),
      over: ends('已还', 'Over'),
    },
    steps: {
      ask: opens('asked', { ...terms, by: staff, asks: ['kind', 'holder'] }),
      approve: from('asked').to('approved', { ...terms, by: holds('supervisor', 'manager') }),
      issue: from('approved').to('out', { ...terms, by: keeps(the('kind')) }),
      see: from('out').stays({ ...terms, by: equals(actor, the('holder')), stamps: ['seen'] }),
    },
    columns: ['kind'],
    subject: '{kind}',
    ...changed,
  });

describe('what the page asks of a register', () => {
  it('what waits for a role or a keeper in one query, what names a person in another', () => {
    expect(askedOf(requests())).toEqual([
      {
        register: 'requests',
        states: ['asked', 'approved'],
        roles: ['supervisor', 'manager'],
        keepers: true,
      },
      { register: 'requests', states: ['out'], person: 'holder' },
    ]);
  });

  it('is asked by everybody where anybody may take the step', () => {
    const states = { asked: waits('待接', 'Asked', 'take'), over: ends('已接', 'Taken') };
    const steps = { take: from('asked').to('over', { ...terms, by: staff }) };
    expect(askedOf(requests({ states, steps }))).toEqual([{ register: 'requests', states: ['asked'] }]);
  });

  it('is nothing where no state awaits anything', () => {
    expect(askedOf(requests({ states: { over: ends('已还', 'Over') }, steps: {} }))).toEqual([]);
  });

  it('is read newest first, and in no order where it names a person: that is served without an index', () => {
    expect(askedLists(requests())).toEqual([
      { where: [['state', 'in', ['asked', 'approved']]], order: [['opened.at', 'desc']] },
    ]);
  });

  it('is printed as one line each', () => {
    expect(printAsked([requests()]).split('\n').slice(1, 4)).toEqual([
      'export const asked = [',
      "  { register: 'requests', states: ['asked', 'approved'], roles: ['supervisor', 'manager'], keepers: true },",
      "  { register: 'requests', states: ['out'], person: 'holder' },",
    ]);
  });
});
