export interface Result {
  readonly part: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly seconds: number;
  /** Why, where numbers don't say it. */
  readonly note?: string;
}

const total = (results: readonly Result[], of: 'passed' | 'failed') =>
  results.reduce((sum, result) => sum + result[of], 0);

function line(result: Result): string {
  const mark = result.failed > 0 ? '✗' : '✓';
  const numbers = [result.passed, result.failed, result.skipped].map((count) => String(count).padStart(8));
  const note = result.note === undefined ? '' : `  ${result.note}`;
  return `${mark} ${result.part.padEnd(12)}${numbers.join('')}${result.seconds.toFixed(1).padStart(9)}${note}`;
}

/** The table at the end of a run; its last line, alone, is `N passed, N failed`. */
export function summary(results: readonly Result[]): string {
  const head = `  ${'part'.padEnd(12)}${['passed', 'failed', 'skipped'].map((name) => name.padStart(8)).join('')}${'seconds'.padStart(9)}`;
  const closing = `${total(results, 'passed')} passed, ${total(results, 'failed')} failed`;
  return ['', head, ...results.map(line), '', closing].join('\n');
}

/** Returns true iff the run may count as a success: nothing failed, and something was tested. */
export function isGreen(results: readonly Result[]): boolean {
  return total(results, 'failed') === 0 && total(results, 'passed') > 0;
}
