import { allRegisters } from '../../../rulebook/chapters/index.ts';
import { clauseNumber } from '../../../rulebook/site/clause-number.ts';
import { clause, clauses } from '../../../rulebook/site/clauses/index.ts';
import type { Words } from '../../../rulebook/site/words.ts';

/** So much of a requirement is told in English, which has no titles of the clauses. */
const ENGLISH_MOST = 110;

/** Every clause that a deadline or a day's duty is owed by, in the regulations' order. */
export const carriedClauses: readonly string[] = inOrder(
  new Set(
    allRegisters.flatMap(({ due, owes }) => [
      ...Object.values(due).flatMap(({ takes, wants, cites }) =>
        takes === undefined || wants !== undefined ? cites.slice(0, 1) : [],
      ),
      ...Object.values(owes).flatMap(({ cites }) => cites.slice(0, 1)),
    ]),
  ),
);

function inOrder(carried: ReadonlySet<string>): string[] {
  return [...clauses.keys()].filter((id) => carried.has(id));
}

/** '4.4.1.5 使用登记与当日归还'; in English, which has no titles of the clauses, the beginning of what it requires. */
export function clauseWords(id: string): Words {
  const { zh, requirement } = clause(id);
  const number = clauseNumber(id);
  return { zh: `${number} ${zh}`, en: `${number} ${beginningOf(requirement)}` };
}

function beginningOf(text: string): string {
  if (text.length <= ENGLISH_MOST) return text;
  const cut = text.slice(0, ENGLISH_MOST);
  return `${cut.slice(0, cut.lastIndexOf(' '))} …`;
}
