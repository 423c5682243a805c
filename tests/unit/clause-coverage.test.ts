import { describe, expect, test } from 'vitest';
import { allRegisters } from '../../rulebook/chapters/index.ts';
import { regulations } from '../../rulebook/site/clauses/index.ts';
import { clauseTable } from '../../scripts/support/clause-table.ts';

// What a register cites, a test must hold it to. The table is that of docs/clauses.md, as it would be printed now.

interface Row {
  readonly clause: string;
  readonly registers: readonly string[];
  readonly tests: readonly string[];
}

const inCell = (cell: string | undefined): string[] => (cell ?? '').trim().split('<br>').filter(Boolean);

/** The rows of the clause table. */
const rowsIn = (table: string): Row[] =>
  [...table.matchAll(/^\| (R[\d.]+) \|[^|]*\|([^|]*)\|([^|]*)\|$/gm)].map(
    ([, clause = '', registers, tests]) => ({
      clause,
      registers: inCell(registers),
      tests: inCell(tests),
    }),
  );

const cited = (rows: readonly Row[]): Row[] => rows.filter(({ registers }) => registers.length > 0);
const untested = (rows: readonly Row[]): string[] =>
  rows.filter(({ tests }) => tests.length === 0).map(({ clause }) => clause);
const ofRegulation = (number: number, rows: readonly Row[]): Row[] =>
  rows.filter(({ clause }) => clause.startsWith(`R${number}.`));

const root = new URL('../../', import.meta.url);
const rows = rowsIn(await clauseTable(root, regulations, allRegisters));

describe('clauses and their tests', () => {
  test('every clause of the regulations has its row', () => {
    expect(rows.map(({ clause }) => clause)).toEqual(
      regulations.flatMap(({ clauses }) => clauses.map(({ id }) => id)),
    );
  });

  test('a clause that a register cites is carried by the title of a test', () => {
    expect(cited(rows).length).toBeGreaterThan(50);
    expect(untested(cited(rows))).toEqual([]);
  });

  test.each([4, 11])('every clause of regulation %i, on keys, has a register and a test', (number) => {
    const keys = ofRegulation(number, rows);
    expect(keys.length).toBeGreaterThan(8);
    expect(keys.filter(({ registers }) => registers.length === 0).map(({ clause }) => clause)).toEqual([]);
    expect(untested(keys)).toEqual([]);
  });

  test('a row without a test is seen', async () => {
    const some = await clauseTable(new URL('docs/', root), regulations, allRegisters);
    expect(untested(cited(rowsIn(some)))).toEqual(cited(rows).map(({ clause }) => clause));
  });
});
