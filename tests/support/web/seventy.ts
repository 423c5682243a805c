import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { allRegisters } from '../../../rulebook/chapters/index.ts';
import type { Register } from '../../../rulebook/notation/register.ts';
import { literal } from '../../../rulebook/printing/literal.ts';
import { type Place, printLoaders, searchedOf } from '../../../rulebook/printing/loaders.ts';
import { printManifest } from '../../../rulebook/printing/manifest.ts';
import { regulations } from '../../../rulebook/site/clauses/index.ts';
import { findDefinitions } from '../../../scripts/support/definitions.ts';
import { pageManifest } from '../../../scripts/support/page-manifest.ts';
import { declaredPages, printNavigation } from '../../../scripts/support/page-navigation.ts';
import { projectRoot } from '../../../scripts/support/paths.ts';

/** A copy of the project as it will be when every register that a clause names has its definition. */
export interface Grown {
  readonly root: string;
  readonly registers: readonly Register[];
  /** Those that have been added and that no page of a chapter stands before. */
  readonly within: readonly Register[];
  /** The chapters that have been added, each with a page of its own. */
  readonly chapters: readonly string[];
  readonly close: () => Promise<void>;
}

interface Added {
  readonly name: string;
  readonly chapter: string;
  readonly words: { readonly zh: string; readonly en: string };
}

/** `meterReadings` as a form is called in English. */
const spoken = (name: string): string =>
  name
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .replace(/^./, (first) => first.toUpperCase());

/** Registers that a clause names and nobody has defined, under the first clause that does: one chapter a regulation. */
function missing(): Added[] {
  const known = new Set(allRegisters.map(({ name }) => name));
  return regulations.flatMap(({ number, clauses }) =>
    clauses.flatMap(({ zh, registers }) =>
      registers.flatMap((name: string) => {
        if (known.has(name)) return [];
        known.add(name);
        return [{ name, chapter: `regulation${number}`, words: { zh: `${zh}登记表`, en: spoken(name) } }];
      }),
    ),
  );
}

/** Definitions of every size, from steps that one role takes to loans with their twelve steps. */
const MODELS = [
  'keyCopies',
  'keyDeposits',
  'disclosures',
  'keyIncidents',
  'lockChanges',
  'delegations',
  'keyLoans',
];

/** The definition of a model under another name; what it imports from its own folder it imports from there. */
async function define(root: string, { name, chapter, words }: Added, model: Place): Promise<void> {
  const from = path.dirname(model.file);
  const source = await readFile(path.join(root, 'rulebook', model.file), 'utf8');
  const text = source
    .replaceAll(/from '\.\//g, `from '../${path.basename(from)}/`)
    .replace(
      `export const ${model.name} = register('${model.name}'`,
      `export const ${name} = register('${name}'`,
    )
    .replace(/form: \{ zh: '[^']*', en: '[^']*' \}/, `form: ${literal(words)}`);
  await writeFile(path.join(root, `rulebook/chapters/${chapter}/${name}.ts`), text);
}

/** A chapter's title, and one page of its own that stands before all chapters: as many as there can ever be. */
async function openChapter(root: string, { name, chapter, words }: Added, rank: number): Promise<void> {
  await mkdir(path.join(root, 'rulebook/chapters', chapter));
  await writeFile(
    path.join(root, 'rulebook/chapters', chapter, 'chapter.ts'),
    `export const chapter = ${literal({ title: words, rank })};\n`,
  );
  const folder = path.join(root, 'web/src/chapters', chapter);
  await cp(path.join(root, 'web/src/chapters/duty'), folder, { recursive: true });
  const place = { path: `/${name}`, icon: 'list', words, roles: ['cashier', 'manager'], rank };
  await writeFile(
    path.join(folder, 'pages.ts'),
    [
      "const load = () => import('./duty-log.tsx').then((m) => m.DutyLog);",
      `const place = ${literal(place)};`,
      `const pages = { '/${name}': load, '/${name}/:day': load };`,
      `const settles = ${literal({ [`${name}Reviews`]: `/${name}/{id}` })};`,
      'export { declared as pages };',
      'const declared = { places: [{ ...place, pages }], settles };',
      '',
    ].join('\n'),
  );
}

/** Makes the copy, with everything that the page is printed. */
export async function growToSeventy(): Promise<Grown> {
  const root = await mkdtemp(path.join(tmpdir(), 'wuye-desk-seventy-'));
  for (const part of ['rulebook', 'web', 'package.json', 'tsconfig.json']) {
    const isSource = (file: string) =>
      !/[\\/](?:dist|node_modules)(?:[\\/]|$)/.test(path.relative(projectRoot, file));
    await cp(path.join(projectRoot, part), path.join(root, part), { recursive: true, filter: isSource });
  }
  await symlink(path.join(projectRoot, 'node_modules'), path.join(root, 'node_modules'), 'junction');

  const known = await findDefinitions();
  const models = MODELS.flatMap((name) => known.find(({ register }) => register === name) ?? []);
  const all = missing();
  const firsts = all.filter(
    ({ chapter }, place) => all.findIndex((each) => each.chapter === chapter) === place,
  );
  for (const [place, first] of firsts.entries()) await openChapter(root, first, 40 + place);
  for (const [place, each] of all.entries()) {
    const model = models[place % models.length];
    if (model) await define(root, each, model);
  }
  const places = await findDefinitions(root);
  const registers = places.map(({ definition }) => definition);
  const isWithin = (name: string) => all.some((each) => each.name === name && !firsts.includes(each));

  const generated = {
    'registers.ts': printLoaders(places, searchedOf(registers)),
    'manifest.ts': printManifest(await pageManifest(registers, places, root)),
    'navigation.ts': printNavigation(await declaredPages(root)),
  };
  for (const [file, text] of Object.entries(generated)) {
    await writeFile(path.join(root, 'web/src/generated', file), text);
  }
  return {
    ...{ root, registers, within: registers.filter(({ name }) => isWithin(name)) },
    ...{ chapters: firsts.map(({ chapter }) => chapter) },
    close: () => rm(root, { recursive: true, force: true }),
  };
}
