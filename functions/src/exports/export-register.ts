import { z } from 'zod';
import { allRegisters, registers } from '../../../rulebook/chapters/index.ts';
import { SETTINGS_ID } from '../../../rulebook/chapters/site/settings.ts';
import { calledIn } from '../../../rulebook/notation/record.ts';
import type { List, Register } from '../../../rulebook/notation/register.ts';
import { hasList } from '../../../rulebook/reading/listing.ts';
import type { Rendering } from '../../../rulebook/reading/render.ts';
import { type Settings, type SiteTime, siteName, siteTime } from '../../../rulebook/site/settings.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import { type Call, callable, Refused } from '../callables/callable.ts';
import { documentId, line, lineOrNothing, listOf } from '../callables/inputs.ts';
import { type Document, readRecord } from '../records/documents.ts';
import { permits, type Reader } from '../records/may-read.ts';
import { workbook } from '../spreadsheets/write.ts';
import { columnsOf, type ExportColumn, stampColumns } from './columns.ts';
import { exportMark, logExport, whatFor } from './log-export.ts';
import { privateFields, privateParts } from './private-parts.ts';
import { type Row, readAll, recordsOf } from './records.ts';
import { subjectsOf } from './subjects.ts';

/** A call answers with at most 10 MiB; this many rows stay well below it. */
const ROWS_MAX = 20_000;
/** A view is narrowed in the page, which reads no more. */
const CHOSEN_MAX = 2_000;

/** Registers that somebody may list; which records of them, each register says. */
const exportable = allRegisters.filter(hasList).map(({ name }) => name);

const input = z.strictObject({
  register: z.enum(exportable as [string, ...string[]]),
  purpose: whatFor,
  /** Which of the register's lists; all records where none is named. */
  list: z.string().max(40).optional(),
  /** What such a list is of: the building of 'by building'. */
  of: line(200).optional(),
  /** These records alone, in this order: what somebody sees. */
  records: listOf(documentId(), CHOSEN_MAX).optional(),
  /** What the list is narrowed to, in words; stands at the head of each page. */
  shown: lineOrNothing(120).optional(),
  /** Fields of the register, in this order; all where none is named. */
  columns: z.array(z.string().max(40)).max(200).optional(),
  /** Of households the private files too. */
  withFiles: z.boolean().optional(),
});

type Input = z.infer<typeof input>;

/**
 * Records of a register as `.xlsx`, base64: one of its lists, or what somebody sees of it, in that order. Columns of the
 * private file only when they are asked for, and for those who may read that very file. Each page says who took it out,
 * when and what for; so does the duty log (R2.4.16).
 */
export const exportRegister = callable({
  input,
  by: ['supervisor', 'manager'],
  cites: ['R2.4.16'],
  run: async (call) => {
    const settings = await readRecord(call.db, call.site, registers('settings'), SETTINGS_ID);
    const time = siteTime(settings as Partial<Settings> | null);
    const register = registers(call.input.register);
    const now = call.now();
    const day = time.calendar.day(now);
    const reader: Reader = { db: call.db, site: call.site, actor: call.caller.uid, now, today: day };
    const records = await wanted(call, register, reader);
    const withFiles = call.input.withFiles === true && register.name === 'households';
    const files = withFiles ? await privateParts(records, reader) : null;
    const columns = await columnsFor(call, register, records, { reader, time, files });
    const rows = records.map(({ id, data }) =>
      columns.map(({ cell }) => cell({ ...files?.get(id), ...data })),
    );
    await logExport(call, register.name, told(register, rows.length, files?.size ?? 0, call.input), time);
    const mark = exportMark(call.caller, time.calendar.stamp(now), call.input.purpose);
    const bytes = await workbook({
      sheet: register.form,
      columns,
      rows,
      mark,
      about: [siteName(time)[call.caller.language], call.input.shown ?? ''].filter(Boolean).join(' · '),
      zone: time.settings.zone,
      now,
    });
    return {
      name: `${register.form.zh}-${day}.xlsx`,
      rows: rows.length,
      content: Buffer.from(bytes).toString('base64'),
    };
  },
});

