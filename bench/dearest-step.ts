import { readRules } from '../tests/support/derived/emulator.ts';
import { freshProject } from '../tests/support/emulators.ts';
import { BATCH_MAX, DOCUMENTS_MAX } from '../tests/support/rules/documents.ts';
import { measureSteps, type StepCost } from '../tests/support/rules/step-costs.ts';
import { measureDocuments, type StepDocuments } from '../tests/support/rules/step-documents.ts';
import type { Figure, Measurement } from './support/figure.ts';

/** So many of the dearest are listed. */
const LISTED = 15;

interface Measured {
  readonly fullest: readonly StepCost[];
  readonly plain: readonly StepCost[];
  readonly documents: readonly StepDocuments[];
}

async function measure(): Promise<Figure[]> {
  const rules = readRules();
  const measured = {
    fullest: await measureSteps(freshProject('bench-rules'), rules),
    plain: await measureSteps(freshProject('bench-plain'), rules, 'plain'),
    documents: await measureDocuments(freshProject('bench-documents'), rules),
  };
  const { fullest, plain, documents } = measured;
  const batch = documents.toSorted((left, right) => right.batch - left.batch);
  return [
    { ...expressions('dearest step', fullest, 400), note: tableOf(measured) },
    expressions('dearest ordinary step', plain, 200),
    looked('documents for one of a batch', documents, 'most', DOCUMENTS_MAX, 8),
    looked('documents for a batch', batch, 'batch', BATCH_MAX, 16),
  ];
}

const certain = <Item>(item: Item | undefined): Item => {
  if (item === undefined) throw new Error('No step was measured');
  return item;
};

function expressions(what: string, costs: readonly StepCost[], most: number): Figure {
  const [dearest, cheapest] = [certain(costs.at(0)), certain(costs.at(-1))];
  return {
    what: `${what}, ${dearest.step}`,
    value: dearest.cost,
    floor: cheapest.cost,
    floorIs: `the cheapest, ${cheapest.step}`,
    unit: 'of 1,000',
    goal: { of: 'value', most },
  };
}

function looked(
  what: string,
  documents: readonly StepDocuments[],
  of: 'most' | 'batch',
  limit: number,
  most: number,
): Figure {
  const [dearest, cheapest] = [certain(documents.at(0)), certain(documents.at(-1))];
  return {
    what: `${what}, ${dearest.step}`,
    value: dearest[of],
    floor: cheapest[of],
    floorIs: `the fewest, ${cheapest.step}`,
    unit: `of ${limit}`,
    goal: { of: 'value', most },
  };
}

/** The dearest steps: in full by whoever may take them, in their plainest case, and the documents of their batch. */
function tableOf({ fullest, plain, documents }: Measured): string {
  const rows = fullest.slice(0, LISTED).map(({ step, cost, shows }) => {
    const plainly = plain.find((each) => each.step === step)?.cost ?? '';
    const batch = documents.find((each) => each.step === step)?.batch ?? '';
    return `${step.padEnd(30)} ${String(cost).padStart(4)} ${String(plainly).padStart(5)} ${String(batch).padStart(9)}  ${shows}`;
  });
  const head = `${'step'.padEnd(30)} full plain documents  the dearest case`;
  return ['', head, ...rows].join('\n    ');
}

/** How many of the thousand expressions the rules evaluate for the dearest document of a step, and of the documents. */
export const dearestStep: Measurement = {
  name: 'dearest-step',
  needs: 'firestore',
  run: measure,
};
