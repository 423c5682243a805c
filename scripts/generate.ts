import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import { printChapterSettings, printChaptersIndex } from '../rulebook/printing/chapters-index.ts';
import { chaptersWithSettings, findDefinitions } from './support/definitions.ts';
import { explain } from './support/problem.ts';
import { DEPLOYED_MOST, measureRules } from './support/rules-size.ts';

// npm run generate [-- --check]: prints what follows from the definitions, or tells what is not as it would be printed.

const root = new URL('../', import.meta.url);
const check = process.argv.includes('--check');
const stale: string[] = [];

async function print(file: string, text: string): Promise<void> {
  const stands = await readFile(new URL(file, root), 'utf8').catch(() => '');
  if (stands === text) return;
  stale.push(file);
  if (!check) await writeFile(new URL(file, root), text);
}

/** Each before what reads it: the settings of the chapters, the index of the registers, and whatever is printed of them. */
async function printAll(): Promise<void> {
  await print('rulebook/chapters/chapter-settings.ts', printChapterSettings(chaptersWithSettings()));
  const definitions = await findDefinitions();
  await print('rulebook/chapters/index.ts', printChaptersIndex(definitions));
  if (check && stale.length > 0) return;
  const { generated } = await import('./support/generated.ts');
  for (const [file, text] of await generated(root, definitions)) await print(file, text);
}

/** Firestore tells of rules that are too large only when they are released. */
async function checkSize(rules: string): Promise<void> {
  try {
    const { deployed } = await measureRules(rules);
    console.log(format('Rules: %d bytes deployed, of %d that may be used.', deployed, DEPLOYED_MOST));
    if (deployed > DEPLOYED_MOST) process.exitCode = 1;
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
}

await printAll();
if (check && stale.length > 0) {
  console.error(format('Not what the rulebook prints: %s. Run `npm run generate`.', stale.join(', ')));
  process.exitCode = 1;
} else {
  console.log(stale.length > 0 ? `Written: ${stale.join(', ')}` : 'Generated files are up to date.');
}
if (check) await checkSize(fileURLToPath(new URL('firestore.rules', root)));
