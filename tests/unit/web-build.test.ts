import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageWithEmulators } from '../../scripts/support/page-settings.ts';
import {
  type Built,
  buildPage,
  chunkOf,
  filesOf,
  gzipBytes,
  withStaticImports,
} from '../support/web/built.ts';

let built: Built;
beforeAll(async () => {
  built = await buildPage();
});
afterAll(() => built.close());

const read = (file: string) => readFileSync(path.join(built.folder, file), 'utf8');

const KB = 1024;

const loaders = readFileSync('web/src/generated/registers.ts', 'utf8');
/** The file of each register's definition, from the folder of the page. */
const definitions = [...loaders.matchAll(/import\('\.\.\/\.\.\/(.*?)'\)/g)]
  .map(([, file = '']) => file)
  .filter((file, place, all) => all.indexOf(file) === place);

describe('what is sent until the first records are on the screen', () => {
  const first = () => withStaticImports(built, [chunkOf(built, 'index.html')]);

  it('is at most 75 KB of JavaScript and CSS, the SDK included', () => {
    const files = [...filesOf(built, first())];
    const sizes = Object.fromEntries(files.map((file) => [file, gzipBytes(built, [file])]));
    expect(gzipBytes(built, files), JSON.stringify(sizes, null, 1)).toBeLessThanOrEqual(75 * KB);
  });

  it('holds Today, so that the first screen waits for no second request', () => {
    const scripts = [...filesOf(built, first())].filter((file) => file.endsWith('.js'));
    expect(scripts.map(read).join('\n')).toContain('待我办理');
  });

  it('holds neither the full Firestore SDK nor the functions SDK nor a register nor what field types know', () => {
    const names = [...first()];
    expect(names).not.toContain(chunkOf(built, 'src/firebase/live.ts'));
    expect(definitions.filter((file) => names.includes(file))).toEqual([]);
    const sources = [...filesOf(built, names)].filter((file) => file.endsWith('.js')).map(read);
    // A word of each that survives minifying: the listener of the one, the error of the other, a type's sentence.
    for (const word of ['IndexedDbPersistence', 'functions/', '没有这个选项']) {
      expect(sources.filter((source) => source.includes(word))).toEqual([]);
    }
  });
});

