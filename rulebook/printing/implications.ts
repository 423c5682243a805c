import { and, choose, keyOf, literal, type Node, not, or } from '../notation/tree.ts';

/** Where a field has one of these values; several fields, where each has. By the field as it is written. */
type Tests = ReadonlyMap<string, { readonly of: Node; readonly values: readonly string[] }>;

/** What is asked only where something is so. */
interface Implication {
  readonly tests: Tests;
  readonly when: Node;
  readonly met: Node;
  readonly comment: string | null;
}

/**
 * Conditions of which several are asked only of some kinds (`!(the.kind in [...]) || ...`) with what is asked of one
 * kind put together: what is asked of a part of them stands within, and of kinds that exclude each other one alone is
 * looked at. It means the same and costs less of the 1,000 expressions. The others keep their places.
 */
export function gathered(parts: readonly Node[]): readonly Node[] {
  const implications = parts.map(implicationOf);
  const all = implications.filter((each) => each !== null);
  if (all.length < 2) return parts;
  const first = implications.findIndex((each) => each !== null);
  const others = parts.filter((_, at) => implications[at] === null);
  const before = parts.slice(0, first).length;
  return [...others.slice(0, before), ...nested(all), ...others.slice(before)];
}

function implicationOf(part: Node): Implication | null {
  const [of, comment] = part.node === 'told' ? [part.of, part.comment] : [part, null];
  const [unless, ...met] = of.node === 'or' ? of.of : [];
  if (unless === undefined || met.length === 0) return null;
  const when = not(unless);
  const tests = testsIn(when);
  return tests === null ? null : { tests, when, met: or(...met), comment };
}

/** What a condition asks of fields, where it asks of nothing else. */
function testsIn(when: Node): Tests | null {
  const found = new Map<string, { of: Node; values: readonly string[] }>();
  for (const each of when.node === 'and' ? when.of : [when]) {
    if (each.node !== 'binary' || each.left.node !== 'member') return null;
    const choices = each.operator === 'in' && each.right.node === 'list' ? each.right.of : [each.right];
    if (each.operator !== 'in' && each.operator !== '==') return null;
    if (choices.some((choice) => choice.node !== 'literal') || found.has(keyOf(each.left))) return null;
    found.set(keyOf(each.left), { of: each.left, values: choices.map(keyOf) });
  }
  return found;
}

/** Returns true iff whatever passes the one passes the other. */
const isWithin = (one: Tests, other: Tests): boolean =>
  [...other].every(([field, { values }]) => one.get(field)?.values.every((each) => values.includes(each)));

const excludeEachOther = (one: Tests, other: Tests): boolean =>
  [...one].some(([field, { values }]) => {
    const others = other.get(field)?.values;
    return others !== undefined && !values.some((each) => others.includes(each));
  });

/** Each within the widest that holds whenever it does. */
function nested(all: readonly Implication[]): Node[] {
  const left = [...all];
  const groups: { readonly outer: Implication; readonly inner: Implication[] }[] = [];
  while (left.length > 0) {
    const at = left.findIndex((each) =>
      left.every((other) => !isWithin(each.tests, other.tests) || isWithin(other.tests, each.tests)),
    );
    const [outer] = left.splice(at, 1);
    if (!outer) break;
    const inner = left.filter((each) => isWithin(each.tests, outer.tests));
    for (const each of inner) left.splice(left.indexOf(each), 1);
    groups.push({ outer, inner });
  }
  return chains(groups.map(({ outer, inner }) => together(outer, inner)));
}

/** What is asked where the outer holds: its own, and what is asked of all or some of it. */
function together(outer: Implication, inner: readonly Implication[]): Implication {
  const alike = inner.filter((each) => isWithin(outer.tests, each.tests));
  const some = inner.filter((each) => !alike.includes(each));
  const comments = [outer, ...inner].flatMap(({ comment }) => comment ?? []);
  return {
    ...outer,
    met: and(outer.met, ...alike.map(({ met }) => met), ...nested(some).map(untold)),
    comment: comments.length === 0 ? null : comments.join('\n// '),
  };
}

const untold = (of: Node): Node => (of.node === 'told' ? of.of : of);

/** Those that exclude each other one behind the other, so that at most one is looked at. */
function chains(all: readonly Implication[]): Node[] {
  const left = [...all];
  const found: Node[] = [];
  while (left.length > 0) {
    const chain: Implication[] = [];
    for (const each of [...left]) {
      if (!chain.every(({ tests }) => excludeEachOther(tests, each.tests))) continue;
      chain.push(each);
      left.splice(left.indexOf(each), 1);
    }
    found.push(chained(chain));
  }
  return found;
}

function chained(chain: readonly Implication[]): Node {
  const comments = chain.flatMap(({ comment }) => comment ?? []);
  const of = chain.reduceRight<Node>(
    (otherwise, { when, met }) =>
      otherwise.node === 'literal' ? or(not(when), met) : choose(when, met, otherwise),
    literal(true),
  );
  return comments.length === 0 ? of : { node: 'told', comment: comments.join('\n// '), of };
}
