import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../scripts/support/paths.ts';
import { DEPLOYED_LIMIT, measureRules } from '../scripts/support/rules-size.ts';
import type { Figure, Measurement } from './support/figure.ts';

/** For the registers of the keys, so that there is room for all others. */
const DEPLOYED_GOAL = 75_000;

const rules = path.join(projectRoot, 'firestore.rules');

async function measure(): Promise<Figure> {
  const { deployed, blocks } = await measureRules(rules);
  const [dearest = '', bytes = 0] =
    [...blocks].filter(([block]) => block.includes('{id}')).sort(([, a], [, b]) => b - a)[0] ?? [];
  return {
    what: 'rules as deployed',
    value: deployed,
    floor: Buffer.byteLength(readFileSync(rules)),
    floorIs: 'their source',
    unit: 'B',
    goal: { of: 'value', most: DEPLOYED_GOAL },
    note: `of ${DEPLOYED_LIMIT} that Firestore takes; the largest block: ${dearest.split('/').slice(-2, -1)} ${bytes}`,
  };
}

/** How large the rules are that Firestore is given. */
export const rulesSize: Measurement = {
  name: 'rules-size',
  needs: 'nothing',
  run: async () => [await measure()],
};
