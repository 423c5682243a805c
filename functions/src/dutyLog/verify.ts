import { FieldPath, type Firestore, type Timestamp } from 'firebase-admin/firestore';
import { entriesPath, sealsPath } from '../../../rulebook/paths.ts';
import { GENESIS, type Head, hashOf, headPath, type Seal } from './seal.ts';

export interface StoredEntry {
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A day's book as it is stored. */
export interface StoredDay {
  readonly day: string;
  /** In the order of the server's time. */
  readonly entries: readonly StoredEntry[];
  /** In the order of their sequence. */
  readonly seals: readonly Seal[];
}

export type FaultKind =
  | 'edited'
  | 'deleted'
  | 'inserted'
  | 'reordered'
  | 'brokenChain'
  | 'cutOff'
  | 'wrongRoot';

export interface Fault {
  readonly day: string;
  readonly kind: FaultKind;
  /** Entry id or sequence. */
  readonly where: string;
}

/**
 * What is wrong with the books of a site, given in order of their days; empty when nothing is. `roots` are hashes kept
 * outside, such as those in the manager's mails, by day. Pure.
 */
export function faultsOf(
  days: readonly StoredDay[],
  head: Head | null,
  roots: ReadonlyMap<string, string> = new Map(),
): Fault[] {
  const faults: Fault[] = [];
  let earlier: ReadonlySet<string> | null = null;
  for (const day of days) {
    faults.push(...faultsOfDay(day, earlier));
    const root = roots.get(day.day);
    if (root !== undefined && !day.seals.some(({ hash }) => hash === root)) {
      faults.push({ day: day.day, kind: 'wrongRoot', where: root.slice(0, 12) });
    }
    if (day.seals.length > 0) earlier = new Set(day.seals.map(({ hash }) => hash));
  }
  const last = days.findLast(({ seals }) => seals.length > 0);
  const tip = head && days.find(({ day }) => day === head.day)?.seals.at(-1);
  if (head && days.some(({ day }) => day === head.day) && tip?.hash !== head.hash) {
    faults.push({ day: head.day, kind: 'cutOff', where: String(head.sequence) });
  }
  if (head && last && !days.some(({ day }) => day === head.day) && days.some(({ day }) => day > head.day)) {
    faults.push({ day: last.day, kind: 'cutOff', where: String(head.sequence) });
  }
  return faults;
}

function faultsOfDay({ day, entries, seals }: StoredDay, earlier: ReadonlySet<string> | null): Fault[] {
  const faults: Fault[] = [];
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const sealed = new Set(seals.map(({ entry }) => entry));
  let previous: string | null = null;
  for (const [place, seal] of seals.entries()) {
    const at = (kind: FaultKind, where = seal.entry) => faults.push({ day, kind, where });
    if (seal.sequence !== place + 1) at('brokenChain', String(place + 1));
    const continues =
      previous ?? (earlier === null ? seal.previous : [...earlier].find((hash) => hash === seal.previous));
    if (seal.previous !== (continues ?? GENESIS)) at('brokenChain', String(seal.sequence));
    const entry = byId.get(seal.entry);
    if (!entry) at('deleted');
    else if (hashOf(seal.sequence, seal.entry, entry.data, seal.previous) !== seal.hash) at('edited');
    previous = seal.hash;
  }
  const order = entries.filter(({ id }) => sealed.has(id)).map(({ id }) => id);
  const wanted = seals.map(({ entry }) => entry).filter((id) => byId.has(id));
  if (order.join() !== wanted.join())
    faults.push({ day, kind: 'reordered', where: order.find((id, place) => id !== wanted[place]) ?? '' });
  const inserted = entries.filter(({ id }) => !sealed.has(id));
  return [...faults, ...inserted.map(({ id }): Fault => ({ day, kind: 'inserted', where: id }))];
}

/** Reads the books of a site between two ISO dates, both included. */
export async function readBooks(
  db: Firestore,
  site: string,
  days: readonly string[],
): Promise<{ days: StoredDay[]; head: Head | null }> {
  const read = async (day: string): Promise<StoredDay> => {
    const [entries, seals] = await Promise.all([
      db.collection(entriesPath(site, day)).orderBy('at').orderBy(FieldPath.documentId()).get(),
      db.collection(sealsPath(site, day)).orderBy('sequence').get(),
    ]);
    return {
      day,
      entries: entries.docs.map((each) => ({ id: each.id, data: each.data() })),
      seals: seals.docs.map((each) => each.data() as Seal & { entryAt: Timestamp }),
    };
  };
  const [books, head] = await Promise.all([Promise.all(days.map(read)), db.doc(headPath(site)).get()]);
  return { days: books, head: head.exists ? (head.data() as Head) : null };
}
