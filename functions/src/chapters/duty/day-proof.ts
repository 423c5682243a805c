import { createHash } from 'node:crypto';
import type { DocumentSnapshot, Firestore } from 'firebase-admin/firestore';
import { registers } from '../../../../rulebook/chapters/index.ts';
import { dateOf, type RecordData, textOf } from '../../../../rulebook/notation/record.ts';
import { stepOf } from '../../../../rulebook/notation/register.ts';
import { entriesPath, sealsPath } from '../../../../rulebook/reading/paths.ts';
import type { Calendar } from '../../../../rulebook/site/calendar.ts';
import { derivedId } from '../../consequences/derived-id.ts';
import { plainly } from '../../consequences/plainly.ts';
import { hashOf } from './seal.ts';

export const DAY_CLOSINGS = 'dayClosings';

/** What is signed of a day, as the record has it. */
export interface DayContent {
  readonly day: string;
  readonly lines: readonly {
    readonly item: string;
    readonly done: number;
    readonly of: number;
    readonly missing?: string;
    readonly missingEnglish?: string;
  }[];
  readonly open: number;
  readonly sealed: number;
  readonly seal: string | null;
  readonly remarks: string | null;
}

/** Of everything that is signed, and whose signature it is, in a fixed order. */
export function digestOf(site: string, by: string, content: DayContent): string {
  const { day, lines, open, sealed, seal, remarks } = content;
  const signed = [
    ...[site, by, day, open, sealed, seal, remarks],
    lines.map((each) => [each.item, each.done, each.of, each.missing ?? null, each.missingEnglish ?? null]),
  ];
  return createHash('sha256').update(JSON.stringify(signed)).digest('hex');
}

/** So long the trigger may take to write the line and seal it. */
const WRITTEN_WITHIN_MS = 10 * 60_000;

/**
 * Returns true iff the record is as it was signed, the line of the duty log is as the signature wrote it, and the chain has
 * sealed that; null while it is being written.
 */
export async function holdsAsSigned(
  db: Firestore,
  site: string,
  day: string,
  record: RecordData,
  calendar: Calendar,
  now: Date,
): Promise<boolean | null> {
  const [by, at] = [textOf(record, 'signed.by'), dateOf(record, 'signed.at')];
  const { seal = null, remarks = null, ...rest } = record as unknown as DayContent;
  if (!at || textOf(record, 'digest') !== digestOf(site, by, { ...rest, day, seal, remarks })) return false;
  // Opened again by the server, it has gone on by one.
  const rev = record.state === 'reopened' ? record.rev - 1 : record.rev;
  const id = derivedId([DAY_CLOSINGS, day, rev]);
  const signedOn = calendar.day(at);
  const [entry, seals] = await Promise.all([
    db.doc(`${entriesPath(site, signedOn)}/${id}`).get(),
    db.collection(sealsPath(site, signedOn)).where('entry', '==', id).get(),
  ]);
  const [sealedBy] = seals.docs;
  if (!entry.exists || !sealedBy) {
    const isJustSigned = now.getTime() - at.getTime() < WRITTEN_WITHIN_MS;
    return isJustSigned && (!entry.exists || isLineOf(entry, record, by)) ? null : false;
  }
  const { sequence, previous, hash } = sealedBy.data() as {
    sequence: number;
    previous: string;
    hash: string;
  };
  return isLineOf(entry, record, by) && hash === hashOf(sequence, id, entry.data() ?? {}, previous);
}

function isLineOf(entry: DocumentSnapshot, record: RecordData, by: string): boolean {
  const register = registers(DAY_CLOSINGS);
  const { log } = stepOf(register, 'sign');
  if (!log || entry.get('by') !== by) return false;
  const { zh, en } = plainly(log.words, record, { register, nameOf: (uid) => uid, stamp: String });
  return entry.get('text') === zh && entry.get('textEnglish') === en;
}
