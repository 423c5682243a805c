import type { Register } from '../../../rulebook/language/register.ts';
import { recordSchema } from '../../../rulebook/language/schema.ts';
import { logs } from '../logs.ts';
import type { OutboxWrite } from '../mail/outbox.ts';
import { noticeWrite } from '../notices/notice.ts';
import type { People } from '../notices/people.ts';
import type { Change } from './tell-of.ts';

/** What should not have got through the gate is told to the managers, with the names of its fields and nothing else. */
export function flawsOf(change: Change, register: Register, people: People, now: Date): OutboxWrite[] {
  const parsed = recordSchema(register).safeParse(change.after);
  if (parsed.success) return [];
  const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || issue.code))];
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
  const id = `flaw~${change.register}~${change.id}~${String(change.after?.rev)}`;
  return people.holding(['manager', 'admin']).map((uid) => noticeWrite(uid, id, notice, now));
}
