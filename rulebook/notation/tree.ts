import type { Literal } from './value.ts';

/**
 * An expression of the security rules. The printer builds it from a definition, shares in it what is asked twice, and
 * writes it last (text.ts).
 */
export type Node =
  | { readonly node: 'name'; readonly name: string }
  | { readonly node: 'literal'; readonly literal: Literal }
  | { readonly node: 'list'; readonly of: readonly Node[] }
  | { readonly node: 'member'; readonly of: Node; readonly name: string }
  | { readonly node: 'item'; readonly of: Node; readonly at: number }
  /** `record('keys', the.key)`, or a method: `the.get('note', null)`. */
  | { readonly node: 'call'; readonly of: Node | null; readonly name: string; readonly with: readonly Node[] }
  | { readonly node: 'binary'; readonly operator: Operator; readonly left: Node; readonly right: Node }
  | { readonly node: 'and' | 'or'; readonly of: readonly Node[] }
  | { readonly node: 'not'; readonly of: Node }
  | { readonly node: 'choose'; readonly when: Node; readonly yes: Node; readonly no: Node }
  /** A rule of the regulation where it stands: its name, its words and its clauses are written above it. */
  | { readonly node: 'told'; readonly comment: string; readonly of: Node };

export type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'is' | '+' | '-' | '*';

export const name = (of: string): Node => ({ node: 'name', name: of });
export const literal = (of: Literal): Node => ({ node: 'literal', literal: of });
export const list = (of: readonly Node[]): Node => ({ node: 'list', of });
export const texts = (of: readonly Literal[]): Node => list(of.map(literal));
export const member = (of: Node, ...path: readonly string[]): Node =>
  path.reduce<Node>((node, each) => ({ node: 'member', of: node, name: each }), of);
export const item = (of: Node, at: number): Node => ({ node: 'item', of, at });
export const call = (called: string, ...args: readonly Node[]): Node => ({
  node: 'call',
  of: null,
  name: called,
  with: args,
});
export const method = (of: Node, called: string, ...args: readonly Node[]): Node => ({
  node: 'call',
  of,
  name: called,
  with: args,
});
export const binary = (operator: Operator, left: Node, right: Node): Node => ({
  node: 'binary',
  operator,
  left,
  right,
});
export const choose = (when: Node, yes: Node, no: Node): Node => ({ node: 'choose', when, yes, no });

/** All of them; one within another is one with it. */
export const and = (...of: readonly Node[]): Node => joined('and', of);
/** One of them; one within another is one with it. */
export const or = (...of: readonly Node[]): Node => joined('or', of);

function joined(how: 'and' | 'or', of: readonly Node[]): Node {
  const flat = of.flatMap((each) => (each.node === how ? each.of : [each]));
  const [nothing, everything] = [how === 'and', how === 'or'];
  if (flat.some((each) => isLiteral(each, everything))) return literal(everything);
  const telling = flat.filter((each) => !isLiteral(each, nothing));
  const [only] = telling;
  if (only === undefined) return literal(nothing);
  return telling.length === 1 ? only : { node: how, of: telling };
}

export const isLiteral = (of: Node, value: Literal): boolean => of.node === 'literal' && of.literal === value;

/** The contrary; of a comparison, the contrary comparison. */
export function not(of: Node): Node {
  if (of.node === 'not') return of.of;
  const contrary = of.node === 'binary' ? CONTRARY[of.operator] : undefined;
  return contrary && of.node === 'binary' ? { ...of, operator: contrary } : { node: 'not', of };
}

const CONTRARY: Partial<Record<Operator, Operator>> = {
  ...{ '==': '!=', '!=': '==' },
  ...{ '<': '>=', '>=': '<', '<=': '>', '>': '<=' },
};

/** The nodes that stand directly in this one, in the order in which they are looked at. */
export function partsOf(of: Node): readonly Node[] {
  switch (of.node) {
    case 'name':
    case 'literal':
      return [];
    case 'list':
    case 'and':
    case 'or':
      return of.of;
    case 'member':
    case 'item':
    case 'not':
    case 'told':
      return [of.of];
    case 'call':
      return of.of === null ? of.with : [of.of, ...of.with];
    case 'binary':
      return [of.left, of.right];
    case 'choose':
      return [of.when, of.yes, of.no];
  }
}

/** The same node with other parts, in the order of `partsOf`. */
function withParts(of: Node, change: (part: Node) => Node): Node {
  switch (of.node) {
    case 'name':
    case 'literal':
      return of;
    case 'list':
    case 'and':
    case 'or':
      return { ...of, of: of.of.map(change) };
    case 'member':
    case 'item':
    case 'not':
    case 'told':
      return { ...of, of: change(of.of) };
    case 'call':
      return { ...of, of: of.of && change(of.of), with: of.with.map(change) };
    case 'binary':
      return { ...of, left: change(of.left), right: change(of.right) };
    case 'choose':
      return { ...of, when: change(of.when), yes: change(of.yes), no: change(of.no) };
  }
}

/** The node and all that stand in it. */
export function* everyNode(of: Node): Generator<Node> {
  yield of;
  for (const part of partsOf(of)) yield* everyNode(part);
}

/** Two nodes with the same key say the same. */
export const keyOf = (of: Node): string => JSON.stringify(of);

/** The tree with another node in place of every one that says the same as one of these, by its key. */
export const replaced = (of: Node, others: ReadonlyMap<string, Node>): Node =>
  others.get(keyOf(of)) ?? withParts(of, (part) => replaced(part, others));

/** Which of these names a tree speaks of, in their order. */
export function namesIn(of: Node, names: readonly string[]): string[] {
  const found = new Set<string>();
  for (const each of everyNode(of)) if (each.node === 'name') found.add(each.name);
  return names.filter((each) => found.has(each));
}
