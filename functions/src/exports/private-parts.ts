import { registers } from '../../../rulebook/chapters/index.ts';
import type { Field } from '../../../rulebook/notation/field.ts';
import type { Document } from '../records/documents.ts';
import { mayRead, type Reader } from '../records/may-read.ts';
import { type Row, recordsOf } from './records.ts';

/** The file with the name, and the telephone numbers beside it. */
const PRIVATE_PARTS = ['householdFiles', 'householdPhones'] as const;

/** The fields of both, by their names. */
export const privateFields = (): readonly (readonly [string, Field])[] =>
  PRIVATE_PARTS.flatMap((part) => Object.entries(registers(part).fields)).filter(
    ([name]) => name !== 'household',
  );

/** The private parts of households that the reader may read by the registers' own conditions, together by household. */
export async function privateParts(
  households: readonly Row[],
  reader: Reader,
): Promise<ReadonlyMap<string, Document>> {
  const known = new Map<string, Document | null>(
    households.map(({ id, data }) => [`households/${id}`, data]),
  );
  const parts = new Map<string, Document>();
  for (const part of PRIVATE_PARTS) {
    const register = registers(part);
    const readable: string[] = [];
    for (const { id } of households) if (await mayRead(register, id, reader, known)) readable.push(id);
    for (const { id, data } of await recordsOf(reader.db, reader.site, register, readable)) {
      parts.set(id, { ...parts.get(id), ...data });
    }
  }
  return parts;
}
