import { FieldValue, type Firestore, Timestamp } from 'firebase-admin/firestore';
import type { Words } from '../../../rulebook/site/words.ts';
import { robotsFor, type SiteRobot } from '../chapters/site/site-robots.ts';
import { derivedId } from '../consequences/derived-id.ts';
import type { DueDocument } from '../deadlines/due.ts';
import { deliveryDue, deliveryDuePath, mailPath, postDocument } from '../mail/outbox.ts';
import type { Writer } from '../open/open-after.ts';
import { LINES_MOST } from './message.ts';
import type { RobotPost } from './post.ts';
import { type Posting, recordPage, siteTitle } from './posts.ts';

/** A matter that has just become overdue, at a site some of whose robots may tell of it. */
export interface FirstFlagged {
  readonly due: DueDocument;
  readonly posting: Posting;
}

/** Long enough for all pages of one sweep to add to it; the next sweep sends it. */
const GATHERED_MS = 30_000;

const title: Words = { zh: '新增逾期事项', en: 'Newly overdue' };

/**
 * Adds what is flagged for the first time to one post for the site and the sweep, in the commit that flags it: so nothing
 * is told that was not flagged, and nothing twice. It counts all of them and has the titles of the first.
 */
export function writeOverduePosts(
  db: Firestore,
  writer: Writer,
  flagged: readonly FirstFlagged[],
  now: Date,
): void {
  for (const site of new Set(flagged.map(({ due }) => due.site))) {
    const matters = flagged.filter(({ due }) => due.site === site);
    const posting = matters[0]?.posting;
    for (const robot of posting ? robotsFor('overdue', posting.robots) : []) {
      if (posting) addTo(db, writer, robot, posting, matters, now);
    }
  }
}

function addTo(
  db: Firestore,
  writer: Writer,
  { id: robot, language }: SiteRobot,
  posting: Posting,
  matters: readonly FirstFlagged[],
  now: Date,
): void {
  const { site } = posting;
  const id = derivedId([site, 'overdue', now.getTime(), robot]);
  const notBefore = new Date(now.getTime() + GATHERED_MS);
  const post: RobotPost = {
    ...{ kind: 'overdue', language, title: siteTitle(posting.time, title, language) },
    ...{ lines: [], total: 0, path: null },
  };
  const lines = matters.slice(0, LINES_MOST).map(({ due }) => ({
    text: due.title[language],
    path: recordPage(site, due.register, due.record),
  }));
  const gathered = {
    ...post,
    lines: FieldValue.arrayUnion(...lines),
    total: FieldValue.increment(matters.length),
  };
  const document = { ...postDocument({ site, robot, post, notBefore }), post: gathered };
  writer.set(db.doc(mailPath(id)), document, { merge: true });
  const entry = deliveryDue(id, site, Timestamp.fromDate(notBefore));
  writer.set(db.doc(deliveryDuePath(id)), entry, { merge: true });
}
