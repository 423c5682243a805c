import { globSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { allRegisters } from '../rulebook/chapters/index.ts';
import { projectRoot } from '../scripts/support/paths.ts';
import {
  type Built,
  buildPage,
  chunkOf,
  filesOf,
  gzipBytes,
  withStaticImports,
} from '../tests/support/web/built.ts';
import type { Figure, Measurement } from './support/figure.ts';

const KB = 1024;
const FIRST_LOAD_MOST = 75 * KB;
const REGISTER_MOST = 4 * KB;

const zipped = (content: string | Uint8Array): number => gzipSync(content, { level: 9 }).length;

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

async function firstLoad(page: Built): Promise<Figure> {
  const files = filesOf(page, withStaticImports(page, [chunkOf(page, 'index.html')]));
  return {
    what: 'first load, JavaScript and CSS',
    value: gzipBytes(page, files),
    floor: await bareSdk(),
    floorIs: 'what it needs of the SDK, alone',
    unit: 'B gzip',
    goal: { of: 'value', most: FIRST_LOAD_MOST },
    note: `${files.size} files`,
  };
}

/** Every text in both languages that a register's screen shows. */
function wordsOf(definition: unknown): string[] {
  if (typeof definition !== 'object' || definition === null) return [];
  return Object.entries(definition).flatMap(([name, value]) =>
    typeof value === 'string' && (name === 'zh' || name === 'en') ? [value] : wordsOf(value),
  );
}

function dearestRegister(page: Built): Figure {
  const files = globSync('rulebook/chapters/*/*.ts', { cwd: projectRoot });
  const screens = allRegisters.flatMap((register) => {
    const file = files.find((each) => path.parse(each).name === register.name);
    if (file === undefined) return [];
    const chunk = page.manifest[chunkOf(page, `../${file.split(path.sep).join('/')}`)];
    return [{ register, size: gzipBytes(page, [chunk?.file ?? '']) }];
  });
  const [dearest] = screens.sort((left, right) => right.size - left.size);
  if (!dearest) throw new Error('The page has no register');
  const above = screens.filter(({ size }) => size > REGISTER_MOST).map(({ register }) => register.name);
  return {
    what: `dearest register screen, ${dearest.register.name}`,
    value: dearest.size,
    floor: zipped(wordsOf(dearest.register).join('\n')),
    floorIs: 'its words alone, in both languages',
    unit: 'B gzip',
    goal: { of: 'value', most: REGISTER_MOST },
    note: `${above.length} of ${screens.length} are above: ${above.join(', ') || 'none'}`,
  };
}

/** What the page's first load and its register screens weigh, as built. */
export const pageSize: Measurement = {
  name: 'page-size',
  needs: 'nothing',
  run: async () => {
    const page = await buildPage();
    try {
      return [await firstLoad(page), dearestRegister(page)];
    } finally {
      await page.close();
    }
  },
};
