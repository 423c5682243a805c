import { z } from 'zod';
import type { ImportedList } from '../../../rulebook/notation/imported-list.ts';
import { type Call, callable, type Handler, Refused } from '../callables/callable.ts';
import { readSpreadsheet } from '../spreadsheets/read.ts';
import { BYTES_MAX, COLUMNS_MAX, type Row, UnreadableSheet } from '../spreadsheets/sheet.ts';
import type { Corrections } from './columns.ts';
import type { ImportOutcome } from './outcome.ts';

/** Base64 takes four signs for three bytes. */
const CONTENT_MAX = Math.ceil(BYTES_MAX / 3) * 4;

const corrections = z
  .record(z.string().regex(/^[A-Z]{1,2}$/), z.string().max(40).nullable())
  .refine((columns) => Object.keys(columns).length <= COLUMNS_MAX);

/** A list that somebody takes in. */
export interface Importing<Options> extends Pick<Call<unknown>, 'db' | 'site'> {
  readonly actor: string;
  readonly now: Date;
  readonly rows: readonly Row[];
  readonly corrections: Corrections;
  readonly dryRun: boolean;
  readonly options: Options;
}

/**
 * A list, `.xlsx` or `.csv`, as base64, with what its columns mean where that was not understood. A dry run tells every
 * bad cell and what would change; the real run takes the whole list or, if anything is wrong, nothing.
 */
export const listCallable = <Options extends z.ZodRawShape>(
  { by, cites }: ImportedList,
  options: Options,
  take: (importing: Importing<z.infer<z.ZodObject<Options>>>) => Promise<ImportOutcome>,
): Handler =>
  callable({
    input: z.strictObject({
      content: z.base64().min(1).max(CONTENT_MAX),
      dryRun: z.boolean(),
      columns: corrections.optional(),
      options: z.strictObject(options).optional(),
    }),
    by,
    cites,
    run: async ({ db, site, caller, now, input }) => {
      const rows = await rowsOf(Buffer.from(input.content, 'base64'), cites);
      return take({
        ...{ db, site, actor: caller.uid, now: now(), rows, dryRun: input.dryRun },
        corrections: input.columns ?? {},
        options: input.options ?? z.strictObject(options).parse({}),
      });
    },
  });

async function rowsOf(bytes: Uint8Array, clauses: ImportedList['cites']): Promise<Row[]> {
  try {
    return await readSpreadsheet(bytes);
  } catch (error) {
    if (!(error instanceof UnreadableSheet)) throw error;
    throw new Refused({ field: 'content', words: error.words, clauses });
  }
}
