import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import type { Manifest } from 'vite';
import { buildWeb } from '../../../scripts/support/build.ts';

/** A build of the page, by the files that Vite's manifest names. */
export interface Built {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Every file, as a path from the folder. */
  readonly files: readonly string[];
  readonly close: () => Promise<void>;
}

/** Builds the page, of the project itself unless another `root` is named, into a folder of its own. */
export async function buildPage(root?: string): Promise<Built> {
  const folder = await mkdtemp(path.join(tmpdir(), 'wuye-desk-page-'));
  const { NODE_ENV } = process.env;
  // Vitest's own value would put development code into the page.
  process.env.NODE_ENV = 'production';
  await buildWeb(folder, root).finally(() => {
    process.env.NODE_ENV = NODE_ENV;
  });
  const manifest = JSON.parse(await readFile(path.join(folder, '.vite/manifest.json'), 'utf8')) as Manifest;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  return { folder, manifest, files, close: () => rm(folder, { recursive: true, force: true }) };
}

/** The manifest's name of the chunk that a source file has for itself. Throws when it has none. */
export function chunkOf({ manifest }: Built, source: string): string {
  if (manifest[source]) return source;
  // A chunk that others import as well is known by its file's name alone.
  const shared = Object.keys(manifest).filter((name) => name.startsWith(`_${path.parse(source).name}-`));
  if (shared.length !== 1) throw new Error(`${source} has no chunk of its own`);
  return shared[0] ?? source;
}

/** A chunk and all that the browser must have before it can run it. */
export function withStaticImports({ manifest }: Built, chunks: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const follow = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const next of manifest[name]?.imports ?? []) follow(next);
  };
  for (const name of chunks) follow(name);
  return found;
}

/** JavaScript and style sheets of these chunks. */
export function filesOf({ manifest }: Built, chunks: Iterable<string>): ReadonlySet<string> {
  const files = [...chunks].flatMap((name) => [manifest[name]?.file ?? '', ...(manifest[name]?.css ?? [])]);
  return new Set(files.filter((file) => file !== ''));
}

/** Bytes that are sent, compressed as Hosting does at least. */
export function gzipBytes({ folder }: Built, files: Iterable<string>): number {
  const sizes = [...files].map(
    (file) => gzipSync(readFileSync(path.join(folder, file)), { level: 9 }).length,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
