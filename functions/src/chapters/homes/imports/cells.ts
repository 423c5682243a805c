import { householdFiles, households } from '../../../../../rulebook/chapters/homes/households.ts';
import { units } from '../../../../../rulebook/chapters/homes/units.ts';
import { phonesOf } from '../../../../../rulebook/notation/phone.ts';
import type { Register } from '../../../../../rulebook/notation/register.ts';
import type { Words } from '../../../../../rulebook/site/words.ts';
import { type CellValue, isCellError } from '../../../spreadsheets/sheet.ts';
import { dayOf } from './calendar-day.ts';
import { faultOfIdNumber } from './id-number.ts';
import { wrong } from './problems.ts';
import { buildingName, entranceName, roomName } from './unit-id.ts';

/** What a cell says, or what is wrong with it. */
export type Reading<T> = { readonly value: T } | { readonly wrong: Words };

type Filled = Exclude<CellValue, { readonly error: string }>;

/** Whole numbers above this have lost digits in the spreadsheet. */
const EXACT_MAX = Number.MAX_SAFE_INTEGER;

const { max: BUILDING_MAX } = textField(units, 'building');
const { max: ENTRANCE_MAX } = textField(units, 'entrance');
const { max: ROOM_MAX } = textField(units, 'room');
const { max: STRUCTURE_MAX } = textField(units, 'structure');
const { max: NAME_MAX } = textField(householdFiles, 'fullName');
const { max: CARE_MARK_MAX } = textField(households, 'careMark');
const { max: REMARK_MAX } = textField(householdFiles, 'remark');
const FLOORS = numberField(units, 'floor');
const AREAS = numberField(units, 'area');
export const PHONES_MAX = 5;

/** Reads one cell of each column of the list. */
export const readers = {
  building: (value: Filled) => shortened(nameIn(value), BUILDING_MAX, buildingName),
  entrance: (value: Filled) => shortened(nameIn(value), ENTRANCE_MAX, entranceName),
  room: (value: Filled) => shortened(nameIn(value), ROOM_MAX, roomName),
  floor: readFloor,
  area: readArea,
  structure: (value: Filled) => shortened(textIn(value), STRUCTURE_MAX),
  ownerName: (value: Filled) => shortened(textIn(value), NAME_MAX),
  phones: readPhones,
  idNumber: readIdNumber,
  moveInDate: readDay,
  careMark: (value: Filled) => shortened(textIn(value), CARE_MARK_MAX),
  remark: (value: Filled) => shortened(textIn(value), REMARK_MAX),
} as const;

export type Reader<T> = (value: Filled) => Reading<T>;

/** Reads a cell with one of the readers; a formula's error is wrong in every column. */
export const readCell = <T>(value: CellValue, reader: Reader<T>): Reading<T> =>
  isCellError(value) ? { wrong: wrong.cellError } : reader(value);

/** One line without control signs; numbers as they are shown. */
function textIn(value: Filled): Reading<string> {
  if (value instanceof Date) return { wrong: wrong.isDate };
  if (typeof value === 'boolean') return { wrong: wrong.notText };
  const line = String(value)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .trim();
  return line === '' ? { wrong: wrong.empty } : { value: line };
}

/** A number of a building or room is whole; '3-1' becomes a date when the cell is not text. */
function nameIn(value: Filled): Reading<string> {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) return { wrong: wrong.notText };
  return textIn(value);
}

function shortened(reading: Reading<string>, most: number, plain = (text: string) => text): Reading<string> {
  if ('wrong' in reading) return reading;
  const value = plain(reading.value);
  if (value === '') return { wrong: wrong.empty };
  return value.length > most ? { wrong: wrong.tooLong } : { value };
}

function readFloor(value: Filled): Reading<number> {
  const text = value instanceof Date ? '' : String(value).normalize('NFKC').replace(/\s/gu, '').toUpperCase();
  const [, below, digits] = /^(B|-|负|地下)?(\d{1,3})(?:F|[层楼])?$/u.exec(text) ?? [];
  const floor = Number(digits) * (below ? -1 : 1);
  return floor >= FLOORS.min && floor <= FLOORS.max ? { value: floor } : { wrong: wrong.floor };
}

function readArea(value: Filled): Reading<number> {
  const text = typeof value === 'object' ? '' : String(value).normalize('NFKC').replace(/\s/gu, '');
  const [, figure] = /^(\d+(?:\.\d+)?)(?:m2|㎡|平方米|平米|平方|平)?$/iu.exec(text) ?? [];
  const area = Math.round(Number(figure) * 100) / 100;
  return area > 0 && area >= AREAS.min && area <= AREAS.max ? { value: area } : { wrong: wrong.area };
}

function readPhones(value: Filled): Reading<string[]> {
  if (typeof value === 'object' || typeof value === 'boolean') return { wrong: wrong.phone };
  const phones = phonesOf(String(value));
  if (!phones) return { wrong: wrong.phone };
  return phones.length > PHONES_MAX ? { wrong: wrong.tooManyPhones } : { value: phones };
}

function readIdNumber(value: Filled): Reading<string> {
  if (typeof value === 'object' || typeof value === 'boolean') return { wrong: wrong.signs };
  const text = String(value).normalize('NFKC').replace(/\s/gu, '').toUpperCase();
  const isRounded = typeof value === 'number' ? value > EXACT_MAX : /^\d(?:\.\d+)?E\+\d+$/.test(text);
  if (isRounded) return { wrong: wrong.idRounded };
  const fault = faultOfIdNumber(text);
  return fault ? { wrong: wrong[fault] } : { value: text };
}

function readDay(value: Filled): Reading<string> {
  const day = typeof value === 'boolean' ? null : dayOf(value);
  return day ? { value: day } : { wrong: wrong.day };
}

function textField(register: Register, name: string): { readonly max: number } {
  const field = register.fields[name];
  if (field?.type !== 'text') throw new Error(`'${name}' of '${register.name}' is no text`);
  return field;
}

function numberField(register: Register, name: string): { readonly min: number; readonly max: number } {
  const field = register.fields[name];
  if (field?.type !== 'whole' && field?.type !== 'number') {
    throw new Error(`'${name}' of '${register.name}' is no number`);
  }
  return field;
}
