import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import { allRegisters, registers } from '../rulebook/chapters/index.ts';
import { reports } from '../rulebook/chapters/reports.ts';
import { printDictionary } from '../rulebook/printing/dictionary.ts';
import { printIndexes } from '../rulebook/printing/indexes.ts';
import { printLoaders, searchedOf } from '../rulebook/printing/loaders.ts';
import { printManifest } from '../rulebook/printing/manifest.ts';
import { printRules } from '../rulebook/printing/rules.ts';
import { regulations } from '../rulebook/site/clauses/index.ts';
import { clauseTable } from './support/clause-table.ts';
import { definitionPlaces } from './support/definition-places.ts';
import { notationReference } from './support/notation-reference.ts';
import { pageManifest } from './support/page-manifest.ts';
import { declaredPages, printNavigation } from './support/page-navigation.ts';
import { explain } from './support/problem.ts';
import { DEPLOYED_MOST, measureRules } from './support/rules-size.ts';

const BEGIN = '      // <generated>\n';
const END = '      // </generated>';

/** firestore.rules with a region for each register between the markers of its frame. */
export function withRegions(frame: string): string {
  const [begin, end] = [frame.indexOf(BEGIN), frame.indexOf(END)];
  if (begin < 0 || end < begin)
    throw new Error('firestore.rules has lost its markers <generated> ... </generated>');
  const regions = printRules(allRegisters, registers, Object.values(reports))
    .split('\n')
    .map((line) => (line === '' ? '' : `      ${line}`))
    .join('\n');
  return `${frame.slice(0, begin)}${BEGIN}${regions}\n${frame.slice(end)}`;
}

/** Every generated file with the text it should have. */
export async function generated(root: URL): Promise<Map<string, string>> {
  const rules = await readFile(new URL('firestore.rules', root), 'utf8');
  const places = await definitionPlaces(allRegisters);
  return new Map([
    ['firestore.rules', withRegions(rules)],
    ['firestore.indexes.json', printIndexes(allRegisters)],
    ['web/src/generated/registers.ts', printLoaders(places, searchedOf(allRegisters))],
    ['web/src/generated/manifest.ts', printManifest(await pageManifest(allRegisters, places))],
    ['web/src/generated/navigation.ts', printNavigation(await declaredPages())],
    ['docs/data-dictionary.md', printDictionary(allRegisters)],
    ['docs/notation.md', await notationReference(root)],
    ['docs/clauses.md', await clauseTable(root, regulations, allRegisters)],
  ]);
}

if (import.meta.main) {
  const root = new URL('../', import.meta.url);
  const check = process.argv.includes('--check');
  const stale: string[] = [];
  for (const [path, text] of await generated(root)) {
    const stands = await readFile(new URL(path, root), 'utf8').catch(() => '');
    if (stands === text) continue;
    stale.push(path);
    if (!check) await writeFile(new URL(path, root), text);
  }
  if (check && stale.length > 0) {
    console.error(format('Not what the rulebook prints: %s. Run `npm run generate`.', stale.join(', ')));
    process.exitCode = 1;
  } else {
    console.log(stale.length > 0 ? `Written: ${stale.join(', ')}` : 'Generated files are up to date.');
  }
  if (check) await checkSize(fileURLToPath(new URL('firestore.rules', root)));
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
