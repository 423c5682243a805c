import type { Register } from '../notation/register.ts';
import type { Place } from './loaders.ts';

/** A register, and where its definition stands. */
export interface Definition extends Place {
  readonly definition: Register;
}

/** rulebook/chapters/chapter-settings.ts: what a site sets for each of these chapters. */
export const printChapterSettings = (files: readonly string[]): string =>
  [
    '// Printed from the `site-settings.ts` in the folders beside it by `npm run generate`.',
    "import { type ChapterSettings, isSetting } from '../notation/setting.ts';",
    ...files.map((chapter) => `import * as ${chapter} from './${chapter}/site-settings.ts';`),
    '',
    '/** What a site sets for each chapter. */',
    'export const chapterSettings: readonly ChapterSettings[] = [',
    ...files.map(
      (chapter) => `  { chapter: '${chapter}', settings: Object.values(${chapter}).filter(isSetting) },`,
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
