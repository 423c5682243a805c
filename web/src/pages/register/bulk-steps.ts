import type { Register } from '../../../../rulebook/notation/register.ts';
import { type Reach, reachOf } from '../../../../rulebook/reading/reach.ts';
import type { Role } from '../../../../rulebook/site/roles.ts';

interface Held {
  readonly roles: readonly Role[];
  readonly keepsKeys: boolean;
}

/** The names of a register's steps that a person may ever take of several records at once. */
export const bulkSteps = ({ steps }: Register, held: Held): readonly string[] =>
  Object.entries(steps)
    .filter(([, { inBulk, by }]) => inBulk === true && isWithin(reachOf(by), held))
    .map(([name]) => name);

const isWithin = (reach: Reach | null, { roles, keepsKeys }: Held): boolean =>
  reach === null ||
  reach.people.length > 0 ||
  (reach.keepers && keepsKeys) ||
  reach.roles.some((role) => roles.includes(role));
