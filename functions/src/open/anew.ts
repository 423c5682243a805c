import type { Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import type { RecordData } from '../../../rulebook/notation/record.ts';
import { openPath, recordPath } from '../../../rulebook/reading/paths.ts';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import { isAfterAStep } from '../consequences/flaws.ts';
import { concernedBy, dutyOf, obligationPath, openOwed } from '../days/obligations.ts';
import { type DueDocument, isUnsettled } from '../deadlines/due.ts';
import type { People } from '../notices/people.ts';
import { type Document, fromFirestore, readRecord } from '../records/documents.ts';
import { whoReads } from '../records/who-reads.ts';
import type { OpenDocument } from './document.ts';
import { openAbout } from './matters.ts';
import { openAfter, openIn, writeOpen } from './open-after.ts';

/** A page is one commit, and as many records are read. */
const PAGE = 100;

interface Anew {
  readonly db: Firestore;
  readonly site: string;
  readonly time: SiteTime;
  readonly people: People;
  readonly now: Date;
}

/**
 * Reckons anew, from their records, all that is open at a site: for whom it waits once roles, namings or leaves have
 * changed, begun or ended, and by when once settings have. What stands right is not written, so killed and repeated it
 * ends the same. Throws when somebody has written an entry meanwhile; the sweep tries again.
 */
export async function openAnew(anew: Anew): Promise<void> {
  const whole = anew.db.collection(openPath(anew.site)).orderBy('__name__').limit(PAGE);
  let query = whole;
  for (;;) {
    const { docs } = await query.get();
    await pageAnew(docs, anew);
    const last = docs.at(-1);
    if (!last || docs.length < PAGE) return;
    query = whole.startAfter(last);
  }
}

async function pageAnew(page: readonly QueryDocumentSnapshot[], anew: Anew): Promise<void> {
  if (page.length === 0) return;
  const { db, site, now } = anew;
  const sources = page.map((entry) => db.doc(sourceOf(site, entry)));
  const [known, found] = [new Map<string, Promise<Document | null>>(), await db.getAll(...sources)];
  const read = (name: string, id: string): Promise<Document | null> => {
    const key = `${name}/${id}`;
    const reading = known.get(key) ?? readRecord(db, site, registers(name), id);
    known.set(key, reading);
    return reading;
  };
  const batch = db.batch();
  for (const [place, entry] of page.entries()) {
    const data = fromFirestore(found[place]?.data() ?? null) as Document | null;
    const raw = found[place]?.data() as DueDocument | undefined;
    const { wanted, told } = isOwed(entry)
      ? { wanted: owedAgain(raw, anew), told: anew.people }
      : await recordAgain(entry, data, { ...anew, read });
    const write = openAfter(entry.ref.path, openIn(entry), wanted, { notices: [], told });
    if (!write) continue;
    // On the condition that nobody has written it since: what they wrote is newer.
    batch.update(entry.ref, { rev: entry.get('rev') ?? 0 }, { lastUpdateTime: entry.updateTime });
    writeOpen(db, batch, [write], now);
  }
  await batch.commit();
}

const isOwed = (entry: QueryDocumentSnapshot): boolean => entry.get('rev') === 0;

/** The record that an entry of the index is about, or what its day owes. */
function sourceOf(site: string, entry: QueryDocumentSnapshot): string {
  const [register, record] = [String(entry.get('register')), String(entry.get('record'))];
  const [name = ''] = Object.keys((entry.get('matters') as object | undefined) ?? {});
  return isOwed(entry) ? obligationPath(site, record, name) : recordPath(site, registers(register), record);
}

/** Whoever has become keeper since the day was opened is told of its count too. */
function owedAgain(due: DueDocument | undefined, { people, time }: Anew): OpenDocument | null {
  const duty = due && dutyOf(due.name);
  if (!due || !duty || !isUnsettled(due)) return null;
  const each = duty.owed.each ? due.name.slice(duty.name.length + 1) : null;
  return openOwed({ ...due, concerns: concernedBy(duty, each, people) }, people, time);
}

async function recordAgain(
  entry: QueryDocumentSnapshot,
  record: Document | null,
  anew: Anew & { readonly read: (name: string, id: string) => Promise<Document | null> },
): Promise<{ readonly wanted: OpenDocument | null; readonly told: People }> {
  const register = registers(String(entry.get('register')));
  if (!record || !isAfterAStep(register, record as RecordData)) return { wanted: null, told: anew.people };
  const asked = { ...anew, register, id: String(entry.get('record')), record: record as RecordData };
  const told = await whoReads(asked);
  return { wanted: await openAbout({ ...asked, told }), told };
}
