import { PICTURE_BYTES_MAX, PICTURE_BYTES_MIN } from '../../../rulebook/notation/field.ts';
import { pictureKind } from '../../../rulebook/notation/picture.ts';
import { newId } from '../../../rulebook/reading/paths.ts';

/** A photo or a signature that was made in a form; it becomes an attachment when the form is sent. */
export interface Captured {
  readonly id: string;
  readonly kind: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

const WIDEST = 1600;
const QUALITIES = [0.82, 0.7, 0.55, 0.4, 0.25];

/** A photo, made small enough to be kept; null for a file that is no picture. */
export async function capturePhoto(file: Blob, kind: string): Promise<Captured | null> {
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return null;
  for (let widest = WIDEST; ; widest /= 2) {
    const scale = Math.min(1, widest / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    for (const quality of QUALITIES) {
      const content = await bytesOf(canvas, 'image/jpeg', quality);
      if (content.length <= PICTURE_BYTES_MAX) return captured(kind, content);
    }
  }
}

/** What was written on the sheet; null when the browser makes no picture of it. */
export const captureSignature = async (canvas: HTMLCanvasElement): Promise<Captured | null> =>
  captured('signature', await bytesOf(canvas, 'image/png'));

/** A content as it is kept, in the format that it has; null for what is no picture. */
function captured(kind: string, content: Uint8Array): Captured | null {
  const mediaType = pictureKind(content);
  if (mediaType === null || content.length < PICTURE_BYTES_MIN) return null;
  return { id: newId(), kind, mediaType, content };
}

async function bytesOf(canvas: HTMLCanvasElement, type: string, quality?: number): Promise<Uint8Array> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  return new Uint8Array((await blob?.arrayBuffer()) ?? []);
}
