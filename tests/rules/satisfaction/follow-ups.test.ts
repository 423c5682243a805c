import { describe, it } from 'vitest';
import { expectOnlyBy } from '../../support/rules/attempts.ts';
import { day } from '../../support/rules/moments.ts';
import { type Data, whoHold } from '../../support/rules/people.ts';
import { myStamp, type Steps } from '../../support/rules/person.ts';
import { expectAllowed, expectClosed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('follow-ups');

const atTheDoor = [...whoHold('receptionist', 'assistant', 'supervisor'), 'steward'];

const planned = (site: Site, id = 'f1', more: Data = {}): Promise<unknown> =>
  site.record('followUps', id, {
    ...{ household: 'h1', building: 'b1', room: 'b1-1-101', reason: 'routine' },
    ...{ plannedOn: day(), until: day(9), tries: 0, state: 'planned' },
    ...more,
  });

const visit = (site: Site, uid: string, id = 'f1', more: Data = {}): Steps =>
  site.as(uid).moves('followUps', id, 'visit', {
    ...{ state: 'visited', met: 'household', found: '一切正常', visited: myStamp },
    ...more,
  });

describe('a return visit', () => {
  it('[R2.4.14] is entered by the steward of the building and the desk, and by nobody else', async () => {
    const site = await world.site();
    await expectOnlyBy(atTheDoor, async (uid) => {
      await planned(site, `f1-${uid}`);
      return visit(site, uid, `f1-${uid}`).send();
    });
  });

  it('[R2.4.14] says with whom, and what was found', async () => {
    const site = await world.site();
    await planned(site);
    await expectRefused(visit(site, 'steward', 'f1', { found: undefined }).send(), 'with nothing found');
    await expectRefused(visit(site, 'steward', 'f1', { met: 'nobody' }).send(), 'with nobody');
    await expectAllowed(visit(site, 'steward', 'f1', { told: '没有意见' }).send());
  });

  it('[R2.4.14] has no mark of the household that staff have given', async () => {
    const site = await world.site();
    await planned(site);
    await expectRefused(visit(site, 'steward', 'f1', { score: 5 }).send(), 'with a mark');
    await expectRefused(visit(site, 'steward', 'f1', { opinion: '很好' }).send(), 'with its words');
    await expectAllowed(visit(site, 'steward').send());
    const answers = site.as('supervisor').moves('followUps', 'f1', 'answer', { score: 5, answeredOn: day() });
    await expectRefused(answers.send(), 'a mark by the supervisor');
  });

  it('[R3.4.6.2] that verifies a ballot says whether it is true', async () => {
    const site = await world.site();
    await planned(site, 'f1', { reason: 'verifyBallot', ballot: 's1~h1' });
    await expectRefused(visit(site, 'steward').send(), 'without a word');
    await expectAllowed(visit(site, 'steward', 'f1', { agrees: 'differs' }).send());
  });

  it('[R2.4.14] at which nobody was home stays planned, and is counted', async () => {
    const site = await world.site();
    await planned(site);
    const nobody = (tries: number): Steps =>
      site.as('steward').moves('followUps', 'f1', 'nobodyHome', { tries, tried: myStamp });
    await expectRefused(nobody(2).send(), 'counted twice');
    await expectAllowed(nobody(1).send());
    await expectAllowed(visit(site, 'steward').send(), 'the next time');
  });

  it('[R2.4.14] is planned by the server, and by no client', async () => {
    const site = await world.site();
    const fields = { household: 'h1', building: 'b1', room: 'b1-1-101', reason: 'routine', tries: 0 };
    const plan = (step: string): Steps =>
      site
        .as('supervisor')
        .opens('followUps', 'f2', step, 'planned', { ...fields, plannedOn: day(), until: day(9) });
    await expectClosed(plan('plan').send(), 'as if the server had');
    await expectClosed(plan('arrange').send(), 'past the server');
  });
});
