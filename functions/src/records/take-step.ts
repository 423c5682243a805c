import { FieldValue, type Firestore } from 'firebase-admin/firestore';
import {
  type Plan,
  prepare,
  type Refusal,
  type Request,
  type Write,
} from '../../../rulebook/language/plan.ts';
import { recordPath } from '../../../rulebook/paths.ts';
import { registers } from '../../../rulebook/registers/index.ts';
import { siteTime } from '../../../rulebook/settings.ts';
import { type Document, fromFirestore, toFirestore } from './documents.ts';

export interface StepToTake {
  readonly site: string;
  readonly register: string;
  readonly step: string;
  readonly id: string;
  readonly input: Document;
  /** A member's uid, or `system`. */
  readonly actor: string;
  /** The moment that is written instead of the server's time: demo data, and the clock of a test. */
  readonly at?: Date;
}

/** A step that the rulebook refuses; `refusals` carry the words and the clauses. */
export class StepRefused extends Error {
  readonly refusals: readonly Refusal[];
  constructor(refusals: readonly Refusal[]) {
    super(refusals.map(({ register, step, rule }) => `${register}.${step}: ${rule}`).join('; '));
    this.refusals = refusals;
  }
}

/**
 * Takes a step on the server through the same definitions as the page: reads, plans and writes in one transaction.
 * `more` adds writes to the same commit. Throws `StepRefused`.
 */
export async function takeStep(
  db: Firestore,
  take: StepToTake,
  now: Date,
  more?: (writes: readonly Write[], transaction: FirebaseFirestore.Transaction) => void,
): Promise<void> {
  await db.runTransaction(async (transaction) => {
    const planned = await planInside(db, transaction, take, now);
    if (!planned.allowed) throw new StepRefused(planned.refusals);
    for (const write of planned.writes) {
      const document = db.doc(recordPath(take.site, registers(write.register), write.id));
      if (write.opens) transaction.create(document, toFirestore(write.data, take.at) as Document);
      else transaction.update(document, changesOf(write, take.at));
    }
    more?.(planned.writes, transaction);
  });
}

/** What an update sets and removes. */
function changesOf(write: Write, at?: Date): Record<string, unknown> {
  const removed = write.cleared.map((field) => [field, FieldValue.delete()] as const);
  return { ...(toFirestore(write.changed, at) as Document), ...Object.fromEntries(removed) };
}

async function planInside(
  db: Firestore,
  transaction: FirebaseFirestore.Transaction,
  take: StepToTake,
  now: Date,
): Promise<Plan> {
  const fetch = async (register: string, id: string): Promise<Document | null> => {
    const snapshot = await transaction.get(db.doc(recordPath(take.site, registers(register), id)));
    return snapshot.exists ? (fromFirestore(snapshot.data()) as Document) : null;
  };
  const settings = await fetch('settings', 'site');
  const { calendar } = siteTime(settings);
  const request: Request = {
    registers,
    register: registers(take.register),
    step: take.step,
    id: take.id,
    input: take.input,
    actor: take.actor,
    now,
    today: calendar.day(now),
  };
  return prepare(request, fetch, new Map([['settings/site', settings]]));
}
