import { registers } from '../../../rulebook/chapters/index.ts';
import type { Condition } from '../../../rulebook/notation/condition.ts';
import type { Register } from '../../../rulebook/notation/register.ts';
import { answer } from '../../../rulebook/reading/evaluate.ts';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import type { People } from '../notices/people.ts';
import type { Document } from './documents.ts';

/** A record of a register as it stands, and how others of its site are read. */
interface Asked {
  readonly register: Register;
  readonly id: string;
  readonly record: Document | null;
  readonly people: People;
  readonly time: SiteTime;
  readonly now: Date;
  readonly read: (register: string, id: string) => Promise<Document | null>;
}

/** Returns true iff all staff may read every record of the register: then nothing has to be looked up. */
export const isReadByStaff = ({ get }: Register): boolean => get.condition === 'staff';

/** Answers a condition for somebody who works at the site; what anybody may do is known from its people. */
export function holdsFor(
  condition: Condition,
  actor: string,
  { register, id, record, people, time, now, read }: Asked,
  known: Map<string, Document | null>,
): Promise<boolean> {
  const scene = {
    ...{ registers, register, id, actor, now, today: time.calendar.day(now) },
    ...{ before: record, after: record, planned: () => undefined },
  };
  const fetch = async (name: string, other: string): Promise<Document | null> =>
    name === 'rights' ? (people.rightsOf(other) as Document | null) : read(name, other);
  return answer(condition, scene, fetch, known);
}

/**
 * Those who may be told of a record: who may read it as it stands, by the register's own condition. A notice, a mail and
 * what is open say what it is about; who may not read it is neither told nor counted as a level of the chain (R2.4.1.7).
 */
export async function whoReads(asked: Asked): Promise<People> {
  const { register, people } = asked;
  if (isReadByStaff(register)) return people;
  const known = new Map<string, Document | null>();
  const readers = new Set<string>();
  for (const uid of people.active) {
    if (await holdsFor(register.get, uid, asked, known)) readers.add(uid);
  }
  return people.among((uid) => readers.has(uid));
}
