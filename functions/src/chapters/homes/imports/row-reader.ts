import type { Words } from '../../../../../rulebook/site/words.ts';
import { addressOf, type Cell, type Row } from '../../../spreadsheets/sheet.ts';
import { PHONES_MAX, type Reader, readCell, readers } from './cells.ts';
import type { Columns } from './columns.ts';
import type { ListField } from './headings.ts';
import type { PlannedHousehold, PlannedOwner, PlannedUnit } from './planned.ts';
import { inCell, type Problem, wrong } from './problems.ts';
import { unitId } from './unit-id.ts';

/** A building whose doors all lead to one staircase. */
const ONLY_ENTRANCE = '1';

export interface ReadRow {
  /** Null when a cell of the row is bad. */
  readonly household: PlannedHousehold | null;
  /** Known as soon as the cells that name the unit are good; null before. */
  readonly unitId: string | null;
  readonly problems: readonly Problem[];
}

/** Reads one row of the list. */
export function readRow(row: Row, columns: Columns): ReadRow {
  const reader = new RowReader(row, columns);
  const name = readUnitName(reader);
  const unit = readUnit(reader, name);
  const owner = readOwner(reader);
  const { problems } = reader;
  const cells = {
    ownerName: reader.address('ownerName'),
    phones: reader.address('phones'),
    idNumber: reader.address('idNumber'),
  };
  const household = unit && problems.length === 0 ? { row: row.number, cells, unit, owner } : null;
  return { household, unitId: name?.id ?? null, problems };
}

type UnitName = Pick<PlannedUnit, 'id' | 'building' | 'entrance' | 'room'>;

function readUnitName(reader: RowReader): UnitName | null {
  const building = reader.required('building', readers.building);
  const hasEntrance = reader.cells('entrance').length > 0;
  const entrance = hasEntrance ? reader.optional('entrance', readers.entrance) : ONLY_ENTRANCE;
  const room = reader.required('room', readers.room);
  if (building === null || entrance === null || room === null) return null;
  const id = unitId({ building, entrance, room });
  if (id === null) reader.report('building', wrong.tooLong);
  return id === null ? null : { id, building, entrance, room };
}

function readUnit(reader: RowReader, name: UnitName | null): PlannedUnit | null {
  const floor = reader.required('floor', readers.floor);
  const area = reader.required('area', readers.area);
  const structure = reader.optional('structure', readers.structure);
  return name && floor !== null && area !== null ? { ...name, floor, area, structure } : null;
}

function readOwner(reader: RowReader): PlannedOwner | null {
  const fullName = reader.optional('ownerName', readers.ownerName);
  const phones = readPhones(reader);
  const idNumber = reader.optional('idNumber', readers.idNumber);
  const moveInDate = reader.optional('moveInDate', readers.moveInDate);
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
function readPhones(reader: RowReader): string[] {
  const told = reader.cells('phones').flatMap((cell) => reader.read('phones', cell, readers.phones) ?? []);
  const phones = [...new Set(told)];
  if (phones.length > PHONES_MAX) reader.report('phones', wrong.tooManyPhones);
  return phones;
}

/** The cells of one row by their column, and what is wrong with them. */
class RowReader {
  readonly problems: Problem[] = [];
  readonly #row: Row;
  readonly #columns: Columns;

  constructor(row: Row, columns: Columns) {
    this.#row = row;
    this.#columns = columns;
  }

  address(field: ListField): string {
    return addressOf(this.#columns.columnOf.get(field) ?? 1, this.#row.number);
  }

  cells(field: ListField): readonly Cell[] {
    return this.#row.cells.filter(({ column }) => this.#columns.fieldOf.get(column) === field);
  }

  /** Null for an empty cell and for a bad one, which is reported. */
  optional<T>(field: ListField, reader: Reader<T>): T | null {
    const [cell] = this.cells(field);
    return cell ? this.read(field, cell, reader) : null;
  }

  required<T>(field: ListField, reader: Reader<T>): T | null {
    if (this.cells(field).length === 0) this.report(field, wrong.empty);
    return this.optional(field, reader);
  }

  read<T>(field: ListField, cell: Cell, reader: Reader<T>): T | null {
    const reading = readCell(cell.value, reader);
    if ('value' in reading) return reading.value;
    this.report(field, reading.wrong, cell.address);
    return null;
  }

  report(field: ListField, words: Words, address = this.address(field)): void {
    this.problems.push(inCell(this.#row.number, address, field, words));
  }
}
