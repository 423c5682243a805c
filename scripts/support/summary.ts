import { type Counts, UNSTEADY_MOST } from './vitest-report.ts';

export interface Result extends Omit<Counts, 'unsteady' | 'reasons'> {
  readonly part: string;
  readonly seconds: number;
  /** Why, where numbers don't say it. */
  readonly note?: string;
  /** The tests, by name, that failed and then passed when they were run once more. */
  readonly unsteady?: readonly string[];
  /** Each test that failed, at first or again, with the first line of why. */
  readonly reasons?: readonly string[];
}

const total = (results: readonly Result[], of: 'passed' | 'failed') =>
  results.reduce((sum, result) => sum + result[of], 0);

function line(result: Result): string {
  const mark = result.failed > 0 ? '✗' : '✓';
  const numbers = [result.passed, result.failed, result.skipped].map((count) => String(count).padStart(8));
  const note = result.note === undefined ? '' : `  ${result.note}`;
  return `${mark} ${result.part.padEnd(12)}${numbers.join('')}${result.seconds.toFixed(1).padStart(9)}${note}`;
}

function unsteadyLines(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const head =
    names.length > UNSTEADY_MOST
      ? `不稳：超过 ${UNSTEADY_MOST} 项，不算通过 unsteady: more than ${UNSTEADY_MOST}, so none of them counts as passed`
      : '不稳：重跑一次才通过 unsteady: passed only when run once more';
  return ['', head, ...names.map((name) => `  ${name}`)];
}

function reasonLines(reasons: readonly string[]): string[] {
  return reasons.length === 0 ? [] : ['', '失败原因 why', ...reasons.map((reason) => `  ${reason}`)];
}

/** The table at the end of a run, what was unsteady and why it failed; its last line, alone, is `N passed, N failed`. */
export function summary(results: readonly Result[]): string {
  const head = `  ${'part'.padEnd(12)}${['passed', 'failed', 'skipped'].map((name) => name.padStart(8)).join('')}${'seconds'.padStart(9)}`;
  const unsteady = unsteadyLines(results.flatMap((result) => result.unsteady ?? []));
  const closing = `${total(results, 'passed')} passed, ${total(results, 'failed')} failed`;
  const reasons = reasonLines(results.flatMap((result) => result.reasons ?? []));
  return ['', head, ...results.map(line), ...unsteady, ...reasons, '', closing].join('\n');
}

/** Returns true iff the run may count as a success: nothing failed, and something was tested. */
export function isGreen(results: readonly Result[]): boolean {
  return total(results, 'failed') === 0 && total(results, 'passed') > 0;
}
