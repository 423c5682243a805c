import type { Field } from '../../../rulebook/notation/field.ts';
import type { RecordData } from '../../../rulebook/notation/record.ts';
import type { Register, Registers } from '../../../rulebook/notation/register.ts';
import { fallsAt } from '../../../rulebook/reading/due.ts';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import { type Rendering, render } from '../../../rulebook/reading/render.ts';
import type { Settings } from '../../../rulebook/site/settings.ts';
import { siteTime } from '../../../rulebook/site/settings.ts';
import type { Document, Row } from '../data/store.ts';
import { getOne, getPage } from '../firebase/lite.ts';
import { historyQuery } from '../records/timeline.tsx';

/** A picture of a record; without an address there is nothing of it on paper. */
export interface PrintedPicture {
  readonly title: string;
  readonly address: string | null;
}

/** All that stands on a record's form. */
export interface PrintedRecord {
  readonly record: Document;
  /** The latest first. */
  readonly history: readonly Row[];
  /** What the records that it names are called, by register and id. */
  readonly called: ReadonlyMap<string, string>;
  /** By the attachment's id. */
  readonly pictures: ReadonlyMap<string, PrintedPicture>;
}

interface Reading {
  readonly site: string;
  readonly id: string;
  readonly register: Register;
  readonly registers: Registers;
  readonly rendering: Omit<Rendering, 'register'>;
  readonly settings: Document;
}

export const calledKey = (register: string, id: string): string => `${register}/${id}`;

/** The references in a record's fields: which register, which ids. */
function referencesOf({ fields }: Register, record: Document): readonly (readonly [string, string])[] {
  const idsIn = (field: Field, value: unknown): readonly (readonly [string, string])[] => {
    if ((field.type !== 'ref' && field.type !== 'refs') || field.register === 'members') return [];
    const ids = Array.isArray(value) ? value : [value];
    return ids.filter((id) => id !== undefined).map((id) => [field.register, String(id)]);
  };
  return Object.entries(fields).flatMap(([name, field]) => idsIn(field, record[name]));
}

/** Reads what a record's form needs beside the record: its history, the names and the pictures that it refers to. */
export async function readForPaper(reading: Reading, record: Document): Promise<PrintedRecord> {
  const { site, id, register } = reading;
  const references = referencesOf(register, record);
  const [history, named, pictures] = await Promise.all([
    getPage(historyQuery(site, register, id)),
    Promise.all(
      references
        .filter(([to]) => to !== 'attachments')
        .map(async ([to, other]) => [calledKey(to, other), await nameOf(reading, to, other)] as const),
    ),
    Promise.all(
      references
        .filter(([to]) => to === 'attachments')
        .map(async ([, other]) => [other, await pictureOf(reading, other)] as const),
    ),
  ]);
  return { record, history, called: new Map(named), pictures: new Map(pictures) };
}

/** What the record is called; its id, where the reader may not read it. */
async function nameOf({ site, registers, rendering }: Reading, name: string, id: string): Promise<string> {
  const register = registers(name);
  const found = await getOne(recordPath(site, register, id)).catch(() => null);
  const called = found ? render(register.subject, found, { ...rendering, register }).trim() : '';
  return called === '' ? id : called;
}

/** What the desk itself clears some day, a copy of an identity card, is not carried out on paper. */
function isCleared(register: Register, found: Document, settings: Document): boolean {
  const time = siteTime(settings as Partial<Settings>);
  return Object.values(register.due).some(
    (due) => due.takes !== undefined && fallsAt(register, due, found as RecordData, time) !== null,
  );
}

async function pictureOf(reading: Reading, id: string): Promise<PrintedPicture> {
  const { site, registers, rendering, settings } = reading;
  const register = registers('attachments');
  const found = await getOne(recordPath(site, register, id)).catch(() => null);
  if (!found) return { title: '', address: null };
  const title = render(register.subject, found, { ...rendering, register });
  const { content, mediaType } = found;
  if (!(content instanceof Uint8Array) || isCleared(register, found, settings))
    return { title, address: null };
  const blob = new Blob([content as Uint8Array<ArrayBuffer>], { type: String(mediaType) });
  const picture = new Image();
  picture.src = URL.createObjectURL(blob);
  await picture.decode().catch(() => undefined);
  return { title, address: picture.src };
}

/** Lets go of the pictures when they have been printed. */
export function letGo({ pictures }: PrintedRecord): void {
  for (const { address } of pictures.values()) if (address !== null) URL.revokeObjectURL(address);
}
