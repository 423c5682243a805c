import { describe, expect, it } from 'vitest';
import { registers } from '../chapters/index.ts';
import { recordSchema } from './schema.ts';

const stamp = { by: 'wu', at: new Date('2026-11-25T02:00:00Z') };
const record = {
  ...{ key: 'K-1', keyCode: 'K-1', unit: '3-1-101', pieces: 2, why: '一把断了' },
  ...{ state: 'requested', rev: 1, opened: stamp, last: { step: 'request', ...stamp } },
};

const told = (change: object) =>
  recordSchema(registers('keyCopies'))
    .safeParse({ ...record, ...change })
    .error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? [];

describe('a record as it is stored', () => {
  it('[R4.4.2.9] stands as the step has left it', () => {
    expect(told({})).toEqual([]);
  });

  it('[R2.4.6] has each field of its type, and is told what is wrong in the words of the form', () => {
    const { why: _why, ...without } = record;
    const schema = recordSchema(registers('keyCopies'));
    expect(schema.safeParse(without).error?.issues).toMatchObject([
      { path: ['why'], message: 'Please fill in “Why”' },
    ]);
    expect(told({ pieces: -5, why: 'x\u200b', approved: { by: 'li' } })).toEqual([
      ['pieces', '“Copies” should be from 1 to 20'],
      ['why', '“Why” is not in the right form'],
      ['approved', '“Approved” is not in the right form'],
    ]);
  });

  it('[R2.4.6] has the envelope, a state of the register, and nothing else', () => {
    expect(told({ state: 'lent', rev: 0, colour: 'red' }).map(([path]) => path)).toEqual([
      'state',
      'rev',
      '',
    ]);
  });
});
