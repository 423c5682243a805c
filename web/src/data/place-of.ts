import type { OpenItem } from './open.ts';

/** Where the matter is settled: beside what it is about, where that is not the record itself. */
export function placeOf({ register, record, name }: Pick<OpenItem, 'register' | 'record' | 'name'>): string {
  const cabinet = /^count~(\w+)$/.exec(name)?.[1];
  if (cabinet) return `/count/${cabinet}`;
  if (register === 'dutyLogReviews') return `/dutyLog/${record}`;
  // A disclosure is decided beside its household, with whose id its own begins.
  if (register === 'disclosures') return `/households/${encodeURIComponent(record.replace(/~[^~]*$/, ''))}`;
  return `/${register}/${encodeURIComponent(record)}`;
}
