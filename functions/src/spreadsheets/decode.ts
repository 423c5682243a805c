import { UnreadableSheet } from './sheet.ts';

/** The text of a file: UTF-8 with or without a byte order mark, UTF-16 with one, or GB18030. Throws `UnreadableSheet`. */
export function decode(bytes: Uint8Array): string {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : ['utf-8', 'gb18030'];
  for (const encoding of marked) {
    try {
      return checked(new TextDecoder(encoding, { fatal: true }).decode(bytes));
    } catch (error) {
      // Not this encoding: the next one may fit.
      if (error instanceof UnreadableSheet) throw error;
    }
  }
  throw new UnreadableSheet('encoding');
}

/** A zero byte never stands in a list: this is some other kind of file. */
function checked(text: string): string {
  if (text.includes('\0')) throw new UnreadableSheet('damaged');
  return text;
}
