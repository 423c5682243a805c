import { buildingName, entranceName, plainName, roomName } from './unit-name.ts';

/** What a cell of rooms says: '12栋2单元301室' names building and entrance too. Null for what it does not say. */
export interface RoomText {
  readonly building: string | null;
  readonly entrance: string | null;
  /** What stands before the room in '3-301': a building, or an entrance. */
  readonly before: string | null;
  readonly room: string;
}

const BUILDING = '(?:(?<building>第?[^栋幢座#/-]{1,8}(?:号楼|#楼|[栋幢座苑#]))[/-]?)?';
const ENTRANCE = '(?:(?<entrance>第?[0-9A-Z一二三四五六七八九十]{1,3}(?:单元|门))[/-]?)?';
const WORDED = new RegExp(`^${BUILDING}${ENTRANCE}(?<room>[A-Z]?\\d.*)$`, 'u');
const THREE = /^((?:[^-]{1,6}[苑期区])?[0-9A-Z]{1,3})-([0-9A-Z]{1,2})-(\d{3,4}[A-Z]?)(?:号房|[室号房])?$/u;
const TWO = /^(\d{1,2}|[A-Z])-(\d{3,4}[A-Z]?)$/;

/** Takes a room's cell apart. What is no way of writing more than a room ('商铺', '508-4') is the room. */
export function roomTextOf(text: string): RoomText {
  const plain = plainName(text);
  const [, first = '', second = '', third] = THREE.exec(roomName(plain)) ?? [];
  if (third !== undefined) {
    const all = { building: buildingName(first), entrance: entranceName(second) };
    return { ...all, before: null, room: roomName(third) };
  }
  const { building, entrance, room: rest = plain } = WORDED.exec(plain)?.groups ?? {};
  const room = roomName(rest);
  const named = {
    building: building === undefined ? null : buildingName(building),
    entrance: entrance === undefined ? null : entranceName(entrance),
  };
  const [, before, last] = (named.entrance === null && TWO.exec(room)) || [];
  if (before === undefined || last === undefined) return { ...named, before: null, room };
  // Behind a building it can only be the entrance.
  if (named.building !== null)
    return { ...named, entrance: entranceName(before), before: null, room: roomName(last) };
  return { ...named, before: entranceName(before), room: roomName(last) };
}

/** The floor that a room's number tells: 3 of '301', 12 of '1203A'; null where it tells none. */
export function floorOf(room: string): number | null {
  const floor = Number(/^(\d{1,2})\d{2}[A-Z]?$/.exec(room)?.[1] ?? 0);
  return floor === 0 ? null : floor;
}
