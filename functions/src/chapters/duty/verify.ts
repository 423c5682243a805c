import { FieldPath, type Firestore, Timestamp, type Transaction } from 'firebase-admin/firestore';
import { entriesPath, reportsPath, sealsPath } from '../../../../rulebook/reading/paths.ts';
import { GENESIS, type Head, hashOf, headPath, type Seal, sealId } from './seal.ts';

/** The trigger takes a second; when it fails, it is repeated with a growing delay. */
const SEALED_WITHIN_MS = 10 * 60_000;

/** Two who write at once may be sealed in the other order. */
const AT_ONCE_MS = 60_000;

/** The server's time in a document is its commit's, give or take what the database rounds. */
const SAME_COMMIT_MS = 1_000;

/** Firestore's own time of a document: of its commit. Nobody can write it. */
type CommitTime = Timestamp | null;

export interface StoredEntry {
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly createdAt: CommitTime;
}

export interface StoredSeal extends Seal {
  /** The id that it is stored at. */
  readonly id: string;
  readonly createdAt: CommitTime;
  /** The server's time that was written with it: its commit's, but for a copy. */
  readonly sealedAt?: unknown;
}

/** A day's book as it is stored. */
export interface StoredDay {
  readonly day: string;
  readonly entries: readonly StoredEntry[];
  /** In the order of their ids. */
  readonly seals: readonly StoredSeal[];
}

export type FaultKind =
  | 'edited'
  | 'deleted'
  | 'inserted'
  | 'reordered'
  | 'outOfTime'
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
  readonly head: (Head & { readonly updatedAt: CommitTime }) | null;
  /** Lines that the histories of records say were written, as `day/entry`. */
  readonly lines: readonly string[];
  /** The days' last hashes, as they stand in the daily reports. */
  readonly roots: ReadonlyMap<string, string>;
  readonly readAt: Date;
  /** Every day there is; otherwise a link may lie outside of what was read. */
  readonly isWhole: boolean;
}

/**
 * What is wrong with the books of a site; empty when nothing is. `roots` are hashes kept outside, such as those in the
 * manager's mails, by day. Pure.
 */
export function faultsOf(books: Books, roots: ReadonlyMap<string, string> = new Map()): Fault[] {
  const faults = [
    ...books.days.flatMap((day) => faultsOfDay(day, books.readAt)),
    ...chainsOf(books.days).flatMap(outOfTime),
    ...faultsOfChain(books),
    ...faultsOfLines(books),
    ...wrongRoots(books.days, books.roots),
    ...wrongRoots(books.days, roots),
  ];
  const told = new Map(faults.map((fault) => [`${fault.day} ${fault.kind} ${fault.where}`, fault]));
  return [...told.values()];
}

/** A root that no seal of its day has. */
const wrongRoots = (days: Books['days'], roots: ReadonlyMap<string, string>): Fault[] =>
  [...roots].flatMap(([day, root]): Fault[] => {
    const kept = days.find((each) => each.day === day)?.seals.some(({ hash }) => hash === root);
    return kept ? [] : [{ day, kind: 'wrongRoot', where: root.slice(0, 12) }];
  });

/** A line that a step has written and that is not there, though its seal may be gone with it. */
function faultsOfLines({ days, lines }: Books): Fault[] {
  const written = new Set(days.flatMap(({ day, entries }) => entries.map(({ id }) => `${day}/${id}`)));
  return lines
    .filter((line) => !written.has(line))
    .map((line): Fault => {
      const [day = '', where = ''] = line.split('/');
      return { day, kind: 'deleted', where };
    });
}

interface Link {
  readonly day: string;
  readonly entry: StoredEntry;
  readonly at: number;
}

/** The entries in the order in which they were sealed; several rows where the chain is broken or not read whole. */
function chainsOf(days: Books['days']): Link[][] {
  const seals = days.flatMap(({ day, seals: ofDay }) => ofDay.map((seal) => ({ day, seal })));
  const entries = new Map(
    days.flatMap(({ day, entries: ofDay }) => ofDay.map((entry) => [`${day}/${entry.id}`, entry])),
  );
  const following = new Map(seals.map((each) => [each.seal.previous, each]));
  const hashes = new Set(seals.map(({ seal }) => seal.hash));
  const first = seals.filter(({ seal }) => !hashes.has(seal.previous));
  return first.map((start) => {
    const links: Link[] = [];
    const seen = new Set<string>();
    let next: typeof start | undefined = start;
    while (next && !seen.has(next.seal.hash)) {
      seen.add(next.seal.hash);
      const entry = entries.get(`${next.day}/${next.seal.entry}`);
      const at: unknown = entry?.data.at;
      if (entry && at instanceof Timestamp) links.push({ day: next.day, entry, at: at.toMillis() });
      next = following.get(next.seal.hash);
    }
    return links;
  });
}

