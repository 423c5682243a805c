import { importHouseholds } from '../../../functions/src/chapters/homes/imports/import-households.ts';
import { readMoveInList } from '../../../functions/src/chapters/homes/imports/move-in-list.ts';
import { readSpreadsheet } from '../../../functions/src/spreadsheets/read.ts';
import type { DemoLines } from '../support/demo.ts';
import { DEMO_SITE } from '../support/site.ts';
import { moveInCsv } from './support/move-in-list.ts';

/** All units and households, as the developer's list of those who move in brings them. */
export const lines: DemoLines = async ({ db, uid, lastMonth: now }) => {
  const list = readMoveInList(await readSpreadsheet(new TextEncoder().encode(moveInCsv())));
  const by = { db, site: DEMO_SITE, actor: uid.assistant, now };
  const outcome = await importHouseholds({ ...by, list, dryRun: false });
  if (!outcome.written)
    throw new Error(`The demo's move-in list is refused: ${JSON.stringify(outcome.problems)}`);
};
