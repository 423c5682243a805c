import { keepers } from '../../../rulebook/chapters/homes/households.ts';
import { registers } from '../../../rulebook/chapters/index.ts';
import type { Field } from '../../../rulebook/notation/field.ts';
import type { Document } from '../records/documents.ts';
import { permits, type Reader } from '../records/may-read.ts';
import { type Row, recordsOf } from './records.ts';

/** The file with the name, and the telephone numbers beside it. */
const PRIVATE_PARTS = ['householdFiles', 'householdPhones'] as const;

/** The fields of both, by their names. */
export const privateFields = (): readonly (readonly [string, Field])[] =>
  PRIVATE_PARTS.flatMap((part) => Object.entries(registers(part).fields)).filter(
    ([name]) => name !== 'household',
  );

/**
 * The private parts of the households that the reader keeps, together by household. The export says what it is for in the
 * duty log, so it needs no entry for each file; who was granted one number takes none out (R1.3, R2.4.16).
 */
export async function privateParts(
  households: readonly Row[],
  reader: Reader,
): Promise<ReadonlyMap<string, Document>> {
  const known = new Map<string, Document | null>(
    households.map(({ id, data }) => [`households/${id}`, data]),
  );
  const files = registers('householdFiles');
  const kept: string[] = [];
  for (const { id } of households) {
    if (await permits(keepers, files, { id, data: null }, reader, known)) kept.push(id);
  }
  const parts = new Map<string, Document>();
  for (const part of PRIVATE_PARTS) {
    const register = registers(part);
    for (const { id, data } of await recordsOf(reader.db, reader.site, register, kept)) {
      parts.set(id, { ...parts.get(id), ...data });
    }
  }
  return parts;
}
