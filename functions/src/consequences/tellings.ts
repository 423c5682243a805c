import type { Firestore } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { textOf } from '../../../rulebook/notation/record.ts';
import type { Telling } from '../../../rulebook/notation/step.ts';
import { answer } from '../../../rulebook/reading/evaluate.ts';
import { siteName } from '../../../rulebook/site/settings.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import { readRobots } from '../chapters/site/site-robots.ts';
import { noticeEffect, noticeMail } from '../notices/notice.ts';
import { readRecord } from '../records/documents.ts';
import { toldPosts } from '../robots/posts.ts';
import { derivedId } from './derived-id.ts';
import type { Effect } from './effects.ts';
import { plainly } from './plainly.ts';
import type { Taken } from './tell-of.ts';

/** Who is told at once of a step, each person once and never who took it; what is mailed, the site's robots post too. */
export async function tellings(db: Firestore, taken: Taken): Promise<Effect[]> {
  const effects: Effect[] = [];
  const told = new Set([taken.after.last.by]);
  let isPosted = false;
  for (const telling of taken.step.tells) {
    if (!(await applies(db, telling, taken))) continue;
    isPosted ||= telling.mail === true;
    for (const uid of readersOf(telling, taken)) {
      if (told.has(uid)) continue;
      told.add(uid);
      effects.push(...noticeTo(uid, telling, taken));
    }
  }
  return isPosted ? [...effects, ...(await postsOf(db, taken))] : effects;
}

async function postsOf(db: Firestore, taken: Taken): Promise<Effect[]> {
  const { site, register, id, after, time, now } = taken;
  const robots = await readRobots(db, site);
  const title = titleOf(taken);
  return toldPosts(
    { site, time, robots },
    { register: register.name, record: id, rev: after.rev, title },
    now,
  );
}

const titleOf = ({ register, step }: Taken): Words => ({
  zh: `${register.form.zh}：${step.title.zh}`,
  en: `${register.form.en}: ${step.title.en}`,
});

function readersOf({ roles = [], people = [] }: Telling, { after, told }: Taken): string[] {
  const named = people.map((field) => textOf(after, field));
  return [...told.reaching(named), ...told.holding(roles)];
}

function noticeTo(uid: string, telling: Telling, taken: Taken): Effect[] {
  const { site, register, id, after, step, time, people, now, page } = taken;
  const rendering = { register, nameOf: people.nameOf, stamp: time.calendar.stamp };
  const notice = {
    site,
    kind: taken.name,
    register: register.name,
    record: id,
    title: titleOf(taken),
    text: plainly(telling.words, after, rendering),
    clauses: step.cites,
  };
  const noticeId = derivedId([register.name, id, after.rev]);
  const mail = telling.mail
    ? noticeMail(uid, noticeId, notice, { people, page, siteName: siteName(time) }, now)
    : [];
  return [noticeEffect(uid, noticeId, notice, after.last.at), ...mail];
}

async function applies(db: Firestore, { when }: Telling, taken: Taken): Promise<boolean> {
  if (!when) return true;
  const { site, register, id, before, after, time } = taken;
  const scene = {
    registers,
    register,
    id,
    actor: after.last.by,
    now: after.last.at,
    today: time.calendar.day(after.last.at),
    before,
    after,
    planned: () => undefined,
  };
  return answer(when, scene, (name, record) => readRecord(db, site, registers(name), record));
}
