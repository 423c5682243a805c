import type { Language } from '../../site/words.ts';
import { calledIn, read } from '../record.ts';
import type { FieldRendering } from './kind.ts';

/** Any value as a person reads it who knows nothing of its field. */
export function asText(value: unknown, { stamp, language }: FieldRendering): string {
  if (value === undefined || value === null) return '';
  if (value instanceof Date) return stamp(value);
  return Array.isArray(value) ? listText(value.map(String), language) : String(value);
}

export const listText = (items: readonly string[], language: Language): string =>
  items.join(language === 'zh' ? '、' : ', ');

/** Who, and when. */
export function stampText(value: unknown, { nameOf, stamp, language }: FieldRendering): string {
  const at = read(value, ['at']);
  return [calledIn(String(read(value, ['by']) ?? ''), nameOf, language), at instanceof Date ? stamp(at) : '']
    .filter(Boolean)
    .join(' ');
}
