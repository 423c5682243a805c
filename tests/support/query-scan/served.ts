import type { Shape } from './value.ts';

// Which index serves a query, by Firestore's rules: every field has an ascending and a descending index of its own
// within a collection unless an exemption says otherwise, equalities alone are served by those together, and
// everything else takes a composite index, or several that end in the same order.

export interface IndexField {
  readonly fieldPath: string;
  readonly order?: 'ASCENDING' | 'DESCENDING';
  readonly arrayConfig?: 'CONTAINS';
}

export interface Composite {
  readonly collectionGroup: string;
  readonly queryScope: 'COLLECTION' | 'COLLECTION_GROUP';
  readonly fields: readonly IndexField[];
}

interface Override {
  readonly collectionGroup: string;
  readonly fieldPath: string;
  readonly indexes: readonly (Omit<IndexField, 'fieldPath'> & { readonly queryScope: string })[];
}

/** The content of firestore.indexes.json. */
export interface Indexes {
  readonly indexes: readonly Composite[];
  readonly fieldOverrides: readonly Override[];
}

const EQUALITIES = ['==', 'in'];
const MEMBERSHIPS = ['array-contains', 'array-contains-any'];
const KEY = '__name__';

interface Wanted {
  readonly equal: readonly IndexField[];
  readonly order: readonly IndexField[];
}

/** The fields of the index that the query wants; a range without an order is ordered by its field. */
function wantedBy({ where, order }: Shape): Wanted {
  const filters = where.filter(([field]) => field !== KEY);
  const equal = filters.flatMap(([fieldPath, operator]): IndexField[] => {
    if (EQUALITIES.includes(operator)) return [{ fieldPath, order: 'ASCENDING' }];
    return MEMBERSHIPS.includes(operator) ? [{ fieldPath, arrayConfig: 'CONTAINS' }] : [];
  });
  const ranges = filters
    .map(([field]) => field)
    .filter((field) => !equal.some(({ fieldPath }) => fieldPath === field))
    .filter((field) => !order.some(([ordered]) => ordered === field));
  const explicit = order
    .filter(([field]) => field !== KEY)
    .map(
      ([fieldPath, direction]): IndexField => ({
        fieldPath,
        order: direction === 'asc' ? 'ASCENDING' : 'DESCENDING',
      }),
    );
  const implicit = [...new Set(ranges)].map((fieldPath): IndexField => ({ fieldPath, order: 'ASCENDING' }));
  return { equal, order: [...implicit, ...explicit] };
}

const scopeOf = ({ isGroup }: Shape): Composite['queryScope'] =>
  isGroup ? 'COLLECTION_GROUP' : 'COLLECTION';

const isSame = (one: IndexField, other: IndexField | undefined): boolean =>
  one.fieldPath === other?.fieldPath && one.order === other.order && one.arrayConfig === other.arrayConfig;

/** Returns true iff the field has an index of its own in the scope: by itself, or by an exemption that gives it. */
function hasOwnIndex(shape: Shape, field: IndexField, { fieldOverrides }: Indexes): boolean {
  const override = fieldOverrides.find(
    ({ collectionGroup, fieldPath }) => collectionGroup === shape.collection && fieldPath === field.fieldPath,
  );
  if (override === undefined) return !shape.isGroup;
  return override.indexes.some(
    (each) => each.queryScope === scopeOf(shape) && isSame({ ...field, ...each }, field),
  );
}

/** The composite indexes that serve the query, none when single fields do; null when nothing serves it. */
export function servedBy(shape: Shape, indexes: Indexes): readonly Composite[] | null {
  const { equal, order } = wantedBy(shape);
  const isSingle = order.length === 0 || (order.length === 1 && equal.length === 0);
  if (isSingle && [...equal, ...order].every((field) => hasOwnIndex(shape, field, indexes))) return [];
  const candidates = indexes.indexes.filter(({ collectionGroup, queryScope, fields }) => {
    const [prefix, suffix] = [
      fields.slice(0, fields.length - order.length),
      fields.slice(fields.length - order.length),
    ];
    return (
      collectionGroup === shape.collection &&
      queryScope === scopeOf(shape) &&
      order.every((each, at) => isSame(each, suffix[at])) &&
      prefix.every((each) => equal.some((wanted) => isSame(wanted, each)))
    );
  });
  const whole = candidates.find(({ fields }) => fields.length === equal.length + order.length);
  if (whole) return [whole];
  const together = equal.every((each) =>
    candidates.some(({ fields }) => fields.some((field) => isSame(each, field))),
  );
  return together && candidates.length > 0 ? candidates : null;
}
