import { read } from '../../../../rulebook/notation/record.ts';
import type { Document } from '../../data/store.ts';

/** Who signed last, and when; null when nobody has. */
export function signatureOf(review: Document | null | undefined): { by: string; at: Date } | null {
  const [by, at] = [read(review, ['signed', 'by']), read(review, ['signed', 'at'])];
  return typeof by === 'string' && at instanceof Date ? { by, at } : null;
}
