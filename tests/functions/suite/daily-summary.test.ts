import { Timestamp } from 'firebase-admin/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markerPath } from '../../../functions/src/days/site-day.ts';
import { siteTime } from '../../../rulebook/site/settings.ts';
import { settingsForEmulators } from '../../../scripts/support/functions-settings.ts';
import { emulators, runScheduled } from '../../support/emulators.ts';
import { type InboxMail, mailsOf } from '../../support/suite/inbox.ts';
import { eventually, openSuiteSite, type SuiteSite } from '../../support/suite/site.ts';

const { calendar } = siteTime(null);
const today = calendar.day(new Date());

let suite: SuiteSite;
beforeAll(async () => {
  suite = await openSuiteSite(`${calendar.shiftDay(today, -1)} 15:00`);
});
afterAll(() => suite.close());

const marker = () => suite.site.db.doc(markerPath(suite.site.id, 'closing'));

/** Closing time has come for the site. */
async function closes(): Promise<void> {
  const at = Timestamp.fromMillis(Date.now() - 1000);
  await marker().update({ day: today, at, deadline: at });
}

/** The sweep has asked for the summary, and waits for the next closing. */
const swept = () =>
  eventually(async () => {
    await runScheduled('sweepEachMinute');
    const stands = await marker().get();
    expect((stands.get('at') as Timestamp).toMillis()).toBeGreaterThan(Date.now());
  });

const mails = async (): Promise<InboxMail[]> =>
  (
    await Promise.all(
      ['manager', 'supervisor'].map((uid) => mailsOf(`reportMail~${suite.site.id}~${today}~${uid}`)),
    )
  ).flat();

/** The task as Cloud Tasks delivers it, once more. */
async function deliverTask(): Promise<number> {
  const { REGION } = settingsForEmulators('', '').parameters;
  const answer = await fetch(
    `${emulators.functionsOrigin()}/${emulators.suiteProject()}/${REGION}/periodicTask`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-cloudtasks-queuename': 'periodicTask' },
      body: JSON.stringify({ data: { job: 'reportMail', site: suite.site.id, period: today } }),
    },
  );
  return answer.status;
}

describe('每日简报', () => {
  it('[R4.3.1] [R4.4.2.5] goes from the sweep through the queue to the inbox at closing', async () => {
    await suite.site.hasKey('vacant', 'K-1');
    await suite.site.lends('K-1', 'engineer', {}, 'late');
    await eventually(async () => expect((await marker().get()).exists).toBe(true));
    await closes();
    await swept();
    const found = await eventually(async () => {
      const sent = await mails();
      expect(sent.map(({ to }) => to[0]?.address).sort()).toEqual([
        'manager@lakeside.example',
        'supervisor@lakeside.example',
      ]);
      return sent;
    });
    for (const { subject, text } of found) {
      // Of whatever else ends today it tells as well.
      expect(subject).toMatch(/ · 湖畔花园$/);
      expect(text).toContain(`每日简报 ${today}`);
      expect(text).toContain('K-1');
      expect(text).toContain('吴工');
    }
    const report = await (await suite.as('manager')).read(
      `reports/dailySummary/periods/dailySummary~${today}`,
    );
    expect(report).toMatchObject({ kind: 'dailySummary', period: today });
  });

  it('[R4.3.1] comes once, though closing is swept twice and the task is delivered twice', async () => {
    await closes();
    await swept();
    expect([await deliverTask(), await deliverTask()]).toEqual([204, 204]);
    await eventually(async () => {
      const outbox = await suite.site.db.collection('mail').where('site', '==', suite.site.id).get();
      const summaries = outbox.docs.filter(({ id }) => /^reportMail~.*~(manager|supervisor)$/.test(id));
      const states = summaries.map((mail) => [mail.get('delivery.state'), mail.get('delivery.attempts')]);
      expect(states).toEqual([
        ['SUCCESS', 1],
        ['SUCCESS', 1],
      ]);
    });
    expect(await mails()).toHaveLength(2);
  });
});
