import { describe, expect, test } from 'vitest';
import type { Lines, RecordsPart } from '../notation/report.ts';
import { resolve } from '../notation/resolve.ts';
import { the } from '../notation/value.ts';
import { registers } from './index.ts';
import { reports } from './reports.ts';

const parts = Object.values(reports).flatMap(({ name, parts }) =>
  parts.flatMap((part): [string, RecordsPart][] =>
    part.part === 'records' ? [[`${name}.${part.name}`, part]] : [],
  ),
);
const lines = parts.flatMap(([name, part]) =>
  part.of.map((of): [string, Lines, RecordsPart] => [`${name} of ${of.register}`, of, part]),
);

describe('[R4.3.1] a report names nothing that its registers do not have', () => {
  test.each(lines)('%s stands on a list that the register declares', (_name, { register, list }) => {
    expect(Object.keys(registers(register).lists)).toContain(list);
  });

  test.each(lines)('%s has a cell for each column', (_name, { cells }, { columns }) => {
    expect(cells).toHaveLength(columns.length);
  });

  test.each(lines)(
    '%s speaks of fields and deadlines of the register',
    (_name, { register, cells, tellsOf }) => {
      const of = registers(register);
      const fields = cells.flatMap((cell) =>
        typeof cell === 'string' ? [...cell.matchAll(/\{([\w.]+)\}/g)].map(([, path = '']) => path) : [],
      );
      expect(() => fields.map((path) => resolve(the(path), of, registers))).not.toThrow();
      const dues = cells.flatMap((cell) => (typeof cell === 'string' ? [] : [cell.due]));
      expect(Object.keys(of.due)).toEqual(expect.arrayContaining([...dues, ...tellsOf]));
    },
  );

  const shares = Object.values(reports).flatMap(({ name, parts: all }) =>
    all.flatMap((part) => (part.part === 'share' ? [[`${name}.${part.name}`, part] as const] : [])),
  );
  test.each(shares)(
    '%s is a share of two lists in the order of one time',
    (_name, { register, list, of }) => {
      const { lists: all } = registers(register);
      const orders = [list, of].map((each) => all[each]?.order.map(([field]) => field));
      expect(orders[0]).toHaveLength(1);
      expect(orders[0]).toEqual(orders[1]);
    },
  );

  const sums = Object.values(reports).flatMap(({ name, parts: all }) =>
    all.flatMap((part) =>
      part.part === 'collected' || part.part === 'ages' ? [[`${name}.${part.name}`, part] as const] : [],
    ),
  );
  test.each(sums)('%s adds up amounts of a list that its register declares', (_name, part) => {
    const { fields, lists: all } = registers(part.register);
    expect(Object.keys(all)).toContain(part.list);
    const amounts = part.part === 'ages' ? [part.amount] : part.of.flatMap(({ due, paid }) => [due, paid]);
    for (const amount of amounts) expect(fields[amount]?.type).toBe('money');
    const date = part.part === 'ages' ? part.since : all[part.list]?.order[0]?.[0];
    expect(fields[date ?? '']?.type).toBe('day');
  });

  test.each(Object.values(reports).map((each) => [each.name, each] as const))(
    '%s calls each of its figures differently, and is read by whoever gets it',
    (_name, { parts, to, readers }) => {
      expect(new Set(parts.map(({ name }) => name)).size).toBe(parts.length);
      expect(readers).toEqual(expect.arrayContaining([...to]));
    },
  );
});