/**
 * Entries that say to have been written at another time than they were: neither between those that were sealed before
 * and after them, nor at their own commit. A book that was written in order for earlier times, as the demo's, is none.
 */
function outOfTime(links: readonly Link[]): Fault[] {
  const faults: Fault[] = [];
  let before = Number.NEGATIVE_INFINITY;
  links.forEach(({ day, entry, at }, place) => {
    const after = links[place + 1]?.at ?? Number.POSITIVE_INFINITY;
    const isBetween = before - AT_ONCE_MS <= at && at <= after + AT_ONCE_MS;
    const isTrue = entry.createdAt !== null && Math.abs(entry.createdAt.toMillis() - at) <= AT_ONCE_MS;
    if (isBetween || isTrue) before = Math.max(before, at);
    else faults.push({ day, kind: 'outOfTime', where: entry.id });
  });
  return faults;
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

/** A seal and the head that names it are written in one commit: a head that was moved back has a later time. */
const isOneCommit = (head: NonNullable<Books['head']>, seal: StoredSeal): boolean =>
  head.updatedAt === null || seal.createdAt === null || head.updatedAt.isEqual(seal.createdAt);

/** A database that was restored has commits of its own, so that the times of none of its seals are their commits'. */
const isCopy = (seals: readonly StoredSeal[]): boolean =>
  seals.every(
    ({ createdAt, sealedAt }) =>
      createdAt !== null &&
      sealedAt instanceof Timestamp &&
      Math.abs(createdAt.toMillis() - sealedAt.toMillis()) > SAME_COMMIT_MS,
  );

/**
 * The one chain of the site: it begins once, no seal is continued by two, and the head is a seal that stands and was
 * written with it. Where not every day was read, a seal may continue one that was not.
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
  const named = seals.find(({ hash }) => hash === head?.hash);
  const isCut = head
    ? isHeadRead && (!named || continued.has(head.hash) || !(isCopy(seals) || isOneCommit(head, named)))
    : isWhole && seals.length > 0;
  if (!isCut) return faults;
  return [...faults, { day: head?.day ?? '', kind: 'cutOff', where: String(head?.sequence ?? 0) }];
}

interface Period {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Reads the books of a site as they stand at one moment, all of them or those between two ISO dates. */
export function readBooks(db: Firestore, site: string, period: Period = {}): Promise<Books> {
  const { from, to } = period;
  const isAsked = (day: string): boolean => (from ?? day) <= day && day <= (to ?? day);
  return db.runTransaction(
    async (transaction) => {
      const head = await transaction.get(db.doc(headPath(site)));
      const days: StoredDay[] = [];
      for (const day of (await daysWithBooks(db, site)).filter(isAsked)) {
        days.push(await readDay(db, transaction, site, day));
      }
      const [lines, roots] = await Promise.all([
        readLines(db, transaction, site, period),
        readRoots(db, transaction, site),
      ]);
      return {
        days,
        head: head.exists ? { ...(head.data() as Head), updatedAt: head.updateTime ?? null } : null,
        lines,
        roots: new Map([...roots].filter(([day]) => isAsked(day))),
        readAt: head.readTime.toDate(),
        isWhole: !from && !to,
      };
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
    entries: entries.docs.map((each) => ({ id: each.id, data: each.data(), createdAt: each.createTime })),
    seals: seals.docs.map((each) => ({ ...(each.data() as Seal), id: each.id, createdAt: each.createTime })),
  };
}

/** `day/entry` of each line that the history of a record says was written. */
async function readLines(
  db: Firestore,
  transaction: Transaction,
  site: string,
  { from = '', to = '' }: Period,
): Promise<string[]> {
  const found = await transaction.get(
    db
      .collectionGroup('history')
      .where('line', '>=', `${site}/${from}`)
      .where('line', '<', `${site}/${to}\uf8ff`)
      .orderBy('line'),
  );
  return found.docs.map((each) => String(each.get('line')).slice(site.length + 1));
}

/** The last hash of each day at its closing, as the daily report has kept it. */
async function readRoots(
  db: Firestore,
  transaction: Transaction,
  site: string,
): Promise<Map<string, string>> {
  const reports = db.collection(reportsPath(site, 'dailySummary'));
  const kept = (await transaction.get(reports)).docs.filter((each) => typeof each.get('root') === 'string');
  return new Map(kept.map((each) => [String(each.get('period')), String(each.get('root'))]));
}

/** The ISO dates of which a site has a book, in order. */
async function daysWithBooks(db: Firestore, site: string): Promise<string[]> {
  const found = await db.collection(`sites/${site}/dutyLog`).listDocuments();
  return found
    .map(({ id }) => id)
    .filter((id) => /^\d{4}-\d{2}-\d{2}$/.test(id))
    .sort();
}
