import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const PLACEHOLDER = '__BUILD__';
/** Changed after the build to point at a project or the emulators, so it is asked for anew each time. */
const PAGE = 'index.html';

/**
 * Tells the service worker which files the build has, and gives the build a name that changes with any of them. A
 * worker of seventy lines is enough for that; Workbox would be 20 times its size.
 */
export function serviceWorkerFiles(worker: string): Plugin {
  let publicFolder = '';
  return {
    name: 'service-worker-files',
    enforce: 'post',
    apply: 'build',
    configResolved: ({ publicDir }) => {
      publicFolder = publicDir;
    },
    generateBundle(_options, bundle) {
      const chunk = bundle[worker];
      if (chunk?.type !== 'chunk' || !chunk.code.includes(PLACEHOLDER)) {
        this.error(`${worker} does not ask for the files of the build`);
      }
      const isKept = (file: string) => file !== worker && file !== PAGE && !file.startsWith('.vite/');
      const hashed = Object.keys(bundle).filter(isKept);
      const named = readdirSync(publicFolder);
      const contents = named.map((file) => readFileSync(path.join(publicFolder, file)));
      const hash = createHash('sha256').update(hashed.sort().join());
      for (const content of contents) hash.update(content);
      const build = {
        version: hash.digest('hex').slice(0, 12),
        files: [...hashed, ...named].map((file) => `/${file}`),
      };
      chunk.code = chunk.code.replaceAll(PLACEHOLDER, JSON.stringify(build));
    },
  };
}
