import type { Firestore } from 'firebase-admin/firestore';
import { completeness } from '../../../../rulebook/chapters/homes/completeness.ts';
import { registers } from '../../../../rulebook/chapters/index.ts';
import { SYSTEM } from '../../../../rulebook/notation/record.ts';
import { readRecord } from '../../records/documents.ts';
import { StepRefused, takeStep } from '../../records/take-step.ts';

/**
 * R7.3.1.3 How complete a household's file is stands where everybody sees it, and follows from the file as it stands:
 * an event that comes twice or late ends the same.
 */
export async function reckonCompleteness(
  db: Firestore,
  { site, household }: { readonly site: string; readonly household: string },
  now: Date,
): Promise<void> {
  const [file, stands] = await Promise.all([
    readRecord(db, site, registers('householdFiles'), household),
    readRecord(db, site, registers('households'), household),
  ]);
  if (!file || !stands || stands.completeness === completeness(file)) return;
  const input = { completeness: completeness(file) };
  const step = {
    site,
    register: 'households',
    step: 'reckonCompleteness',
    id: household,
    input,
    actor: SYSTEM,
  };
  try {
    await takeStep(db, step, now);
  } catch (error) {
    // Who has moved out is not reckoned any more.
    if (!(error instanceof StepRefused)) throw error;
  }
}
