import type { Firestore } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { keyKinds } from '../../../rulebook/chapters/keys/release-matrix.ts';
import { dateOf, type RecordData, textOf } from '../../../rulebook/notation/record.ts';
import { dueAt } from '../../../rulebook/reading/due.ts';
import { collectionPath } from '../../../rulebook/reading/paths.ts';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import { inventoryPath, isProper } from '../days/inventory.ts';
import { fromFirestore } from '../records/documents.ts';

/** A key that is out, as the summary names it. */
export interface KeyOut {
  readonly keyCode: string;
  readonly unit: string;
  readonly borrowedBy: string;
  readonly since: Date | null;
  readonly due: Date | null;
  readonly overdue: boolean;
  readonly reason: string;
}

/** What the daily summary tells: the day's state of the registers, as it is read at closing. */
export interface DailyFigures {
  readonly day: string;
  readonly keysOut: readonly KeyOut[];
  readonly papersOwed: readonly KeyOut[];
  readonly missingCounts: readonly string[];
  readonly missingSignatures: readonly string[];
  readonly incidents: readonly {
    keyCode: string;
    unit: string;
    what: string;
    state: string;
    answerable: string;
  }[];
  readonly awaitingReseal: readonly { code: string; opensWhat: string }[];
  readonly overdueItems: readonly {
    register: string;
    name: string;
    title: Words;
    subject: string;
    deadline: Date | null;
  }[];
}

/** Days back that are looked at for a missing signature. */
const SIGNATURE_DAYS = 7;
/** More than a mail can usefully list; the rest is counted in the page. */
const LIST_MAX = 200;
/** Keys and members of one site. */
const INVENTORY_MAX = 5_000;

type Query = FirebaseFirestore.Query;

/** Reads a day's figures of a site. `day` is the ISO date in the site's zone, `now` decides what is overdue. */
export async function dailyFigures(
  db: Firestore,
  site: string,
  day: string,
  now: Date,
  time: SiteTime,
): Promise<DailyFigures> {
  const of = (register: string): Query => db.collection(collectionPath(site, registers(register)));
  const records = async (query: Query, most = LIST_MAX): Promise<(RecordData & { id: string })[]> =>
    (await query.limit(most).get()).docs.map(
      (each) =>
        ({ ...(fromFirestore(each.data()) as RecordData), id: each.id }) as RecordData & { id: string },
    );
  const [members, out, drawn, owed, keys, counts, reviews, incidents, due] = await Promise.all([
    records(of('members'), INVENTORY_MAX),
    records(of('keyLoans').where('state', '==', 'out').orderBy('issued.at')),
    records(of('areaKeyHandovers').where('state', '==', 'drawn').orderBy('opened.at', 'desc')),
    records(of('keyLoans').where('papers', '==', 'owed').orderBy('issued.at')),
    records(of('keys').orderBy('code'), INVENTORY_MAX),
    records(of('keyCounts').where('day', '==', day).orderBy('opened.at', 'desc')),
    records(of('dutyLogReviews').orderBy('day', 'desc')),
    records(
      of('keyIncidents')
        .where('state', 'in', ['reported', 'managerAsked', 'agreed'])
        .orderBy('opened.at', 'desc'),
    ),
    records(
      db.collectionGroup('due').where('site', '==', site).where('overdue', '==', true).orderBy('deadline'),
    ),
  ]);
  const counted = await properlyCounted(db, site, counts);
  const names = new Map(members.map((member) => [member.id, textOf(member, 'name')]));
  const nameOf = (uid: string): string => names.get(uid) ?? uid;
  const keyOut = (record: RecordData, register: string, name: string): KeyOut => {
    const due = dueAt(registers(register), name, record, time);
    return {
      keyCode: textOf(record, 'keyCode'),
      unit: textOf(record, 'unit'),
      borrowedBy: nameOf(textOf(record, register === 'keyLoans' ? 'borrowedBy' : 'drawnBy')),
      since: dateOf(record, register === 'keyLoans' ? 'issued.at' : 'opened.at'),
      due,
      overdue: due !== null && due <= now,
      reason: textOf(record, 'delayReason'),
    };
  };
  return {
    day,
    keysOut: [
      ...out.map((loan) => keyOut(loan, 'keyLoans', 'return')),
      ...drawn.map((form) => keyOut(form, 'areaKeyHandovers', 'return')),
    ],
    papersOwed: owed.map((loan) => keyOut(loan, 'keyLoans', 'papers')),
    missingCounts: cabinetsInUse(keys).filter((cabinet) => !counted.has(cabinet)),
    missingSignatures: unsignedDays(members, reviews, day, time),
    incidents: incidents.map((incident) => ({
      keyCode: textOf(incident, 'keyCode'),
      unit: textOf(incident, 'unit'),
      what: textOf(incident, 'what'),
      state: incident.state,
      answerable: nameOf(textOf(incident, 'answerable')),
    })),
    awaitingReseal: keys
      .filter((key) => key.state === 'awaitingReseal')
      .map((key) => ({ code: textOf(key, 'code'), opensWhat: textOf(key, 'opensWhat') })),
    overdueItems: due.map((each) => ({
      register: textOf(each, 'register'),
      name: textOf(each, 'name'),
      title: titleOf(each),
      subject: textOf(each, 'subject'),
      deadline: dateOf(each, 'deadline'),
    })),
  };
}

const undelivered: Words = { zh: '邮件未送达', en: 'Mail not delivered' };
const faulty: Words = { zh: '有误的事项', en: 'A faulty entry' };

/** What was put aside by the sweep may lack anything. */
function titleOf(due: RecordData): Words {
  if (due.register === 'mail') return undelivered;
  const [zh, en] = [textOf(due, 'title.zh'), textOf(due, 'title.en')];
  return zh && en ? { zh, en } : faulty;
}

const cabinetsInUse = (keys: readonly RecordData[]): string[] =>
  Object.keys(keyKinds).filter((kind) => keys.some((key) => key.kind === kind && key.state !== 'withdrawn'));

/** The cabinets of which a finished count names every key (R4.4.1.7). */
async function properlyCounted(
  db: Firestore,
  site: string,
  counts: readonly (RecordData & { id: string })[],
): Promise<Set<unknown>> {
  const done = counts.filter(({ state }) => state === 'done');
  if (done.length === 0) return new Set();
  const inventories = await db.getAll(...done.map(({ id }) => db.doc(inventoryPath(site, id))));
  const proper = done.filter((count, place) => isProper(count, inventories[place]?.get('keys')));
  return new Set(proper.map(({ cabinet }) => cabinet));
}

/** Working days of the last week, before `day`, that the supervisor has not signed (R2.4.8). */
function unsignedDays(
  members: readonly RecordData[],
  reviews: readonly RecordData[],
  day: string,
  { calendar }: SiteTime,
): string[] {
  const first = members.map((member) => calendar.day(member.opened.at)).sort()[0] ?? day;
  // A day that was opened again after its signature is not signed.
  const signed = new Set(reviews.filter(({ state }) => state === 'signed').map((review) => review.day));
  return Array.from({ length: SIGNATURE_DAYS }, (_, back) => calendar.shiftDay(day, -back - 1))
    .filter((each) => each >= first && calendar.isWorkday(each) && !signed.has(each))
    .reverse();
}
