import type { Node } from 'typescript/unstable/ast';

// What an expression can be, as far as it matters for the shape of a query. A name that is only known at run time is
// `*` in a text and `unknown` by itself.

export type Value =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'record'; readonly fields: ReadonlyMap<string, Value> }
  | { readonly kind: 'function'; readonly node: Node; readonly scope: Scope }
  | { readonly kind: 'query'; readonly shape: Shape }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown' };

/** What names stand for inside a function, and which way its conditions went. */
export interface Scope {
  readonly names: ReadonlyMap<string, Value>;
  readonly assumed: ReadonlyMap<string, boolean>;
}

export type Operator = '==' | 'in' | 'array-contains' | 'array-contains-any' | '<' | '<=' | '>' | '>=' | '!=';
export type Direction = 'asc' | 'desc';

/** A query without its values: what decides which index serves it. */
export interface Shape {
  readonly collection: string;
  readonly isGroup: boolean;
  readonly where: readonly (readonly [field: string, operator: Operator])[];
  readonly order: readonly (readonly [field: string, direction: Direction])[];
}

export const unknown: Value = { kind: 'unknown' };
export const nothing: Value = { kind: 'nothing' };
export const text = (text: string): Value => ({ kind: 'text', text });

export const textOf = (value: Value | undefined): string => (value?.kind === 'text' ? value.text : '*');

/** A shape as one line: `keys: state in, code asc`. */
export const told = ({ collection, isGroup, where, order }: Shape): string =>
  `${collection}${isGroup ? ' (group)' : ''}: ${[...where, ...order].map((each) => each.join(' ')).join(', ')}`;

/** Plain data as a value. */
export function asValue(data: unknown): Value {
  if (typeof data === 'string') return text(data);
  if (Array.isArray(data)) return { kind: 'list', items: data.map(asValue) };
  if (data === null || data === undefined) return nothing;
  if (typeof data !== 'object') return unknown;
  return {
    kind: 'record',
    fields: new Map(Object.entries(data).map(([name, each]) => [name, asValue(each)])),
  };
}
