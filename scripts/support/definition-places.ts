import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Register } from '../../rulebook/notation/register.ts';
import type { Place } from '../../rulebook/printing/loaders.ts';
import { projectRoot } from './paths.ts';

/** Which file of a chapter exports each register, in the order of the registers. Throws for one that no file exports. */
export async function definitionPlaces(registers: readonly Register[]): Promise<Place[]> {
  const rulebook = path.join(projectRoot, 'rulebook');
  const files = globSync('chapters/*/*.ts', { cwd: rulebook }).filter((file) => !file.endsWith('.test.ts'));
  const exported = await Promise.all(
    files.map(async (file) => {
      const module: object = await import(pathToFileURL(path.join(rulebook, file)).href);
      return Object.entries(module).map(([name, value]: [string, unknown]) => ({
        ...{ file: file.split(path.sep).join('/'), name, value },
      }));
    }),
  );
  return registers.map((register) => {
    const found = exported.flat().find(({ value }) => value === register);
    if (!found) throw new Error(`No file of rulebook/chapters exports the register '${register.name}'`);
    return { register: register.name, file: found.file, name: found.name };
  });
}
