// npm test [-- WORD ...]: everything, or the tests that the words mean (see selectTests). Sets up what they need,
// shows a table at the end, and leaves nothing behind. With WUYE_DESK_MUTANTS=N in the environment a whole run asks N
// mutants of the rules too, with what its own rules tests have asked: they need not run a second time.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { ensureChromium } from './support/chromium.ts';
import { type Emulators, startEmulators } from './support/emulators.ts';
import { onInterrupt } from './support/interrupt.ts';
import { startInbox } from './support/maildev.ts';
import {
  emulatorsOf,
  type Selection,
  selectTests,
  type VitestPart,
  vitestPartNames,
} from './support/parts.ts';
import { localFolder, ownProgram } from './support/paths.ts';
import { explain } from './support/problem.ts';
import { type Command, runCommand, type Server } from './support/processes.ts';
import { isRecorded, recording } from './support/recording.ts';
import { isGreen, type Result, summary } from './support/summary.ts';
import { type Counts, countTests, literally, type Run, type Tests } from './support/vitest-report.ts';
import { runOnceMore, runVitest } from './support/vitest-run.ts';

const project = 'demo-wuye-test';

/** How many mutants a whole run asks. */
const mutants = process.argv.length > 2 ? undefined : process.env.WUYE_DESK_MUTANTS;

const checks: Readonly<Record<string, Command>> = {
  types: { command: ownProgram('tsc'), args: ['--noEmit', '-p', 'tsconfig.json'] },
  lint: { command: ownProgram('biome'), args: ['check'] },
  generated: { command: process.execPath, args: ['scripts/generate.ts', '--check'] },
};

/** What has to be stopped when the run ends or is interrupted, the last started first. */
const started: { stop(): Promise<void> }[] = [];

async function stopAll(): Promise<void> {
  for (const one of started.splice(0).reverse()) await one.stop();
}

async function runToEnd(command: Command): Promise<number> {
  const running: Server = runCommand(command);
  started.push(running);
  const code = await running.ended;
  started.splice(started.indexOf(running), 1);
  return code;
}

const results: Result[] = [];

async function measure(part: string, work: () => Promise<Counts>): Promise<void> {
  process.stdout.write(`\n── ${part} ──\n`);
  const begin = performance.now();
  const counts = await work();
  results.push({ part, ...counts, seconds: (performance.now() - begin) / 1000 });
}

async function runCheck(name: string, command: Command): Promise<void> {
  await measure(name, async () => {
    const isFine = (await runToEnd(command)) === 0;
    return { passed: isFine ? 1 : 0, failed: isFine ? 0 : 1, skipped: 0, unsteady: [], reasons: [] };
  });
}

/**
 * What fails before a browser, or before the emulator that functions and tests crowd at once (it locks whole collections
 * and gives up a lock by its watch), is run once more, see runOnceMore; no others are.
 */
const isRunOnceMore = (part: VitestPart): boolean => part === 'web' || part === 'functions';

async function runPart(
  part: VitestPart,
  selection: Selection,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const pattern = selection.title === null ? null : literally(selection.title);
  const tests: Tests = { files: selection.files.get(part) ?? [], pattern };
  const run = (these: Tests, more: NodeJS.ProcessEnv = {}) =>
    runVitest(['--project', part], these, { ...environment, ...more }, runToEnd);
  await measure(part, async () => {
    if (isRunOnceMore(part)) return runOnceMore(tests, run);
    return part === 'rules' && mutants ? recordedRun(tests, environment, run) : countTests(await run(tests));
  });
}

/** The rules tests before a recorder, and then those of which nothing can be asked again. */
async function recordedRun(
  { files, pattern }: Tests,
  environment: NodeJS.ProcessEnv,
  run: (tests: Tests, more?: NodeJS.ProcessEnv) => Promise<Run>,
): Promise<Counts> {
  const those = (which: (file: string) => boolean): Tests => ({ files: files.filter(which), pattern });
  const host = environment.FIRESTORE_EMULATOR_HOST ?? '';
  const heard = await recording(host, (recorder) => run(those(isRecorded), recorder));
  return together(countTests(heard), countTests(await run(those((file) => !isRecorded(file)))));
}

