import type { Words } from '../site/words.ts';

/** Who and when. Times are `Date`; the adapters of page and functions turn them into Firestore's timestamps. */
export interface Stamp {
  readonly by: string;
  readonly at: Date;
}

export interface Envelope {
  readonly state: string;
  readonly rev: number;
  readonly opened: Stamp;
  readonly last: Stamp & { readonly step: string };
}

/** A record as the rulebook sees it: the register's fields and the envelope. */
export type RecordData = Envelope & { readonly [field: string]: unknown };

/** The actor of steps that the server takes by itself. */
export const SYSTEM = 'system';

/** How the server is called where it has taken a step by itself. */
export const systemName: Words = { zh: '系统', en: 'The system' };

/** Somebody's name as a person reads it: the server has no member document. */
export const calledIn = (uid: string, nameOf: (uid: string) => string, language: keyof Words): string =>
  uid === SYSTEM ? systemName[language] : nameOf(uid);

/** Reads `a.b.c`; undefined when anything on the way is missing. */
export function read(data: unknown, path: readonly string[]): unknown {
  let value = data;
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

export const textOf = (record: { readonly [field: string]: unknown }, path: string): string => {
  const value = read(record, path.split('.'));
  return value === undefined || value === null ? '' : String(value);
};

export const dateOf = (record: { readonly [field: string]: unknown }, path: string): Date | null => {
  const value = read(record, path.split('.'));
  return value instanceof Date ? value : null;
};
