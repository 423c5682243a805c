import { crc32, deflateSync } from 'node:zlib';

type Ink = (across: number, down: number) => boolean;

/** A PNG in black on white, as little as it can be. */
function png(width: number, height: number, isInk: Ink): Buffer {
  const rows = Array.from({ length: height }, (_row, down) =>
    Buffer.from([0, ...Array.from({ length: width }, (_dot, across) => (isInk(across, down) ? 0 : 255))]),
  );
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits a dot, shades of grey.
  head.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const content = deflateSync(Buffer.concat(rows));
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', content),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

const wave = (across: number): number => 30 + 14 * Math.sin(across / 7) + 8 * Math.sin(across / 2.7 + 1);

/** A name written with a finger. */
export const signaturePicture = (): Buffer =>
  png(160, 60, (across, down) => across > 12 && across < 148 && Math.abs(down - wave(across)) < 2);

/** The copy of a card: its edge, where the photo is, and lines of writing. */
export const cardPicture = (): Buffer =>
  png(160, 100, (across, down) => {
    const isEdge = across < 2 || down < 2 || across > 157 || down > 97;
    const isPhoto = across > 108 && across < 148 && down > 18 && down < 72;
    const isWriting = across > 14 && across < 96 && down > 18 && down < 80 && down % 14 < 3;
    return isEdge || isPhoto || isWriting;
  });
