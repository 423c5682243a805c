import { randomUUID } from 'node:crypto';
import { FieldPath, FieldValue, type Firestore } from 'firebase-admin/firestore';
import { z } from 'zod';
import { allRegisters, registers } from '../../../rulebook/chapters/index.ts';
import { SETTINGS_ID } from '../../../rulebook/chapters/site/settings.ts';
import type { Field } from '../../../rulebook/notation/field.ts';
import { yuanText } from '../../../rulebook/notation/money.ts';
import type { Register } from '../../../rulebook/notation/register.ts';
import { types } from '../../../rulebook/notation/types/index.ts';
import { collectionPath, entriesPath, recordPath } from '../../../rulebook/reading/paths.ts';
import type { Rendering } from '../../../rulebook/reading/render.ts';
import { type Settings, type SiteTime, siteTime } from '../../../rulebook/site/settings.ts';
import { type Call, callable, Refused } from '../callables/callable.ts';
import { type Document, fromFirestore, readRecord } from '../records/documents.ts';
import { mayRead, permits, type Reader } from '../records/may-read.ts';
import { type Column, type OutputValue, workbook } from '../spreadsheets/write.ts';

/** A page of records is read at a time, so that memory does not grow with the register. */
const PAGE = 500;
/** A call answers with at most 10 MiB; this many rows stay well below it. */
const ROWS_MAX = 20_000;

/** Registers that somebody may list; which records of them, each register says. */
const exportable = allRegisters
  .filter(({ framed, beneath, list }) => framed === null && beneath === null && list.condition !== 'noOne')
  .map(({ name }) => name);

/**
 * A register as `.xlsx`, base64. Columns of the private file only for those who may read that very file; the export
 * itself is written into the duty log (R2.4.16).
 */
export const exportRegister = callable({
  input: z.strictObject({ register: z.enum(exportable as [string, ...string[]]) }),
  by: ['supervisor', 'manager'],
  cites: ['R2.4.16'],
  run: async (call) => {
    const settings = await readRecord(call.db, call.site, registers('settings'), SETTINGS_ID);
    const time = siteTime(settings as Partial<Settings> | null);
    const register = registers(call.input.register);
    const stored = await readAll(call.db, call.site, register);
    if (stored.length > ROWS_MAX) throw tooMany(stored.length);
    const records = await listable(call, register, stored, time);
    if (records.length === 0 && stored.length > 0) throw notListable(register);
    const files = register.name === 'households' ? await privateParts(call, records, time) : null;
    const names = await namesOf(call.db, call.site);
    const fields = Object.entries(register.fields).filter(([, field]) => field.type !== 'bytes');
    const fileFields = files
      ? PRIVATE_PARTS.flatMap((part) => Object.entries(registers(part).fields)).filter(
          ([name]) => name !== 'household',
        )
      : [];
    const columns: Column[] = [
      { heading: { zh: '编号', en: 'Id' } },
      ...fields.map(([, field]) => ({ heading: field.title })),
      { heading: { zh: '状态', en: 'State' } },
      { heading: { zh: '登记时间', en: 'Opened' } },
      { heading: { zh: '登记人', en: 'Opened by' } },
      ...fileFields.map(([, field]) => ({ heading: field.title })),
    ];
    const { language } = call.caller;
    const nameOf = (uid: string): string => names.get(uid) ?? uid;
    const rendering = { register, language, nameOf, stamp: time.calendar.stamp };
    const rows = records.map(({ id, data }): OutputValue[] => {
      const opened = data.opened as { by: string; at: Date } | undefined;
      return [
        id,
        ...fields.map(([name, field]) => cell(field, data[name], rendering)),
        register.states[String(data.state)]?.words[language] ?? String(data.state),
        opened?.at ?? null,
        opened ? nameOf(opened.by) : null,
        ...fileFields.map(([name, field]) => cell(field, files?.get(id)?.[name], rendering)),
      ];
    });
    const now = call.now();
    await logExport(call, register, rows.length, files?.size ?? 0, time.calendar.day(now));
    const bytes = await workbook({ sheet: register.form, columns, rows, zone: time.settings.zone, now });
    return {
      name: `${register.form.zh}-${time.calendar.day(now)}.xlsx`,
      rows: rows.length,
      content: Buffer.from(bytes).toString('base64'),
    };
  },
});

