import { readFile } from 'node:fs/promises';
import { allRegisters, registers } from '../../rulebook/chapters/index.ts';
import { reports } from '../../rulebook/chapters/reports.ts';
import { printDictionary } from '../../rulebook/printing/dictionary.ts';
import { printHome } from '../../rulebook/printing/home.ts';
import { printIndexes } from '../../rulebook/printing/indexes.ts';
import { type Place, printLoaders, searchedOf } from '../../rulebook/printing/loaders.ts';
import { printManifest } from '../../rulebook/printing/manifest.ts';
import { printReportHeads } from '../../rulebook/printing/report-heads.ts';
import { printRules } from '../../rulebook/printing/rules.ts';
import { regulations } from '../../rulebook/site/clauses/index.ts';
import { clauseTable } from './clause-table.ts';
import { notationReference } from './notation-reference.ts';
import { pageManifest } from './page-manifest.ts';
import { declaredPages, pagesHome, printNavigation } from './page-navigation.ts';

const BEGIN = '      // <generated>\n';
const END = '      // </generated>';

/** firestore.rules with a region for each register between the markers of its frame. */
function withRegions(frame: string): string {
  const [begin, end] = [frame.indexOf(BEGIN), frame.indexOf(END)];
  if (begin < 0 || end < begin)
    throw new Error('firestore.rules has lost its markers <generated> ... </generated>');
  const regions = printRules(allRegisters, registers, Object.values(reports))
    .split('\n')
    .map((line) => (line === '' ? '' : `      ${line}`))
    .join('\n');
  return `${frame.slice(0, begin)}${BEGIN}${regions}\n${frame.slice(end)}`;
}

/** Every file that is printed from the registers, with the text it should have. */
export async function generated(root: URL, places: readonly Place[]): Promise<Map<string, string>> {
  const rules = await readFile(new URL('firestore.rules', root), 'utf8');
  return new Map([
    ['firestore.rules', withRegions(rules)],
    ['firestore.indexes.json', printIndexes(allRegisters)],
    ['web/src/generated/registers.ts', printLoaders(places, searchedOf(allRegisters))],
    ['web/src/generated/manifest.ts', printManifest(await pageManifest(allRegisters, places))],
    ['web/src/generated/navigation.ts', printNavigation(await declaredPages())],
    ['web/src/generated/home.ts', printHome(pagesHome(allRegisters, await declaredPages()))],
    ['web/src/generated/reports.ts', printReportHeads(Object.values(reports))],
    ['docs/data-dictionary.md', printDictionary(allRegisters)],
    ['docs/notation.md', await notationReference(root)],
    ['docs/clauses.md', await clauseTable(root, regulations, allRegisters)],
  ]);
}