describe('the style sheets of the page', () => {
  it('come after the one that says in which order their layers stand', () => {
    const page = read('index.html');
    const [first = ''] = [...page.matchAll(/rel="stylesheet"[^>]*href="\/([^"]*)"/g)].map(([, file]) => file);
    const layers = [...read(first).matchAll(/@layer ([a-z, ]+)[;{]/g)].flatMap(([, names = '']) =>
      names.split(','),
    );
    const declared = readFileSync('web/src/styles/layers.css', 'utf8').matchAll(/^@layer ([a-z, ]+);/gm);
    for (const [, order = ''] of declared) {
      const wanted = order.split(', ');
      expect([...new Set(layers)].filter((name) => wanted.includes(name))).toEqual(wanted);
    }
  });
});

describe('China’s public holidays', () => {
  it('are a chunk of 4 KB at most, which nothing but the settings page asks for', () => {
    const chunk = chunkOf(built, '../node_modules/chinese-days/dist/chinese-days.json');
    const file = built.manifest[chunk]?.file ?? '';
    expect(gzipBytes(built, [file])).toBeLessThanOrEqual(4 * KB);
    const asking = Object.entries(built.manifest).filter(([, each]) => each.dynamicImports?.includes(chunk));
    expect(asking.map(([name]) => name)).toEqual(['src/chapters/site/settings.tsx']);
    expect(Object.values(built.manifest).filter((each) => each.imports?.includes(chunk))).toEqual([]);
    // Its table of days, and nothing of its program.
    expect(read(file)).toContain('Spring Festival,春节');
    expect(built.files.filter((each) => each.endsWith('.js') && read(each).includes('立春'))).toEqual([]);
  });
});

describe('the page', () => {
  const holding = (word: string) =>
    built.files.filter((file) => file.endsWith('.js') && read(file).includes(word));

  it('knows the field types, and judges without the library that the server has for it', () => {
    expect(holding('没有这个选项')).toHaveLength(1);
    expect(holding('ZodError')).toEqual([]);
  });
});

describe('a register', () => {
  it('each has its definition in a file of its own', () => {
    expect(definitions.length).toBeGreaterThan(15);
  });

  // A loan has twelve steps, the chase of a debt twenty and eleven deadlines, a key sixteen steps.
  const long: Readonly<Record<string, number>> = { keyLoans: 6, arrears: 6, keys: 5 };
  const kilobytesOf = (file: string): number => long[path.basename(file, '.ts')] ?? 4;

  it.each(definitions.map((file) => [file, kilobytesOf(file)] as const))(
    '%s is at most %i KB',
    (file, most) => {
      const chunk = chunkOf(built, file);
      expect(gzipBytes(built, [built.manifest[chunk]?.file ?? ''])).toBeLessThanOrEqual(most * KB);
    },
  );
});

describe('the service worker', () => {
  const listed = () => {
    const [, list = ''] = /"files":(\[.*?\])/.exec(read('service-worker.js')) ?? [];
    return (JSON.parse(list) as string[]).map((file) => file.replace(/^\//, ''));
  };

  it('keeps every file of the build but itself and the page, which is asked for anew each time', () => {
    // What a household opens is no part of the desk.
    const isOfSurvey = (file: string): boolean => file === 'survey.html' || file.startsWith('assets/survey/');
    const kept = built.files.filter(
      (file) =>
        !['service-worker.js', 'index.html'].includes(file) &&
        !file.startsWith('.vite/') &&
        !isOfSurvey(file),
    );
    expect(listed().sort()).toEqual(kept.sort());
    expect(kept.length).toBeGreaterThan(30);
  });

  it('has a name for the build that no other build has, whatever project the page is pointed at', async () => {
    const version = (worker: string) => /"version":"(\w+)"/.exec(worker)?.[1];
    const mine = version(read('service-worker.js'));
    expect(mine).toMatch(/^[0-9a-f]{12}$/);
    const ports = { auth: 1, firestore: 2, functions: 3, tasks: 4, hosting: 5 };
    const pointed = pageWithEmulators(read('index.html'), 'demo-other', ports);
    expect(pointed).toContain('<meta name="emulators"');
    const again = await buildPage();
    expect(version(readFileSync(path.join(again.folder, 'service-worker.js'), 'utf8'))).toBe(mine);
    await again.close();
  });

  it('is a script that a browser loads as it is, without imports', () => {
    expect(read('service-worker.js')).not.toMatch(/\b(?:import|export)\b ?[{(*"'`]/);
  });
});

describe('the manifest', () => {
  const manifest = () =>
    JSON.parse(read('manifest.webmanifest')) as {
      name: string;
      start_url: string;
      display: string;
      icons: { src: string; type: string; sizes: string; purpose: string }[];
    };

  it('makes the page installable under its own name', () => {
    expect(manifest()).toMatchObject({ name: '物业客服台', start_url: '/', display: 'standalone' });
    expect(read('index.html')).toContain('href="/manifest.webmanifest"');
  });

  it('names pictures that are there, in the size that it tells', () => {
    const pictures = manifest().icons.filter(({ type }) => type === 'image/png');
    expect(pictures.map(({ sizes, purpose }) => `${sizes} ${purpose}`).sort()).toEqual([
      '192x192 any',
      '512x512 any',
      '512x512 maskable',
    ]);
    for (const { src, sizes } of pictures) {
      // Width and height stand in a PNG's first chunk.
      const content = readFileSync(path.join(built.folder, src));
      expect(`${content.readUInt32BE(16)}x${content.readUInt32BE(20)}`).toBe(sizes);
    }
  });
});
