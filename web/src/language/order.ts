import type { Row } from '../data/store.ts';

/** Before or after, as a person counts: room 2-101 before 10-101. */
export const naturally = new Intl.Collator('zh-CN', { numeric: true }).compare;

/** Records in the natural order of a text field. */
export const inOrderOf = (field: string, rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((left, right) => naturally(String(left.data[field]), String(right.data[field])));
