import { FieldPath, type Firestore, Timestamp, type Transaction } from 'firebase-admin/firestore';
import { entriesPath, sealsPath } from '../../../rulebook/paths.ts';
import { GENESIS, type Head, hashOf, headPath, type Seal, sealId } from './seal.ts';

/** The trigger takes a second; when it fails, it is repeated with a growing delay. */
const SEALED_WITHIN_MS = 10 * 60_000;

export interface StoredEntry {
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A day's book as it is stored. */
export interface StoredDay {
  readonly day: string;
  readonly entries: readonly StoredEntry[];
  /** Under the ids that they are stored at, in their order. */
  readonly seals: readonly (Seal & { readonly id: string })[];
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
  /** Entry id, or the number of the seal. */
  readonly where: string;
}

/** The books of a site, in the order of their days. */
export interface Books {
  readonly days: readonly StoredDay[];
  readonly head: Head | null;
  readonly readAt: Date;
  /** Every day there is; otherwise a link may lie outside of what was read. */
  readonly isWhole: boolean;
}

/**
 * What is wrong with the books of a site; empty when nothing is. `roots` are hashes kept outside, such as those in the
 * manager's mails, by day. Pure.
 */
export function faultsOf(books: Books, roots: ReadonlyMap<string, string> = new Map()): Fault[] {
  const wrongRoots = [...roots].flatMap(([day, root]): Fault[] => {
    const kept = books.days.find((each) => each.day === day)?.seals.some(({ hash }) => hash === root);
    return kept ? [] : [{ day, kind: 'wrongRoot', where: root.slice(0, 12) }];
  });
  return [
    ...books.days.flatMap((day) => faultsOfDay(day, books.readAt)),
    ...faultsOfChain(books),
    ...wrongRoots,
  ];
}

/** Each entry against its seal, and the numbers of the day without a gap. */
function faultsOfDay({ day, entries, seals }: StoredDay, readAt: Date): Fault[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const sealed = new Set(seals.map(({ entry }) => entry));
  const ofSeals = seals.flatMap((seal, place): Fault[] => {
    const entry = byId.get(seal.entry);
    if (seal.sequence !== place + 1 || seal.id !== sealId(place + 1)) {
      return [{ day, kind: 'brokenChain', where: String(place + 1) }];
    }
    if (!entry) return [{ day, kind: 'deleted', where: seal.entry }];
    if (entry.data.day !== day) return [{ day, kind: 'reordered', where: seal.entry }];
    if (fits(seal, entry)) return [];
    return [{ day, kind: isAnothers(seal, entries) ? 'reordered' : 'edited', where: seal.entry }];
  });
  const inserted = entries.filter(({ id, data }) => !sealed.has(id) && !isFresh(data.at, readAt));
  return [...ofSeals, ...inserted.map(({ id }): Fault => ({ day, kind: 'inserted', where: id }))];
}

/** Its seal may still be on its way. */
const isFresh = (at: unknown, readAt: Date): boolean =>
  at instanceof Timestamp && readAt.getTime() - at.toMillis() < SEALED_WITHIN_MS;

const fits = (seal: Seal, { data }: StoredEntry, id = seal.entry): boolean =>
  hashOf(seal.sequence, id, data, seal.previous) === seal.hash &&
  data.at instanceof Timestamp &&
  data.at.isEqual(seal.entryAt);

/** Another entry of the day was sealed in this place: two have changed places. */
const isAnothers = (seal: Seal, entries: readonly StoredEntry[]): boolean =>
  entries.some((entry) => fits(seal, entry, entry.id) || fits(seal, entry));

/**
 * The one chain of the site: it begins once, no seal is continued by two, and the head is a seal that stands. Where
 * not every day was read, a seal may continue one that was not.
 */
function faultsOfChain({ days, head, isWhole }: Books): Fault[] {
  const seals = days.flatMap(({ day, seals: ofDay }) => ofDay.map((seal) => ({ ...seal, day })));
  const hashes = new Set(seals.map(({ hash }) => hash));
  const continued = new Set<string>();
  const broken = seals.filter(({ previous }) => {
    const isTwice = continued.has(previous);
    continued.add(previous);
    return isTwice || (isWhole && previous !== GENESIS && !hashes.has(previous));
  });
  const faults = broken.map(
    ({ day, sequence }): Fault => ({ day, kind: 'brokenChain', where: String(sequence) }),
  );
  const isHeadRead = isWhole || days.some(({ day }) => day === head?.day);
  const isCut = head
    ? isHeadRead && (!hashes.has(head.hash) || continued.has(head.hash))
    : isWhole && seals.length > 0;
  if (!isCut) return faults;
  return [...faults, { day: head?.day ?? '', kind: 'cutOff', where: String(head?.sequence ?? 0) }];
}

/** Reads the books of a site as they stand at one moment, all of them or those between two ISO dates. */
export function readBooks(
  db: Firestore,
  site: string,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined } = {},
): Promise<Books> {
  return db.runTransaction(
    async (transaction) => {
      const head = await transaction.get(db.doc(headPath(site)));
      const wanted = (await daysWithBooks(db, site)).filter(
        (day) => (from ?? day) <= day && day <= (to ?? day),
      );
      const days: StoredDay[] = [];
      for (const day of wanted) days.push(await readDay(db, transaction, site, day));
      const stands = head.exists ? (head.data() as Head) : null;
      return { days, head: stands, readAt: head.readTime.toDate(), isWhole: !from && !to };
    },
    { readOnly: true },
  );
}

async function readDay(
  db: Firestore,
  transaction: Transaction,
  site: string,
  day: string,
): Promise<StoredDay> {
  const [entries, seals] = await Promise.all([
    transaction.get(db.collection(entriesPath(site, day))),
    transaction.get(db.collection(sealsPath(site, day)).orderBy(FieldPath.documentId())),
  ]);
  return {
    day,
    entries: entries.docs.map((each) => ({ id: each.id, data: each.data() })),
    seals: seals.docs.map((each) => ({ ...(each.data() as Seal), id: each.id })),
  };
}

/** The ISO dates of which a site has a book, in order. */
async function daysWithBooks(db: Firestore, site: string): Promise<string[]> {
  const found = await db.collection(`sites/${site}/dutyLog`).listDocuments();
  return found
    .map(({ id }) => id)
    .filter((id) => /^\d{4}-\d{2}-\d{2}$/.test(id))
    .sort();
}
