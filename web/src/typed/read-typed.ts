import { maskedName, maskedPhone } from '../../../rulebook/notation/mask.ts';
import { phonesOf } from '../../../rulebook/notation/phone.ts';

/** What somebody typed, as it may stand in the register. */
export interface Typed {
  /** Beginning of a room as staff say it: '3-1-12'. */
  readonly room: string;
  /** The room's own number when its building or entrance was left out. */
  readonly bare: { readonly building: string | null; readonly room: string } | null;
  /** Beginnings of a name shown. */
  readonly names: readonly string[];
  /** A whole telephone number, such as a caller's, as the register shows it: '138****1234' (R2.4.16). */
  readonly phone: string | null;
}

/** '3栋1单元1202室', '3 1 1202' and '3-1-1202' are one room; '1202' and '3-1202' leave something out. */
export function readTyped(text: string): Typed {
  const plain = text.normalize('NFKC').trim();
  const [phone] = phonesOf(plain) ?? [];
  if (phone !== undefined) return { room: '', bare: null, names: [], phone: maskedPhone(phone) };
  const room = plain
    .toUpperCase()
    .replace(/号楼|单元|号房|[栋幢座楼门室房号\s]+/gu, '-')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '');
  const parts = room.split('-').filter(Boolean);
  const [building = null, last = null] = parts.length === 1 ? [null, parts[0]] : parts;
  const isBare = parts.length <= 2 && last !== null && /\d{3}/.test(last);
  const isName = /^[\p{L}\s.·]+$/u.test(plain);
  return {
    room,
    bare: isBare ? { building, room: last } : null,
    names: isName ? namesOf(plain) : [],
    phone: null,
  };
}

/** The register shows no full name (R2.4.16): who was typed in full is found by the surname. */
function namesOf(name: string): string[] {
  const surname = maskedName(name).replaceAll('*', '');
  return [...new Set([name, surname])].filter((each) => each !== '');
}
