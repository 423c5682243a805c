import { globSync } from 'node:fs';
import path from 'node:path';
import type { EmulatorName } from './firebase-config.ts';
import { projectRoot } from './paths.ts';

/** The parts of the tests that vitest runs, each a project of vitest.config.ts, in the order in which they run. */
export const vitestParts = {
  unit: ['rulebook/**/*.test.ts', 'tests/unit/**/*.test.ts'],
  rules: ['tests/rules/**/*.test.ts'],
  functions: ['tests/functions/**/*.test.ts'],
  web: ['tests/web/**/*.test.ts'],
} as const satisfies Record<string, readonly string[]>;

export type VitestPart = keyof typeof vitestParts;

export const vitestPartNames = Object.keys(vitestParts) as VitestPart[];

export const isVitestPart = (word: string): word is VitestPart => Object.hasOwn(vitestParts, word);

/** What the whole of a run needs; `everything` adds the inbox. */
export type Needs = 'nothing' | 'firestore' | 'data' | 'everything';

/** The emulators of each need. */
export const emulatorsOf = {
  nothing: [],
  firestore: ['firestore'],
  data: ['auth', 'firestore'],
  everything: ['auth', 'firestore', 'functions', 'tasks', 'hosting'],
} as const satisfies Record<Needs, readonly EmulatorName[]>;

/** The test files of a part, relative to the project's root. */
export function filesOf(part: VitestPart): string[] {
  return globSync([...vitestParts[part]], { cwd: projectRoot }).map((file) => file.split(path.sep).join('/'));
}

function needsOf(part: VitestPart, file: string): Needs {
  if (part === 'unit') return 'nothing';
  if (part === 'rules') return 'firestore';
  return part === 'functions' && !file.startsWith('tests/functions/suite/') ? 'data' : 'everything';
}

export interface Selection {
  /** The parts to run with the files of each. */
  readonly files: ReadonlyMap<VitestPart, readonly string[]>;
  /** A pattern for the titles, when no file's path has the words. */
  readonly title: string | null;
  readonly needs: Needs;
}

const order: readonly Needs[] = ['nothing', 'firestore', 'data', 'everything'];

function select(parts: readonly VitestPart[], keep: (file: string) => boolean) {
  const files = parts.map((part) => [part, filesOf(part).filter(keep)] as const);
  return new Map(files.filter(([, found]) => found.length > 0));
}

/**
 * Which tests the words mean: names of parts (unit, rules, functions, web) choose parts; any other word must be in
 * the file's path. When no path has it, the word is taken for a piece of a title, such as a clause.
 */
export function selectTests(words: readonly string[]): Selection {
  const named = words.filter(isVitestPart);
  const parts = named.length > 0 ? named : vitestPartNames;
  const rest = words.filter((word) => !isVitestPart(word));
  const byPath = select(parts, (file) => rest.every((word) => file.includes(word)));
  const isTitle = rest.length > 0 && byPath.size === 0;
  const files = isTitle ? select(parts, () => true) : byPath;
  const needs = [...files].flatMap(([part, found]) => found.map((file) => needsOf(part, file)));
  return {
    files,
    title: isTitle ? rest.join(' ') : null,
    needs: order.findLast((need) => need === 'nothing' || needs.includes(need)) ?? 'nothing',
  };
}
