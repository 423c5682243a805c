import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Attempt, Reads, RegisterCases } from './cases.ts';

// The cases of every register, for tests that falsify each step and look at each place; found by the folder.

/** What stands in one file of `tests/cases`. */
export interface CaseFile {
  /** `keys/keyLoans.ts` */
  readonly file: string;
  readonly register: string;
  readonly cases: RegisterCases;
}

/** An attempt with the name of its register. */
export interface NamedAttempt extends Attempt {
  readonly register: string;
}

const SHAPE: Readonly<Record<keyof RegisterCases, (each: Partial<Attempt & Reads>) => boolean>> = {
  openings: ({ step, uid, arrange }) => Boolean(step && uid && arrange),
  movings: ({ step, uid, arrange }) => Boolean(step && uid && arrange),
  reads: (each) => Boolean(each.path && each.get && each.list && each.past),
};

/** What a file exports as its cases. Throws when that is anything else. */
export function casesIn(file: string, exported: object): RegisterCases {
  const wrong = (what: string) => new Error(`tests/cases/${file} ${what}`);
  if (Object.keys(exported).join() !== 'cases') throw wrong('has to export `cases` and nothing else');
  const { cases } = exported as { cases: Partial<RegisterCases> };
  for (const [name, isRight] of Object.entries(SHAPE)) {
    const all: unknown = cases[name as keyof RegisterCases];
    if (!Array.isArray(all) || !all.every(isRight))
      throw wrong(`does not say \`${name}\` as RegisterCases does`);
  }
  return cases as RegisterCases;
}

const folder = path.resolve(import.meta.dirname, '../../cases');

/** Every file of `tests/cases`, in the order of the names. */
export const caseFiles: readonly CaseFile[] = await Promise.all(
  globSync('*/*.ts', { cwd: folder })
    .map((file) => file.split(path.sep).join('/'))
    .sort()
    .map(async (file) => {
      const exported: object = await import(pathToFileURL(path.join(folder, file)).href);
      return { file, register: path.basename(file, '.ts'), cases: casesIn(file, exported) };
    }),
);

const attempts = (which: 'openings' | 'movings'): readonly NamedAttempt[] =>
  caseFiles.flatMap(({ register, cases }) => cases[which].map((each) => ({ register, ...each })));

/** The openings of each register. */
export const openings = attempts('openings');

/** Steps of records at revision 3, each taking its record to 4. */
export const movings = attempts('movings');

/** The records that stand for a register where it is asked who reads what. */
export const reads: readonly Reads[] = caseFiles.flatMap(({ cases }) => cases.reads);
