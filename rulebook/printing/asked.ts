import type { List, Register } from '../notation/register.ts';
import { claimsOf } from '../reading/awaited.ts';
import { type Reach, reachOf } from '../reading/reach.ts';
import type { Role } from '../site/roles.ts';
import { literal } from './literal.ts';

/** A query of the page for what waits: records of a register in these states. */
export interface Asked {
  readonly register: string;
  readonly states: readonly string[];
  /** Asked by whom they may wait for: holders of a role, keepers of keys; by anybody, when neither is told. */
  readonly roles?: readonly Role[];
  readonly keepers?: true;
  /** Asked by everybody, for the records that name them in this field. */
  readonly person?: string;
}

/** What the page has to ask of a register, so that nobody misses what waits for them. */
export function askedOf(register: Register): Asked[] {
  const reaches = Object.keys(register.states).flatMap((state) =>
    claimsOf(register, state).map(({ of }) => [state, reachOf(of)] as const),
  );
  const byRight = reaches.filter(([, reach]) => reach === null || reach.roles.length > 0 || reach.keepers);
  const people = new Set(reaches.flatMap(([, reach]) => reach?.people ?? []));
  const named = [...people].map((person) => ({
    register: register.name,
    states: statesOf(reaches.filter(([, reach]) => reach?.people.includes(person))),
    person,
  }));
  if (byRight.length === 0) return named;
  return [{ register: register.name, states: statesOf(byRight), ...rightsOf(byRight) }, ...named];
}

type Reached = readonly (readonly [state: string, reach: Reach | null])[];

const statesOf = (reached: Reached): readonly string[] => [...new Set(reached.map(([state]) => state))];

function rightsOf(reached: Reached): Pick<Asked, 'roles' | 'keepers'> {
  const known = reached.flatMap(([, reach]) => reach ?? []);
  if (known.length < reached.length) return {};
  return {
    roles: [...new Set(known.flatMap(({ roles }) => roles))],
    ...(known.some(({ keepers }) => keepers) ? { keepers: true } : {}),
  };
}

/** The lists behind the queries that are not for one person: their indexes are printed with the register's own. */
export const askedLists = (register: Register): Pick<List, 'where' | 'order'>[] =>
  askedOf(register)
    .filter(({ person }) => person === undefined)
    .map(({ states }) => ({ where: [['state', 'in', states]], order: [['opened.at', 'desc']] }));

/** web/src/generated/asked.ts: which registers the first screen asks for what waits, without their definitions. */
export const printAsked = (registers: readonly Register[]): string =>
  [
    '// Printed from the states of rulebook/chapters by `npm run generate`.',
    'export const asked = [',
    ...registers.flatMap(askedOf).map((each) => `  ${literal(each)},`),
    '] as const;',
    '',
  ].join('\n');
