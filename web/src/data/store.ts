/** A document as the rulebook reads it: times are `Date`, pictures `Uint8Array`. */
export type Document = Readonly<Record<string, unknown>>;

export interface Row {
  readonly id: string;
  readonly path: string;
  readonly data: Document;
  /** The SDK's own snapshot: where the next page goes on. */
  readonly snapshot: Snapshot;
}

/** What both SDKs' snapshots have in common. */
export interface Snapshot {
  readonly id: string;
  readonly ref: { readonly path: string };
  data(): Record<string, unknown> | undefined;
  get(field: string): unknown;
}

export type Where = readonly [
  field: string,
  operator: '==' | 'in' | 'array-contains' | '<' | '<=' | '>' | '>=',
  value: unknown,
];

/** A query of one page. Every row costs one read. */
export interface Query {
  /** Path of a collection. */
  readonly from: string;
  readonly where?: readonly Where[];
  readonly order?: readonly (readonly [field: string, direction: 'asc' | 'desc'])[];
  readonly limit: number;
  readonly after?: Row;
}

/** What this device has kept: `since` is when the server last told all of it, null where it may be a part, or nothing. */
export interface Kept {
  readonly since: Date | null;
}

/** `kept` is null where the server has answered. */
export type OnValue<Value> = (value: Value, kept: Kept | null) => void;
export type OnFailure = (error: unknown) => void;
export type Stop = () => void;

/** The listeners of the full SDK; they arrive after the first records are on the screen. */
export interface Live {
  watch(query: Query, onRows: OnValue<readonly Row[]>, onFailure: OnFailure): Stop;
  watchOne(path: string, onDocument: OnValue<Document | null>, onFailure: OnFailure): Stop;
  /** Forgets what was kept on this device for reading while offline. */
  forget(): Promise<void>;
}

/** Firestore's value as the rulebook reads it, whichever of the two SDKs it came from. */
export function fromFirestore(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(fromFirestore);
  if ('toDate' in value) return (value as { toDate(): Date }).toDate();
  if ('toUint8Array' in value) return (value as { toUint8Array(): Uint8Array }).toUint8Array();
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, fromFirestore(each)]));
}

export const documentOf = (snapshot: Snapshot): Document => fromFirestore(snapshot.data() ?? {}) as Document;

export const rowOf = (snapshot: Snapshot): Row => ({
  id: snapshot.id,
  path: snapshot.ref.path,
  data: documentOf(snapshot),
  snapshot,
});
