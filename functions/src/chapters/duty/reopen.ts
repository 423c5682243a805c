import { type Firestore, Timestamp } from 'firebase-admin/firestore';
import { registers } from '../../../../rulebook/chapters/index.ts';
import { dateOf, type RecordData, SYSTEM } from '../../../../rulebook/notation/record.ts';
import type { Change } from '../../consequences/tell-of.ts';
import { readRecord } from '../../records/documents.ts';
import { readSiteTime } from '../../records/site-time.ts';
import { StepRefused, takeStep } from '../../records/take-step.ts';

const REVIEWS = 'dutyLogReviews';
const CLOSINGS = 'dayClosings';
/** What is signed of a day says nothing new of it. */
const SIGNATURES: readonly unknown[] = [REVIEWS, CLOSINGS];

/** An entry of the day's book as it was written. */
export interface WrittenEntry {
  readonly day: string;
  readonly at: unknown;
  /** The step that has written it; absent for a person's note. */
  readonly source: unknown;
}

/** The signature that stands is younger than what happened, or the day is opened again already. */
class StaysSigned extends Error {}

/**
 * R2.4.8 Who signs a day's book has read what stands in it. An entry that comes after the signature opens the day
 * again; one that was there before does not, however late its event comes, nor does what the review itself causes.
 */
export async function reopenAfterEntry(
  db: Firestore,
  site: string,
  { day, at, source }: WrittenEntry,
  now: Date,
): Promise<void> {
  if (SIGNATURES.includes((source as { register?: unknown } | undefined)?.register)) return;
  if (!(at instanceof Timestamp)) return;
  await reopen(db, site, REVIEWS, day, now, (signed) => signed.getTime() < at.toMillis());
}

/** R4.4.1.4 A day whose papers are owed is not closed: a signature that came before they were counted does not hold. */
export async function reopenForPapers(db: Firestore, { site, id, after }: Change, now: Date): Promise<void> {
  if (after?.papers !== 'owed') return;
  const { calendar } = await readSiteTime(db, site);
  const issued = dateOf(after, 'issued.at');
  // They may have been brought since.
  const stands = await readRecord(db, site, registers('keyLoans'), id);
  if (!issued || stands?.papers !== 'owed') return;
  for (const register of [REVIEWS, CLOSINGS])
    await reopen(db, site, register, calendar.day(issued), now, () => true);
}

async function reopen(
  db: Firestore,
  site: string,
  register: string,
  day: string,
  now: Date,
  isOlder: (signed: Date) => boolean,
): Promise<void> {
  const signature = await readRecord(db, site, registers(register), day);
  if (signature?.state !== 'signed') return;
  const step = { site, register, step: 'reopen', id: day, input: {}, actor: SYSTEM };
  try {
    await takeStep(db, step, now, (writes) => {
      // It may have been signed again since it was read.
      const signed = dateOf(writes[0]?.data as RecordData, 'signed.at');
      if (!signed || !isOlder(signed)) throw new StaysSigned();
    });
  } catch (error) {
    if (!(error instanceof StaysSigned) && !(error instanceof StepRefused)) throw error;
  }
}
