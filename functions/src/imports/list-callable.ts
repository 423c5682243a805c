import { z } from 'zod';
import { type ImportedList, rowsMostOf } from '../../../rulebook/notation/imported-list.ts';
import { type Call, callable, type Handler, Refused } from '../callables/callable.ts';
import { readFile, type Spreadsheet } from '../spreadsheets/read.ts';
import { BYTES_MAX, COLUMNS_MAX, type Row, UnreadableSheet } from '../spreadsheets/sheet.ts';
import type { Corrections } from './columns.ts';
import type { ImportOutcome } from './outcome.ts';
import { tooManyRows } from './problems.ts';
import type { ToldSheet } from './read-list.ts';
import type { ReadableList } from './readable-list.ts';
import { withReasons } from './reasons.ts';
import { remember, remembered } from './remembered-columns.ts';
import { type Run, watched } from './run.ts';

/** Base64 takes four signs for three bytes. */
const CONTENT_MAX = Math.ceil(BYTES_MAX / 3) * 4;
/** As much of a heading as is shown, and its place among those that are called the same. */
const KEY_MAX = 80;

const corrections = z
  .record(z.string().min(1).max(KEY_MAX), z.string().max(40).nullable())
  .refine((columns) => Object.keys(columns).length <= COLUMNS_MAX);

/** A list that somebody takes in. */
export interface Importing<Options> extends Pick<Call<unknown>, 'db' | 'site'> {
  readonly actor: string;
  readonly now: Date;
  readonly rows: readonly Row[];
  readonly corrections: Corrections;
  readonly dryRun: boolean;
  /** Takes in the good rows where others are bad. */
  readonly partly?: boolean;
  readonly options: Options;
  /** `unwatched` when left out. */
  readonly run?: Run;
}

/** What the page is told, and the same list with a reason beside each bad row, base64, where that was asked for. */
export interface ListAnswer extends ImportOutcome {
  readonly reasons?: string;
}

/**
 * A list, `.xlsx` or `.csv`, as base64, with what its columns mean where that was not understood. A dry run tells
 * every bad cell and what would change; the real run takes the whole list or, if anything is wrong, nothing: by choice
 * (`partly`) the good rows. What somebody said of the columns is remembered at the site once a list was taken in so.
 */
export const listCallable = <Field extends string, Item, Options extends z.ZodRawShape>(
  readable: ReadableList<Field, Item>,
  options: Options,
  take: (importing: Importing<z.infer<z.ZodObject<Options>>>, call: Call<unknown>) => Promise<ImportOutcome>,
): Handler =>
  callable({
    input: z.strictObject({
      content: z.base64().min(1).max(CONTENT_MAX),
      dryRun: z.boolean(),
      partly: z.boolean().optional(),
      reasons: z.boolean().optional(),
      columns: corrections.optional(),
      options: z.strictObject(options).optional(),
    }),
    by: readable.list.by,
    inPerson: readable.list.inPerson ?? false,
    cites: readable.list.cites,
    run: async (call): Promise<ListAnswer> => {
      const { db, site, caller, now, input, tell = () => undefined } = call;
      const { list } = readable;
      const { rows, hiddenSheets } = await fileOf(Buffer.from(input.content, 'base64'), list);
      const at = { db, site, readable, rows };
      const before = await remembered(at);
      const said = { ...before, ...input.columns };
      const importing = {
        ...{ db, site, actor: caller.uid, now: now(), rows, dryRun: input.dryRun || input.reasons === true },
        ...{ corrections: said, partly: list.isPartial && input.partly === true },
        options: input.options ?? z.strictObject(options).parse({}),
        run: watched({ db, site, list, by: caller.uid, now, tell }),
      };
      const outcome = await take(importing, call);
      const fresh = input.columns ?? {};
      if (outcome.written && Object.keys(fresh).length > 0) await remember(at, fresh, caller.uid, now());
      const sheets = [...outcome.sheets, ...hiddenSheets.map(hiddenSheet)];
      const told = [...(Object.keys(before).length > 0 ? [asBefore(list)] : []), ...(outcome.told ?? [])];
      const answer = { ...outcome, sheets, ...(told.length > 0 ? { told } : {}) };
      if (!input.reasons) return answer;
      const bytes = await withReasons(readable, rows, outcome.problems, now());
      return { ...answer, reasons: Buffer.from(bytes).toString('base64') };
    },
  });

const asBefore = ({ cites }: ImportedList) => ({
  words: {
    zh: '列的含义沿用上次对同样标题的说明，可在下方更改',
    en: 'The columns mean what was said of the same headings last time; it can be changed below',
  },
  clauses: cites,
});

const hiddenSheet = (name: string): ToldSheet => ({ name, is: 'hidden', rows: 0, hidden: 0 });

async function fileOf(bytes: Uint8Array, list: ImportedList): Promise<Spreadsheet> {
  const most = rowsMostOf(list);
  try {
    return await readFile(bytes, most);
  } catch (error) {
    if (!(error instanceof UnreadableSheet)) throw error;
    const words = error.reason === 'tooManyRows' ? tooManyRows(most) : error.words;
    throw new Refused({ field: 'content', words, clauses: list.cites });
  }
}
