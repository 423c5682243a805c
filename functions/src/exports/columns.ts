import { type Field, isUntold } from '../../../rulebook/notation/field.ts';
import { yuanText } from '../../../rulebook/notation/money.ts';
import { read } from '../../../rulebook/notation/record.ts';
import { types } from '../../../rulebook/notation/types/index.ts';
import type { Rendering } from '../../../rulebook/reading/render.ts';
import { roles } from '../../../rulebook/site/roles.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import type { Document } from '../records/documents.ts';
import type { OutputValue } from '../spreadsheets/write.ts';
import type { SubjectOf } from './subjects.ts';

/** A column of an export, and what stands in it. */
export interface ExportColumn {
  readonly heading: Words;
  readonly cell: (record: Document) => OutputValue;
}

interface Reading {
  readonly rendering: Rendering;
  readonly subjectOf: SubjectOf;
}

/** The columns of a field: who signed and when stand apart, numbers and times as such, amounts in yuan. */
export function columnsOf(name: string, field: Field, { rendering, subjectOf }: Reading): ExportColumn[] {
  const { nameOf } = rendering;
  const { title } = field;
  if (field.type === 'stamp') return stampColumns(title, [name], nameOf);
  if (field.type === 'approvals') {
    return field.roles.flatMap((role) => {
      const { zh, en } = roles[role];
      return stampColumns({ zh: `${title.zh}（${zh}）`, en: `${title.en} (${en})` }, [name, role], nameOf);
    });
  }
  if (field.type === 'ref' && field.register !== 'members') {
    return [{ heading: title, cell: (record) => subjectOf(field.register, read(record, [name])) }];
  }
  const cell = (record: Document): OutputValue =>
    isUntold(field, record) ? null : shownValue(field, read(record, [name]), rendering);
  return [{ heading: title, cell }];
}

/** Who signed, and when. */
export function stampColumns(
  { zh, en }: Words,
  path: readonly string[],
  nameOf: (uid: string) => string,
): ExportColumn[] {
  const who = (record: Document): OutputValue => {
    const by = read(record, [...path, 'by']);
    return typeof by === 'string' ? nameOf(by) : null;
  };
  const when = (record: Document): OutputValue => {
    const at = read(record, [...path, 'at']);
    return at instanceof Date ? at : null;
  };
  return [
    { heading: { zh: `${zh}·人`, en: `${en}: who` }, cell: who },
    { heading: { zh: `${zh}·时间`, en: `${en}: when` }, cell: when },
  ];
}

/** How a value stands in a cell: amounts in yuan, numbers and times as such, the rest as a person reads it. */
export function shownValue(field: Field, value: unknown, rendering: Rendering): OutputValue {
  if (value === undefined || value === null) return null;
  if (field.type === 'money' && typeof value === 'number') return Number(yuanText(value));
  return typeof value === 'number' || value instanceof Date ? value : types.text(field, value, rendering);
}
