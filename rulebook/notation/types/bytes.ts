import type { FieldOf } from '../field.ts';
import { pictureKind } from '../picture.ts';
import { literal } from '../tree.ts';
import { check } from './checks.ts';
import { long } from './edges.ts';
import type { FieldKind } from './kind.ts';
import { wrongForm } from './problems.ts';

export const bytes: FieldKind<FieldOf<'bytes'>> = {
  problem(field, value) {
    const { title, min, max } = field;
    if (!(value instanceof Uint8Array)) return wrongForm(field);
    if (value.length < min || value.length > max) {
      return {
        zh: `“${title.zh}”应在 ${min} 到 ${max} 字节之间`,
        en: `“${title.en}” should be from ${min} to ${max} bytes`,
      };
    }
    return pictureKind(value) ? null : { zh: `“${title.zh}”不是图片`, en: `“${title.en}” is no picture` };
  },
  text: () => '',
  prints: ({ min, max }) => check('isPicture', literal(min), literal(max)),
  named: ({ max }) => `at most ${max / 1024} KiB`,
  sample: ({ min }) => pictureOf(min),
  edges: ({ min, max }) => [
    ...[pictureOf(min), pictureOf(max), pictureOf(min - 1), pictureOf(max + 1)],
    ...[new Uint8Array(min), new TextEncoder().encode(`<html>${long(min)}`), 'bytes'],
  ],
};

/** A content of so many bytes that begins as a PNG does. */
function pictureOf(size: number): Uint8Array {
  const picture = new Uint8Array(size);
  picture.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return picture;
}
