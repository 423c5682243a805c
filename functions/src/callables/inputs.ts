import { z } from 'zod';
import { allDiffer, isPlain, tidied } from '../../../rulebook/notation/plain-text.ts';

const ID_BYTES_MAX = 1_500;

/** An id that Firestore can take, so that a path can be made of it. */
export const documentId = (bytes = ID_BYTES_MAX) =>
  z.string().refine((id) => isDocumentId(id) && Buffer.byteLength(id) <= bytes, 'no id');

const isDocumentId = (id: string): boolean =>
  id !== '' && id !== '.' && id !== '..' && !id.includes('/') && !/^__.*__$/s.test(id) && isUnicode(id);

/** Half a sign can be stored nowhere. */
export const isUnicode = (text: string): boolean => !/\p{Surrogate}/u.test(text);

/** A member's uid, as Firebase Authentication makes them. */
export const uid = documentId(128);

export const siteId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,40}$/)
  .pipe(documentId());

/** One line of plain text; what a person meant who pasted it with blanks and unseen signs around. */
export const line = (most: number) =>
  z
    .string()
    .transform((text) => tidied(text))
    .refine((text) => isPlain(text) && isUnicode(text) && text.length <= most, 'no plain text');

/** The same, or nothing. */
export const lineOrNothing = (most: number) => z.literal('').or(line(most));

/** Nothing stands in it twice. */
export const listOf = <Item extends z.ZodType>(item: Item, most: number) =>
  z.array(item).max(most).refine(allDiffer, 'twice the same');
