import { type Direction, type Operator, type Shape, textOf, unknown, type Value } from './value.ts';

/** What the Admin SDK's FieldPath.documentId() and the web SDK's documentId() stand for. */
const DOCUMENT_ID = '__name__';

const collectionOf = (path: string): string => path.split('/').at(-1) ?? '';

/** The query that a call of the Admin SDK makes of what it is called on: `db.collection(...).where(...)`. */
export function chained(method: string, on: Value, args: readonly Value[], called: string): Value {
  if (called === 'FieldPath.documentId') return { kind: 'text', text: DOCUMENT_ID };
  if (method === 'collection') return started(collectionOf(textOf(args[0])), false);
  if (method === 'collectionGroup') return started(textOf(args[0]), true);
  if (on.kind !== 'query') return unknown;
  const { shape } = on;
  if (method === 'where') {
    const [field, operator] = args.map(textOf) as [string, Operator];
    return { kind: 'query', shape: { ...shape, where: [...shape.where, [field, operator]] } };
  }
  if (method === 'orderBy') {
    const direction = (args[1] === undefined ? 'asc' : textOf(args[1])) as Direction;
    return { kind: 'query', shape: { ...shape, order: [...shape.order, [textOf(args[0]), direction]] } };
  }
  return ['limit', 'startAfter', 'select', 'count', 'offset'].includes(method) ? on : unknown;
}

const started = (collection: string, isGroup: boolean): Value => ({
  kind: 'query',
  shape: { collection, isGroup, where: [], order: [] },
});

/** The page's `Query` object as a shape; null when something of it is only known at run time. */
export function shapeOf(query: Value): Shape | null {
  if (query.kind === 'query') return isClear(query.shape) ? query.shape : null;
  if (query.kind !== 'record') return null;
  const [from, where, order] = ['from', 'where', 'order'].map((name) => query.fields.get(name));
  const [filters, sorting] = [rowsOf(where), rowsOf(order)];
  if (filters === null || sorting === null) return null;
  const shape = {
    collection: collectionOf(textOf(from)),
    isGroup: false,
    where: filters.map(([field, operator]) => [textOf(field), textOf(operator) as Operator] as const),
    order: sorting.map(([field, direction]) => [textOf(field), textOf(direction) as Direction] as const),
  };
  return isClear(shape) ? shape : null;
}

const isClear = ({ collection, where, order }: Shape): boolean =>
  ![collection, ...where.flat(), ...order.flat()].some((each) => each.includes('*') || each === '');

function rowsOf(list: Value | undefined): (readonly Value[])[] | null {
  if (list === undefined || list.kind === 'nothing') return [];
  if (list.kind !== 'list') return null;
  const rows = list.items.map((each) => (each.kind === 'list' ? each.items : null));
  return rows.every((each) => each !== null) ? rows : null;
}
