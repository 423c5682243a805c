import { type Firestore, Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import type { Language, Words } from '../../../rulebook/site/words.ts';
import { callable, type Handler, Refused } from '../callables/callable.ts';
import { documentId } from '../callables/inputs.ts';
import { readSiteTime } from '../records/site-time.ts';
import type { RobotPost } from './post.ts';
import { siteTitle } from './posts.ts';
import { type Reason, reasons } from './reasons.ts';
import type { RobotAccess, RobotTransport } from './transport.ts';
import { turnOf } from './turn.ts';

const subject: Words = { zh: '测试消息', en: 'Test message' };
const text: Words = {
  zh: '收到这条消息，说明群机器人已设置好。',
  en: 'Who reads this knows that the group robot is set up.',
};

/**
 * Posts a test message at once, beside the outbox, so that whoever sets a robot up learns what its provider says. One that
 * is stopped can be tried as well.
 */
export const testRobotBy = (robots: () => RobotTransport): Handler =>
  callable({
    input: z.strictObject({ id: documentId(80) }),
    by: ['admin', 'manager'],
    inPerson: true,
    cites: ['R2.4.5'],
    run: async ({ db, site, caller, now, input: { id } }) => {
      const access = await turnNow(db, site, id, now());
      const time = await readSiteTime(db, site);
      const { language } = caller;
      const answer = await robots().post(
        access,
        testPost(siteTitle(time, subject, language), language),
        now(),
      );
      if (answer.is === 'refused') throw refusal(answer.reason, answer.said);
      return { delivered: true };
    },
  });

const testPost = (title: string, language: Language): RobotPost => ({
  ...{ kind: 'test', language, title, total: 1, path: null },
  lines: [{ text: text[language], path: null }],
});

/** A test counts as any other post. Throws while the robot has posted as much as it may. */
async function turnNow(db: Firestore, site: string, robot: string, now: Date): Promise<RobotAccess> {
  const turn = await db.runTransaction(async (transaction) => {
    const found = await turnOf(db, transaction, { site, robot }, Timestamp.fromDate(now), true);
    if (found.is === 'now') found.write();
    return found;
  });
  if (turn.is === 'never') throw turn.reason === 'stopped' ? noRobot() : refusal(turn.reason);
  if (turn.is === 'later') throw refusal('tooMany');
  return turn.access;
}

const noRobot = (): Refused =>
  new Refused({
    field: 'id',
    words: { zh: '没有这个群机器人', en: 'There is no such group robot' },
    clauses: ['R2.4.5'],
  });

/** In plain words, with what the provider has said itself. */
function refusal(reason: Reason, said = ''): Refused {
  const { zh, en } = reasons[reason];
  const words = said === '' ? { zh, en } : { zh: `${zh}（${said}）`, en: `${en} (${said})` };
  return new Refused({ words, clauses: [] });
}
