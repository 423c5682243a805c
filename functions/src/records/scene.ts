import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import { type Plan, prepare } from '../../../rulebook/reading/plan.ts';
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
  readonly plan: (asked: StepAsked) => Promise<Plan>;
}

export function sceneIn(db: Firestore, site: string, now: Date, transaction?: Transaction): Scene {
  const found = new Map<string, Promise<Document | null>>();
  const fetch = async (register: string, id: string): Promise<Document | null> => {
    const document = db.doc(recordPath(site, registers(register), id));
    const snapshot = await (transaction ? transaction.get(document) : document.get());
    return snapshot.exists ? (fromFirestore(snapshot.data()) as Document) : null;
  };
  const read: Scene['read'] = (register, id) => {
    const key = `${register}/${id}`;
    const reading = found.get(key) ?? fetch(register, id);
    found.set(key, reading);
    return reading;
  };
  const plan: Scene['plan'] = async ({ register, ...asked }) => {
    const settings = await read('settings', 'site');
    const today = siteTime(settings).calendar.day(now);
    const request = {
      ...{ ...asked, registers, register: registers(register), now, today },
      looksUpReferences: true,
    };
    return prepare(request, read, new Map([['settings/site', settings]]));
  };
  return { site, now, read, plan };
}
