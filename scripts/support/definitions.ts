import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Register } from '../../rulebook/notation/register.ts';
import type { Definition } from '../../rulebook/printing/chapters-index.ts';
import { namedChapters } from './page-manifest.ts';
import { projectRoot } from './paths.ts';

const isRegister = (value: unknown): value is Register =>
  typeof value === 'object' &&
  value !== null &&
  ['name', 'form', 'fields', 'states', 'steps', 'columns'].every((part) => Object.hasOwn(value, part));

/**
 * Every register that a file of rulebook/chapters exports: by its chapter's rank, its own, and its name; what is kept
 * beneath another one comes after it. Throws for two of one name.
 */
export async function findDefinitions(root = projectRoot): Promise<Definition[]> {
  const found = (await Promise.all(definingFiles(root).map((file) => exportsOf(root, file)))).flat();
  const twice = found.find(
    ({ register }, place) => found.findIndex((each) => each.register === register) !== place,
  );
  if (twice) throw new Error(`Two files of rulebook/chapters export a register '${twice.register}'`);
  const ranks = new Map((await namedChapters(root)).map(({ name, rank }) => [name, rank]));
  const rankOf = ({ file }: Definition) => ranks.get(file.split('/')[1] ?? '') ?? 0;
  const above = ({ definition }: Definition): Register =>
    found.find(({ register }) => register === definition.beneath?.register)?.definition ?? definition;
  const isBeneath = ({ definition }: Definition) => (definition.beneath === null ? 0 : 1);
  return found.toSorted(
    (one, other) =>
      rankOf(one) - rankOf(other) ||
      above(one).rank - above(other).rank ||
      compare(above(one).name, above(other).name) ||
      isBeneath(one) - isBeneath(other) ||
      compare(one.register, other.register),
  );
}

const definingFiles = (root: string): string[] =>
  globSync('chapters/*/*.ts', { cwd: path.join(root, 'rulebook') })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !file.endsWith('.test.ts') && !file.endsWith('/chapter.ts'));

/** By character codes: the same on every machine. */
const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

async function exportsOf(root: string, file: string): Promise<Definition[]> {
  const module: object = await import(pathToFileURL(path.join(root, 'rulebook', file)).href);
  return Object.entries(module).flatMap(([name, definition]: [string, unknown]) =>
    isRegister(definition) ? [{ register: definition.name, file, name, definition }] : [],
  );
}

/** The chapters that let a site set something: those that have a `site-settings.ts`. */
export function chaptersWithSettings(root = projectRoot): string[] {
  const files = globSync('chapters/*/site-settings.ts', { cwd: path.join(root, 'rulebook') }).sort();
  return files.map((file) => file.split(path.sep)[1] ?? '');
}
