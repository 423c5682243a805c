import type { Firestore } from 'firebase-admin/firestore';
import { answer } from '../../../rulebook/language/evaluate.ts';
import type { Register } from '../../../rulebook/language/register.ts';
import { registers } from '../../../rulebook/registers/index.ts';
import { type Document, readRecord } from './documents.ts';

/** Who would read at which site, and when. */
export interface Reader {
  readonly db: Firestore;
  readonly site: string;
  readonly actor: string;
  readonly now: Date;
  /** ISO date at the site. */
  readonly today: string;
}

/**
 * Returns true iff the person may read the record by the register's own condition. `known` holds records that are
 * fetched already, by `register/id`, and gains those that are fetched now.
 */
export function mayRead(
  register: Register,
  id: string,
  { db, site, actor, now, today }: Reader,
  known: Map<string, Document | null>,
): Promise<boolean> {
  const about = { registers, register, id, actor, now, today };
  const scene = { ...about, before: null, after: null, planned: () => undefined };
  return answer(register.get, scene, (name, record) => readRecord(db, site, registers(name), record), known);
}
