import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Register } from '../../rulebook/notation/register.ts';
import type { Place } from '../../rulebook/printing/loaders.ts';
import { type Manifest, manifestOf, type NamedChapter } from '../../rulebook/printing/manifest.ts';
import { projectRoot } from './paths.ts';

/** The chapters of the rulebook, each by its folder's name and its `chapter.ts`. */
export async function namedChapters(root = projectRoot): Promise<NamedChapter[]> {
  const folder = path.join(root, 'rulebook/chapters');
  return Promise.all(
    globSync('*/chapter.ts', { cwd: folder })
      .sort()
      .map(async (file) => {
        const { chapter } = (await import(pathToFileURL(path.join(folder, file)).href)) as {
          chapter: Omit<NamedChapter, 'name'>;
        };
        return { ...chapter, name: path.dirname(file) };
      }),
  );
}

/** The manifest of these registers, each in the chapter in whose folder its definition stands: `chapters/keys/keys.ts`. */
export async function pageManifest(
  registers: readonly Register[],
  places: readonly Place[],
  root = projectRoot,
): Promise<Manifest> {
  const chapterOf = new Map(places.map(({ register, file }) => [register, file.split('/')[1] ?? '']));
  return manifestOf(registers, await namedChapters(root), (register) => chapterOf.get(register) ?? '');
}
