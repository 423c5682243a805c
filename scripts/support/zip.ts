import { crc32 } from 'node:zlib';

interface ZipEntry {
  readonly name: string;
  readonly content: Buffer;
}

const versionNeeded = 20;
const midnightOf1980 = 0x0021;

/** The fields that a local and a central header share, from "version needed" to the length of the name. */
function sharedFields({ name, content }: ZipEntry): Buffer {
  const fields = Buffer.alloc(24);
  fields.writeUInt16LE(versionNeeded, 0);
  fields.writeUInt16LE(midnightOf1980, 8);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(content.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
}

/** A zip file that holds one file, stored without compression. */
export function zipOfOneFile(name: string, text: string): Buffer {
  const entry: ZipEntry = { name, content: Buffer.from(text) };
  const local = Buffer.concat([
    Buffer.from('PK\x03\x04', 'latin1'),
    sharedFields(entry),
    Buffer.alloc(2),
    Buffer.from(name),
    entry.content,
  ]);
  const madeBy = Buffer.alloc(2);
  madeBy.writeUInt16LE(versionNeeded);
  // After the shared fields: no extra field, no comment, disk 0, no attributes, the local header at offset 0.
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02', 'latin1'),
    madeBy,
    sharedFields(entry),
    Buffer.alloc(16),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06', 'latin1'), end]);
}
