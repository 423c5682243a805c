import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { localFolder, ownProgram } from './paths.ts';
import type { Command } from './processes.ts';
import {
  type Counts,
  countTests,
  failedOf,
  type Run,
  type Tests,
  type VitestReport,
} from './vitest-report.ts';

async function readReport(file: string): Promise<VitestReport | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as VitestReport;
  } catch {
    return null; // Vitest crashed before it wrote one.
  }
}

/** Runs a command to its end and resolves with its exit code. */
export type RunToEnd = (command: Command) => Promise<number>;

/** Runs these tests in a process of its own; `args` say of which project, or where. */
export async function runVitest(
  args: readonly string[],
  { files, pattern }: Tests,
  environment: NodeJS.ProcessEnv,
  runToEnd: RunToEnd,
): Promise<Run> {
  // Two runs at once, of different tests, must not read each other's.
  const file = path.join(localFolder, `report-${crypto.randomUUID()}.json`);
  const code = await runToEnd({
    command: ownProgram('vitest'),
    args: [
      ...['run', ...args, '--reporter=default'],
      ...[`--reporter=${path.join(import.meta.dirname, 'vitest-reporter.ts')}`, `--outputFile.json=${file}`],
      ...(pattern === null ? [] : ['--testNamePattern', pattern]),
      ...files,
    ],
    environment: { ...process.env, ...environment },
  });
  const report = await readReport(file);
  await rm(file, { force: true });
  return { report, code };
}

/**
 * Runs tests, and those that failed once more: in a process of its own, so that browser, page and site of the second
 * try are new and nothing is left of the first.
 */
export async function runOnceMore(tests: Tests, run: (tests: Tests) => Promise<Run>): Promise<Counts> {
  const first = await run(tests);
  const again: Run[] = [];
  for (const failed of failedOf(first.report, tests)) {
    process.stdout.write('\n── once more: what has failed ──\n');
    again.push(await run(failed));
  }
  return countTests(first, again);
}
