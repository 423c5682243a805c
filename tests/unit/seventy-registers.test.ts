import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type Built,
  buildPage,
  chunkOf,
  filesOf,
  gzipBytes,
  withStaticImports,
} from '../support/web/built.ts';
import { type Grown, growToSeventy } from '../support/web/seventy.ts';

// The page as it will be when the regulations are all in it: a definition for each register that a clause names, and a
// chapter with a page of its own for each regulation, found by nothing but the folders that they stand in.

let grown: Grown;
let built: Built;
beforeAll(async () => {
  grown = await growToSeventy();
  built = await buildPage(grown.root);
});
afterAll(async () => {
  await built?.close();
  await grown?.close();
});

const KB = 1024;
const read = (file: string) => readFileSync(path.join(built.folder, file), 'utf8');
const first = () => [...filesOf(built, withStaticImports(built, [chunkOf(built, 'index.html')]))];

it('the page has seventy registers and a page in each chapter', () => {
  expect(grown.registers.length).toBeGreaterThanOrEqual(70);
  expect(grown.chapters.length).toBeGreaterThan(8);
  for (const chapter of grown.chapters) {
    expect(chunkOf(built, `src/chapters/${chapter}/duty-log.tsx`)).toBeTruthy();
  }
  for (const { name } of grown.within.slice(-10)) {
    const file = Object.keys(built.manifest).filter((source) => source.endsWith(`/${name}.ts`));
    expect(file, name).toHaveLength(1);
  }
});

it('what is sent until the first records are on the screen stays at 75 KB at most', () => {
  const sizes = Object.fromEntries(first().map((file) => [file, gzipBytes(built, [file])]));
  expect(gzipBytes(built, first()), JSON.stringify(sizes, null, 1)).toBeLessThanOrEqual(75 * KB);
});

it('of a register whose chapter has no place of its own the first load knows neither name nor form', () => {
  const texts = first().map(read);
  const last = grown.within.at(-1);
  for (const word of [`'/${last?.name}'`, last?.form.zh, 'duty-log', 'rulebook/chapters']) {
    expect(texts.filter((text) => text.includes(String(word)))).toEqual([]);
  }
});
