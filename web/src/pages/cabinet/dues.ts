import type { RecordData } from '../../../../rulebook/notation/record.ts';
import type { Register } from '../../../../rulebook/notation/register.ts';
import type { SiteTime } from '../../../../rulebook/site/settings.ts';
import type { Document } from '../../data/store.ts';

/**
 * When something is owed, by the same function by which the server flags it: known the moment a loan is read, for
 * however many, and without a further read.
 */
export function dueOf(register: Register, name: string, record: Document, time: SiteTime): Date | null {
  const deadline = register.deadlines[name];
  return deadline?.while.includes(String(record.state)) ? deadline.at(record as RecordData, time) : null;
}
