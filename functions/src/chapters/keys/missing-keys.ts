import type { Firestore } from 'firebase-admin/firestore';
import { registers } from '../../../../rulebook/chapters/index.ts';
import { dateOf, type RecordData, SYSTEM } from '../../../../rulebook/notation/record.ts';
import { derivedId, RECORD_ID_MOST } from '../../consequences/derived-id.ts';
import { isTaken } from '../../consequences/effects.ts';
import type { Change } from '../../consequences/tell-of.ts';
import { logs } from '../../logs.ts';
import { tellLeaders } from '../../notices/tell-leaders.ts';
import { readRecord } from '../../records/documents.ts';
import { StepRefused, takeStep } from '../../records/take-step.ts';

interface Count {
  readonly site: string;
  readonly id: string;
  readonly record: RecordData;
}

/**
 * R4.4.1.7, R4.4.1.8 A key that the count did not find becomes an incident by itself, once: its id follows from the
 * count and the key. What can't be reported is told to supervisor and manager and tried again with the event; one key
 * keeps no other from being reported.
 */
export async function reportMissingKeys(db: Firestore, change: Change, now: Date): Promise<void> {
  const { site, id, after } = change;
  if (after?.state !== 'done') return;
  const count = { site, id, record: after as RecordData };
  const failures: unknown[] = [];
  for (const key of await missingKeys(db, count)) {
    await report(db, count, key, now).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** What the count names as missing, and what it names as lent though it hung in its cabinet. */
async function missingKeys(db: Firestore, count: Count): Promise<string[]> {
  const found: string[] = [];
  const missing = listOf(count.record.missing);
  for (const key of new Set([...missing, ...listOf(count.record.lent)])) {
    const stands = await readKey(db, count, key);
    // A damaged one that is named as lent is reported already.
    const isReported = stands?.state === 'damaged' && !missing.includes(key);
    if (!isReported && isMissing(stands, count.record)) found.push(key);
  }
  return found;
}

const readKey = async (db: Firestore, { site }: Count, key: string): Promise<RecordData | null> =>
  (await readRecord(db, site, registers('keys'), key)) as RecordData | null;

/**
 * Returns true iff a key ought to have hung in its cabinet when it was counted. One that is out, lost or withdrawn
 * ought not; nor one that came back, or came in damaged, since: a late event must not lose it.
 */
function isMissing(key: RecordData | null, count: RecordData): boolean {
  if (!key) return true;
  if (['out', 'lost', 'withdrawn'].includes(key.state)) return false;
  const counted = dateOf(count, 'done.at') ?? count.last.at;
  const cameBack = dateOf(key, 'cameBack.at');
  if (cameBack && cameBack >= counted) return false;
  return !(key.state === 'damaged' && key.last.at >= counted);
}

/** More forms than anybody could have put in the way by accident. */
const PLACES_MOST = 20;

/** Reports one key, beside whatever else stands under the id of its report. */
async function report(db: Firestore, count: Count, key: string, now: Date): Promise<void> {
  for (let place = 1; place <= PLACES_MOST; place += 1) {
    const parts = ['count', count.id, key, ...(place === 1 ? [] : ['', place])];
    const id = derivedId(parts, RECORD_ID_MOST);
    const stands = await readRecord(db, count.site, registers('keyIncidents'), id);
    if (isReport(stands as RecordData | null, key)) return;
    if (stands) {
      logs.idTaken(`sites/${count.site}/keyIncidents/${id}`);
      continue;
    }
    return open(db, count, key, id, now);
  }
  throw new Error(`No place is left for the report of ${key}`);
}

/** Under the id of this count and this key, only the server's own report of this key is it. */
const isReport = (stands: RecordData | null, key: string): boolean =>
  stands?.opened?.by === SYSTEM && stands.key === key && stands.what === 'lost';

async function open(db: Firestore, count: Count, key: string, id: string, now: Date): Promise<void> {
  const { site, record } = count;
  const input = {
    key,
    what: 'lost',
    // In the language of the registers, as people write theirs: one text for all who read it.
    account: `${String(record.day)} 清点时缺少，系统自动报告。`,
    answerable: dateOf(record, 'done.at') ? (record.done as { by: string }).by : record.last.by,
  };
  const stands = await readKey(db, count, key);
  if (!isMissing(stands, record)) return;
  const step = { site, register: 'keyIncidents', step: 'report', id, input, actor: SYSTEM };
  try {
    await takeStep(db, step, now, (writes) => {
      const moved = writes.find((write) => write.register === 'keys');
      // Lent, or taken back, since it was looked at: it is not lost by this count.
      if (stands && moved && moved.data.rev !== stands.rev + 1) throw new Moved();
    });
  } catch (error) {
    // Moved, or reported by the same event delivered twice at once: all is looked at again.
    if (error instanceof Moved || isTaken(error)) return report(db, count, key, now);
    if (!(error instanceof StepRefused)) throw error;
    await refused(db, count, key, error, now);
  }
}

/** The key has moved while it was being reported. */
class Moved extends Error {}

/** Lent or reported in this very moment, it is not missing any more; any other refusal is told, and tried again. */
async function refused(
  db: Firestore,
  count: Count,
  key: string,
  error: StepRefused,
  now: Date,
): Promise<void> {
  const stands = await readKey(db, count, key);
  if (!isMissing(stands, count.record)) return;
  logs.keyNotReported(count.site, count.id, key, error.message);
  await tellOfUnreported(db, count, key, now);
  // A key of which there is no record will not be there the next time either.
  if (stands) throw error;
}

async function tellOfUnreported(db: Firestore, { site, id, record }: Count, key: string, now: Date) {
  const { cabinet, day } = record;
  const notice = {
    site,
    kind: 'keyNotReported',
    register: 'keyCounts',
    record: id,
    title: { zh: '缺少的钥匙未能自动报失', en: 'A missing key could not be reported' },
    text: {
      zh: `${String(day)} 清点缺少的钥匙 ${key} 未能自动报失，请立即人工处理`,
      en: `Key ${key}, missing at the count of ${String(day)} (${String(cabinet)}), could not be reported: please act at once`,
    },
    clauses: ['R4.4.1.7', 'R4.4.1.8'],
  };
  await tellLeaders(db, derivedId(['missing', id, key]), notice, now);
}
