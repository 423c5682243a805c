import { describe, expect, it } from 'vitest';
import { readRules } from '../../support/derived/emulator.ts';
import { takenSteps } from '../../support/derived/situations.ts';
import { freshProject } from '../../support/emulators.ts';
import { type Fullness, measureSteps, type StepCost } from '../../support/rules/step-costs.ts';

// Firestore gives up a check at 1,000 evaluated expressions. What comes near to the limit is found here, not by a person
// at the desk. What the rules weigh is measured by `npm run check`.

const rules = readRules();

const measure = (fullness: Fullness): Promise<StepCost[]> =>
  measureSteps(freshProject('budget'), rules, fullness);

const above = (costs: readonly StepCost[], most: number): string[] =>
  costs.filter(({ cost }) => cost > most).map(({ step, cost, shows }) => `${step}: ${cost} (${shows})`);

describe('the budget of a check', () => {
  it('[R2.4.6 R4.4.1.6] an ordinary step evaluates at most 660 expressions', async () => {
    const costs = await measure('plain');
    expect(costs.length).toBeGreaterThan(takenSteps.length / 2);
    expect(above(costs, 660)).toEqual([]);
  });

  it('[R2.4.6 R4.4.1.6] the fullest of all, by whoever may take it, stays well within the thousand', async () => {
    expect(above(await measure('fullest'), 840)).toEqual([]);
  });
});
