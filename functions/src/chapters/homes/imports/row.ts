import { type MoveInField, moveInList } from '../../../../../rulebook/chapters/homes/move-in-list.ts';
import { readDay } from '../../../imports/cells.ts';
import type { Columns } from '../../../imports/columns.ts';
import { wrong as wrongInAny } from '../../../imports/problems.ts';
import type { ReadRow } from '../../../imports/readable-list.ts';
import { RowReader } from '../../../imports/row-reader.ts';
import type { Row } from '../../../spreadsheets/sheet.ts';
import { PHONES_MAX, readers } from './cells.ts';
import type { PlannedHousehold, PlannedOwner, PlannedUnit } from './planned.ts';
import { wrong } from './problems.ts';
import { unitId } from './unit-id.ts';

/** A building whose doors all lead to one staircase. */
const ONLY_ENTRANCE = '1';

/** Reads one row of the list. */
export function readRow(row: Row, columns: Columns<MoveInField>): ReadRow<MoveInField, PlannedHousehold> {
  const reader = new RowReader(moveInList, row, columns);
  const name = readUnitName(reader);
  const unit = readUnit(reader, name);
  const owner = readOwner(reader);
  const { problems } = reader;
  const cells = {
    ownerName: reader.address('ownerName'),
    phones: reader.address('phones'),
    idNumber: reader.address('idNumber'),
  };
  const item = unit && problems.length === 0 ? { row: row.number, cells, unit, owner } : null;
  return { item, key: name?.id ?? null, problems };
}

type UnitName = Pick<PlannedUnit, 'id' | 'building' | 'entrance' | 'room'>;

function readUnitName(reader: RowReader<MoveInField>): UnitName | null {
  const building = reader.required('building', readers.building);
  const hasEntrance = reader.cells('entrance').length > 0;
  const entrance = hasEntrance ? reader.optional('entrance', readers.entrance) : ONLY_ENTRANCE;
  const room = reader.required('room', readers.room);
  if (building === null || entrance === null || room === null) return null;
  const id = unitId({ building, entrance, room });
  if (id === null) reader.report('building', wrongInAny.tooLong);
  return id === null ? null : { id, building, entrance, room };
}

function readUnit(reader: RowReader<MoveInField>, name: UnitName | null): PlannedUnit | null {
  const floor = reader.required('floor', readers.floor);
  const area = reader.required('area', readers.area);
  const structure = reader.optional('structure', readers.structure);
  return name && floor !== null && area !== null ? { ...name, floor, area, structure } : null;
}

function readOwner(reader: RowReader<MoveInField>): PlannedOwner | null {
  const fullName = reader.optional('ownerName', readers.ownerName);
  const phones = readPhones(reader);
  const idNumber = reader.optional('idNumber', readers.idNumber);
  const moveInDate = reader.optional('moveInDate', readDay);
  const careMark = reader.optional('careMark', readers.careMark);
  const remark = reader.optional('remark', readers.remark);
  if (fullName !== null) return { fullName, phones, idNumber, moveInDate, careMark, remark };
  const isTold = (['phones', 'idNumber', 'moveInDate', 'careMark'] as const).some(
    (field) => reader.cells(field).length > 0,
  );
  if (isTold && reader.cells('ownerName').length === 0) reader.report('ownerName', wrong.ownerMissing);
  return null;
}

/** Telephones may stand in several columns. */
function readPhones(reader: RowReader<MoveInField>): string[] {
  const told = reader.cells('phones').flatMap((cell) => reader.read('phones', cell, readers.phones) ?? []);
  const phones = [...new Set(told)];
  if (phones.length > PHONES_MAX) reader.report('phones', wrong.tooManyPhones);
  return phones;
}
