import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../scripts/support/paths.ts';
import { classesIn, rulesOf } from '../support/css/rules.ts';

const source = path.join(projectRoot, 'web/src');
const filesOf = (pattern: string): readonly string[] =>
  globSync(pattern, { cwd: source }).map((file) => file.split(path.sep).join('/'));
const read = (file: string): string => readFileSync(path.join(source, file), 'utf8');

const sheets = filesOf('**/*.css').map((file) => ({ file, css: read(file), rules: rulesOf(read(file)) }));
const parts = filesOf('**/*.{ts,tsx}').map((file) => ({ file, text: read(file) }));
const components = parts.filter(({ file }) => file.endsWith('.tsx'));

/** The layer of each folder, from that which gives way to all others on; paper comes after all that is on the screen. */
const LAYERS = ['reset', 'tokens', 'base', 'kit', 'records', 'forms', 'shell', 'pages', 'print'];
const layerOf = (file: string): string => {
  const [folder = '', name = ''] = file.split('/');
  if (folder === 'styles') return name.replace('.css', '');
  if (folder === 'chapters' || folder === 'imports' || folder === 'reports' || folder === 'rounds')
    return 'pages';
  return folder === 'paper' ? 'print' : folder;
};

describe('the layers', () => {
  it('are told in one place, before everything else', () => {
    expect(read('styles/layers.css')).toContain(`@layer ${LAYERS.join(', ')};`);
    expect(read('main.tsx').indexOf('.css')).toBe(read('main.tsx').indexOf('layers.css') + 'layers'.length);
  });

  it('hold every rule: each in that of its folder, or on paper', () => {
    const outside = sheets.flatMap(({ file, rules }) =>
      rules
        .filter(({ within: [outermost = ''] }) => {
          if (outermost.startsWith('@keyframes') || outermost.startsWith('@page')) return false;
          return outermost !== `@layer ${layerOf(file)}` && outermost !== '@layer print';
        })
        .map(({ selectors }) => `${file}: ${selectors.join(', ')}`),
    );
    expect(outside).toEqual([]);
    expect(sheets.flatMap(({ rules }) => rules).length).toBeGreaterThan(200);
  });

  it('change with the width on a screen alone: paper is not a phone', () => {
    const wrong = sheets.flatMap(({ file, css }) =>
      [...css.matchAll(/@media[^{]*width[^{]*/g)]
        .map(([query]) => query.trim())
        .filter((query) => !query.startsWith('@media screen and '))
        .map((query) => `${file}: ${query}`),
    );
    expect(wrong).toEqual([]);
  });
});

/** A class belongs to the file that has a selector beginning with it. */
const owners = new Map<string, Set<string>>();
for (const { file, rules } of sheets) {
  for (const selector of rules.flatMap(({ selectors }) => selectors)) {
    const [first] = classesIn(selector);
    if (first !== undefined) owners.set(first, (owners.get(first) ?? new Set()).add(file));
  }
}

describe('a class', () => {
  it('belongs to one style sheet: others speak of it only inside of what is theirs', () => {
    const shared = [...owners].filter(([, files]) => files.size > 1);
    expect(shared.map(([name, files]) => `${name}: ${[...files].join(', ')}`)).toEqual([]);
  });

  it('is called by its component, not by a word that any of them could use', () => {
    const words = [
      'row',
      'rows',
      'note',
      'field',
      'line',
      'lines',
      'group',
      'item',
      'option',
      'more',
      'count',
    ];
    expect(words.filter((word) => owners.has(word))).toEqual([]);
  });

  it('is used by some component', () => {
    const words = new Set(parts.flatMap(({ text }) => text.match(/[a-z][\w-]*/g) ?? []));
    words.add('boot'); // Of web/index.html.
    const unused = sheets.flatMap(({ file, rules }) =>
      rules
        .flatMap(({ selectors }) => selectors.flatMap(classesIn))
        .filter((name) => !words.has(name))
        .map((name) => `${file}: ${name}`),
    );
    expect(unused).toEqual([]);
  });
});

/** What a component writes into `class`, as far as it stands there: whole, or one of two. */
function classesOf(text: string): readonly string[] {
  const whole = [...text.matchAll(/class="([^"]*)"/g)].map(([, names = '']) => names);
  const either = [...text.matchAll(/class=\{[^{}`]*\? '([^']*)' : '([^']*)'/g)].flatMap(
    ([, one = '', other = '']) => [one, other],
  );
  return [...whole, ...either].flatMap((names) => names.split(' ')).filter((name) => name !== '');
}

const imported = new Map(
  parts.map(({ file, text }) => [
    file,
    [...text.matchAll(/^(?:import|export)\s(?:[^;]*?from\s)?'(\.[^']+)';/gms)].map(([, to = '']) =>
      path.posix.join(path.posix.dirname(file), to),
    ),
  ]),
);

/** A file and all that is there before it runs. */
function withImports(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  for (const next of imported.get(file) ?? []) withImports(next, found);
  return found;
}

/** What the page asks for when it is needed, with all that comes with it. */
const fetchedLater = parts.flatMap(({ file, text }) =>
  [...text.matchAll(/import\('(\.[^']+)'\)/g)].map(([, to = '']) =>
    path.posix.join(path.posix.dirname(file), to),
  ),
);

const ownerOf = (name: string): string | undefined => [...(owners.get(name) ?? [])][0];

describe('what a component names as its class', () => {
  const always = withImports('main.tsx');
  const known = new Set(
    sheets.flatMap(({ rules }) => rules.flatMap((rule) => rule.selectors.flatMap(classesIn))),
  );

  it('is found in the components', () => {
    expect(components.flatMap(({ text }) => classesOf(text)).length).toBeGreaterThan(300);
    expect(always).toContain('kit/list.css');
    expect(fetchedLater).toContain('pages/register.tsx');
  });

  it('stands in a style sheet', () => {
    const unknown = components.flatMap(({ file, text }) =>
      classesOf(text)
        .filter((name) => !known.has(name))
        .map((name) => `${file}: ${name}`),
    );
    expect(unknown).toEqual([]);
  });

  it('stands in one that its page has fetched when the component is drawn', () => {
    const missing = fetchedLater.flatMap((entry) => {
      const there = withImports(entry);
      return components
        .filter(({ file }) => there.has(file))
        .flatMap(({ file, text }) => classesOf(text).map((name) => ({ file, name, owner: ownerOf(name) })))
        .filter(({ owner }) => owner !== undefined && !there.has(owner) && !always.has(owner))
        .map(({ file, name, owner }) => `${entry}: ${file} has ${name} of ${owner}`);
    });
    expect([...new Set(missing)]).toEqual([]);
  });
});
