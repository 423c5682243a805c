import { householdFiles, households } from '../../../../../rulebook/chapters/homes/households.ts';
import { type RoomText, roomTextOf } from '../../../../../rulebook/chapters/homes/room-text.ts';
import { buildingName, entranceName, plainName } from '../../../../../rulebook/chapters/homes/unit-name.ts';
import { units } from '../../../../../rulebook/chapters/homes/units.ts';
import { isPlaceholderPhone } from '../../../../../rulebook/notation/phone.ts';
import { numberField, textField, textsField } from '../../../imports/bounds.ts';
import { type Filled, isRounded, type Reading, shortened, textIn } from '../../../imports/cells.ts';
import { wrong as wrongInAny } from '../../../imports/problems.ts';
import { faultOfIdNumber } from './id-number.ts';
import { type OwnerText, ownerTextOf } from './owner-text.ts';
import { type PhoneText, phoneTextOf } from './phone-text.ts';
import { wrong } from './problems.ts';

const { max: BUILDING_MAX } = textField(units, 'building');
const { max: ENTRANCE_MAX } = textField(units, 'entrance');
const { max: ROOM_MAX } = textField(units, 'room');
const { max: STRUCTURE_MAX } = textField(units, 'structure');
const { max: NAME_MAX } = textField(householdFiles, 'fullName');
const { max: CARE_MARK_MAX } = textField(households, 'careMark');
export const { max: REMARK_MAX } = textField(householdFiles, 'remark');
const FLOORS = numberField(units, 'floor');
const AREAS = numberField(units, 'area');
export const { items: FAMILY_MAX } = textsField(householdFiles, 'family');
export const PHONES_MAX = 5;

/** Reads one cell of each column of the list. */
export const readers = {
  part: (value: Filled) => shortened(nameIn(value), BUILDING_MAX, plainName),
  building: (value: Filled) => shortened(nameIn(value), BUILDING_MAX, buildingName),
  entrance: (value: Filled) => shortened(nameIn(value), ENTRANCE_MAX, entranceName),
  room: readRoom,
  floor: readFloor,
  area: readArea,
  structure: (value: Filled) => shortened(textIn(value), STRUCTURE_MAX),
  ownerName: readOwnerName,
  phones: readPhones,
  idNumber: readIdNumber,
  careMark: (value: Filled) => shortened(textIn(value), CARE_MARK_MAX),
  remark: (value: Filled) => shortened(textIn(value), REMARK_MAX),
} as const;

/** A number of a building or room is whole; '3-1' becomes a date when the cell is not text. */
function nameIn(value: Filled): Reading<string> {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return { wrong: wrongInAny.notText };
  return textIn(value);
}

function readFloor(value: Filled): Reading<number> {
  const text = value instanceof Date ? '' : String(value).normalize('NFKC').replace(/\s/gu, '').toUpperCase();
  const [, below, digits] = /^(B|-|负|地下)?(\d{1,3})(?:\.0+)?(?:F|[层楼])?$/u.exec(text) ?? [];
  const floor = Number(digits) * (below ? -1 : 1);
  return floor >= FLOORS.min && floor <= FLOORS.max ? { value: floor } : { wrong: wrong.floor };
}

function readArea(value: Filled): Reading<number> {
  const text = typeof value === 'object' ? '' : String(value).normalize('NFKC').replace(/\s/gu, '');
  const [, figure] = /^(\d+(?:\.\d+)?)(?:m2|㎡|平方米|平米|平方|平)?$/iu.exec(text) ?? [];
  const area = Math.round(Number(figure) * 100) / 100;
  return area > 0 && area >= AREAS.min && area <= AREAS.max ? { value: area } : { wrong: wrong.area };
}

/** Whether its parts fit their fields too. */
function readRoom(value: Filled): Reading<RoomText> {
  const text = nameIn(value);
  if ('wrong' in text) return text;
  const told = roomTextOf(text.value);
  const fits =
    told.room.length <= ROOM_MAX &&
    (told.building ?? '').length <= BUILDING_MAX &&
    (told.entrance ?? '').length <= ENTRANCE_MAX;
  if (told.room === '') return { wrong: wrongInAny.empty };
  return fits ? { value: told } : { wrong: wrongInAny.tooLong };
}

function readOwnerName(value: Filled): Reading<OwnerText> {
  const text = textIn(value);
  if ('wrong' in text) return text;
  const told = ownerTextOf(text.value);
  const isLong = told.is === 'people' && told.names.some((name) => name.length > NAME_MAX);
  return isLong ? { wrong: wrongInAny.tooLong } : { value: told };
}

function readPhones(value: Filled): Reading<PhoneText> {
  if (typeof value === 'object' || typeof value === 'boolean') return { wrong: wrong.phone };
  if (isRounded(value)) return { wrong: wrongInAny.rounded };
  if (isPlaceholderPhone(String(value))) return { wrong: wrong.placeholderPhone };
  const told = phoneTextOf(String(value));
  if (!told) return { wrong: wrong.phone };
  if (told.phones.some(isPlaceholderPhone)) return { wrong: wrong.placeholderPhone };
  return told.phones.length > PHONES_MAX ? { wrong: wrong.tooManyPhones } : { value: told };
}

function readIdNumber(value: Filled): Reading<string> {
  if (typeof value === 'object' || typeof value === 'boolean') return { wrong: wrong.signs };
  const text = String(value).normalize('NFKC').replace(/\s/gu, '').toUpperCase();
  if (isRounded(value)) return { wrong: wrong.idRounded };
  if (/^(\d)\1{14,}$/.test(text)) return { wrong: wrong.placeholderId };
  const fault = faultOfIdNumber(text);
  return fault ? { wrong: wrong[fault] } : { value: text };
}
