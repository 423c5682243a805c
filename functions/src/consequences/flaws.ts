import type { Firestore } from 'firebase-admin/firestore';
import { z } from 'zod';
import type { Register } from '../../../rulebook/notation/register.ts';
import { recordSchema } from '../../../rulebook/reading/schema.ts';
import { logs } from '../logs.ts';
import { noticeEffect } from '../notices/notice.ts';
import { type People, readPeople } from '../notices/people.ts';
import { derivedId } from './derived-id.ts';
import { type Effect, lookingAround, toBeCreated } from './effects.ts';
import type { Change } from './tell-of.ts';

const stamp = z.object({ by: z.string(), at: z.date() });
const envelope = z.object({
  state: z.string(),
  rev: z.int().min(1),
  opened: stamp,
  last: stamp.extend({ step: z.string() }),
});

/** Returns true iff a document is a record after a step of its register, whatever its fields hold. */
export const isAfterAStep = (register: Register, after: Change['after']): boolean => {
  const parsed = envelope.safeParse(after);
  return parsed.success && Object.hasOwn(register.steps, parsed.data.last.step);
};

/** Tells of a document that is no record at all, once; nothing else can follow from it. */
export function tellOfNoRecord(db: Firestore, change: Change, register: Register, now: Date): Promise<void> {
  return db.runTransaction(async (transaction) => {
    const people = await readPeople(db, change.site, now, transaction);
    const placed = await lookingAround(db, transaction, flawsOf(change, register, people, now));
    for (const { path, data } of toBeCreated(placed)) transaction.create(db.doc(path), data);
  });
}

/** What should not have got through the gate is told to the managers, with the names of its fields and nothing else. */
export function flawsOf(change: Change, register: Register, people: People, now: Date): Effect[] {
  const parsed = recordSchema(register).safeParse(change.after);
  const isStep = isAfterAStep(register, change.after);
  if (parsed.success && isStep) return [];
  const issues = parsed.error?.issues.map((issue) => issue.path.join('.') || issue.code) ?? [];
  const fields = [...new Set([...issues, ...(isStep ? [] : ['last.step'])])];
  logs.flawedRecord(change.site, change.register, change.id, fields);
  const notice = {
    site: change.site,
    kind: 'flawedRecord',
    register: change.register,
    record: change.id,
    title: { zh: '记录内容异常', en: 'A record is not as it should be' },
    text: {
      zh: `《${register.form.zh}》有一条记录的内容异常：${fields.join('、')}`,
      en: `A record of ${register.form.en} has wrong content: ${fields.join(', ')}`,
    },
    clauses: [],
  };
  const id = derivedId(['flaw', change.register, change.id, String(change.after?.rev ?? 0)]);
  return people.holding(['manager', 'admin']).map((uid) => noticeEffect(uid, id, notice, now));
}