const tooMany = (rows: number): Refused =>
  new Refused({
    field: 'register',
    words: {
      zh: `共${rows}条，超过${ROWS_MAX}条，无法一次导出`,
      en: `${rows} records are more than the ${ROWS_MAX} that can be exported at once`,
    },
    clauses: ['R2.4.16'],
  });

const notListable = ({ form }: Register): Refused =>
  new Refused({
    field: 'register',
    words: {
      zh: `您无权查看《${form.zh.replaceAll(/[《》]/g, '')}》的记录`,
      en: `You may not list the records of this register: ${form.en}`,
    },
    clauses: ['R2.4.16'],
  });

interface Row {
  readonly id: string;
  readonly data: Document;
}

/** The records that the caller may list in the page too: nobody takes out what they may not see. */
async function listable(
  call: Call<unknown>,
  register: Register,
  records: readonly Row[],
  time: SiteTime,
): Promise<readonly Row[]> {
  const reader = readerOf(call, time);
  const known = new Map<string, Document | null>();
  const found: Row[] = [];
  for (const row of records) if (await permits(register.list, register, row, reader, known)) found.push(row);
  return found;
}

async function readAll(db: Firestore, site: string, register: Register): Promise<Row[]> {
  const found: Row[] = [];
  const ordered = db.collection(collectionPath(site, register)).orderBy(FieldPath.documentId()).limit(PAGE);
  for (let page = await ordered.get(); ; page = await ordered.startAfter(found.at(-1)?.id).get()) {
    found.push(...page.docs.map((each) => ({ id: each.id, data: fromFirestore(each.data()) as Document })));
    if (page.size < PAGE || found.length > ROWS_MAX) return found;
  }
}

const readerOf = ({ db, site, caller, now }: Call<unknown>, time: SiteTime): Reader => {
  const at = now();
  return { db, site, actor: caller.uid, now: at, today: time.calendar.day(at) };
};

/** The file with the name, and the telephone numbers beside it. */
const PRIVATE_PARTS = ['householdFiles', 'householdPhones'] as const;

/** The private parts that the caller may read by the registers' own conditions, one document for each household. */
async function privateParts(
  call: Call<unknown>,
  households: readonly Row[],
  time: SiteTime,
): Promise<Map<string, Document>> {
  const known = new Map<string, Document | null>(
    households.map(({ id, data }) => [`households/${id}`, data]),
  );
  const reader = readerOf(call, time);
  const parts = new Map<string, Document>();
  for (const part of PRIVATE_PARTS) {
    const register = registers(part);
    const readable: string[] = [];
    for (const { id } of households) if (await mayRead(register, id, reader, known)) readable.push(id);
    for (let start = 0; start < readable.length; start += PAGE) {
      const ids = readable.slice(start, start + PAGE);
      const found = await call.db.getAll(
        ...ids.map((id) => call.db.doc(recordPath(call.site, register, id))),
      );
      found.forEach((document, index) => {
        const id = ids[index];
        if (!document.exists || !id) return;
        parts.set(id, { ...parts.get(id), ...(fromFirestore(document.data()) as Document) });
      });
    }
  }
  return parts;
}

async function namesOf(db: Firestore, site: string): Promise<Map<string, string>> {
  const members = await readAll(db, site, registers('members'));
  return new Map(members.map(({ id, data }) => [id, String(data.name)]));
}

/** How a field's value stands in a cell: numbers and times as such, amounts in yuan, the rest as a person reads it. */
export const cell = (field: Field, value: unknown, rendering: Rendering): OutputValue => {
  if (value === undefined || value === null) return null;
  if (field.type === 'money' && typeof value === 'number') return Number(yuanText(value));
  return typeof value === 'number' || value instanceof Date ? value : types.text(field, value, rendering);
};

/** The export is a line of the duty log: who took out which register, how many rows, how many private files. */
async function logExport(
  call: Call<unknown>,
  register: Register,
  rows: number,
  files: number,
  day: string,
): Promise<void> {
  const id = `export~${randomUUID().slice(0, 8)}`;
  await call.db.doc(`${entriesPath(call.site, day)}/${id}`).create({
    day,
    kind: 'export',
    text: `导出${register.form.zh}${rows}条${files > 0 ? `，含私密档案${files}份` : ''}`,
    textEnglish: `${register.form.en} exported: ${rows} records${files > 0 ? `, ${files} private files among them` : ''}`,
    shift: 'day',
    source: { register: register.name, record: id, rev: 1 },
    by: call.caller.uid,
    at: FieldValue.serverTimestamp(),
  });
}
