import type { Firestore } from 'firebase-admin/firestore';
import { SYSTEM } from '../../../../rulebook/notation/record.ts';
import type { Change } from '../../consequences/tell-of.ts';
import { StepRefused, takeStep } from '../../records/take-step.ts';
import { isPicture } from './picture-structure.ts';

/**
 * R4.4.1.5, R4.4.3.3 The rules know a picture by its first bytes; the server opens it. What is none proves nothing and
 * is taken out again, and whoever has sent it is told.
 */
export async function lookAtPicture(db: Firestore, change: Change, now: Date): Promise<void> {
  const { site, register, id, after } = change;
  if (after?.state !== 'kept') return;
  if (isPicture(after.content, after.mediaType)) return;
  try {
    await takeStep(db, { site, register, step: 'refuse', id, input: {}, actor: SYSTEM }, now);
  } catch (error) {
    // Refused already, or expired meanwhile: there is no content any more.
    if (!(error instanceof StepRefused)) throw error;
  }
}
