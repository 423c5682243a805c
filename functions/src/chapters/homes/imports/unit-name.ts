import type { MoveInField } from '../../../../../rulebook/chapters/homes/move-in-list.ts';
import type { RoomText } from '../../../../../rulebook/chapters/homes/room-text.ts';
import { buildingName, inPart, unitId } from '../../../../../rulebook/chapters/homes/unit-name.ts';
import { shownOf } from '../../../imports/cells.ts';
import { wrong as wrongInAny } from '../../../imports/problems.ts';
import type { RowReader } from '../../../imports/row-reader.ts';
import { readers } from './cells.ts';
import type { PlannedUnit } from './planned.ts';
import { contradicts, undecided } from './problems.ts';
import { buildingOfSheet } from './sheet-name.ts';

export type UnitName = Pick<PlannedUnit, 'id' | 'building' | 'entrance' | 'hasEntrance' | 'room'>;

/** A building whose doors all lead to one staircase. */
const ONLY_ENTRANCE = '1';
/** No building has more staircases: '11-345' is of building 11. */
const ENTRANCES_MOST = 9;

type Reader = RowReader<MoveInField>;

/** Which unit a row names, by the three columns, or by that of the room alone. Null, and reported, where that is not clear. */
export function readUnitName(reader: Reader): UnitName | null {
  const building = buildingOf(reader);
  const entrance = reader.optional('entrance', readers.entrance);
  const told = reader.required('room', readers.room);
  const isBad = (field: MoveInField, value: unknown) => value === null && reader.cells(field).length > 0;
  if (told === null || isBad('building', building) || isBad('entrance', entrance)) {
    if (building === null && reader.cells('building').length === 0)
      reader.report('building', wrongInAny.empty);
    return null;
  }
  const parts = decided(reader, told, building, entrance);
  const isClear =
    agrees(reader, 'building', parts.building, building) &&
    agrees(reader, 'entrance', parts.entrance, entrance);
  if (!isClear || parts.isUndecided) return null;
  return named(reader, parts.building ?? building, parts.entrance ?? entrance, told.room);
}

/** As its column says, in the part of the site that another column says; else as the sheet is called. */
function buildingOf(reader: Reader): string | null {
  const part = reader.optional('part', readers.part);
  if (!reader.has('building')) return part === null ? buildingOfSheet(reader.sheet) : buildingName(part);
  const building = reader.optional('building', readers.building);
  return building !== null && part !== null ? inPart(part, building) : building;
}

interface Parts extends Pick<RoomText, 'building' | 'entrance'> {
  readonly isUndecided: boolean;
}

/** What stands before the room is the building where there is none, or where it is the same; else it is the entrance. */
function decided(reader: Reader, told: RoomText, building: string | null, entrance: string | null): Parts {
  const { before, building: ownBuilding, entrance: ownEntrance } = told;
  const own = { building: ownBuilding, entrance: ownEntrance, isUndecided: false };
  if (before === null) return own;
  if (building === null) return { ...own, building: before };
  if (before !== building) return { ...own, entrance: before };
  if (entrance !== null || Number(before) > ENTRANCES_MOST || !/^\d+$/.test(before)) return own;
  reader.report('room', undecided(shown(reader, 'room'), building));
  return { ...own, isUndecided: true };
}

/** Reports, and answers with false, where the room's cell says another building or entrance than its column. */
function agrees(
  reader: Reader,
  field: 'building' | 'entrance',
  inRoom: string | null,
  inColumn: string | null,
): boolean {
  if (inRoom === null || inColumn === null || inRoom === inColumn) return true;
  reader.report('room', contradicts(shown(reader, 'room'), field, shown(reader, field)));
  return false;
}

const shown = (reader: Reader, field: MoveInField): string => shownOf(reader.cells(field)[0]?.value) ?? '';

function named(
  reader: Reader,
  building: string | null,
  entrance: string | null,
  room: string,
): UnitName | null {
  if (building === null) {
    reader.report('building', wrongInAny.empty);
    return null;
  }
  const name = { building, entrance: entrance ?? ONLY_ENTRANCE, room };
  const id = unitId(name);
  if (id === null) reader.report('building', wrongInAny.tooLong);
  return id === null ? null : { id, ...name, hasEntrance: entrance !== null };
}
