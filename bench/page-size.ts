import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { allRegisters } from '../rulebook/registers/index.ts';
import { buildWeb } from '../scripts/support/build.ts';
import { localFolder, projectRoot } from '../scripts/support/paths.ts';
import type { Figure, Measurement } from './support/figure.ts';

/** A chunk as vite's manifest tells of it. */
interface Chunk {
  readonly file: string;
  readonly name?: string;
  readonly src?: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

type Manifest = Readonly<Record<string, Chunk>>;

const KB = 1000;
const FIRST_LOAD_MOST = 75 * KB;
const REGISTER_MOST = 4 * KB;

const zipped = (content: string | Uint8Array): number => gzipSync(content).length;

/** Bytes of a file as it is sent. */
const sizeOf = (folder: string, file: string): number => zipped(readFileSync(path.join(folder, file)));

/** Everything that a chunk cannot run without: itself, what it imports, and their styles. */
function closureOf(manifest: Manifest, key: string, found = new Set<string>()): ReadonlySet<string> {
  const chunk = manifest[key];
  if (!chunk || found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const style of chunk.css ?? []) found.add(style);
  for (const imported of chunk.imports ?? []) closureOf(manifest, imported, found);
  return found;
}

/** What the page needs of the SDK before there are records, bundled alone. */
async function bareSdk(): Promise<number> {
  const { outputFiles } = await build({
    absWorkingDir: projectRoot,
    stdin: {
      resolveDir: projectRoot,
      contents: [
        "export { initializeApp } from 'firebase/app';",
        "export { initializeAuth, indexedDBLocalPersistence, onAuthStateChanged } from 'firebase/auth';",
        "export { collection, doc, getDoc, getDocs, getFirestore, limit, orderBy, query, updateDoc, where, writeBatch } from 'firebase/firestore/lite';",
      ].join('\n'),
    },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  return zipped(outputFiles[0]?.contents ?? '');
}

function firstLoad(folder: string, manifest: Manifest, floor: number): Figure {
  const files = [...closureOf(manifest, 'index.html')].filter((file) => /\.(js|css)$/.test(file));
  return {
    what: 'first load, JavaScript and CSS',
    value: files.reduce((sum, file) => sum + sizeOf(folder, file), 0),
    floor,
    floorIs: 'what it needs of the SDK, alone',
    unit: 'B gzip',
    goal: { of: 'value', most: FIRST_LOAD_MOST },
    note: `${files.length} files`,
  };
}

/** Every text in both languages that a register's screen shows. */
function wordsOf(definition: unknown): string[] {
  if (typeof definition !== 'object' || definition === null) return [];
  return Object.entries(definition).flatMap(([name, value]) =>
    typeof value === 'string' && (name === 'zh' || name === 'en') ? [value] : wordsOf(value),
  );
}

/** The chunk that a register's definition stands in, which may hold others of the same file. */
function chunkOf(manifest: Manifest, register: string): string | null {
  const chunk =
    manifest[`../rulebook/registers/${register}.ts`] ??
    Object.values(manifest).find(({ name, src }) => name === register && !src?.startsWith('src/'));
  return chunk?.file ?? null;
}

function dearestRegister(folder: string, manifest: Manifest): Figure {
  const screens = allRegisters.flatMap((register) => {
    const file = chunkOf(manifest, register.name);
    return file === null ? [] : [{ register, size: sizeOf(folder, file) }];
  });
  const [dearest] = screens.sort((left, right) => right.size - left.size);
  if (!dearest) throw new Error('The page has no register');
  const above = screens.filter(({ size }) => size > REGISTER_MOST);
  return {
    what: `dearest register screen, ${dearest.register.name}`,
    value: dearest.size,
    floor: zipped(wordsOf(dearest.register).join('\n')),
    floorIs: 'its words alone, in both languages',
    unit: 'B gzip',
    goal: { of: 'value', most: REGISTER_MOST },
    note: `${above.length} of ${screens.length} are above 4 KB: ${above.map(({ register }) => register.name).join(', ') || 'none'}`,
  };
}

/** What the page's first load and its register screens weigh, as built. */
export const pageSize: Measurement = {
  name: 'page-size',
  needs: 'nothing',
  run: async () => {
    const folder = await mkdtemp(path.join(localFolder, 'bench-web-'));
    try {
      await buildWeb(folder);
      const manifest = JSON.parse(
        await readFile(path.join(folder, '.vite/manifest.json'), 'utf8'),
      ) as Manifest;
      return [firstLoad(folder, manifest, await bareSdk()), dearestRegister(folder, manifest)];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
