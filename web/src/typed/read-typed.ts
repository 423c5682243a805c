import { roomTextOf } from '../../../rulebook/chapters/homes/room-text.ts';
import { buildingName, entranceName } from '../../../rulebook/chapters/homes/unit-name.ts';
import { maskedName, maskedPhone } from '../../../rulebook/notation/mask.ts';
import { phonesOf } from '../../../rulebook/notation/phone.ts';

/** What somebody typed, as it may stand in the register. */
export interface Typed {
  /** Beginning of a room as staff say it: '3-1-12'. */
  readonly room: string;
  /** The room that it is as well where building and entrance were typed as one: '1-1-301' of '11-301'. */
  readonly otherRoom: string | null;
  /** The room's own number when its building or entrance was left out. */
  readonly bare: { readonly building: string | null; readonly room: string } | null;
  /** Beginnings of a name shown. */
  readonly names: readonly string[];
  /** A whole telephone number, such as a caller's, as the register shows it: '138****1234' (R2.4.16). */
  readonly phone: string | null;
  /** The end of one, as far as the register shows it: '1007' of '1381007'. */
  readonly tail: string | null;
}

const NOTHING: Typed = { room: '', otherRoom: null, bare: null, names: [], phone: null, tail: null };

/**
 * '3栋1单元1202室', '3#1-1202', '3 1 1202' and '3-1-1202' are one room, read as lists are when they are taken in; '1202'
 * and '3-1202' leave something out.
 */
export function readTyped(text: string): Typed {
  const plain = text.normalize('NFKC').trim();
  const [phone] = phonesOf(plain) ?? [];
  if (phone !== undefined) return { ...NOTHING, phone: maskedPhone(phone) };
  const isName = /^[\p{L}\s.·]+$/u.test(plain);
  const [, tail = null] = TAIL.exec(plain) ?? [];
  return { ...NOTHING, ...roomOf(plain), names: isName ? namesOf(plain) : [], tail };
}

/** Four digits or more, the last four of them as they are shown. */
const TAIL = /^\d{0,6}(\d{4})$/;

type Room = Pick<Typed, 'room' | 'otherRoom' | 'bare'>;

const BUILDING_AND_ENTRANCE = /^(\d)(\d)$/;

function roomOf(plain: string): Room {
  const told = roomTextOf(plain.replaceAll(/[\s/_]+/gu, '-'));
  const { entrance, before, room } = told;
  const building = told.building ?? before;
  if (building !== null && entrance !== null)
    return { room: `${building}-${entrance}-${room}`, otherRoom: null, bare: null };
  const isBare = /\d{3}/.test(room) && !room.includes('-');
  if (!isBare) return { room: beginningOf(plain), otherRoom: null, bare: null };
  const [, first, second] = BUILDING_AND_ENTRANCE.exec(before ?? '') ?? [];
  return {
    room: building === null ? room : `${building}-${room}`,
    otherRoom: first === undefined ? null : `${first}-${second}-${room}`,
    bare: { building, room },
  };
}

/** What is said behind the parts of a room. */
const KINDS = /号楼|单元|号房|[栋幢座楼门室房号#]/gu;

/** Not yet a whole room: '3栋' begins '3', '三栋二单元' begins '3-2'. */
function beginningOf(plain: string): string {
  const marked = plain.toUpperCase().replaceAll(KINDS, '-');
  const parts = marked.split(/[-\s]+/u).filter(Boolean);
  if (marked === plain.toUpperCase()) return parts.join('-');
  const [building, entrance, ...rest] = parts;
  return [
    ...(building === undefined ? [] : [buildingName(building)]),
    ...(entrance === undefined ? [] : [entranceName(entrance)]),
    ...rest,
  ].join('-');
}

/** The register shows no full name (R2.4.16): who was typed in full is found by the surname. */
function namesOf(name: string): string[] {
  const surname = maskedName(name).replaceAll('*', '');
  return [...new Set([name, surname])].filter((each) => each !== '');
}
