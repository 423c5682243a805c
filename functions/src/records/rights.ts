import {
  meet,
  type Reckoned,
  rightsOf,
  someoneElseStandsIn,
  tooManyChanges,
  tooManyStoodInFor,
  tooManyTerms,
} from '../../../rulebook/chapters/people/rights-of.ts';
import type { Refusal, Write } from '../../../rulebook/reading/plan.ts';
import type { Rights } from '../../../rulebook/reading/rights.ts';
import type { Appointed } from './appointed.ts';
import type { Document } from './documents.ts';
import type { Scene } from './scene.ts';

export interface RightsAfter {
  readonly rights: ReadonlyMap<string, Rights>;
  readonly refusals: readonly Refusal[];
}

/**
 * The rights of everybody whom a step concerns, as they follow from the records after it. Each such document is read
 * here and written with the step, also where nothing in it changes: two steps that concern one person at once would
 * else not know of each other, for neither writes what the other only reads.
 */
export async function rightsAfter(
  writes: readonly Write[],
  scene: Scene,
  appointed: Appointed,
): Promise<RightsAfter> {
  const named = new Set(writes.flatMap(peopleIn));
  const lenders = writes.flatMap(lenderIn);
  await Promise.all([...named].map((uid) => scene.read('rights', uid)));
  const deputies = await Promise.all(
    [...new Set(lenders)].map((uid) => appointed.after(writes, 'delegations', 'absent', uid)),
  );
  const concerned = new Set([...named, ...deputies.flat().map(({ deputy }) => String(deputy))]);
  const reckoned = await Promise.all(
    [...concerned].map(async (uid) => [uid, await reckon(uid, writes, scene, appointed)] as const),
  );
  const beside = await Promise.all(writes.map((write) => besideAnother(write, writes, scene, appointed)));
  return {
    rights: new Map(reckoned.map(([uid, { rights }]) => [uid, rights])),
    refusals: [
      ...reckoned.flatMap(([uid, each]) => writes.flatMap((write) => refusalsOf(uid, each, write))),
      ...beside.flat(),
    ],
  };
}

/** R4.4.1.10 One person stands in for somebody at a time: the keys and duties are in one hand. */
async function besideAnother(
  { register, step, data }: Write,
  writes: readonly Write[],
  scene: Scene,
  appointed: Appointed,
): Promise<Refusal[]> {
  if (register !== 'delegations' || data.state !== 'active') return [];
  const leaves = await appointed.after(writes, 'delegations', 'absent', String(data.absent));
  const others = leaves.filter(({ deputy }) => deputy !== data.deputy);
  if (!others.some((other) => meet(other, data, scene.now))) return [];
  const cites = ['R4.4.1.10'];
  return [
    { register, step, rule: 'oneStandIn', words: someoneElseStandsIn, cites, fields: ['from', 'until'] },
  ];
}

/** Whose rights a write may change. */
function peopleIn({ register, id, data }: Write): string[] {
  if (register === 'members') return [id];
  if (register === 'keyKeepers') return [String(data.keeper)];
  return register === 'delegations' ? [String(data.absent), String(data.deputy)] : [];
}

/** Of whom the stand-ins have what a write changes. */
function lenderIn({ register, id, data }: Write): string[] {
  if (register === 'members') return [id];
  return register === 'keyKeepers' ? [String(data.keeper)] : [];
}

async function reckon(
  uid: string,
  writes: readonly Write[],
  scene: Scene,
  appointed: Appointed,
): Promise<Reckoned> {
  await scene.read('rights', uid);
  const delegations = await appointed.after(writes, 'delegations', 'deputy', uid);
  const people = [...new Set([uid, ...delegations.map(({ absent }) => String(absent))])];
  const designations = await Promise.all(
    people.map((each) => appointed.after(writes, 'keyKeepers', 'keeper', each)),
  );
  const members = new Map<string, Document | null>();
  for (const each of people) {
    const moved = writes.find(({ register, id }) => register === 'members' && id === each);
    members.set(each, moved?.data ?? (await scene.read('members', each)));
  }
  const member = (each: string): Document | null => members.get(each) ?? null;
  return rightsOf(uid, { member, designations: designations.flat(), delegations }, scene.now);
}

/** What gives more than one person can have is refused; what ends or takes away never is. */
function refusalsOf(uid: string, reckoned: Reckoned, { register, step, data }: Write): Refusal[] {
  if (data.state !== 'active') return [];
  if (register === 'delegations' && data.deputy === uid && reckoned.lentInExcess) {
    const cites = ['R4.4.1.10'];
    return [{ register, step, rule: 'standInLimit', words: tooManyStoodInFor, cites, fields: ['deputy'] }];
  }
  const kinds = Array.isArray(data.kinds) ? data.kinds : [];
  const isTooMuch = kinds.some((kind) => reckoned.kindsInExcess.includes(kind));
  if (register === 'keyKeepers' && data.keeper === uid && isTooMuch) {
    const cites = ['R4.4.1.2'];
    return [{ register, step, rule: 'termLimit', words: tooManyTerms, cites, fields: ['kinds'] }];
  }
  const isGiven = register === 'keyKeepers' ? data.keeper === uid : data.deputy === uid;
  if (register !== 'members' && isGiven && reckoned.periodsInExcess) {
    const cites = ['R4.4.1.2', 'R4.4.1.10'];
    return [{ register, step, rule: 'changeLimit', words: tooManyChanges, cites, fields: ['from', 'until'] }];
  }
  return [];
}