const together = (one: Counts, other: Counts): Counts => ({
  passed: one.passed + other.passed,
  failed: one.failed + other.failed,
  skipped: one.skipped + other.skipped,
  unsteady: [...one.unsteady, ...other.unsteady],
  reasons: [...one.reasons, ...other.reasons],
});

/** Starts what the selected tests need and resolves with the environment that tells them where it is. */
async function setUp({ needs }: Selection): Promise<NodeJS.ProcessEnv> {
  if (needs === 'nothing') return {};
  const environment: NodeJS.ProcessEnv = { SUITE_PROJECT: project };
  if (needs === 'everything') {
    environment.CHROMIUM_PATH = ensureChromium();
    const inbox = await startInbox(path.join(localFolder, 'test-inbox'));
    started.push(inbox);
    environment.MAILDEV_ORIGIN = inbox.origin;
    environment.SMTP_URL = inbox.smtpUrl;
  }
  const smtp = environment.SMTP_URL;
  const emulators: Emulators = await startEmulators({
    only: emulatorsOf[needs],
    project,
    ...(smtp === undefined ? {} : { smtpUrl: smtp }),
  });
  started.push(emulators);
  return { ...environment, ...emulators.environment };
}

/** In a full run a part without a single test is a failure: a green run must have tested everything. */
function noteMissingParts(selection: Selection): void {
  for (const part of vitestPartNames.filter((name) => !selection.files.has(name))) {
    results.push({ part, passed: 0, failed: 1, skipped: 0, seconds: 0, note: 'has no test file' });
  }
}

async function runTests(words: readonly string[]): Promise<void> {
  const selection = selectTests(words);
  // The emulators start while the checks run. A failure is looked at when it is needed.
  const settingUp = setUp(selection).then(
    (environment) => ({ environment }),
    (error: unknown) => ({ error }),
  );
  if (words.length === 0) {
    for (const [name, command] of Object.entries(checks)) await runCheck(name, command);
  }
  if (selection.files.has('unit')) await runPart('unit', selection, {});
  const begin = performance.now();
  const ready = await settingUp;
  if ('error' in ready) {
    process.stderr.write(`\n${explain(ready.error)}\n`);
    const seconds = (performance.now() - begin) / 1000;
    results.push({ part: 'set-up', passed: 0, failed: 1, skipped: 0, seconds, note: 'see above' });
    return;
  }
  for (const part of vitestPartNames) {
    if (part !== 'unit' && selection.files.has(part)) await runPart(part, selection, ready.environment);
  }
  if (words.length === 0) noteMissingParts(selection);
  if (!mutants) return;
  const args = ['scripts/mutation.ts', '--again', '--sample', mutants];
  await runCheck('mutants', { command: process.execPath, args });
}

const interrupted = 130;
onInterrupt(stopAll, interrupted);
await mkdir(localFolder, { recursive: true });
const words = process.argv.slice(2);
const onlyChecks = words.length > 0 && words.every((word) => Object.hasOwn(checks, word));
try {
  if (onlyChecks) for (const word of words) await runCheck(word, checks[word] as Command);
  else await runTests(words);
} finally {
  await stopAll();
}
if (results.every(({ passed, failed }) => passed + failed === 0)) {
  const known = [...vitestPartNames, ...Object.keys(checks)].join(', ');
  process.stdout.write(
    `\nNo test for "${words.join(' ')}". Parts: ${known}; or a piece of a path or title.\n`,
  );
}
process.stdout.write(`${summary(results)}\n`);
process.exitCode = isGreen(results) ? 0 : 1;
