import path from 'node:path';
import { projectRoot } from './paths.ts';

/** What our reporter (vitest-reporter.ts) writes, as far as the summary needs it. */
export interface VitestReport {
  readonly testResults: readonly FileReport[];
  /** Errors that belong to no test, such as a promise that nobody has waited for. */
  readonly unhandledErrors: number;
}

interface FileReport {
  /** The file, absolute. */
  readonly name: string;
  readonly status: string;
  readonly assertionResults: readonly TestReport[];
}

interface TestReport {
  /** With the titles of what it stands in. */
  readonly fullName: string;
  readonly status: string;
  readonly failureMessages?: readonly string[];
}

/** How a run of vitest ended; one that crashed has left no report. */
export interface Run {
  readonly report: VitestReport | null;
  readonly code: number;
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** The tests, by name, that failed and then passed when they were run once more. */
  readonly unsteady: readonly string[];
  /** Each test that failed, at first or again, with the first line of why. */
  readonly reasons: readonly string[];
}

/** More tests than these that pass only when they are run once more, and their passing does not count. */
export const UNSTEADY_MOST = 2;

/** Tests to run: of these files those whose name matches, or all. */
export interface Tests {
  readonly files: readonly string[];
  readonly pattern: string | null;
}

/** A pattern that matches the text itself. */
export const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const hasFailed = ({ status }: TestReport): boolean => status === 'failed';

/** A file that failed without any test of it: it could not be loaded, or something failed before or after the tests. */
const failedOutside = (file: FileReport): boolean =>
  file.status === 'failed' && !file.assertionResults.some(hasFailed);

/** What has to be run once more of a run of these tests: what failed, and nothing else. */
export function failedOf(report: VitestReport | null, { pattern }: Tests): Tests[] {
  const failed = (report?.testResults ?? []).filter(({ status }) => status === 'failed');
  const whole = failed.filter(failedOutside);
  const partly = failed.filter((file) => !failedOutside(file));
  const names = partly.flatMap((file) =>
    file.assertionResults.filter(hasFailed).map((each) => each.fullName),
  );
  return [
    { files: partly.map(({ name }) => name), pattern: `^(${names.map(literally).join('|')})$` },
    { files: whole.map(({ name }) => name), pattern },
  ].filter(({ files }) => files.length > 0);
}

/**
 * The numbers of a run of vitest. What fails outside a test (a file that can't be loaded, an unhandled error, a crash,
 * which leaves no report) counts as one failure, so that a run that ended badly never looks green. `again` are the runs
 * of what failed: what passes there counts as passed and unsteady, unless there is too much of it.
 */
export function countTests(first: Run, again: readonly Run[] = []): Counts {
  if (first.report === null) return { passed: 0, failed: 1, skipped: 0, unsteady: [], reasons: [] };
  const judged = first.report.testResults.map((file) => judge(file, again));
  const sum = (of: 'passed' | 'failed' | 'skipped') => judged.reduce((all, each) => all + each[of], 0);
  const unsteady = judged.flatMap((each) => each.unsteady);
  const failed =
    sum('failed') + failuresOutside(first) + again.map(failuresOutside).reduce((a, b) => a + b, 0);
  const refused = unsteady.length > UNSTEADY_MOST ? unsteady.length : 0;
  return {
    passed: sum('passed') - refused,
    failed: failed + refused,
    skipped: sum('skipped'),
    unsteady,
    reasons: [first, ...again].flatMap(reasonsOf),
  };
}

/** Of a long output only the end may be kept: there it stands why. */
const reasonsOf = ({ report }: Run): string[] =>
  (report?.testResults ?? []).flatMap((file) =>
    file.assertionResults.filter(hasFailed).map(({ fullName, failureMessages = [] }) => {
      const [why = ''] = failureMessages.join('\n').split('\n');
      return `${placeOf(file)} > ${fullName}: ${why}`;
    }),
  );

const placeOf = ({ name }: FileReport): string => path.relative(projectRoot, name).split(path.sep).join('/');

/** Of no file: errors that belong to no test, and an end that nothing in the report explains. */
function failuresOutside({ report, code }: Run): number {
  if (report === null) return 0; // What was to be run once more and crashed has not passed.
  if (report.unhandledErrors > 0) return report.unhandledErrors;
  return code !== 0 && report.testResults.every(({ status }) => status !== 'failed') ? 1 : 0;
}

type Judged = Omit<Counts, 'reasons'>;

/** What to think of a file after all runs of it. */
function judge(file: FileReport, again: readonly Run[]): Judged {
  const second = again
    .flatMap(({ report }) => report?.testResults ?? [])
    .find((each) => each.name === file.name);
  const place = placeOf(file);
  if (failedOutside(file)) {
    if (second?.status === 'passed') return { ...tally(second.assertionResults), unsteady: [place] };
    const counts = tally((second ?? file).assertionResults);
    return { ...counts, failed: Math.max(counts.failed, 1), unsteady: [] };
  }
  const { passed, skipped } = tally(file.assertionResults);
  const failed = file.assertionResults.filter(hasFailed);
  // What fails around the tests of a file leaves none of them in a good light.
  const isSound = second !== undefined && !failedOutside(second);
  const unsteady = failed.filter(({ fullName }) => isSound && hasPassed(second, fullName));
  return {
    passed: passed + unsteady.length,
    failed: failed.length - unsteady.length,
    skipped,
    unsteady: unsteady.map(({ fullName }) => `${place} > ${fullName}`),
  };
}

/** Returns true iff the file has tests of this name, and all of them have passed. */
function hasPassed({ assertionResults }: FileReport, name: string): boolean {
  const named = assertionResults.filter(({ fullName }) => fullName === name);
  return named.length > 0 && named.every(({ status }) => status === 'passed');
}

function tally(tests: readonly TestReport[]): Omit<Judged, 'unsteady'> {
  const passed = tests.filter(({ status }) => status === 'passed').length;
  const failed = tests.filter(hasFailed).length;
  return { passed, failed, skipped: tests.length - passed - failed };
}
