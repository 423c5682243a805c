import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { buildFunctions } from '../scripts/support/build.ts';
import { localFolder, projectRoot } from '../scripts/support/paths.ts';
import { type Figure, type Measurement, median } from './support/figure.ts';

const ROUNDS = 9;

/** Two ways to the same: ours, and that of what npm installs. */
interface Programs {
  readonly ours: string;
  readonly bare: string;
}

/** Milliseconds that a fresh process takes to run a program. */
function timeOf(program: string): number {
  const script = `const begin = performance.now(); ${program}; console.log(performance.now() - begin); process.exit(0);`;
  const answer = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: projectRoot,
    encoding: 'utf8',
    env: { ...process.env, GCLOUD_PROJECT: 'demo-bench' },
  });
  const time = Number(answer.stdout.trim().split('\n').at(-1));
  if (answer.status !== 0 || !Number.isFinite(time)) throw new Error(`Could not be run: ${answer.stderr}`);
  return time;
}

function measure(what: string, { ours, bare }: Programs, goal: Figure['goal']): Figure {
  for (const program of [bare, ours]) timeOf(program); // Fills the file system's cache.
  const rounds = Array.from({ length: ROUNDS }, () => ({ floor: timeOf(bare), value: timeOf(ours) }));
  return {
    what,
    value: median(rounds.map(({ value }) => value)),
    floor: median(rounds.map(({ floor }) => floor)),
    floorIs: 'the bare SDKs, not bundled',
    unit: 'ms',
    goal,
  };
}

/** A cold start: all that the functions are, in one bundle, loaded by a fresh process. */
export const loadTime: Measurement = {
  name: 'load-time',
  needs: 'firestore',
  run: async () => {
    const folder = await mkdtemp(path.join(localFolder, 'bench-functions-'));
    try {
      await buildFunctions(folder);
      const bundle = JSON.stringify(pathToFileURL(path.join(folder, 'lib/index.js')).href);
      const load: Programs = {
        ours: `const functions = await import(${bundle})`,
        bare: [
          "await import('firebase-functions')",
          "const { initializeApp } = await import('firebase-admin/app')",
          "const { getFirestore } = await import('firebase-admin/firestore')",
        ].join('; '),
      };
      const ask: Programs = {
        ours: `${load.ours}; await functions.sweepEachMinute.run({})`,
        bare: `${load.bare}; initializeApp(); await getFirestore().collectionGroup('due').limit(1).get()`,
      };
      return [
        measure('loading the functions', load, { of: 'ratio', most: 0.6 }),
        measure('loading them, and a first query', ask, null),
      ];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
