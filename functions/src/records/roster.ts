import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { SETTINGS_ID } from '../../../rulebook/chapters/site/settings.ts';
import { collectionPath, recordPath } from '../../../rulebook/reading/paths.ts';
import type { Write } from '../../../rulebook/reading/plan.ts';
import type { Term } from '../../../rulebook/reading/rights.ts';
import type { Language } from '../../../rulebook/site/words.ts';
import { type Document, fromFirestore } from './documents.ts';

/** Somebody of the site, as they are told of things. Who was dismissed keeps a name. */
export interface Person {
  readonly name: string;
  readonly email: string | null;
  readonly language: Language;
  readonly roles: readonly string[];
  readonly active: boolean;
  readonly reportsTo: string | null;
}

/** A leave that is not ended, with its time: it may lie ahead. */
export interface Leave extends Term {
  readonly absent: string;
  readonly deputy: string;
}

/** The people of a site by uid, and the leaves by id. */
export interface Roster {
  readonly people: Readonly<Record<string, Person>>;
  readonly leaves: Readonly<Record<string, Leave>>;
}

export const rosterPath = (site: string): string => recordPath(site, registers('roster'), SETTINGS_ID);

/** The roster of a site: one document, or made of the records where it has not been written yet. */
export async function readRoster(db: Firestore, site: string, transaction?: Transaction): Promise<Roster> {
  const document = db.doc(rosterPath(site));
  const stands = await (transaction ? transaction.get(document) : document.get());
  return stands.exists ? (fromFirestore(stands.data()) as Roster) : wholeRoster(db, site, transaction);
}

/** The roster as it stands after the writes; null where none of them is of a member or a leave. */
export async function rosterAfter(
  db: Firestore,
  transaction: Transaction,
  site: string,
  writes: readonly Write[],
): Promise<Roster | null> {
  const moved = writes.filter(({ register }) => register === 'members' || register === 'delegations');
  if (moved.length === 0) return null;
  const { people, leaves } = await readRoster(db, site, transaction);
  const after = { people: { ...people }, leaves: { ...leaves } };
  for (const { register, id, data } of moved) {
    if (register === 'members') after.people[id] = personOf(data);
    else if (data.state === 'active') after.leaves[id] = leaveOf(data);
    else delete after.leaves[id];
  }
  return after;
}

/** The roster made anew from the records. */
export async function wholeRoster(db: Firestore, site: string, transaction?: Transaction): Promise<Roster> {
  const members = db.collection(collectionPath(site, registers('members')));
  const delegations = db
    .collection(collectionPath(site, registers('delegations')))
    .where('state', '==', 'active');
  const get = (query: FirebaseFirestore.Query) => (transaction ? transaction.get(query) : query.get());
  const [found, running] = await Promise.all([get(members), get(delegations)]);
  const by = <Item>(docs: typeof found.docs, of: (data: Document) => Item): Record<string, Item> =>
    Object.fromEntries(docs.map((each) => [each.id, of(fromFirestore(each.data()) as Document)]));
  return { people: by(found.docs, personOf), leaves: by(running.docs, leaveOf) };
}

const personOf = (member: Document): Person => ({
  name: String(member.name ?? ''),
  email: typeof member.email === 'string' ? member.email : null,
  language: member.language === 'en' ? 'en' : 'zh',
  roles: Array.isArray(member.roles) ? member.roles.map(String) : [],
  active: member.state === 'active',
  reportsTo: typeof member.reportsTo === 'string' ? member.reportsTo : null,
});

const leaveOf = ({ absent, deputy, from, until }: Document): Leave => ({
  absent: String(absent),
  deputy: String(deputy),
  from: from as Date,
  until: until as Date,
});
