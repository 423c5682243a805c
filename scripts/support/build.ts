import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { build as esbuild } from 'esbuild';
import { build as vite } from 'vite';
import { projectRoot } from './paths.ts';
import { Problem } from './problem.ts';

// The packages in the bundle were written for CommonJS and expect its three names.
const commonJsNames = [
  'import { createRequire as createRequireOfBundle } from "node:module";',
  'const require = createRequireOfBundle(import.meta.url);',
  'const __dirname = import.meta.dirname;',
  'const __filename = import.meta.filename;',
].join(' ');

// Node's own punycode is deprecated and says so on every start. The entry of firebase-admin/firestore for ES modules
// reads every name of the SDK, and with one of them loads all of gRPC; the other entry leaves that to the first call.
const alias = {
  punycode: 'punycode/',
  'firebase-admin/firestore': path.join(projectRoot, 'node_modules/firebase-admin/lib/firestore/index.js'),
};

/**
 * Bundles the functions, with everything they use, into `folder`/lib/index.js and lays their package.json beside
 * it. One bundle halves a cold start; what is imported on demand (spreadsheets, mail) gets a file of its own.
 */
export async function buildFunctions(folder: string): Promise<void> {
  const output = path.join(folder, 'lib');
  await rm(output, { recursive: true, force: true });
  const result = await esbuild({
    absWorkingDir: projectRoot,
    entryPoints: { index: 'functions/src/index.ts' },
    outdir: output,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    banner: { js: commonJsNames },
    alias,
    logLevel: 'warning',
  }).catch(() => null); // It has said why itself.
  if (result === null) throw new Problem('The functions could not be built; see above.');
  const source = path.join(projectRoot, 'functions');
  if (path.resolve(folder) !== source) {
    await cp(path.join(source, 'package.json'), path.join(folder, 'package.json'));
  }
}

/** Builds the page of the project at `root` into `folder`, and beside it that on which households answer surveys. */
export async function buildWeb(folder: string, root = projectRoot): Promise<void> {
  const web = path.join(root, 'web');
  await vite({ root: web, logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } });
  await vite({
    root: web,
    configFile: path.join(web, 'survey.config.ts'),
    logLevel: 'warn',
    build: { outDir: folder },
  });
}

/** The pages of a build, which are told where the emulators are. */
export const webPages = ['index.html', 'survey.html'] as const;
