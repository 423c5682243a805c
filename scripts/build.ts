// npm run build [-- functions | web]: what `firebase deploy` uploads, into functions/lib and web/dist.
import path from 'node:path';
import process from 'node:process';
import { buildFunctions, buildWeb } from './support/build.ts';
import { projectRoot } from './support/paths.ts';
import { explain } from './support/problem.ts';

const wanted = process.argv.slice(2);
const isWanted = (part: string) => wanted.length === 0 || wanted.includes(part);

try {
  if (isWanted('functions')) await buildFunctions(path.join(projectRoot, 'functions'));
  if (isWanted('web')) await buildWeb(path.join(projectRoot, 'web/dist'));
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
