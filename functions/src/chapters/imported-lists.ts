import { meterReadingList } from '../../../rulebook/chapters/fees/meter-reading-list.ts';
import { statementList } from '../../../rulebook/chapters/fees/statement-list.ts';
import { moveInList } from '../../../rulebook/chapters/homes/move-in-list.ts';
import { keyList } from '../../../rulebook/chapters/keys/key-list.ts';
import { staffList } from '../../../rulebook/chapters/people/staff-list.ts';
import { runCallables } from '../imports/runs.ts';

/** What was taken in of each list: told, stopped, taken back. */
export const { importRuns, stopImport, undoImport } = runCallables([
  moveInList,
  keyList,
  meterReadingList,
  statementList,
  staffList,
]);
