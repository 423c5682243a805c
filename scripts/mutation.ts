// npm run test:mutation [-- [--again] WORD ...]: do the tests notice when a security rule goes wrong?
//
// The rules tests run once, before a proxy that records what they asked of the emulator and what they were told.
// Each recorded request becomes a question that can be asked again by itself, with the documents that it depends on
// (tests/mutation/questions.ts). Then firestore.rules is done wrong in thousands of ways (tests/mutation/mutants.ts):
// a conjunct dropped, a role added, a state allowed, a bound moved, a comparison turned. Each such mutant is asked the
// questions that can concern it until one is answered otherwise than its test was told; that test would have failed.
// So a test is never run against a mutant, and thousands of mutants take minutes. Nothing is asked of a mutant that
// a test did not ask, and the rules as they are must answer every question as recorded.
//
// Fails when fewer than 95 % are killed, when a mutant survives that tests/mutation/survivors.ts does not list with
// a reason, and when one that is listed is killed. Words choose mutants by their id; --again judges with the
// recording of the last run, while neither tests nor rules have changed.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { check, type Findings, isKilledByHand, type Recording, rulesOf } from '../tests/mutation/check.ts';
import { startRecorder } from '../tests/mutation/recorder.ts';
import { survivors } from '../tests/mutation/survivors.ts';
import { type Emulators, startEmulators } from './support/emulators.ts';
import { onInterrupt } from './support/interrupt.ts';
import { localFolder, ownProgram } from './support/paths.ts';
import { explain, Problem } from './support/problem.ts';
import { runCommand } from './support/processes.ts';

const LEAST_KILLED = 0.95;
const recordingFile = path.join(localFolder, 'mutation-recording.json');
const begin = performance.now();
const tell = (line: string): void => {
  process.stdout.write(`${((performance.now() - begin) / 1000).toFixed(0).padStart(4)} s  ${line}\n`);
};

const started: { stop(): Promise<void> }[] = [];
async function stopAll(): Promise<void> {
  for (const one of started.splice(0).reverse()) await one.stop();
}

async function startFirestore(): Promise<Emulators> {
  const emulators = await startEmulators({ only: ['firestore'], project: 'demo-wuye-mutation' });
  started.push(emulators);
  return emulators;
}

const hostOf = ({ environment }: Emulators): string => environment.FIRESTORE_EMULATOR_HOST ?? '';

/** Races say nothing that can be asked again, and the meter of the rules' cost writes rules of its own. */
const NOT_RECORDED = ['**/races.test.ts', '**/budget.test.ts'];

/** Runs the rules tests before a recorder. They must be green. */
async function record(): Promise<Recording> {
  const emulators = await startFirestore();
  const recorder = await startRecorder(hostOf(emulators));
  started.push(recorder);
  const tests = runCommand({
    command: ownProgram('vitest'),
    args: [
      'run',
      '--project',
      'rules',
      '--reporter=dot',
      ...NOT_RECORDED.map((files) => `--exclude=${files}`),
    ],
    environment: { ...process.env, ...emulators.environment, FIRESTORE_EMULATOR_HOST: recorder.host },
  });
  started.push(tests);
  if ((await tests.ended) !== 0)
    throw new Problem('The rules tests fail; nothing is to be learnt from mutants.');
  await stopAll();
  const { exchanges } = recorder;
  const recording = { rules: rulesOf(exchanges), exchanges };
  await writeFile(recordingFile, JSON.stringify(recording));
  return recording;
}

const MINUTE = 60_000;
/** What tests date by the clock: the end of a grant, a day ago. */
const NEAR = 3 * 24 * 60 * MINUTE;
const TIMESTAMP = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z/g;

/** The recording as if it had been made just now. */
function broughtUp(text: string): Recording {
  const { exchanges } = JSON.parse(text) as Recording;
  const latest = exchanges.reduce((moment, { at }) => Math.max(moment, at), 0);
  const passed = Math.floor((Date.now() - latest) / MINUTE) * MINUTE;
  const later = text.replaceAll(TIMESTAMP, (timestamp) => {
    const time = Date.parse(timestamp);
    return Math.abs(time - latest) < NEAR ? new Date(time + passed).toISOString() : timestamp;
  });
  const recording = JSON.parse(later) as Recording;
  return { ...recording, exchanges: recording.exchanges.map((each) => ({ ...each, at: each.at + passed })) };
}

async function recorded(): Promise<Recording> {
  const recording = broughtUp(await readFile(recordingFile, 'utf8'));
  if (recording.rules !== (await readFile(new URL('../firestore.rules', import.meta.url), 'utf8')))
    throw new Problem('firestore.rules has changed since the last recording: run without --again.');
  return recording;
}

/** Tells the result. Returns false when something is not as it should be. */
function report({ questions, judgements, asked }: Findings, isPartial: boolean): boolean {
  const killed = judgements.filter(({ killedBy }) => killedBy !== null);
  const alive = judgements.filter(({ killedBy }) => killedBy === null).map(({ mutant }) => mutant.id);
  const listed = survivors.flatMap(({ mutants }) => mutants);
  const known = new Set(judgements.map(({ mutant }) => mutant.id));
  const unlisted = alive.filter((id) => !listed.includes(id)).sort();
  const stale = listed.filter((id) => (known.has(id) ? !alive.includes(id) : !isPartial));
  const share = killed.length / Math.max(1, judgements.length);
  const byHand = killed.filter(isKilledByHand).length;
  tell(`${judgements.length} mutants were asked ${asked} of ${questions} questions`);
  tell(`${killed.length} killed (${(share * 100).toFixed(1)} %), ${byHand} of them by tests written by hand`);
  tell(`${alive.length} survive, ${unlisted.length} of them without a reason`);
  for (const id of unlisted) process.stdout.write(`        survives: ${id}\n`);
  for (const id of stale) process.stdout.write(`        listed as a survivor, but killed or gone: ${id}\n`);
  if (share < LEAST_KILLED) tell(`too few: at least ${LEAST_KILLED * 100} % must be killed`);
  return unlisted.length === 0 && stale.length === 0 && share >= LEAST_KILLED;
}

onInterrupt(stopAll, 130);
const words = process.argv.slice(2).filter((word) => word !== '--again');
const isAgain = process.argv.includes('--again');
try {
  await mkdir(localFolder, { recursive: true });
  const recording = isAgain ? await recorded() : await record();
  const host = hostOf(await startFirestore());
  const findings = await check(recording, host, ({ id }) => words.every((word) => id.includes(word)), tell);
  process.exitCode = report(findings, words.length > 0) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
} finally {
  await stopAll();
}
