import { registers } from '../../../rulebook/chapters/index.ts';
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

/**
 * Those who may be told of a record: who may read it as it stands, by the register's own condition. A notice, a mail and
 * what is open say what it is about; who may not read it is neither told nor counted as a level of the chain (R2.4.1.7).
 */
export async function whoReads({ register, id, record, people, time, now, read }: Asked): Promise<People> {
  if (register.get.condition === 'staff') return people;
  const about = { registers, register, id, now, today: time.calendar.day(now) };
  const fetch = async (name: string, other: string): Promise<Document | null> =>
    name === 'rights' ? (people.rightsOf(other) as Document | null) : read(name, other);
  const known = new Map<string, Document | null>();
  const readers = new Set<string>();
  for (const actor of people.active) {
    const scene = { ...about, actor, before: record, after: record, planned: () => undefined };
    if (await answer(register.get, scene, fetch, known)) readers.add(actor);
  }
  return people.among((uid) => readers.has(uid));
}
