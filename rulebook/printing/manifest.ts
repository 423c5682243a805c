import type { Chapter } from '../notation/chapter.ts';
import type { Condition } from '../notation/condition.ts';
import type { Register } from '../notation/register.ts';
import { hasList } from '../reading/listing.ts';
import { reachOf } from '../reading/reach.ts';
import { relationsIn } from '../reading/relations.ts';
import type { Role } from '../site/roles.ts';
import type { Words } from '../site/words.ts';
import { literal } from './literal.ts';

/** A chapter with its folder's name. */
export interface NamedChapter extends Chapter {
  readonly name: string;
}

/** A chapter, as the navigation needs it. */
export interface ListedChapter {
  readonly name: string;
  readonly title: Words;
  /** Who has something to do there; everybody, when left out. */
  readonly roles?: readonly Role[];
}

/** A register that has a list, as the page needs it before it has its definition. */
export interface ListedRegister {
  readonly chapter: string;
  readonly form: Words;
  /** Who may list it, as in its definition; all staff, when left out. */
  readonly list?: Condition;
  /** What hangs on a record of it: `[register, field]`. */
  readonly related?: readonly (readonly [register: string, field: string])[];
}

export interface Manifest {
  readonly chapters: readonly ListedChapter[];
  readonly registers: Readonly<Record<string, ListedRegister>>;
}

/** `chapterOf` names the folder in which a register's definition stands. Throws for a chapter that nobody has named. */
export function manifestOf(
  registers: readonly Register[],
  chapters: readonly NamedChapter[],
  chapterOf: (register: string) => string,
): Manifest {
  const listed = registers.filter(hasList);
  const unnamed = listed.find(({ name }) => !chapters.some((each) => each.name === chapterOf(name)));
  if (unnamed) throw new Error(`rulebook/chapters/${chapterOf(unnamed.name)}/chapter.ts is missing`);
  const relations = relationsIn(registers);
  const entryOf = (register: Register): ListedRegister => {
    const related = relations.filter(({ to }) => to === register.name);
    return {
      chapter: chapterOf(register.name),
      form: register.form,
      ...(register.list.condition === 'staff' ? {} : { list: register.list }),
      ...(related.length === 0 ? {} : { related: related.map((each) => [each.register, each.field]) }),
    };
  };
  return {
    chapters: chapters
      .toSorted((one, other) => one.rank - other.rank)
      .map(({ name, title }) => {
        const roles = doersIn(registers.filter((each) => chapterOf(each.name) === name));
        return { name, title, ...(roles === null ? {} : { roles }) };
      }),
    registers: Object.fromEntries(listed.map((register) => [register.name, entryOf(register)])),
  };
}

/** Who may take some step of these registers before any record names them; null when that may be anybody. */
function doersIn(registers: readonly Register[]): readonly Role[] | null {
  const reaches = registers.flatMap(({ steps }) =>
    Object.values(steps).map(({ by, from }) => {
      const reach = reachOf(by);
      // Whoever opens a record may name themselves, and anybody may be named a keeper.
      const isAnybody = reach === null || reach.keepers || (from === null && reach.people.length > 0);
      return isAnybody ? null : reach.roles;
    }),
  );
  const known = reaches.filter((roles) => roles !== null);
  return known.length < reaches.length ? null : [...new Set(known.flat())];
}

/** This file, as web/src/generated sees it. */
const HERE = '../../../rulebook/printing/manifest.ts';

/** web/src/generated/manifest.ts: all chapters and registers, for the pages that show many of them. */
export const printManifest = ({ chapters, registers }: Manifest): string =>
  [
    '// Printed from rulebook/chapters by `npm run generate`.',
    `import type { Manifest } from '${HERE}';`,
    '',
    'export const manifest: Manifest = {',
    '  chapters: [',
    ...chapters.map((each) => `    ${literal(each)},`),
    '  ],',
    '  registers: {',
    ...Object.entries(registers).map(([name, each]) => `    ${name}: ${literal(each)},`),
    '  },',
    '};',
    '',
  ].join('\n');
