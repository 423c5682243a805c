import { beforeEach, describe, expect, it, vi } from 'vitest';
import { allRegisters } from '../../rulebook/chapters/index.ts';
import { optional, stamp, text } from '../../rulebook/notation/field.ts';
import type { Query, Row } from '../../web/src/data/store.ts';
import { countAll, getPage } from '../../web/src/firebase/lite.ts';
import { columnsOf } from '../../web/src/paper/columns.ts';
import { readWhole, WHOLE_MOST } from '../../web/src/paper/whole-list.ts';

vi.mock('../../web/src/firebase/lite.ts', () => ({ getPage: vi.fn(), countAll: vi.fn() }));

/** A list of so many records, of which a page is read at a time. */
function recordsThere(count: number): void {
  vi.mocked(countAll).mockResolvedValue(count);
  vi.mocked(getPage).mockImplementation(({ limit, after }: Query) => {
    const from = after ? Number(after.id) + 1 : 0;
    const length = Math.min(limit, count - from);
    return Promise.resolve(Array.from({ length }, (_, at) => ({ id: String(from + at) }) as Row));
  });
}

describe('a list that is printed', () => {
  const query: Query = { from: 'sites/s/keys', limit: 50 };
  beforeEach(() => vi.clearAllMocks());

  it.each([0, 1, 250, 600])('is read whole: %i records, none twice', async (count) => {
    recordsThere(count);
    const { rows, total } = await readWhole(query, () => undefined);
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: count }, (_, at) => String(at)));
    expect(total).toBe(count);
    expect(countAll).not.toHaveBeenCalled();
  });

  it('ends at its most, and knows of how many that is', async () => {
    recordsThere(WHOLE_MOST + 345);
    const told: number[] = [];
    const { rows, total } = await readWhole(query, (count) => told.push(count));
    expect(rows).toHaveLength(WHOLE_MOST);
    expect(total).toBe(WHOLE_MOST + 345);
    expect(told.at(-1)).toBe(WHOLE_MOST);
    expect(told.length).toBeGreaterThan(3);
  });
});

describe('the columns of a printed list', () => {
  it('[R4.4.4.2.1] leave out what is kept for the reckoning alone, such as the id of a loan', () => {
    for (const register of allRegisters) {
      for (const language of ['zh', 'en'] as const) {
        const { names } = columnsOf(register, language);
        expect(
          names.filter((name) => register.fields[name]?.hidden),
          register.name,
        ).toEqual([]);
      }
    }
  });
});

describe('the columns of a printed list', () => {
  const A4_ACROSS_MM = 297;

  it.each(['zh', 'en'] as const)(
    'begin with those that each register names, and have room, in %s',
    (language) => {
      for (const register of allRegisters) {
        const { names, widths, isWide } = columnsOf(register, language);
        expect(names.slice(0, register.columns.length), register.name).toEqual(register.columns);
        expect(new Set(names).size, register.name).toBe(names.length);
        const across = widths.reduce((sum, width) => sum + width, 0);
        expect(across, register.name).toBeLessThan(A4_ACROSS_MM);
        expect(isWide, register.name).toBe(across > 155);
      }
    },
  );

  const name = text('名称', 'Name', 20);
  const columns = ['name'];

  it('go on with the other fields of the form', () => {
    const fields = { name, note: optional(text('备注', 'Note')), done: stamp('完成', 'Done') };
    expect(columnsOf({ columns, fields }, 'zh')).toMatchObject({
      names: ['name', 'note', 'done'],
      isWide: false,
      left: 0,
    });
  });

  it('end where the paper does, and tell how many fields that leaves out', () => {
    const others = Array.from({ length: 20 }, (_, at) => [`note${at}`, text('备注', 'Note')] as const);
    const { names, isWide, left } = columnsOf(
      { columns, fields: { name, ...Object.fromEntries(others) } },
      'zh',
    );
    expect(isWide).toBe(true);
    expect(left).toBeGreaterThan(0);
    expect(names.length + left).toBe(21);
  });
});
