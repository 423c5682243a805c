import type { DocumentSnapshot, Firestore, Transaction } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { SETTINGS_ID } from '../../../rulebook/chapters/site/settings.ts';
import { collectionPath, recordPath } from '../../../rulebook/reading/paths.ts';
import type { Write } from '../../../rulebook/reading/plan.ts';
import type { Rights, Sources } from '../../../rulebook/reading/rights.ts';
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

/** The people of a site, and what each of them may do and whom they stand in for, by uid. */
export interface Roster {
  readonly people: Readonly<Record<string, Person>>;
  /** With terms that may lie ahead; as the rights of each, but for the periods that only the rules need. */
  readonly rights: Readonly<Record<string, Sources>>;
}

export const rosterPath = (site: string): string => recordPath(site, registers('roster'), SETTINGS_ID);

/** The roster of a site: one document, or made of the records where it has not been written yet. */
export async function readRoster(db: Firestore, site: string, transaction?: Transaction): Promise<Roster> {
  const document = db.doc(rosterPath(site));
  const stands = await (transaction ? transaction.get(document) : document.get());
  return stands.exists ? (fromFirestore(stands.data()) as Roster) : wholeRoster(db, site, transaction);
}

/** The roster as it stands once the writes, and the rights that follow from them, are committed. */
export async function rosterAfter(
  db: Firestore,
  transaction: Transaction,
  site: string,
  writes: readonly Write[],
  rights: ReadonlyMap<string, Rights>,
): Promise<Roster> {
  const stands = await readRoster(db, site, transaction);
  const moved = writes.filter(({ register }) => register === 'members');
  return {
    people: { ...stands.people, ...Object.fromEntries(moved.map(({ id, data }) => [id, personOf(data)])) },
    rights: {
      ...stands.rights,
      ...Object.fromEntries([...rights].map(([uid, each]) => [uid, sourcesOf(each)])),
    },
  };
}

/** The roster made anew from the records. */
export async function wholeRoster(db: Firestore, site: string, transaction?: Transaction): Promise<Roster> {
  const members = db.collection(collectionPath(site, registers('members')));
  const { docs } = await (transaction ? transaction.get(members) : members.get());
  if (docs.length === 0) return { people: {}, rights: {} };
  const places = docs.map(({ id }) => db.doc(recordPath(site, registers('rights'), id)));
  const found = await (transaction ? transaction.getAll(...places) : db.getAll(...places));
  const data = (each: DocumentSnapshot): Document => fromFirestore(each.data() ?? {}) as Document;
  return {
    people: Object.fromEntries(docs.map((each) => [each.id, personOf(data(each))])),
    rights: Object.fromEntries(
      docs.flatMap(({ id }, place) => {
        const rights = found[place];
        return rights?.exists ? [[id, sourcesOf(data(rights) as unknown as Sources)]] : [];
      }),
    ),
  };
}

const sourcesOf = ({ state, roles, buildings, keeps, standsIn }: Sources): Sources => ({
  ...{ state, roles, buildings, keeps, standsIn },
});

const personOf = (member: Document): Person => ({
  name: String(member.name ?? ''),
  email: typeof member.email === 'string' ? member.email : null,
  language: member.language === 'en' ? 'en' : 'zh',
  roles: Array.isArray(member.roles) ? member.roles.map(String) : [],
  active: member.state === 'active',
  reportsTo: typeof member.reportsTo === 'string' ? member.reportsTo : null,
});
