import type { Register } from '../notation/register.ts';

/** `sites/{site}/{register}/{record}`, or the place beneath another record. The page and the server build paths here. */
export const recordPath = (site: string, register: Register, id: string): string => {
  const { beneath } = register;
  return beneath
    ? `sites/${site}/${beneath.register}/${id}/${beneath.collection}/${beneath.id}`
    : `sites/${site}/${register.name}/${id}`;
};

export const collectionPath = (site: string, register: Register): string => `sites/${site}/${register.name}`;
export const accountPath = (uid: string): string => `accounts/${uid}`;
export const noticesPath = (site: string, uid: string): string => `sites/${site}/members/${uid}/notices`;
export const entriesPath = (site: string, day: string): string => `sites/${site}/dutyLog/${day}/entries`;
export const sealsPath = (site: string, day: string): string => `sites/${site}/dutyLog/${day}/dutyLogSeals`;

/** What is open at a site, one document for each record of which something is: what waits, is due, or is owed. */
export const openPath = (site: string): string => `sites/${site}/index/open/matters`;

/** The reports of a kind, one for each period: `dailySummary~2026-09-30`. */
export const reportsPath = (site: string, kind: string): string => `sites/${site}/reports/${kind}/periods`;
export const reportPath = (site: string, kind: string, period: string): string =>
  `${reportsPath(site, kind)}/${kind}~${period}`;

/** Which entries of a day were corrected in the book of a later day. */
export const correctionsPath = (site: string, day: string): string =>
  `sites/${site}/dutyLog/${day}/standing/corrections`;

/** Where the trigger of every step listens; nothing that the server concludes is written there. */
export const RECORD_TRIGGER = 'sites/{site}/{register}/{record}';
/** The same of one register alone. */
export const recordTriggerOf = (register: string) => `sites/{site}/${register}/{record}` as const;
/** The private part of a household, file or telephone numbers; its history lies beneath it. */
export const PRIVATE_TRIGGER = 'sites/{site}/households/{household}/private/{part}';
export const ENTRY_TRIGGER = 'sites/{site}/dutyLog/{day}/entries/{entry}';

/** Random id of a record, made where the record is made, so that a repeated send changes nothing. */
export const newId = (): string => crypto.randomUUID().replaceAll('-', '').slice(0, 20);
