import { everyNode, keyOf, type Node, partsOf } from '../notation/tree.ts';

/** A document that an expression fetches, and the register that it is a record of. */
interface Fetched {
  readonly node: Node;
  readonly key: string;
  readonly register: string;
}

/** Helpers of the frame that fetch a document: as it stands, or as it will stand after the batch. */
const FETCHING = ['record', 'after', 'recordBeneath', 'afterBeneath'];

function fetchedBy(of: Node): Fetched | null {
  if (of.node !== 'call' || of.of !== null || !FETCHING.includes(of.name)) return null;
  const [register] = of.with;
  const told = register?.node === 'literal' ? String(register.literal) : '';
  return { node: of, key: keyOf(of), register: told };
}

/** Every document that an expression fetches, as often as it does, those within the path of another included. */
const fetchedIn = (of: Node): Fetched[] =>
  [...everyNode(of)].flatMap((each) => {
    const fetched = fetchedBy(each);
    return fetched ? [fetched] : [];
  });

/**
 * The documents without which the expression can't be answered: there is no way around them, and nobody asks first
 * whether they are there.
 */
export function certainIn(of: Node): Fetched[] {
  const asked = new Set<string>();
  for (const each of everyNode(of)) if (isExistence(each)) asked.add(keyOf(recordOf(each)));
  const found = (node: Node): Fetched[] => {
    const own = fetchedBy(node);
    const inside = alwaysLookedAt(node).flatMap(found);
    return own ? [own, ...inside] : inside;
  };
  return found(of).filter(({ key }) => !asked.has(key));
}

/** The parts that are looked at whatever the others say, if the whole is to be true. */
function alwaysLookedAt(of: Node): readonly Node[] {
  if (of.node === 'or') return of.of.slice(0, 1);
  if (of.node === 'choose') return [of.when];
  return partsOf(of);
}

type Call = Extract<Node, { node: 'call' }>;

const isExistence = (of: Node): of is Call => of.node === 'call' && of.name === 'exists';

/** What would be fetched of a path that is asked for: `record('keys', id)` of `exists(at('keys', id))`. */
function recordOf({ with: [path] }: Call): Node {
  if (path?.node !== 'call') throw new Error('exists() is asked of a path');
  const name = path.name === 'at' ? 'record' : 'recordBeneath';
  return { ...path, name };
}

/**
 * The document that is fetched most often of those that the conditions fetch more than once, from the first condition
 * on that can't do without it; of several the one with the longest path, because it may hold another.
 */
export function mostShared(parts: readonly Node[]): { fetched: Fetched; first: number; last: number } | null {
  const candidates = new Map(parts.flatMap(certainIn).map((each) => [each.key, each]));
  const counted = [...candidates.values()].map((fetched) => {
    const has = (each: Fetched): boolean => each.key === fetched.key;
    const first = parts.findIndex((part) => certainIn(part).some(has));
    const last = parts.findLastIndex((part) => fetchedIn(part).some(has));
    const times = parts.slice(first).flatMap(fetchedIn).filter(has).length;
    return { fetched, first, last, times };
  });
  const [most] = counted
    .filter(({ times }) => times > 1)
    .sort((a, b) => b.times - a.times || b.fetched.key.length - a.fetched.key.length);
  return most ?? null;
}
