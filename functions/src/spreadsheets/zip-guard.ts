import { inflateRawSync } from 'node:zlib';
import { UnreadableSheet } from './sheet.ts';

/** All parts of a workbook, unpacked. A full list of 5,000 rows takes about 4 MB. */
export const UNPACKED_MAX = 16 * 1024 * 1024;
const PARTS_MAX = 200;
/** Cells that merged ranges may cover in one workbook. */
const MERGED_CELLS_MAX = 200_000;

const END_OF_DIRECTORY = Buffer.from('PK\x05\x06', 'latin1');
const END_LENGTH = 22;
const DIRECTORY_ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
const LOCAL_HEADER_LENGTH = 30;
const STORED = 0;
const DEFLATED = 8;

interface Part {
  readonly method: number;
  readonly start: number;
  readonly packed: number;
}

/**
 * Refuses a workbook that would unpack to more than can be read. The sizes that a zip file states are not
 * believed: each part is unpacked with a limit. Throws `UnreadableSheet`.
 */
export function guardWorkbook(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = UNPACKED_MAX;
  let mergedLeft = MERGED_CELLS_MAX;
  for (const part of partsOf(file)) {
    const unpacked = unpack(file, part, left);
    left -= unpacked.length;
    mergedLeft -= mergedCells(unpacked.toString('latin1'));
    if (left < 0 || mergedLeft < 0) throw new UnreadableSheet('swollen');
  }
}

function partsOf(file: Buffer): Part[] {
  const end = file.lastIndexOf(END_OF_DIRECTORY);
  if (end < 0 || end + END_LENGTH > file.length) throw new UnreadableSheet('damaged');
  const size = file.readUInt32LE(end + 12);
  const start = file.readUInt32LE(end + 16);
  // Anything before or between would make another reader see other parts than this one.
  if (start + size !== end) throw new UnreadableSheet('damaged');
  const parts: Part[] = [];
  let at = start;
  while (at + ENTRY_LENGTH <= end && file.readUInt32LE(at) === DIRECTORY_ENTRY) {
    if (parts.length === PARTS_MAX) throw new UnreadableSheet('swollen');
    const nameEnd = at + ENTRY_LENGTH + file.readUInt16LE(at + 28);
    parts.push({
      method: file.readUInt16LE(at + 10),
      start: file.readUInt32LE(at + 42),
      packed: file.readUInt32LE(at + 20),
    });
    at = nameEnd + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
}

function unpack(file: Buffer, part: Part, most: number): Buffer {
  if (part.start + LOCAL_HEADER_LENGTH > file.length) throw new UnreadableSheet('damaged');
  const names = file.readUInt16LE(part.start + 26) + file.readUInt16LE(part.start + 28);
  const start = part.start + LOCAL_HEADER_LENGTH + names;
  const packed = file.subarray(start, start + part.packed);
  if (packed.length < part.packed) throw new UnreadableSheet('damaged');
  if (part.method === STORED) return packed;
  if (part.method !== DEFLATED) throw new UnreadableSheet('damaged');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    const tooMuch = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new UnreadableSheet(tooMuch ? 'swollen' : 'damaged');
  }
}

/** A merged range is a few bytes in the file and a cell each in memory. */
function mergedCells(sheet: string): number {
  let cells = 0;
  for (const [tag] of sheet.matchAll(/<mergeCell\b[^>]*>/g)) {
    const range = /\sref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/.exec(tag);
    if (!range) throw new UnreadableSheet('damaged');
    const [, left = '', top = '', right = '', bottom = ''] = range;
    const columns = Math.abs(columnNumber(right) - columnNumber(left)) + 1;
    cells += columns * (Math.abs(Number(bottom) - Number(top)) + 1);
  }
  return cells;
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
