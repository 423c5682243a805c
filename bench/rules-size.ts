import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../scripts/support/paths.ts';
import type { Figure, Measurement } from './support/figure.ts';

/** Firestore takes 256 KB; the rest is room for the registers to come. */
const SOURCE_MOST = 200_000;

/** The rules as a machine would write them: without comments, indentation and blank lines. */
const bare = (source: string): string =>
  source
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('//'))
    .join('\n');

function measure(): Figure {
  const source = readFileSync(path.join(projectRoot, 'firestore.rules'), 'utf8');
  return {
    what: 'source of the rules',
    value: Buffer.byteLength(source),
    floor: Buffer.byteLength(bare(source)),
    floorIs: 'the same without comments and indentation',
    unit: 'B',
    goal: { of: 'value', most: SOURCE_MOST },
  };
}

/** How large the deployed rules are. */
export const rulesSize: Measurement = {
  name: 'rules-size',
  needs: 'nothing',
  run: async () => [measure()],
};
