import { readFile } from 'node:fs/promises';

/** The files of a definition's words, in the order in which somebody who writes one meets them. */
export const notationFiles = [
  'register',
  'field',
  'money',
  'state',
  'step',
  'in-bulk',
  'condition',
  'value',
  'readers',
  'due',
  'gathered',
  'owed',
  'setting',
  'report',
] as const;

/** One word of the notation, and what its comment says; null where it has none. */
export interface Word {
  readonly name: string;
  readonly is: 'function' | 'word';
  readonly says: string | null;
}

const EXPORTED =
  /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?export (const|function\*?|interface|type|class) (\w+)(?:<[^=]*?>)?(?:: [\w.]+)?( = (?:<[^>]*>)?\()?/g;

/** The words that a file exports, those of the type language left out that only name a shape. */
export function wordsIn(source: string): Word[] {
  return [...source.matchAll(EXPORTED)].flatMap(([, comment, kind, name = '', arrow]): Word[] => {
    const is = kind?.startsWith('function') || (kind === 'const' && arrow) ? 'function' : 'word';
    return /^[A-Z_]+$/.test(name) ? [] : [{ name, is, says: comment === undefined ? null : plain(comment) }];
  });
}

/** A comment without its stars; what stands indented in it is an example. */
function plain(comment: string): string {
  const lines = comment.split('\n').map((line) => line.replace(/^\s*\* ?/, '').replace(/\s+$/, ''));
  const blocks: string[] = [];
  for (const line of lines) {
    const isExample = line.startsWith('    ');
    const last = blocks.at(-1);
    if (line.trim() === '') blocks.push('');
    else if (isExample) blocks.push(line);
    else if (last === undefined || last === '' || last.startsWith('    ')) blocks.push(line.trim());
    else blocks.splice(-1, 1, `${last} ${line.trim()}`);
  }
  return blocks.join('\n').trim();
}

/** docs/notation.md: every word of a definition, from its comment. */
export async function notationReference(root: URL): Promise<string> {
  const sections = await Promise.all(
    notationFiles.map(async (file) => {
      const words = wordsIn(await readFile(new URL(`rulebook/notation/${file}.ts`, root), 'utf8'));
      return [`## ${file}`, '', ...words.flatMap(entry)].join('\n');
    }),
  );
  return [
    '# Notation',
    '',
    'The words that a register is written in, printed from the comments in `rulebook/notation` by `npm run generate`. How a',
    'register is written with them says [add-a-register.md](add-a-register.md); each file has a test beside it.',
    '',
    ...sections,
  ].join('\n');
}

const entry = ({ name, is, says }: Word): string[] =>
  says === null ? [] : [`### \`${name}${is === 'function' ? '()' : ''}\``, '', says, ''];
