import type { DocumentSnapshot, Firestore, Query, Transaction } from 'firebase-admin/firestore';
import type { Registers } from '../../../rulebook/notation/register.ts';
import { collectionPath, recordPath } from '../../../rulebook/reading/paths.ts';
import { type Ask, type Plan, prepare, type Request, withFetched } from '../../../rulebook/reading/plan.ts';
import { isTakenAlready } from '../../../rulebook/reading/taken-already.ts';
import { siteTime } from '../../../rulebook/site/settings.ts';
import { type Document, fromFirestore } from './documents.ts';

/** A step of one record, by somebody. */
export interface StepAsked {
  readonly register: string;
  readonly step: string;
  readonly id: string;
  readonly input: Document;
  /** A member's uid, or `system`. */
  readonly actor: string;
}

/** The records of a site as one transaction sees them, or as they stand where there is none; each is read once. */
export interface Scene {
  readonly site: string;
  readonly now: Date;
  readonly read: (register: string, id: string) => Promise<Document | null>;
  /** Reads several in one call; `read` and `plan` have them then. */
  readonly readAll: (register: string, ids: readonly string[]) => Promise<readonly (Document | null)[]>;
  readonly registers: Registers;
  readonly plan: (asked: StepAsked) => Promise<Plan>;
  /** Returns true iff the records stand as this very step of this person has left them. */
  readonly isTakenAlready: (asked: StepAsked) => Promise<boolean>;
}

/** Where and when a scene is, and which registers there are. */
export interface Setting {
  readonly site: string;
  readonly now: Date;
  readonly registers: Registers;
}

const documentIn = (snapshot: DocumentSnapshot | undefined): Document | null =>
  snapshot?.exists ? (fromFirestore(snapshot.data()) as Document) : null;

export function sceneIn(db: Firestore, { site, now, registers }: Setting, transaction?: Transaction): Scene {
  const found = new Map<string, Promise<Document | null>>();
  const fetch = async (register: string, id: string): Promise<Document | null> => {
    const document = db.doc(recordPath(site, registers(register), id));
    const snapshot = await (transaction ? transaction.get(document) : document.get());
    return documentIn(snapshot);
  };
  const read: Scene['read'] = (register, id) => {
    const key = `${register}/${id}`;
    const reading = found.get(key) ?? fetch(register, id);
    found.set(key, reading);
    return reading;
  };
  const readAll: Scene['readAll'] = async (register, ids) => {
    const fresh = [...new Set(ids)].filter((id) => !found.has(`${register}/${id}`));
    const documents = fresh.map((id) => db.doc(recordPath(site, registers(register), id)));
    const reading = documents.length === 0 ? [] : (transaction ?? db).getAll(...documents);
    for (const [place, id] of fresh.entries()) {
      const one = Promise.resolve(reading).then((all) => documentIn(all[place]));
      found.set(`${register}/${id}`, one);
    }
    return Promise.all(ids.map((id) => read(register, id)));
  };
  const requestOf = async ({ register, ...asked }: StepAsked): Promise<Request> => {
    const today = siteTime(await read('settings', 'site')).calendar.day(now);
    const about = { ...asked, registers, register: registers(register), now, today };
    return { ...about, looksUpReferences: true };
  };
  const ask: Ask = async ({ register, where, limit }) => {
    const all: Query = db.collection(collectionPath(site, registers(register))).limit(limit);
    const asked = where.reduce((query, [field, operator, value]) => query.where(field, operator, value), all);
    const { docs } = await (transaction ? transaction.get(asked) : asked.get());
    return docs.map((each) => ({ id: each.id, data: fromFirestore(each.data()) as Document }));
  };
  const plan: Scene['plan'] = async (asked) => prepare(await requestOf(asked), read, new Map(), ask);
  const isTaken: Scene['isTakenAlready'] = async (asked) => {
    const request = await requestOf(asked);
    return withFetched((stored) => isTakenAlready(request, stored), read, new Map(), ask);
  };
  return { site, now, registers, read, readAll, plan, isTakenAlready: isTaken };
}
