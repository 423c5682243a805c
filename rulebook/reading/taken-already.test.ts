import { describe, expect, it } from 'vitest';
import { staff } from '../notation/condition.ts';
import { approvals, group, optional, text, yesNo } from '../notation/field.ts';
import { type RegisterTerms, register, registersOf } from '../notation/register.ts';
import { runs } from '../notation/state.ts';
import { companion, from, opens, type StepTerms } from '../notation/step.ts';
import type { Document } from '../notation/types/values.ts';
import { actor, the } from '../notation/value.ts';
import type { Request } from './plan.ts';
import { isTakenAlready } from './taken-already.ts';

const words = { zh: '箱', en: 'Box' };
const cites: StepTerms['cites'] = ['R2.4.6'];
const step = { title: words, by: staff, cites };
const terms: Omit<RegisterTerms, 'steps' | 'fields'> = {
  ...{ form: words, cites, states: { on: runs(words.zh, words.en) }, columns: [], subject: '' },
};
const wraps = companion('boxes', 'open', {
  ...{ at: the('box'), back: 'crate', as: 'boxDetails' },
  input: { colour: the('colour') },
});
const crates = register('crates', {
  ...terms,
  fields: {
    box: text('箱', 'Box'),
    colour: text('色', 'Colour'),
    note: optional(text('备注', 'Note')),
    call: optional(group('电话', 'Call', { with: text('人', 'Who'), agreed: yesNo('同意', 'Agreed') })),
    by: text('人', 'By'),
    approvals: approvals('审批', 'Approvals', 'supervisor', 'manager'),
  },
  steps: {
    open: opens('on', {
      ...{ ...step, asks: ['box', 'colour'], mayAsk: ['note', 'call'] },
      ...{ sets: { by: actor }, together: [wraps] },
    }),
    amend: from('on').stays({ ...step, mayAsk: ['note'] }),
    sign: from('on').stays({ ...step, signs: { field: 'approvals', roles: ['supervisor', 'manager'] } }),
  },
});
const boxes = register('boxes', {
  ...terms,
  fields: { crate: text('箱', 'Crate'), colour: text('色', 'Colour'), size: optional(text('大小', 'Size')) },
  steps: { open: opens('on', { ...step, asks: ['crate', 'colour'], mayAsk: ['size'] }) },
});
const registers = registersOf([crates, boxes]);

const now = new Date('2026-11-25T02:00:00Z');
const stands = (taken: string, fields: Document, by = 'li', at = now): Document => ({
  ...{ state: 'on', rev: 1, opened: { by, at }, last: { step: taken, by, at } },
  ...fields,
});
const opened = { box: 'b', colour: 'red', by: 'li', note: 'x', call: { agreed: true, with: '张' } };
const box = { crate: 'c', colour: 'red', size: 'large' };
const typed = {
  ...{ box: 'b', colour: 'red', note: 'x', call: { with: '张', agreed: true } },
  boxDetails: { size: 'large' },
};

const isTaken = (
  name: string,
  input: Document,
  crate: Document | null,
  other: Document | null = stands('open', box),
): boolean => {
  const records: Readonly<Record<string, Document | null>> = { 'crates/c': crate, 'boxes/b': other };
  const request: Request = {
    ...{ registers, register: crates, step: name, id: 'c', input, actor: 'li', now, today: '2026-11-25' },
  };
  return isTakenAlready(request, (of, id) => records[`${of}/${id}`] ?? null);
};

describe('a call that comes again', () => {
  it('is known by what it has left: the same step of the same person, with all that was typed', () => {
    expect(isTaken('open', typed, stands('open', opened))).toBe(true);
    expect(isTaken('open', typed, null)).toBe(false);
    expect(isTaken('open', typed, stands('open', opened, 'wu'))).toBe(false);
    expect(isTaken('amend', { note: 'x' }, stands('open', opened))).toBe(false);
    expect(isTaken('open', { ...typed, note: 'y' }, stands('open', opened))).toBe(false);
  });

  it('with fewer fields than stand there, or with others, is another one', () => {
    const { note: _note, ...fewer } = typed;
    expect(isTaken('open', fewer, stands('open', opened))).toBe(false);
    const { note: _none, ...without } = opened;
    expect(isTaken('open', fewer, stands('open', without))).toBe(true);
    expect(isTaken('open', { ...fewer, note: null }, stands('open', without))).toBe(true);
    expect(isTaken('open', { ...typed, state: 'on' }, stands('open', opened))).toBe(false);
  });

  it('of a later step leaves what it leaves out as it stood', () => {
    expect(isTaken('amend', {}, stands('amend', opened))).toBe(true);
    expect(isTaken('amend', { note: null }, stands('amend', opened))).toBe(false);
  });

  it('is another one where something else was typed for the record that moves along', () => {
    const crate = stands('open', opened);
    expect(isTaken('open', { ...typed, boxDetails: { size: 'small' } }, crate)).toBe(false);
    expect(isTaken('open', { ...typed, boxDetails: {} }, crate)).toBe(false);
    const { size: _size, ...unsized } = box;
    expect(isTaken('open', { ...typed, boxDetails: {} }, crate, stands('open', unsized))).toBe(true);
  });

  it('is the same where the other record has moved on since', () => {
    const later = new Date(now.getTime() + 60_000);
    const moved = stands('open', { ...box, size: 'small' }, 'wu', later);
    expect(isTaken('open', typed, stands('open', opened), moved)).toBe(true);
  });

  it('in another role than was signed is another one', () => {
    const signed = stands('sign', { ...opened, approvals: { supervisor: { by: 'li', at: now } } });
    expect(isTaken('sign', { as: 'supervisor' }, signed)).toBe(true);
    expect(isTaken('sign', {}, signed)).toBe(true);
    expect(isTaken('sign', { as: 'manager' }, signed)).toBe(false);
  });
});
