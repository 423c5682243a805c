import { describe, expect, it } from 'vitest';
import { registers } from '../../rulebook/chapters/index.ts';
import { stepOf } from '../../rulebook/notation/register.ts';
import { concernedIn } from '../../web/src/forms/concerned.ts';

describe('what stands above the form of a step', () => {
  it('[R3.4.1.1] is the reason as it was given, and who asked, when', () => {
    const reductions = registers('feeReductions');
    const shown = concernedIn(reductions, stepOf(reductions, 'approve'));
    expect(shown).toEqual(expect.arrayContaining([...reductions.columns, 'reason', 'opened']));
  });

  it('[R11.1.2.2] is what a key is wanted for', () => {
    const loans = registers('keyLoans');
    expect(concernedIn(loans, stepOf(loans, 'approve'))).toEqual(
      expect.arrayContaining(['purpose', 'opened']),
    );
  });

  it('[R4.4.4.2.1] names nothing twice, and no words that are being typed anew', () => {
    const keys = registers('keys');
    const shown = concernedIn(keys, stepOf(keys, 'amend'));
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.filter((name) => !keys.columns.includes(name))).not.toContain('note');
  });
});
