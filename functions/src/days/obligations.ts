import { type Firestore, Timestamp } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { type KeyKind, keyKinds } from '../../../rulebook/chapters/keys/release-matrix.ts';
import { collectionPath } from '../../../rulebook/reading/paths.ts';
import type { Role } from '../../../rulebook/site/roles.ts';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import type { DueDocument } from '../deadlines/due.ts';
import { isRunning, type People } from '../notices/people.ts';
import { type Document, fromFirestore } from '../records/documents.ts';
import { keptStates } from './inventory.ts';

/** What a day owes though nobody has opened a record for it: below the day's duty log. */
export const obligationPath = (site: string, day: string, name: string): string =>
  `${obligationsPath(site, day)}/${name}`;
export const obligationsPath = (site: string, day: string): string => `sites/${site}/dutyLog/${day}/due`;

/** The supervisor's signature under the day's duty log. */
export const REVIEW = 'review';
export const countName = (cabinet: string): string => `count~${cabinet}`;

/** Returns true iff an obligation can't be met any more once its day is over: only today can be counted. */
export const endsWithItsDay = (name: string): boolean => name.startsWith(countName(''));

interface Obligation {
  readonly name: string;
  readonly at: Date;
  readonly subject: string;
  readonly title: Words;
  readonly text: Words;
  readonly clauses: string[];
  readonly concerns: string[];
  readonly roles: Role[];
}

/** The obligations of a business day: every cabinet in use counted in time, the duty log signed by the supervisor. */
export async function obligationsOf(
  db: Firestore,
  site: string,
  day: string,
  time: SiteTime,
  people: People,
  now: Date,
): Promise<DueDocument[]> {
  if (!time.calendar.isWorkday(day)) return [];
  const cabinets = await cabinetsInUse(db, site);
  const keepers = await keepersByKind(db, site, people, now);
  const counts = cabinets.map((kind) => countOf(day, kind, keepers.get(kind) ?? [], time));
  return [...counts, signatureOf(day, time)].map((each) => dueOf(site, day, each));
}

/** When a day's counts are due (R4.4.1.7). */
export const countDeadline = (day: string, { calendar, settings }: SiteTime): Date =>
  calendar.instant(day, settings.countBy);

function countOf(day: string, kind: KeyKind, concerns: string[], time: SiteTime): Obligation {
  const { zh, en } = keyKinds[kind];
  return {
    name: countName(kind),
    at: countDeadline(day, time),
    subject: `${day} ${zh}`,
    title: { zh: '钥匙未清点', en: 'Keys not counted' },
    text: { zh: `${day} ${zh}钥匙柜尚未清点`, en: `The cabinet '${en}' has not been counted on ${day}` },
    clauses: ['R4.4.1.7'],
    concerns,
    // R11.1.1.1 Area keys lie in the control room.
    roles: kind === 'area' ? ['supervisor', 'security'] : ['supervisor'],
  };
}

const signatureOf = (day: string, { calendar }: SiteTime): Obligation => ({
  name: REVIEW,
  at: calendar.instant(calendar.shiftDay(day, 1), '00:00'),
  subject: day,
  title: { zh: '值班日志未签', en: 'Duty log not signed' },
  text: {
    zh: `${day} 值班日志客服主任未审阅签字`,
    en: `The supervisor has not signed the duty log of ${day}`,
  },
  clauses: ['R2.4.8'],
  concerns: [],
  roles: ['supervisor'],
});

const dueOf = (site: string, day: string, { at, ...told }: Obligation): DueDocument => ({
  site,
  register: 'dutyLog',
  record: day,
  ...told,
  deadline: Timestamp.fromDate(at),
  at: Timestamp.fromDate(at),
  level: 0,
  overdue: false,
  flaggedAt: null,
  rev: 0,
  daily: false,
  takes: null,
  owed: true,
  wants: null,
  reminder: null,
  // Whoever works here may read the day's book.
  audience: 'staff',
});

/** Cabinets with a key that has not been withdrawn. One read a kind, however many keys there are. */
async function cabinetsInUse(db: Firestore, site: string): Promise<KeyKind[]> {
  const keys = db.collection(collectionPath(site, registers('keys')));
  const kinds = Object.keys(keyKinds) as KeyKind[];
  const inUse = keys.where('state', 'in', keptStates).limit(1);
  const found = await Promise.all(kinds.map((kind) => inUse.where('kind', '==', kind).get()));
  return kinds.filter((_kind, place) => found[place]?.empty === false);
}

/** Who keeps which kind now: a naming that is yet to come or over is none. Who stands in for them is told with them. */
async function keepersByKind(
  db: Firestore,
  site: string,
  people: People,
  now: Date,
): Promise<Map<string, string[]>> {
  const found = await db
    .collection(collectionPath(site, registers('keyKeepers')))
    .where('state', '==', 'active')
    .get();
  const keepers = new Map<string, string[]>();
  for (const each of found.docs) {
    const named = fromFirestore(each.data()) as Document;
    const keeper = String(named.keeper);
    if (!isRunning(named, now) || !people.find(keeper)?.active) continue;
    for (const kind of Array.isArray(named.kinds) ? named.kinds : []) {
      const known = keepers.get(String(kind)) ?? [];
      keepers.set(String(kind), [...new Set([...known, keeper])]);
    }
  }
  return keepers;
}
