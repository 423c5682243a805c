import type { Firestore } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import type { Condition } from '../../../rulebook/notation/condition.ts';
import type { Register } from '../../../rulebook/notation/register.ts';
import { answer } from '../../../rulebook/reading/evaluate.ts';
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
 * Answers a condition of a register for a person and one record; `data` where the condition looks at the record itself.
 * `known` holds records that are fetched already, by `register/id`, and gains those that are fetched now.
 */
export function permits(
  condition: Condition,
  register: Register,
  { id, data }: { readonly id: string; readonly data: Document | null },
  { db, site, actor, now, today }: Reader,
  known: Map<string, Document | null>,
): Promise<boolean> {
  const about = { registers, register, id, actor, now, today };
  const scene = { ...about, before: data, after: data, planned: () => undefined };
  return answer(condition, scene, (name, record) => readRecord(db, site, registers(name), record), known);
}

/** Returns true iff the person may read the record by the register's own condition. */
export const mayRead = (
  register: Register,
  id: string,
  reader: Reader,
  known: Map<string, Document | null>,
): Promise<boolean> => permits(register.get, register, { id, data: null }, reader, known);
