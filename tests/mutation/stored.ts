// What is stored in the emulator after the writes of a recording, in the form of its REST interface.

export type Fields = Readonly<Record<string, RestValue>>;

export type RestValue =
  | { readonly mapValue: { readonly fields?: Fields } }
  | { readonly arrayValue: { readonly values?: readonly RestValue[] } }
  | { readonly [type: string]: unknown };

export interface RestWrite {
  readonly update?: { readonly name: string; readonly fields?: Fields };
  readonly updateMask?: { readonly fieldPaths?: readonly string[] };
  readonly updateTransforms?: readonly { readonly fieldPath: string }[];
  readonly delete?: string;
  readonly verify?: string;
}

interface WriteResult {
  readonly transformResults?: readonly RestValue[];
}

const DOCUMENTS = '/documents/';

/** The path of a document below the database, of its full name. */
export const pathOf = (name: string): string => name.slice(name.indexOf(DOCUMENTS) + DOCUMENTS.length);

export const nameOfWrite = ({ update, delete: deleted, verify }: RestWrite): string =>
  update?.name ?? deleted ?? verify ?? '';

/** `a.b` and `` a.`x-y` `` in their parts. */
const partsOf = (fieldPath: string): string[] =>
  [...fieldPath.matchAll(/`((?:[^`\\]|\\.)*)`|[^.]+/g)].map(([plain, quoted]) => quoted ?? plain);

const isMap = (value: RestValue | undefined): value is { readonly mapValue: { readonly fields?: Fields } } =>
  value !== undefined && 'mapValue' in value;

function valueAt(fields: Fields | undefined, [name = '', ...rest]: readonly string[]): RestValue | undefined {
  const value = fields?.[name];
  if (rest.length === 0) return value;
  return isMap(value) ? valueAt(value.mapValue.fields, rest) : undefined;
}

/** The fields with one value put in, or taken away for undefined. */
function withValue(
  fields: Fields,
  [name = '', ...rest]: readonly string[],
  value: RestValue | undefined,
): Fields {
  const { [name]: old, ...others } = fields;
  if (rest.length > 0) {
    const inner = isMap(old) ? (old.mapValue.fields ?? {}) : {};
    return { ...others, [name]: { mapValue: { fields: withValue(inner, rest, value) } } };
  }
  return value === undefined ? others : { ...others, [name]: value };
}

/** The document after a write, `null` when there is none, as the emulator answered that it was done. */
export function afterWrite(before: Fields | null, write: RestWrite, result: WriteResult): Fields | null {
  if (write.verify !== undefined) return before;
  if (write.update === undefined) return null;
  const given = write.update.fields ?? {};
  const masked = write.updateMask?.fieldPaths;
  let fields = masked ? (before ?? {}) : given;
  for (const path of masked ?? []) fields = withValue(fields, partsOf(path), valueAt(given, partsOf(path)));
  for (const [at, { fieldPath }] of (write.updateTransforms ?? []).entries())
    fields = withValue(fields, partsOf(fieldPath), result.transformResults?.[at]);
  return fields;
}

/** Every text in a value, in a document's fields or in a query. */
export function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) yield* textsIn(each);
}
