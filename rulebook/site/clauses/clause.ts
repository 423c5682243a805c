import type { Words } from '../words.ts';

/** One clause of a regulation, as a requirement on the software. */
export interface Clause {
  /** R, the regulation's number, then the clause as the regulation numbers it: `R4.4.1.5`. */
  readonly id: `R${number}.${string}`;
  /** The clause's title in the regulation's own language. */
  readonly zh: string;
  /** What the software must do to satisfy it. */
  readonly requirement: string;
  /** The registers that carry it. */
  readonly registers: readonly string[];
}

/** A regulation of the department, its clauses in the regulation's order. */
export interface Regulation {
  readonly number: number;
  readonly title: Words;
  readonly clauses: readonly Clause[];
}
