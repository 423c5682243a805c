import type { Clause, Regulation } from './clause.ts';
import { regulation01 } from './regulation-01.ts';
import { regulation02 } from './regulation-02.ts';
import { regulation03 } from './regulation-03.ts';
import { regulation04 } from './regulation-04.ts';
import { regulation05 } from './regulation-05.ts';
import { regulation06 } from './regulation-06.ts';
import { regulation07 } from './regulation-07.ts';
import { regulation08 } from './regulation-08.ts';
import { regulation09 } from './regulation-09.ts';
import { regulation10 } from './regulation-10.ts';
import { regulation11 } from './regulation-11.ts';
import { regulation12 } from './regulation-12.ts';
import { regulation13 } from './regulation-13.ts';
import { regulation14 } from './regulation-14.ts';

export type { Clause, Regulation } from './clause.ts';

/** The department's fourteen regulations in their order. */
export const regulations = [
  regulation01,
  regulation02,
  regulation03,
  regulation04,
  regulation05,
  regulation06,
  regulation07,
  regulation08,
  regulation09,
  regulation10,
  regulation11,
  regulation12,
  regulation13,
  regulation14,
] as const satisfies readonly Regulation[];

/**
 * The id of a clause that exists. The page imports this as a type only: the texts of the clauses are for tests and
 * documents and do not belong in what it loads.
 */
export type ClauseId = (typeof regulations)[number]['clauses'][number]['id'];

/** Every clause of every regulation by its id, in the regulations' order. */
export const clauses: ReadonlyMap<string, Clause> = new Map(
  regulations.flatMap((regulation) => regulation.clauses.map((each): [string, Clause] => [each.id, each])),
);

/** The clause of this id, such as `R4.4.1.5`; throws when no regulation has it. */
export function clause(id: string): Clause {
  const found = clauses.get(id);
  if (!found) throw new Error(`No regulation has a clause ${id}`);
  return found;
}
