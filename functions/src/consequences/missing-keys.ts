import type { Firestore } from 'firebase-admin/firestore';
import { SYSTEM } from '../../../rulebook/language/record.ts';
import { registers } from '../../../rulebook/registers/index.ts';
import { readRecord } from '../records/documents.ts';
import { StepRefused, takeStep } from '../records/take-step.ts';
import type { Change } from './tell-of.ts';

/**
 * R4.4.1.7, R4.4.1.8 A key that the count did not find becomes an incident by itself, once: its id follows from the
 * count and the key. A key that is out, lost already or withdrawn is not missing from the cabinet.
 */
export async function reportMissingKeys(
  db: Firestore,
  { site, register, id, after }: Change,
  now: Date,
): Promise<void> {
  if (register !== 'keyCounts' || after?.state !== 'done') return;
  const counted = (after.done as { by?: string } | undefined)?.by;
  for (const key of (after.missing ?? []) as string[]) {
    const state = (await readRecord(db, site, registers('keys'), key))?.state;
    if (state === 'out' || state === 'lost' || state === 'withdrawn') continue;
    const input = {
      key,
      what: 'lost',
      account: `${String(after.day)} 清点时缺少，系统自动报告。Missing at the count; reported by the system.`,
      answerable: counted,
    };
    const step = {
      site,
      register: 'keyIncidents',
      step: 'report',
      id: `count~${id}~${key}`.slice(0, 80),
      input,
      actor: SYSTEM,
    };
    try {
      await takeStep(db, step, now);
    } catch (error) {
      if (!isDone(error)) throw error;
    }
  }
}

const ALREADY_EXISTS = 6;

const isDone = (error: unknown): boolean =>
  error instanceof StepRefused || Number((error as { code?: unknown }).code) === ALREADY_EXISTS;
