// npm run test:mutation [-- --sample N] [--again] [--survivors] [WORD ...]: do the tests notice when a security rule
// goes wrong?
//
// The rules tests run once, before a proxy that records what they asked of the emulator and what they were told.
// Each recorded request becomes a question that can be asked again by itself, with the documents that it depends on
// (tests/mutation/questions.ts). Then firestore.rules is done wrong in thousands of ways (tests/mutation/mutants.ts):
// a conjunct dropped, a role added, a state allowed, a bound moved, a comparison turned. Each such mutant is asked the
// questions that can concern it until one is answered otherwise than its test was told; that test would have failed.
// So a test is never run against a mutant. Nothing is asked of a mutant that a test did not ask, and what kills one
// must be answered by the rules as they are as it was recorded.
//
// Every operand of `&&` and `||` is made true and made false: killed both times, it has been seen true and seen false,
// and it mattered. The report counts these apart: they are the coverage of the rules.
//
// Fails when fewer than 95 % are killed of those that can be told from the original, and when a mutant survives that
// tests/mutation/survivors.ts does not list with a reason; names those that are listed and killed. --sample judges so
// many of them, always the same; words choose mutants by their id; --survivors chooses those that survived the last
// run; --again judges with the recording of the last run, while neither tests nor rules have changed.
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { check } from '../tests/mutation/check.ts';
import type { Mutant } from '../tests/mutation/mutants.ts';
import { broughtUp, type Recording } from '../tests/mutation/recording.ts';
import { reportOf } from '../tests/mutation/report.ts';
import { readRules } from '../tests/support/derived/emulator.ts';
import { type Emulators, startEmulators } from './support/emulators.ts';
import { onInterrupt } from './support/interrupt.ts';
import { filesOf } from './support/parts.ts';
import { localFolder, ownProgram } from './support/paths.ts';
import { explain, Problem } from './support/problem.ts';
import { runCommand } from './support/processes.ts';
import { isRecorded, recording, recordingFile } from './support/recording.ts';

const survivorsFile = path.join(localFolder, 'mutation-survivors.json');
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

/** Runs the rules tests before a recorder. They must be green. */
async function record(): Promise<Recording> {
  const emulators = await startFirestore();
  const files = filesOf('rules').filter(isRecorded);
  await recording(hostOf(emulators), async (environment) => {
    const tests = runCommand({
      command: ownProgram('vitest'),
      args: ['run', '--project', 'rules', '--reporter=dot', ...files],
      environment: { ...process.env, ...emulators.environment, ...environment },
    });
    started.push(tests);
    if ((await tests.ended) !== 0)
      throw new Problem('The rules tests fail; nothing is to be learnt from mutants.');
  });
  await stopAll();
  return JSON.parse(await readFile(recordingFile, 'utf8')) as Recording;
}

async function recorded(): Promise<Recording> {
  const last = broughtUp(await readFile(recordingFile, 'utf8'));
  if (last.rules !== readRules())
    throw new Problem('firestore.rules has changed since the last recording: run without --again.');
  return last;
}

const { values: options, positionals: words } = parseArgs({
  options: {
    sample: { type: 'string' },
    again: { type: 'boolean', default: false },
    survivors: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const sample = options.sample === undefined ? Number.POSITIVE_INFINITY : Number(options.sample);

async function lastSurvivors(): Promise<readonly string[]> {
  const text = await readFile(survivorsFile, 'utf8').catch(() => {
    throw new Problem('No run has left survivors yet: run without --survivors first.');
  });
  return JSON.parse(text) as string[];
}

/** The mutants of these ids, null for all, whose id has the words; of them as many as wanted, each time the same. */
function choose(mutants: readonly Mutant[], ids: readonly string[] | null): readonly Mutant[] {
  const named = mutants.filter(
    ({ id }) => words.every((word) => id.includes(word)) && (ids?.includes(id) ?? true),
  );
  const lots = named.map((mutant) => ({ mutant, lot: createHash('sha256').update(mutant.id).digest('hex') }));
  lots.sort((a, b) => (a.lot < b.lot ? -1 : 1));
  const drawn = lots.slice(0, sample).map(({ mutant }) => mutant);
  if (drawn.length === 0)
    throw new Problem('No mutant was chosen: see the words and the number after --sample.');
  return drawn;
}

onInterrupt(stopAll, 130);
try {
  await mkdir(localFolder, { recursive: true });
  const survived = options.survivors ? await lastSurvivors() : null;
  const heard = options.again ? await recorded() : await record();
  const host = hostOf(await startFirestore());
  const findings = await check(heard, host, (mutants) => choose(mutants, survived), tell);
  const { lines, survivors, isFine } = reportOf(findings);
  await writeFile(survivorsFile, JSON.stringify(survivors, null, 1));
  for (const line of lines) process.stdout.write(`${line}\n`);
  process.exitCode = isFine ? 0 : 1;
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
} finally {
  await stopAll();
}
