import { type MoveInField, moveInList } from '../../../../../rulebook/chapters/homes/move-in-list.ts';
import { roomTextOf } from '../../../../../rulebook/chapters/homes/room-text.ts';
import type { Words } from '../../../../../rulebook/site/words.ts';
import type { Columns, Corrections } from '../../../imports/columns.ts';
import { headingMissing } from '../../../imports/problems.ts';
import { readList, type TheList } from '../../../imports/read-list.ts';
import type { ReadableList } from '../../../imports/readable-list.ts';
import { type Row, TITLE_ROWS_MAX } from '../../../spreadsheets/sheet.ts';
import { aliases, leftOut, second } from './headings.ts';
import type { PlannedHousehold } from './planned.ts';
import { unitTwice, wrong } from './problems.ts';
import { continues, isRow, readRow } from './row.ts';
import { buildingOfSheet } from './sheet-name.ts';
import { shows } from './shows.ts';

export type MoveInList = TheList<MoveInField, PlannedHousehold>;

/** How the developer's list is read. */
export const readableMoveInList: ReadableList<MoveInField, PlannedHousehold> = {
  ...{ list: moveInList, aliases, second, leftOut, titleRowsMost: TITLE_ROWS_MAX },
  words: { noHeadings: wrong.noHeadings, noRows: wrong.noRows },
  twice: { field: 'room', words: unitTwice, cites: 'R3.4.5.2' },
  missing,
  inEverySheet: true,
  ...{ isRow, continues, readRow, shows },
};

/**
 * Reads the developer's move-in list (R2.4.2): the households it names and every cell that is wrong. Pure; never
 * throws, whatever stands in the cells.
 */
export const readMoveInList = (rows: readonly Row[], corrections: Corrections = {}): MoveInList =>
  readList(readableMoveInList, rows, corrections);

/** The building may stand in the room's cells ('1-1-301'), or be the sheet's name; where it stands nowhere, one column is missing and not every cell. */
function missing({ columnOf, fieldOf }: Columns<MoveInField>, data: readonly Row[]): readonly Words[] {
  if (columnOf.has('building') || columnOf.has('part') || !columnOf.has('room')) return [];
  if (buildingOfSheet(data[0]?.sheet) !== null) return [];
  const isTold = data.some(({ cells }) =>
    cells.some(({ column, value }) => {
      if (fieldOf.get(column) !== 'room') return false;
      const { building, before } = roomTextOf(String(value));
      return building !== null || before !== null;
    }),
  );
  return isTold ? [] : [headingMissing(moveInList.columns.building.words)];
}
