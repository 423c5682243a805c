import { numeralOf } from '../../notation/numerals.ts';

/** Ids of records hold `[A-Za-z0-9_~.-]{1,80}`; eight places are left for a household's own number. */
const UNIT_ID_MAX = 72;

export interface UnitName {
  readonly building: string;
  readonly entrance: string;
  readonly room: string;
}

/** What a name of a building ends with; the same behind every number. */
const KIND = /(?:号楼|#楼|号栋|[栋幢座楼号#苑])$/u;
/** A part of the site before its building: '3苑1幢', '一期2栋', 'A区1号楼'. */
const PART = /^(.{1,6}?[苑期区])-?(.+)$/u;

/** '3栋', '3#楼', '三幢', '第03号楼', '3.0' and '3' are one building, so are '3苑1幢' and '三苑01栋'; '牡丹阁' stays what it is. */
export function buildingName(text: string): string {
  const plain = plainName(text);
  const [, part, inside] = PART.exec(plain) ?? [];
  if (part !== undefined && inside !== undefined) return inPart(part, buildingName(inside));
  const name = plain.replace(/^第/u, '').replace(KIND, '');
  return numbered(name) ?? (/[0-9A-Z]$/.test(name) ? withoutZeros(name) : plain);
}

/** A building of a part of the site, as its own column names it: '1' of '3苑' is '3苑1', and of '3' it is '3区1'. */
export function inPart(part: string, building: string): string {
  const [, number = plainName(part), kind = '区'] = /^第?(.+?)([苑期区])$/u.exec(plainName(part)) ?? [];
  return `${numbered(number) ?? number}${kind}${building}`;
}

/** '1单元', '01单元', '一单元', '单元1' and '1' are one entrance. */
export function entranceName(text: string): string {
  const plain = plainName(text);
  const name = plain.replace(/^(?:第|单元(?=.))/u, '').replace(/(?:单元|号门|门)$/u, '');
  return numbered(name) ?? plain;
}

/** The number that a name writes in figures or in words, or its letters and figures; null for other words. */
function numbered(name: string): string | null {
  const number = numeralOf(name);
  return number === null ? bare(name) : String(number);
}

const withoutZeros = (name: string): string => name.replace(/(?<!\d)0+(?=\d+$)/, '');

/** What says how a room is built, and is not its name. */
const ROOM_KIND = /\((?:复式|跃层|跃式|错层|大?平层|LOFT)\)$/u;

/** '1202室', '1202(复式)' and '1202' are one room, so are '0301' and '301'; '01' may be another one than '1'. */
export function roomName(text: string): string {
  const plain = plainName(text)
    .replace(ROOM_KIND, '')
    .replace(/^(\d+)\.0+$/, '$1');
  const name = plain.replace(/(?:号房|[室号房])$/u, '').replace(/^0(?=\d{3}$)/, '');
  return /^[0-9A-Z-]+$/.test(name) ? name : plain;
}

/** As staff say it: '3-1-1202'. */
export const unitLabel = ({ building, entrance, room }: UnitName): string =>
  `${building}-${entrance}-${room}`;

/**
 * The id of a unit's record: the same for every writing of the same name, and never the same for two names.
 * Null when the names are too long for an id.
 */
export function unitId({ building, entrance, room }: UnitName): string | null {
  const id = [building, entrance, room].map(encoded).join('-');
  return id.length <= UNIT_ID_MAX ? id : null;
}

const SIMPLER: Readonly<Record<string, string>> = { 棟: '栋', 樓: '楼', 號: '号', 單: '单' };

/** Full-width, spaced and traditional writing made plain, in capitals, with short dashes. */
export const plainName = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}]/gu, '')
    .replaceAll(/\p{Pd}/gu, '-')
    .replaceAll(/[棟樓號單]/gu, (sign) => SIMPLER[sign] ?? sign)
    .toUpperCase();

/** A number without zeros before it and decimals behind it, or letters and digits; null for words. */
function bare(name: string): string | null {
  const number = /^0*(\d+?)(?:\.0+)?$/.exec(name)?.[1];
  return number ?? (/^[0-9A-Z-]+$/.test(name) ? name : null);
}

/** Letters and digits stand for themselves; anything else becomes '~' and four places, so two names never meet. */
const encoded = (name: string): string =>
  [...name]
    .map((sign) =>
      /[0-9A-Za-z]/.test(sign) ? sign : `~${(sign.codePointAt(0) ?? 0).toString(36).padStart(4, '0')}`,
    )
    .join('');
