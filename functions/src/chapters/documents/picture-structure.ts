import { type PictureKind, pictureKind } from '../../../../rulebook/notation/picture.ts';

type Bytes = Uint8Array;

const view = (bytes: Bytes): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const nameAt = (bytes: Bytes, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

/**
 * Returns true iff a content is a whole picture of the format that is stated: by its first bytes, and by the parts
 * that a program needs to open it. What a picture shows is not looked at.
 */
export function isPicture(content: unknown, mediaType: unknown): boolean {
  if (!(content instanceof Uint8Array)) return false;
  const kind = pictureKind(content);
  return kind !== null && kind === mediaType && isWhole[kind](content);
}

const isWhole: Readonly<Record<PictureKind, (bytes: Bytes) => boolean>> = {
  'image/png': isWholePng,
  'image/jpeg': isWholeJpeg,
  'image/webp': isWholeWebp,
};

const PNG_SIGNATURE = 8;
/** Length, name and checksum of a chunk. */
const PNG_FRAME = 12;

/** Chunks without a gap: the head with a size, some content, and the end where the file ends. */
function isWholePng(bytes: Bytes): boolean {
  const data = view(bytes);
  const names: string[] = [];
  let at = PNG_SIGNATURE;
  while (at + PNG_FRAME <= bytes.length && names.at(-1) !== 'IEND') {
    names.push(nameAt(bytes, at + 4));
    at += PNG_FRAME + data.getUint32(at);
  }
  const hasHead = names[0] === 'IHDR' && data.getUint32(PNG_SIGNATURE) === 13;
  const hasSize = hasHead && data.getUint32(16) > 0 && data.getUint32(20) > 0;
  return hasSize && names.includes('IDAT') && names.at(-1) === 'IEND' && at === bytes.length;
}

const JPEG_END = 0xd9;
const JPEG_SCAN = 0xda;
/** Markers that stand alone, without a length. */
const isLone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
/** Frames of whatever coding; three markers of the same row mean something else. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Segments up to the scan, a frame with a size among them, and an end after it. */
function isWholeJpeg(bytes: Bytes): boolean {
  const data = view(bytes);
  let hasSize = false;
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === JPEG_SCAN) return hasSize && endsAfter(bytes, at + 2);
    // Fill bytes may stand before a marker.
    if (marker === 0xff) at += 1;
    else if (isLone(marker)) at += 2;
    else {
      if (isFrame(marker) && at + 9 <= bytes.length)
        hasSize ||= data.getUint16(at + 5) > 0 && data.getUint16(at + 7) > 0;
      at += 2 + Math.max(2, data.getUint16(at + 2));
    }
  }
  return false;
}

/** Phones write more behind a picture's end, so it need not be the file's. */
function endsAfter(bytes: Bytes, from: number): boolean {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] === JPEG_END) return true;
  }
  return false;
}

/** Name and length of a chunk. */
const RIFF_FRAME = 8;

/** The length that the file states, and chunks without a gap of which one is the picture. */
function isWholeWebp(bytes: Bytes): boolean {
  const data = view(bytes);
  if (bytes.length < 12 + RIFF_FRAME || data.getUint32(4, true) + RIFF_FRAME !== bytes.length) return false;
  const names: string[] = [];
  let at = 12;
  while (at + RIFF_FRAME <= bytes.length) {
    names.push(nameAt(bytes, at));
    const length = data.getUint32(at + 4, true);
    at += RIFF_FRAME + length + (length % 2);
  }
  const hasPicture = names.some((name) => ['VP8 ', 'VP8L', 'ANMF'].includes(name));
  return ['VP8 ', 'VP8L', 'VP8X'].includes(names[0] ?? '') && hasPicture && at === bytes.length;
}
