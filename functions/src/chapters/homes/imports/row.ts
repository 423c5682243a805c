import { type MoveInField, moveInList } from '../../../../../rulebook/chapters/homes/move-in-list.ts';
import { floorOf } from '../../../../../rulebook/chapters/homes/room-text.ts';
import { maskedName } from '../../../../../rulebook/notation/mask.ts';
import { shownOf } from '../../../imports/cells.ts';
import type { Columns } from '../../../imports/columns.ts';
import { noteOf, type RowNote } from '../../../imports/notes.ts';
import type { ReadRow } from '../../../imports/readable-list.ts';
import { RowReader } from '../../../imports/row-reader.ts';
import { isTotalLine } from '../../../imports/total-line.ts';
import type { Row } from '../../../spreadsheets/sheet.ts';
import { readers } from './cells.ts';
import { readOwner } from './owner.ts';
import { type PlannedHousehold, type PlannedUnit, type PointedAt, pointedAt } from './planned.ts';
import { noFloorIn, noted } from './problems.ts';
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
  const at = { row: row.number, ...(row.sheet === undefined ? {} : { sheet: row.sheet }) };
  const item = unit && problems.length === 0 ? { ...at, ...pointersOf(reader), unit, ...owner } : null;
  return { item, key: name?.id ?? null, problems, notes: item ? notesOf(item, row, reader) : [] };
}

/** What a person should know of a row before it is written, and no cell says in so many words. */
function notesOf(
  { owner, isSold }: PlannedHousehold,
  row: Row,
  reader: RowReader<MoveInField>,
): readonly RowNote[] {
  const [cell] = reader.cells('ownerName');
  if (owner === null) return cell ? [noteOf(row, isSold ? noted.vacant : noted.unsold, cell)] : [];
  const owners = [owner.fullName, ...owner.family].join('、');
  return [
    ...(owner.family.length > 0 ? [{ ...noteOf(row, noted.coOwners, cell), value: owners }] : []),
    ...(owner.tenancy === null ? [] : [noteOf(row, noted.tenant, cell)]),
  ];
}

/** A name is shown as the desk shows it (R2.4.16). */
function pointersOf(reader: RowReader<MoveInField>): Pick<PlannedHousehold, 'cells' | 'values'> {
  const shown = (field: PointedAt): string | undefined => {
    const value = shownOf(reader.cells(field)[0]?.value);
    return field === 'ownerName' && value !== undefined ? maskedName(value) : value;
  };
  const cells = pointedAt.map((field) => [field, reader.address(field)] as const);
  const values = pointedAt.flatMap((field) => {
    const value = shown(field);
    return value === undefined ? [] : [[field, value] as const];
  });
  return {
    cells: Object.fromEntries(cells) as PlannedHousehold['cells'],
    values: Object.fromEntries(values),
  };
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
const UNIT = ['part', 'building', 'entrance', 'floor', 'room', 'area'] as const;
const OWNER = ['ownerName', 'phones', 'idNumber'] as const;

const fieldsIn = ({ cells }: Row, { fieldOf }: Columns<MoveInField>): ReadonlySet<MoveInField | undefined> =>
  new Set(cells.map(({ column }) => fieldOf.get(column)));

/** Totals, running numbers alone and notes below the table are no rows. */
export function isRow(row: Row, columns: Columns<MoveInField>): boolean {
  const filled = fieldsIn(row, columns);
  const [first] = row.cells;
  const isNamed = filled.has('room') && columns.fieldOf.get(first?.column ?? 0) !== 'room';
  if (!isNamed && isTotalLine(row)) return false;
  return [...UNIT, ...OWNER, 'structure', 'moveInDate', 'careMark'].some((field) =>
    filled.has(field as MoveInField),
  );
}

/** A co-owner's row names no unit, shares the one above in merged cells, or says it again. */
export function continues(row: Row, columns: Columns<MoveInField>, above: Row): boolean {
  const own = { ...row, cells: row.cells.filter(({ isFromAbove }) => !isFromAbove) };
  const filled = fieldsIn(own, columns);
  if (UNIT.some((field) => filled.has(field))) return isOfCoOwner(row, columns, above);
  return OWNER.some((field) => filled.has(field));
}

/** The very unit of the row above, and another owner: a row that says nothing new is a mistake, not a person. */
function isOfCoOwner(row: Row, columns: Columns<MoveInField>, above: Row): boolean {
  const [one, other] = [above, row].map((each) => new RowReader(moveInList, each, columns));
  if (!one || !other) return false;
  const said = (reader: RowReader<MoveInField>, field: MoveInField) =>
    shownOf(reader.cells(field)[0]?.value)?.trim() ?? '';
  const [owner, coOwner] = [said(one, 'ownerName'), said(other, 'ownerName')];
  if (owner === '' || coOwner === '' || owner === coOwner) return false;
  const isAlike = (['floor', 'area'] as const).every((field) => said(one, field) === said(other, field));
  const id = readUnitName(one)?.id;
  return isAlike && id !== undefined && readUnitName(other)?.id === id;
}
