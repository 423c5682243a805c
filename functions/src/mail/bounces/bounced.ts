import type { DocumentReference, DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';

const entry = z.object({
  mail: z.string(),
  /** In small letters. */
  address: z.string(),
  /** Such as `5.1.1`. */
  status: z.string(),
  /** In the server's words, without addresses. */
  said: z.string(),
  at: z.instanceof(Timestamp),
  /** When a later mail to the address was taken, if no other has come back since. */
  acceptedAt: z.instanceof(Timestamp).nullable(),
});

/** That mail to a member's address comes back. */
export type Bounced = z.infer<typeof entry>;

const document = z.object({ people: z.record(z.string(), entry) });

/** A server takes a mail first and finds out afterwards; of what it has kept so long, it has found a reader. */
const KEPT_MS = 24 * 3_600_000;

/** Whose mail comes back at a site: one document, opened by no rule, for it has addresses. */
export const bouncedAt = (db: Firestore, site: string): DocumentReference =>
  db.doc(`sites/${site}/settings/site/standing/bounced`);

/** By uid. */
export function bouncedIn(stored: DocumentSnapshot): Readonly<Record<string, Bounced>> {
  const read = document.safeParse(stored.data());
  return read.success ? read.data.people : {};
}

/**
 * Returns true iff mail to this address still comes back: another address ends it, and so does a later mail that was
 * taken and has not come back within a day.
 */
export const stillBounces = (
  { address, acceptedAt }: Bounced,
  present: string | null | undefined,
  now: Date,
): boolean =>
  address === present?.toLowerCase() &&
  (acceptedAt === null || now.getTime() - acceptedAt.toMillis() < KEPT_MS);

/** What changes when a mail has been taken for these addresses, to be merged; null when nothing does. */
export function takenLater(
  stored: DocumentSnapshot,
  accepted: readonly string[],
  at: Timestamp,
): object | null {
  const taken = new Set(accepted.map((address) => address.toLowerCase()));
  const isTaken = ([, each]: [string, Bounced]): boolean =>
    taken.has(each.address) && each.acceptedAt === null && each.at.toMillis() < at.toMillis();
  const changed = Object.entries(bouncedIn(stored)).filter(isTaken);
  if (changed.length === 0) return null;
  return { people: Object.fromEntries(changed.map(([uid]) => [uid, { acceptedAt: at }])) };
}
