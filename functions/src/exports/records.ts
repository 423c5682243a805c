import { FieldPath, type Firestore, type Query } from 'firebase-admin/firestore';
import type { List, Register } from '../../../rulebook/notation/register.ts';
import { collectionPath, recordPath } from '../../../rulebook/reading/paths.ts';
import { type Document, fromFirestore } from '../records/documents.ts';

export interface Row {
  readonly id: string;
  readonly data: Document;
}

/** A page of records is read at a time, so that memory does not grow with the register. */
const PAGE = 500;

/** The records of these ids, in this order; those that are gone are left out. */
export async function recordsOf(
  db: Firestore,
  site: string,
  register: Register,
  ids: readonly string[],
): Promise<Row[]> {
  const found: Row[] = [];
  for (let start = 0; start < ids.length; start += PAGE) {
    const page = ids.slice(start, start + PAGE);
    const documents = await db.getAll(...page.map((id) => db.doc(recordPath(site, register, id))));
    // Below another record a document has a name of its own
    documents.forEach((document, place) => {
      const id = page[place];
      if (document.exists && id) found.push({ id, data: fromFirestore(document.data()) as Document });
    });
  }
  return found;
}

/** All records of a list, in its order, or of the register, by their ids; a few more than `most` where there are more. */
export async function readAll(
  db: Firestore,
  site: string,
  register: Register,
  { list, most }: { readonly list: List | null; readonly most: number },
): Promise<Row[]> {
  let asked: Query = db.collection(collectionPath(site, register));
  for (const [field, operator, value] of list?.where ?? []) asked = asked.where(field, operator, value);
  for (const [field, direction] of list?.order ?? []) asked = asked.orderBy(field, direction);
  const last = list?.order.at(-1)?.[1] ?? 'asc';
  const ordered = asked.orderBy(FieldPath.documentId(), last).limit(PAGE);
  const found: Row[] = [];
  for (let page = await ordered.get(); ; page = await ordered.startAfter(page.docs.at(-1)).get()) {
    found.push(...page.docs.map((each) => ({ id: each.id, data: fromFirestore(each.data()) as Document })));
    if (page.size < PAGE || found.length > most) return found;
  }
}
