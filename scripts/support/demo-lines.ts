import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DemoLines } from '../demo/support/demo.ts';
import { namedChapters } from './page-manifest.ts';
import { projectRoot } from './paths.ts';

/** A file of demo lines: `scripts/demo/<chapter>/<file>.ts`. */
export interface DemoFile {
  /** `<chapter>/<file>`. */
  readonly name: string;
  /** Where its chapter stands among the others. */
  readonly rank: number;
  readonly lines: DemoLines;
  /** Before every file that does not say so itself. */
  readonly isFirst: boolean;
  /** Names of the files on whose lines it builds. */
  readonly after: readonly string[];
}

/** What such a file exports. */
type Exported = Partial<Pick<DemoFile, 'lines' | 'isFirst' | 'after'>>;

/** What the lines of several chapters share. */
const SHARED = 'support';

/**
 * All demo lines, in the order in which they are written. What lies deeper in a chapter's folder is shared by its lines.
 * Throws for a folder that is no chapter's, and for a file that exports no lines.
 */
export async function demoFiles(root = projectRoot): Promise<DemoFile[]> {
  const folder = path.join(root, 'scripts/demo');
  const chapters = await namedChapters(root);
  const found = globSync('*/*.ts', { cwd: folder })
    .map((file) => file.split(path.sep).join('/').replace(/\.ts$/, ''))
    .filter((name) => path.dirname(name) !== SHARED);
  const files = await Promise.all(
    found.map(async (name): Promise<DemoFile> => {
      const chapter = chapters.find((each) => each.name === path.dirname(name));
      if (!chapter) throw new Error(`scripts/demo/${path.dirname(name)} is no chapter's folder`);
      const exported = (await import(pathToFileURL(path.join(folder, `${name}.ts`)).href)) as Exported;
      const { lines, isFirst = false, after = [] } = exported;
      if (!lines) throw new Error(`scripts/demo/${name}.ts exports no lines`);
      return { name, rank: chapter.rank, lines, isFirst, after };
    }),
  );
  return inOrder(files);
}

/**
 * By the rank of the chapter and by name, each behind those on which it builds. Throws where these are not there, or
 * build on each other in a circle.
 */
export function inOrder(files: readonly DemoFile[]): DemoFile[] {
  const byName = new Map(files.map((file) => [file.name, file]));
  const ordered = new Set<DemoFile>();
  const add = (file: DemoFile, way: readonly string[]): void => {
    if (ordered.has(file)) return;
    const further = [...way, file.name];
    if (way.includes(file.name)) throw new Error(`Demo lines go in a circle: ${further.join(', ')}`);
    for (const name of file.after) {
      const before = byName.get(name);
      if (!before) throw new Error(`scripts/demo/${file.name}.ts is after '${name}', which is not there`);
      add(before, further);
    }
    ordered.add(file);
  };
  for (const file of files.toSorted(byRankAndName)) add(file, []);
  return [...ordered];
}

const byRankAndName = (one: DemoFile, other: DemoFile): number =>
  Number(other.isFirst) - Number(one.isFirst) || one.rank - other.rank || (one.name < other.name ? -1 : 1);
