import { describe, expect, expectTypeOf, test } from 'vitest';
import { type Clause, type ClauseId, clause, clauses, type Regulation, regulations } from './index.ts';

const allRegulations: readonly Regulation[] = regulations;
const allClauses: readonly Clause[] = allRegulations.flatMap((regulation) => regulation.clauses);

const numbersOf = (id: string): number[] => id.slice(1).split('.').map(Number);

/** Whether `later` stands behind `earlier`, number by number: R4.4.1.10 behind R4.4.1.9. */
function follows(earlier: string, later: string): boolean {
  const before = numbersOf(earlier);
  const after = numbersOf(later);
  const differing = after.findIndex((number, place) => number !== before[place]);
  return differing >= 0 && after[differing]! > (before[differing] ?? 0);
}

describe('clauses of the regulations', () => {
  test('there are fourteen regulations, numbered in order, each with a title in both languages', () => {
    expect(allRegulations.map(({ number }) => number)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
    ]);
    for (const { title } of allRegulations) {
      expect(title.zh).toMatch(/\p{Script=Han}/u);
      expect(title.en).toMatch(/^[A-Z][a-z]/);
    }
  });

  test('no id occurs twice', () => {
    expect(clauses.size).toBe(allClauses.length);
  });

  test.each(allRegulations)(
    'the ids of regulation $number carry its number and stand in order',
    (regulation) => {
      const ids = regulation.clauses.map(({ id }) => id);
      expect(ids.length).toBeGreaterThan(0);
      for (const id of ids) {
        expect(id).toMatch(/^R[1-9]\d*(\.[1-9]\d*)+$/);
        expect(numbersOf(id)[0]).toBe(regulation.number);
      }
      expect(ids.filter((id, place) => place > 0 && !follows(ids[place - 1]!, id))).toEqual([]);
    },
  );

  test('each clause has a Chinese title, a requirement that is a sentence, and registers named once', () => {
    for (const { id, zh, requirement, registers } of allClauses) {
      expect(zh, id).toMatch(/\p{Script=Han}/u);
      expect(requirement, id).toMatch(/^[A-Z].{20,}\.$/);
      expect(registers.length, id).toBeGreaterThan(0);
      for (const register of registers) expect(register, id).toMatch(/^[a-z][A-Za-z]+$/);
      expect(new Set(registers).size, id).toBe(registers.length);
    }
  });

  test('a clause that a requirement refers to exists and is another one', () => {
    for (const { id, requirement } of allClauses) {
      for (const [reference] of requirement.matchAll(/R\d+(?:\.\d+)+/g)) {
        expect(clauses.has(reference), `${id} refers to ${reference}`).toBe(true);
        expect(reference).not.toBe(id);
      }
    }
  });

  test('a clause is found by its id, and an id that no regulation has is an error', () => {
    expect(clause('R4.4.1.10').zh).toBe('休假委托保管');
    expect(() => clause('R4.4.1.11')).toThrow('R4.4.1.11');
  });

  test('the type of an id admits the clauses that exist and no other text', () => {
    expectTypeOf<'R4.4.1.5'>().toExtend<ClauseId>();
    expectTypeOf<'R14.2.4'>().toExtend<ClauseId>();
    expectTypeOf<'R4.4.1.11'>().not.toExtend<ClauseId>();
    expectTypeOf<string>().not.toExtend<ClauseId>();
  });
});
