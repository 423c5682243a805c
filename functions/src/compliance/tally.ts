import type { Outcome } from '../deadlines/outcome.ts';

/** A deadline of the period that has ended, or has passed and runs on. */
export interface Case
  extends Pick<
    Outcome,
    'register' | 'record' | 'name' | 'title' | 'text' | 'clauses' | 'concerns' | 'roles' | 'ending' | 'by'
  > {
  readonly deadline: Date;
  /** Null of what is missed. */
  readonly endedAt: Date | null;
  /** It has passed, and is not settled. */
  readonly isRunning: boolean;
}

/** The clause that a deadline is owed by: the first that it cites. So each case is counted under one. */
export const clauseOf = ({ clauses }: Pick<Case, 'clauses'>): string => clauses[0] ?? '';

/** How many deadlines were kept, met late and missed, and by how many minutes in all the late ones were late. */
export interface Kept {
  readonly kept: number;
  readonly late: number;
  readonly missed: number;
  readonly lateMinutes: number;
}

/** Counts cases. */
export function keptOf(cases: readonly Case[]): Kept {
  const many = (ending: Case['ending']): number => cases.filter((each) => each.ending === ending).length;
  const late = cases.filter(({ ending }) => ending === 'late');
  return {
    ...{ kept: many('kept'), late: late.length, missed: many('missed') },
    lateMinutes: late.reduce((sum, each) => sum + minutesLate(each), 0),
  };
}

/** Whole minutes from the deadline to the step that met it. */
export const minutesLate = ({ deadline, endedAt }: Pick<Case, 'deadline' | 'endedAt'>): number =>
  endedAt ? Math.max(0, Math.floor((endedAt.getTime() - deadline.getTime()) / 60_000)) : 0;

/** How many cases there are. */
export const caseCount = ({ kept, late, missed }: Kept): number => kept + late + missed;

/** Null where nothing was late. */
export const averageLateness = ({ late, lateMinutes }: Kept): number | null =>
  late === 0 ? null : lateMinutes / late;

/** The cases by the name that each stands under, such as the clause that it is owed by. */
export function groupsOf(
  cases: readonly Case[],
  nameOf: (each: Case) => string,
): ReadonlyMap<string, readonly Case[]> {
  const groups = new Map<string, Case[]>();
  for (const each of cases) {
    const group = groups.get(nameOf(each));
    if (group) group.push(each);
    else groups.set(nameOf(each), [each]);
  }
  return groups;
}

/**
 * Whose a case is: of whoever is named in it, the one from whom it climbs on; else of whoever met it; else of a role. A uid,
 * or `role:` and the role.
 */
export const whoseIs = ({ concerns, by, roles }: Case): string =>
  concerns.at(-1) ?? by ?? `role:${roles[0] ?? 'manager'}`;