/** What is asked for, of which only what the caller may list in the page too: nobody takes out what they may not see. */
async function wanted(call: Call<Input>, register: Register, reader: Reader): Promise<readonly Row[]> {
  const { db, site } = call;
  const { records } = call.input;
  const stored = records
    ? await recordsOf(db, site, register, records)
    : await readAll(db, site, register, { list: listAsked(register, call.input), most: ROWS_MAX });
  if (stored.length > ROWS_MAX) throw tooMany(stored.length);
  const known = new Map<string, Document | null>();
  const found: Row[] = [];
  for (const row of stored) if (await permits(register.list, register, row, reader, known)) found.push(row);
  if (found.length === 0 && stored.length > 0) throw notListable(register);
  return found;
}

function listAsked({ lists }: Register, { list: name, of }: Input): List | null {
  if (name === undefined) return null;
  const list = Object.hasOwn(lists, name) ? lists[name] : undefined;
  if (!list) throw wrong('list');
  const isOfOne = list.where.some(([, , value]) => value === '');
  if (isOfOne !== (of !== undefined)) throw wrong('of');
  const where = list.where.map(([field, operator, value]) => [field, operator, value === '' ? of : value]);
  return { ...list, where: where as unknown as List['where'] };
}

interface Surroundings {
  readonly reader: Reader;
  readonly time: SiteTime;
  readonly files: ReadonlyMap<string, Document> | null;
}

async function columnsFor(
  { caller: { language }, input: { columns } }: Call<Input>,
  register: Register,
  records: readonly Row[],
  { reader, time, files }: Surroundings,
): Promise<readonly ExportColumn[]> {
  const { fields, states } = register;
  if (columns?.some((name) => name !== 'opened' && !Object.hasOwn(fields, name))) throw wrong('columns');
  const names = (columns ?? Object.keys(fields)).filter(
    (name) => fields[name]?.type !== 'bytes' && !fields[name]?.hidden,
  );
  const members = await readAll(reader.db, reader.site, registers('members'), { list: null, most: ROWS_MAX });
  const called = new Map(members.map(({ id, data }) => [id, String(data.name)]));
  const nameOf = (uid: string): string => calledIn(uid, (each) => called.get(each) ?? each, language);
  const plain = { language, nameOf, stamp: time.calendar.stamp };
  const rendering: Rendering = { register, ...plain };
  const subjectOf = await subjectsOf(
    register,
    records.map(({ data }) => data),
    names,
    reader,
    plain,
  );
  const opened = stampColumns({ zh: '登记', en: 'Opened' }, ['opened'], nameOf);
  const state: ExportColumn = {
    heading: { zh: '状态', en: 'State' },
    cell: (record) => states[String(record.state)]?.words[language] ?? String(record.state),
  };
  const of = (name: string): readonly ExportColumn[] => {
    const field = fields[name];
    return name === 'opened' ? opened : field ? columnsOf(name, field, { rendering, subjectOf }) : [];
  };
  return [
    ...names.flatMap(of),
    state,
    ...(columns ? [] : opened),
    ...(files
      ? privateFields().flatMap(([name, field]) => columnsOf(name, field, { rendering, subjectOf }))
      : []),
  ];
}

const told = ({ form }: Register, rows: number, files: number, { purpose }: Input): Words => ({
  zh: `导出${form.zh}${rows}条${files > 0 ? `，含私密档案${files}份` : ''}，用途：${purpose}`,
  en: `${form.en} exported: ${rows} records${files > 0 ? `, ${files} private files among them` : ''}, for: ${purpose}`,
});

const wrong = (field: string): Refused =>
  new Refused({
    field,
    words: { zh: `“${field}”填写有误`, en: `'${field}' is missing or wrong` },
    clauses: ['R2.4.16'],
  });

const tooMany = (rows: number): Refused =>
  new Refused({
    field: 'register',
    words: {
      zh: `共${rows}条，超过${ROWS_MAX}条，无法一次导出；请先选一段日期`,
      en: `${rows} records are more than the ${ROWS_MAX} that can be exported at once: choose some days first`,
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
