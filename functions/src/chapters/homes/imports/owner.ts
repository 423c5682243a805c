import type { MoveInField } from '../../../../../rulebook/chapters/homes/move-in-list.ts';
import { readDay } from '../../../imports/cells.ts';
import { wrong as wrongInAny } from '../../../imports/problems.ts';
import type { RowReader } from '../../../imports/row-reader.ts';
import { FAMILY_MAX, PHONES_MAX, REMARK_MAX, readers } from './cells.ts';
import type { PlannedHousehold, PlannedOwner } from './planned.ts';
import { tooManyOwners, wrong } from './problems.ts';
import { withNotes } from './with-notes.ts';

type Reader = RowReader<MoveInField>;

/** Kept as the file says it to whoever reads it. */
const TENANT = '租户';

/** The household of a row, and of those that continue it; null when nobody has moved in. */
export function readOwner(
  reader: Reader,
  further: readonly Reader[],
): Pick<PlannedHousehold, 'owner' | 'isSold'> {
  const told = reader.optional('ownerName', readers.ownerName);
  const others = further.flatMap((each) => each.optional('ownerName', readers.ownerName) ?? []);
  const people = [told, ...others].flatMap((each) => (each?.is === 'people' ? [each] : []));
  const [fullName, ...family] = new Set(people.flatMap(({ names }) => names));
  const isSold = told?.is !== 'nobody' || told.isSold || fullName !== undefined;
  const details = detailsOf(reader, further);
  if (fullName === undefined) {
    if (told === null) reportMissing(reader);
    return { owner: null, isSold };
  }
  const tenancy = people[0]?.isTenant === true ? TENANT : null;
  return { owner: { fullName, family: fitting(reader, family), tenancy, ...details }, isSold };
}

function detailsOf(
  reader: Reader,
  further: readonly Reader[],
): Omit<PlannedOwner, 'fullName' | 'family' | 'tenancy'> {
  const { phones, notes } = readPhones([reader, ...further]);
  const idNumber = reader.optional('idNumber', readers.idNumber);
  const moveInDate = reader.optional('moveInDate', readDay);
  const careMark = reader.optional('careMark', readers.careMark);
  const remark = reader.optional('remark', readers.remark);
  const remarks = further.flatMap((each) => each.optional('remark', readers.remark) ?? []);
  const noted = [...new Set([...notes, ...remarks, ...further.flatMap(numberNoted)])];
  if (withNotes(remark, noted).length > REMARK_MAX) reader.report('remark', wrongInAny.tooLong);
  return { phones, idNumber, moveInDate, careMark, remark, notes: noted };
}

/** A file has room for one ID number: that of a co-owner stands in its remark, which the same people read. */
function numberNoted(reader: Reader): string[] {
  const idNumber = reader.optional('idNumber', readers.idNumber);
  const told = reader.cells('ownerName')[0]?.value;
  return idNumber === null
    ? []
    : [`${told === undefined ? '' : `${String(told).trim()} `}证件号码 ${idNumber}`];
}

/** Those for whom the file has room. */
function fitting(reader: Reader, family: readonly string[]): readonly string[] {
  if (family.length > FAMILY_MAX) reader.report('ownerName', tooManyOwners(FAMILY_MAX));
  return family;
}

function reportMissing(reader: Reader): void {
  const details = ['phones', 'idNumber', 'moveInDate', 'careMark'] as const;
  const isTold = details.some((field) => reader.cells(field).length > 0);
  if (isTold && reader.cells('ownerName').length === 0) reader.report('ownerName', wrong.ownerMissing);
}

/** Telephones may stand in several columns; the first one is the one to call. */
function readPhones(rows: readonly Reader[]): { readonly phones: string[]; readonly notes: string[] } {
  const told = rows.flatMap((reader) =>
    reader.cells('phones').flatMap((cell) => reader.read('phones', cell, readers.phones) ?? []),
  );
  const phones = [...new Set(told.flatMap((each) => each.phones))];
  if (phones.length > PHONES_MAX) rows[0]?.report('phones', wrong.tooManyPhones);
  return { phones, notes: told.flatMap(({ note }) => (note === null ? [] : [`电话：${note}`])) };
}
