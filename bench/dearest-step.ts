import { readRules } from '../tests/support/derived/emulator.ts';
import { freshProject } from '../tests/support/emulators.ts';
import { measureSteps } from '../tests/support/rules/step-costs.ts';
import type { Figure, Measurement } from './support/figure.ts';

async function measure(): Promise<Figure> {
  const costs = await measureSteps(freshProject('bench-rules'), readRules());
  const [dearest, cheapest] = [costs.at(0), costs.at(-1)];
  if (!dearest || !cheapest) throw new Error('No step was measured');
  const next = costs.slice(1, 4).map(({ step, cost }) => `${step} ${cost}`);
  return {
    what: `dearest step, ${dearest.step}`,
    value: dearest.cost,
    floor: cheapest.cost,
    floorIs: `the cheapest, ${cheapest.step}`,
    unit: 'of 1,000',
    goal: { of: 'value', most: 400 },
    note: `${dearest.shows}; then ${next.join(', ')}`,
  };
}

/** How many of the thousand expressions the rules evaluate for the dearest document of the dearest step. */
export const dearestStep: Measurement = {
  name: 'dearest-step',
  needs: 'firestore',
  run: async () => [await measure()],
};
