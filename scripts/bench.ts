// npm run bench [-- NAME ...]: the measurements of bench/, each beside a floor of the same run, as one table. Fails
// when a goal is not met.
import '../bench/support/quiet.ts';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { compliance } from '../bench/compliance.ts';
import { dearestStep } from '../bench/dearest-step.ts';
import { fees } from '../bench/fees.ts';
import { firstRecords } from '../bench/first-records.ts';
import { loadTime } from '../bench/load-time.ts';
import { pageSize } from '../bench/page-size.ts';
import { rulesSize } from '../bench/rules-size.ts';
import { satisfaction } from '../bench/satisfaction.ts';
import { stepCost } from '../bench/step-cost.ts';
import { type Figure, isMet, type Measurement } from '../bench/support/figure.ts';
import { table } from '../bench/support/table.ts';
import { sweepReads } from '../bench/sweep-reads.ts';
import { sweepTime } from '../bench/sweep-time.ts';
import { type Emulators, startEmulators } from './support/emulators.ts';
import { onInterrupt } from './support/interrupt.ts';
import { emulatorsOf } from './support/parts.ts';
import { localFolder } from './support/paths.ts';
import { explain, Problem } from './support/problem.ts';

const measurements: readonly Measurement[] = [
  loadTime,
  stepCost,
  sweepReads,
  sweepTime,
  fees,
  satisfaction,
  compliance,
  rulesSize,
  dearestStep,
  pageSize,
  firstRecords,
];

const project = 'demo-wuye-bench';
const words = process.argv.slice(2);
const wanted = measurements.filter(
  ({ name }) => words.length === 0 || words.some((word) => name.includes(word)),
);
let running: Emulators | undefined;
onInterrupt(async () => running?.stop(), 130);

/** The emulators that the wanted measurements need; their addresses go into the environment. */
async function setUp(): Promise<void> {
  const need = (['everything', 'firestore'] as const).find((each) =>
    wanted.some(({ needs }) => needs === each),
  );
  if (need === undefined) return;
  running = await startEmulators({ only: emulatorsOf[need], project });
  const hosted = path.join(path.dirname(running.log), 'web/dist');
  Object.assign(process.env, running.environment, { HOSTED_FOLDER: hosted });
}

async function measure(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name, run } of wanted) {
    process.stderr.write(`${name} ...\n`);
    figures.push(...(await run()));
  }
  return figures;
}

try {
  if (wanted.length === 0)
    throw new Problem(`usage: npm run bench [-- ${measurements.map(({ name }) => name).join(' | ')}]`);
  await mkdir(localFolder, { recursive: true });
  await setUp();
  const figures = await measure();
  process.stdout.write(`${table(figures)}\n`);
  process.exitCode = figures.every(isMet) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
} finally {
  await running?.stop();
}
