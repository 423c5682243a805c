import { registers } from '../../../rulebook/chapters/index.ts';
import type { Register } from '../../../rulebook/notation/register.ts';
import { type Rendering, render } from '../../../rulebook/reading/render.ts';
import type { Document } from '../records/documents.ts';
import { permits, type Reader } from '../records/may-read.ts';
import { recordsOf } from './records.ts';

/** What a record that another one names is called; null where nothing is named. */
export type SubjectOf = (register: string, id: unknown) => string | null;

/**
 * What the records are called to which these refer, each read once. Of one that is gone or that the reader may not read
 * nothing is told.
 */
export async function subjectsOf(
  register: Register,
  records: readonly Document[],
  fields: readonly string[],
  reader: Reader,
  rendering: Omit<Rendering, 'register'>,
): Promise<SubjectOf> {
  const wanted = new Map<string, Set<string>>();
  for (const name of fields) {
    const field = register.fields[name];
    if (field?.type !== 'ref' || field.register === 'members') continue;
    const ids = wanted.get(field.register) ?? new Set();
    for (const record of records) if (typeof record[name] === 'string') ids.add(record[name]);
    wanted.set(field.register, ids);
  }
  const called = new Map<string, string>();
  const known = new Map<string, Document | null>();
  for (const [name, ids] of wanted) {
    const other = registers(name);
    for (const { id, data } of await recordsOf(reader.db, reader.site, other, [...ids])) {
      known.set(`${name}/${id}`, data);
      if (!(await permits(other.get, other, { id, data }, reader, known))) continue;
      called.set(`${name}/${id}`, render(other.subject, data, { register: other, ...rendering }).trim());
    }
  }
  return (name, id) => called.get(`${name}/${id}`) ?? null;
}
