import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../functions/src/exports/columns.ts';
import { registers } from '../../rulebook/chapters/index.ts';
import { plainText } from '../../web/src/records/plain-text.ts';

const keys = registers('keys');
const rendering = { register: keys, language: 'zh' as const, nameOf: String, stamp: String };
const key = (state: string) => ({ state, pieces: 2, present: 1 });

describe('the pieces at hand of a key', () => {
  it.each(['inCabinet', 'out', 'awaitingReseal', 'damaged'])(
    '[R4.4.1.6] are told of one that is %s',
    (state) => {
      expect(plainText('present', key(state), rendering)).toBe('1');
      expect(exported(state)).toBe(1);
    },
  );

  it.each(['lost', 'withdrawn'])('[R4.4.4.2.1] are not told of one that is %s', (state) => {
    expect(plainText('present', key(state), rendering)).toBe('—');
    expect(plainText('pieces', key(state), rendering)).toBe('2');
    expect(exported(state)).toBeNull();
  });
});

function exported(state: string) {
  const field = keys.fields.present ?? expect.unreachable();
  const [column] = columnsOf('present', field, { rendering, subjectOf: () => null });
  return column?.cell(key(state) as never);
}
