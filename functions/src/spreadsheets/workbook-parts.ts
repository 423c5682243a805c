import { crc32 } from 'node:zlib';
import type { Entry, ZipFile } from 'yauzl';
import { UnreadableSheet } from './sheet.ts';

/** All parts of a workbook that are read, unpacked. A full list of 5,000 rows takes about 4 MB. */
const UNPACKED_MAX = 16 * 1024 * 1024;
const PARTS_MAX = 200;

/**
 * The parts of an .xlsx by their names, unpacked: what holds values, not its pictures. Bytes are counted as they come
 * and unpacking stops at the limit, so it does not matter what sizes the file states. Throws `UnreadableSheet`.
 */
export async function partsOf(bytes: Uint8Array): Promise<Record<string, Uint8Array>> {
  try {
    return await unpackAll(bytes);
  } catch (error) {
    throw error instanceof UnreadableSheet ? error : new UnreadableSheet('damaged');
  }
}

async function unpackAll(bytes: Uint8Array): Promise<Record<string, Uint8Array>> {
  const { default: zip } = await import('yauzl');
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const archive = await zip.fromBufferPromise(file, { lazyEntries: true, validateEntrySizes: false });
  if (archive.entryCount > PARTS_MAX) throw new UnreadableSheet('swollen');
  const parts: [string, Uint8Array][] = [];
  let left = UNPACKED_MAX;
  for await (const entry of archive.eachEntry()) {
    if (!holdsValues(entry.fileName)) continue;
    const part = await unpack(archive, entry, left);
    left -= part.length;
    parts.push([entry.fileName, part]);
  }
  return Object.fromEntries(parts);
}

/** What a sheet refers to (drawings, comments, tables, links) says nothing about its values. */
const holdsValues = (name: string): boolean =>
  /\.(?:xml|rels)$/i.test(name) && !/\/worksheets\/_rels\//i.test(name);

async function unpack(archive: ZipFile, entry: Entry, most: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of await archive.openReadStreamPromise(entry)) {
    length += chunk.length;
    if (length > most) throw new UnreadableSheet('swollen');
    chunks.push(chunk);
  }
  const part = Buffer.concat(chunks);
  if (crc32(part) !== entry.crc32) throw new UnreadableSheet('damaged');
  return part;
}
