import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Register } from '../../rulebook/notation/register.ts';
import type { Regulation } from '../../rulebook/site/clauses/index.ts';

/** Where tests stand; their titles carry clause ids as `[R4.4.1.5]`. */
const TEST_FOLDERS = ['tests', 'rulebook', 'functions'];
const CLAUSE = /R\d+(?:\.\d+)+/g;
const BRACKETED = /\[((?:R\d+(?:\.\d+)+[ ,]*)+)\]/g;

/** docs/clauses.md: each clause with the registers and steps that cite it and the test files that carry its id. */
export async function clauseTable(
  root: URL,
  regulations: readonly Regulation[],
  registers: readonly Register[],
): Promise<string> {
  const steps = citingSteps(registers);
  const tests = await citingTests(fileURLToPath(root));
  const lines = regulations.flatMap(({ number, title, clauses }) => [
    `## ${number} ${title.zh} ${title.en}`,
    '',
    '| Clause | 条款 | Register: steps | Tests |',
    '| --- | --- | --- | --- |',
    ...clauses.map(({ id, zh }) => `| ${id} | ${zh} | ${cell(steps.get(id))} | ${cell(tests.get(id))} |`),
    '',
  ]);
  return [
    '# Clauses',
    '',
    'Printed by `npm run generate` from the rulebook and from the titles of the tests. An empty row is a clause of a',
    'register that has not landed yet.',
    '',
    ...lines,
  ].join('\n');
}

const cell = (entries: ReadonlySet<string> | undefined): string => [...(entries ?? [])].join('<br>');

function citingSteps(registers: readonly Register[]): Map<string, Set<string>> {
  const found = new Map<string, Map<string, Set<string>>>();
  const note = (clause: string, register: string, step: string | null): void => {
    const byRegister = found.get(clause) ?? new Map<string, Set<string>>();
    const noted = byRegister.get(register) ?? new Set<string>();
    if (step) noted.add(step);
    found.set(clause, byRegister.set(register, noted));
  };
  for (const { name, cites, steps, due, owes } of registers) {
    for (const clause of cites) note(clause, name, null);
    for (const [step, terms] of Object.entries(steps)) {
      const cited = [...terms.cites, ...terms.provided.flatMap((rule) => rule.cites)];
      for (const clause of cited) note(clause, name, step);
    }
    for (const [owed, terms] of Object.entries(due)) {
      for (const clause of terms.cites) note(clause, name, `${owed} (due)`);
    }
    for (const [owed, terms] of Object.entries(owes)) {
      for (const clause of terms.cites) note(clause, name, `${owed} (owed)`);
    }
  }
  const told = [...found].map(([clause, byRegister]) => {
    const entries = [...byRegister].map(
      ([register, steps]) => `\`${register}\`${steps.size > 0 ? `: ${[...steps].join(', ')}` : ''}`,
    );
    return [clause, new Set(entries)] as const;
  });
  return new Map(told);
}

async function citingTests(root: string): Promise<Map<string, Set<string>>> {
  const found = new Map<string, Set<string>>();
  for (const folder of TEST_FOLDERS) {
    const files = await readdir(join(root, folder), { recursive: true }).catch(() => []);
    for (const file of files
      .filter((each) => each.endsWith('.test.ts') && !each.includes('node_modules'))
      .sort()) {
      const text = await readFile(join(root, folder, file), 'utf8');
      for (const [, ids] of text.matchAll(BRACKETED)) {
        for (const [clause] of (ids ?? '').matchAll(CLAUSE)) {
          found.set(clause, (found.get(clause) ?? new Set()).add(`${folder}/${file.replaceAll('\\', '/')}`));
        }
      }
    }
  }
  return found;
}
