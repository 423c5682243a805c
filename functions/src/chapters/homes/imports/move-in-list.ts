import { type MoveInField, moveInList } from '../../../../../rulebook/chapters/homes/move-in-list.ts';
import type { Corrections } from '../../../imports/columns.ts';
import { readList, type TheList } from '../../../imports/read-list.ts';
import type { ReadableList } from '../../../imports/readable-list.ts';
import { type Row, TITLE_ROWS_MAX } from '../../../spreadsheets/sheet.ts';
import { aliases, leftOut } from './headings.ts';
import type { PlannedHousehold } from './planned.ts';
import { unitTwice, wrong } from './problems.ts';
import { readRow } from './row.ts';

export type MoveInList = TheList<MoveInField, PlannedHousehold>;

/** How the developer's list is read. */
export const readableMoveInList: ReadableList<MoveInField, PlannedHousehold> = {
  ...{ list: moveInList, aliases, leftOut, unknownColumns: 'problem', titleRowsMost: TITLE_ROWS_MAX },
  words: { noHeadings: wrong.noHeadings, noRows: wrong.noRows },
  twice: { field: 'room', words: unitTwice, cites: 'R3.4.5.2' },
  readRow,
};

/**
 * Reads the developer's move-in list (R2.4.2): the households it names and every cell that is wrong. Pure; never
 * throws, whatever stands in the cells.
 */
export const readMoveInList = (rows: readonly Row[], corrections: Corrections = {}): MoveInList =>
  readList(readableMoveInList, rows, corrections);
