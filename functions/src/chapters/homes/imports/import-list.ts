import { z } from 'zod';
import { callable, Refused } from '../../../callables/callable.ts';
import { readSpreadsheet } from '../../../spreadsheets/read.ts';
import { BYTES_MAX, UnreadableSheet } from '../../../spreadsheets/sheet.ts';
import { importHouseholds } from './import-households.ts';
import { readMoveInList } from './move-in-list.ts';

/** Base64 takes four signs for three bytes. */
const CONTENT_MAX = Math.ceil(BYTES_MAX / 3) * 4;

/**
 * The developer's move-in list, `.xlsx` or `.csv`, as base64. A dry run tells every bad cell and what would change;
 * the real run takes the whole list or, if anything is wrong, nothing (R2.4.2).
 */
export const importMoveInList = callable({
  input: z.strictObject({ content: z.base64().min(1).max(CONTENT_MAX), dryRun: z.boolean() }),
  by: ['assistant', 'supervisor', 'manager', 'clerk'],
  cites: ['R2.4.2'],
  run: async ({ db, site, caller, now, input }) => {
    const list = readMoveInList(await rowsOf(Buffer.from(input.content, 'base64')));
    return importHouseholds({ db, site, actor: caller.uid, now: now(), list, dryRun: input.dryRun });
  },
});

async function rowsOf(bytes: Uint8Array) {
  try {
    return await readSpreadsheet(bytes);
  } catch (error) {
    if (!(error instanceof UnreadableSheet)) throw error;
    throw new Refused({ field: 'content', words: error.words, clauses: ['R2.4.2'] });
  }
}
