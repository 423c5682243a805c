import type { Register } from '../notation/register.ts';
import type { Place } from './loaders.ts';

/** A register, and where its definition stands. */
export interface Definition extends Place {
  readonly definition: Register;
}

/** A file of a chapter with what a site sets for it, and under which names it exports them. */
export interface SettingsFile {
  readonly chapter: string;
  readonly names: readonly string[];
}

/** rulebook/chapters/chapter-settings.ts: what a site sets for each chapter. */
export const printChapterSettings = (files: readonly SettingsFile[]): string =>
  [
    '// Printed from the `site-settings.ts` in the folders beside it by `npm run generate`.',
    "import type { ChapterSettings } from '../notation/setting.ts';",
    ...files.map(({ chapter }) => `import * as ${chapter} from './${chapter}/site-settings.ts';`),
    '',
    '/** What a site sets for each chapter. */',
    'export const chapterSettings: readonly ChapterSettings[] = [',
    ...files.map(
      ({ chapter, names }) =>
        `  { chapter: '${chapter}', settings: [${names.map((name) => `${chapter}.${name}`).join(', ')}] },`,
    ),
    '];',
    '',
  ].join('\n');

/** rulebook/chapters/index.ts: every register, in the order of these definitions. */
export function printChaptersIndex(definitions: readonly Place[]): string {
  const files = [...new Set(definitions.map(({ file }) => file))].sort();
  const imports = files.map((file) => {
    const names = definitions.filter((each) => each.file === file).map(({ name }) => name);
    return `import { ${names.sort().join(', ')} } from './${file.replace('chapters/', '')}';`;
  });
  return [
    '// Printed from the definitions in the folders beside it by `npm run generate`.',
    "import { type Register, registersOf } from '../notation/register.ts';",
    ...imports,
    '',
    '/** Every register, in the order of the chapters. */',
    'export const allRegisters: readonly Register[] = [',
    ...definitions.map(({ name }) => `  ${name},`),
    '];',
    '',
    '/** Finds a register by name. */',
    'export const registers = registersOf(allRegisters);',
    '',
  ].join('\n');
}
