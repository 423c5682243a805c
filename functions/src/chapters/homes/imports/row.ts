import { type MoveInField, moveInList } from '../../../../../rulebook/chapters/homes/move-in-list.ts';
import { shownOf } from '../../../imports/cells.ts';
import type { Columns } from '../../../imports/columns.ts';
import type { ReadRow } from '../../../imports/readable-list.ts';
import { RowReader } from '../../../imports/row-reader.ts';
import { isTotalLine } from '../../../imports/total-line.ts';
import type { Row } from '../../../spreadsheets/sheet.ts';
import { readers } from './cells.ts';
import { readOwner } from './owner.ts';
import type { PlannedHousehold, PlannedUnit } from './planned.ts';
import { noFloorIn } from './problems.ts';
import { floorOf } from './room-text.ts';
import { readUnitName, type UnitName } from './unit-name.ts';

/** Reads one row of the list, with those that continue it. */
export function readRow(
  row: Row,
  columns: Columns<MoveInField>,
  further: readonly Row[],
): ReadRow<MoveInField, PlannedHousehold> {
  const reader = new RowReader(moveInList, row, columns);
  const others = further.map((each) => new RowReader(moveInList, each, columns));
  const name = readUnitName(reader);
  const unit = readUnit(reader, name);
  const owner = readOwner(reader, others);
  const problems = [reader, ...others].flatMap((each) => each.problems);
  const cells = {
    ownerName: reader.address('ownerName'),
    phones: reader.address('phones'),
    idNumber: reader.address('idNumber'),
  };
  const at = { row: row.number, ...(row.sheet === undefined ? {} : { sheet: row.sheet }) };
  const item = unit && problems.length === 0 ? { ...at, cells, unit, ...owner } : null;
  return { item, key: name?.id ?? null, problems };
}

function readUnit(reader: RowReader<MoveInField>, name: UnitName | null): PlannedUnit | null {
  const floor = readFloor(reader, name);
  const area = reader.required('area', readers.area);
  const structure = reader.optional('structure', readers.structure);
  return name && floor !== null && area !== null ? { ...name, floor, area, structure } : null;
}

/** Most lists leave it to the number of the room. */
function readFloor(reader: RowReader<MoveInField>, name: UnitName | null): number | null {
  if (reader.cells('floor').length > 0) return reader.optional('floor', readers.floor);
  const floor = name && floorOf(name.room);
  const [room] = reader.cells('room');
  if (name && floor === null) reader.report('floor', noFloorIn(shownOf(room?.value) ?? ''), room?.address);
  return floor;
}

/** What a row needs to be one of a unit or of its owner; a remark alone is a note below the table. */
const UNIT = ['building', 'entrance', 'floor', 'room', 'area'] as const;
const OWNER = ['ownerName', 'phones', 'idNumber'] as const;

const fieldsIn = ({ cells }: Row, { fieldOf }: Columns<MoveInField>): ReadonlySet<MoveInField | undefined> =>
  new Set(cells.map(({ column }) => fieldOf.get(column)));

/** Totals, running numbers alone and notes below the table are no rows. */
export function isRow(row: Row, columns: Columns<MoveInField>): boolean {
  const filled = fieldsIn(row, columns);
  if (!filled.has('room') && isTotalLine(row)) return false;
  return [...UNIT, ...OWNER, 'structure', 'moveInDate', 'careMark'].some((field) =>
    filled.has(field as MoveInField),
  );
}

/** A co-owner's row names no unit, or shares the one above in merged cells. */
export function continues(row: Row, columns: Columns<MoveInField>): boolean {
  const own = { ...row, cells: row.cells.filter(({ isFromAbove }) => !isFromAbove) };
  const filled = fieldsIn(own, columns);
  return !UNIT.some((field) => filled.has(field)) && OWNER.some((field) => filled.has(field));
}
