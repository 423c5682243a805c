/** Ids of records hold `[A-Za-z0-9_~.-]{1,80}`; eight places are left for a household's own number. */
const UNIT_ID_MAX = 72;

export interface UnitName {
  readonly building: string;
  readonly entrance: string;
  readonly room: string;
}

/** '3栋', '3号楼', '３ 幢' and '3' are one building; '牡丹阁' stays what it is. */
export const buildingName = (text: string): string => bare(text, /(?:号楼|[栋幢座楼])$/u);

/** '1单元' and '1' are one entrance. */
export const entranceName = (text: string): string => bare(text, /(?:单元|门)$/u);

/** '1202室' and '1202' are one room. */
export const roomName = (text: string): string => bare(text, /(?:号房|[室号房])$/u);

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

/** Full-width and spaced writing made plain, capitals, and without the counting word behind a number or letter. */
function bare(text: string, countingWord: RegExp): string {
  const plain = text.normalize('NFKC').replace(/\s/gu, '').toUpperCase();
  const name = plain.replace(countingWord, '');
  return /^[0-9A-Z-]+$/.test(name) ? name : plain;
}

/** Letters and digits stand for themselves; anything else becomes '~' and four places, so two names never meet. */
const encoded = (name: string): string =>
  [...name]
    .map((sign) =>
      /[0-9A-Za-z]/.test(sign) ? sign : `~${(sign.codePointAt(0) ?? 0).toString(36).padStart(4, '0')}`,
    )
    .join('');
