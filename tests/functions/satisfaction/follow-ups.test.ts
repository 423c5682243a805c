import { afterEach, describe, expect, it } from 'vitest';
import { followUpLink } from '../../../functions/src/chapters/satisfaction/visit-answer.ts';
import { runTask } from '../../../functions/src/jobs/jobs.ts';
import type { Document } from '../../../functions/src/records/documents.ts';
import { reportPath } from '../../../rulebook/reading/paths.ts';
import { calls, hasHomes, hasSurvey, household, refusal, says } from '../../support/satisfaction.ts';
import { openTestSite, PAGE } from '../../support/site.ts';

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});
const september = async (): Promise<OpenSite> => {
  const site = await openTestSite({
    at: '2026-09-30 18:00',
    settings: {
      workdays: [1, 2, 3, 4, 5],
      holidays: ['2026-10-01', '2026-10-02'],
      makeUpWorkdays: ['2026-10-10'],
    },
  });
  open.push(site);
  return site;
};
const runs = (site: OpenSite, job: string, period: string) =>
  runTask({ job, site: site.id, period }, { db: site.db, now: site.clock.now(), page: PAGE });
const visitsOf = async (site: OpenSite): Promise<readonly (Document & { id: string })[]> =>
  (await site.db.collection(`sites/${site.id}/followUps`).orderBy('plannedOn').get()).docs.map((each) => ({
    id: each.id,
    ...each.data(),
  }));
const linkOf = async (site: OpenSite, followUp: string, by = 'steward'): Promise<string> => {
  const { link } = (await calls(site, by, followUpLink, { followUp })) as { link: string };
  return link.split('/s/')[1] ?? '';
};

describe('[R2.4.14] the routine visits of a month', () => {
  it('are planned for every household once, over the working days, however often it is run', async () => {
    const site = await september();
    await hasHomes(site, 21);
    await runs(site, 'planFollowUps', '2026-09');
    await runs(site, 'planFollowUps', '2026-09');
    const visits = await visitsOf(site);
    expect(visits).toHaveLength(21);
    // Of 22 weekdays the 1st and 2nd are holidays, and the 10th is a make-up workday: one household on each of 21 days.
    const days = visits.map(({ plannedOn }) => String(plannedOn));
    expect(new Set(days).size).toBe(21);
    expect(days).toContain('2026-10-10');
    expect(days).not.toContain('2026-10-01');
    expect(new Set(visits.map(({ until }) => until))).toEqual(new Set(['2026-10-31']));
  });

  it('that nobody made lapse when the month is over, and the analysis says so', async () => {
    const site = await september();
    await hasHomes(site, 2);
    await runs(site, 'planFollowUps', '2026-09');
    for (const { id } of await visitsOf(site)) await site.deliver(await site.written('followUps', id));
    site.clock.set('2026-10-12 15:00');
    await site.take('steward', 'followUps', 'visit', '2026-10~h11', { met: 'household', found: '一切正常' });
    site.clock.set('2026-10-31 18:00');
    await runs(site, 'returnVisits', '2026-10');
    const report = await site.db.doc(reportPath(site.id, 'returnVisits', '2026-10')).get();
    expect(report.get('figures.visits')).toEqual({ planned: 2, visited: 1 });
    site.clock.set('2026-11-01 00:01');
    await site.sweep();
    expect((await visitsOf(site)).map(({ state }) => state).sort()).toEqual(['lapsed', 'visited']);
  });
});

describe('[R2.4.14] after a visit', () => {
  const visited = async (): Promise<OpenSite> => {
    const site = await september();
    await hasHomes(site, 1);
    await runs(site, 'planFollowUps', '2026-09');
    site.clock.set('2026-10-12 15:00');
    return site;
  };
  const visit = (site: OpenSite) =>
    site.take('steward', 'followUps', 'visit', '2026-10~h11', {
      met: 'household',
      found: '一切正常',
      told: '没有意见',
    });
  const answer = [
    { question: 1, rating: 2 },
    { question: 2, text: '来得太晚' },
  ];

  it('the household says what it thinks behind its own link, once; it sees nothing of what staff have noted', async () => {
    const site = await visited();
    await visit(site);
    const token = await linkOf(site, '2026-10~h11');
    const home = household(site);
    const shown = await home.opens(token);
    expect(shown).toMatchObject({ state: 'open', room: '1-1-h11' });
    expect(JSON.stringify(shown)).not.toMatch(/一切正常|没有意见/);
    await home.sends(token, answer);
    expect(await refusal(home.sends(token, [{ question: 1, rating: 5 }]))).toContain('已评价');
    const [record] = await visitsOf(site);
    expect(record).toMatchObject({ score: 2, opinion: '来得太晚', told: '没有意见', found: '一切正常' });
  });

  it('the code is shown once the visit is entered, by who may enter it; staff cannot write the household’s part', async () => {
    const site = await visited();
    expect(await refusal(linkOf(site, '2026-10~h11'))).not.toBeNull();
    await visit(site);
    const elsewhere = { household: 'h21', reason: 'routine', plannedOn: '2026-10-12', until: '2026-10-12' };
    await hasHomes(site, 1, '2');
    await site.take('assistant', 'followUps', 'arrange', 'elsewhere', elsewhere);
    await site.take('assistant', 'followUps', 'visit', 'elsewhere', { met: 'household', found: '一切正常' });
    expect(await refusal(linkOf(site, 'elsewhere'))).toContain('片区管理员');
    await linkOf(site, '2026-10~h11');
    // Who shows the code could open it too: it is on record who had it.
    const shown = await site.db.doc(`sites/${site.id}/followUps/2026-10~h11`).get();
    expect(shown.get('codeShown.by')).toBe('steward');
    await expect(
      site.take('steward', 'followUps', 'answer', '2026-10~h11', { score: 5, answeredOn: '2026-10-12' }),
    ).rejects.toThrow('by');
  });
});

it('[R2.4.14] a second visit to one household makes up for no other', async () => {
  const site = await september();
  await hasHomes(site, 2);
  await runs(site, 'planFollowUps', '2026-09');
  site.clock.set('2026-10-12 15:00');
  const arrange = (id: string, more: Document = {}) =>
    site.take('assistant', 'followUps', 'arrange', id, {
      ...{ household: 'h11', reason: 'routine', plannedOn: '2026-10-13', until: '2026-10-14' },
      ...more,
    });
  for (const late of [{ plannedOn: '2027-06-30', until: '2027-06-30' }, { until: '2099-01-01' }])
    await expect(arrange('far', late)).rejects.toThrow('soonEnough');
  await arrange('second');
  for (const id of ['2026-10~h11', 'second'])
    await site.take('steward', 'followUps', 'visit', id, { met: 'household', found: '一切正常' });
  site.clock.set('2026-10-31 18:00');
  await runs(site, 'returnVisits', '2026-10');
  const report = await site.db.doc(reportPath(site.id, 'returnVisits', '2026-10')).get();
  expect(report.get('figures.visits')).toEqual({ planned: 2, visited: 1 });
  // What the row shows is what its share is of.
  const [all] = report.get('parts')[0].lines as { cells: { zh: string }[] }[];
  expect(all?.cells.slice(0, 4).map(({ zh }) => zh)).toEqual(['合计', '2', '1', '50.0 %']);
});

describe('[R3.4.6.2] the answers of a survey', () => {
  it('are verified of a random sample when it is over; what differs is told', async () => {
    const site = await september();
    await hasHomes(site, 6);
    const links = await hasSurvey(site, { closesOn: '2026-10-09' });
    for (const [, token] of links) await household(site).sends(token, says(4));
    site.clock.set('2026-10-08 10:00');
    await site.take('assistant', 'surveys', 'close', 'survey');
    // 5 % of six, and the same again when the event comes twice.
    await site.deliver(await site.written('surveys', 'survey'));
    const [visit, ...others] = await visitsOf(site);
    expect(others).toEqual([]);
    expect(visit).toMatchObject({ reason: 'verifyBallot', plannedOn: '2026-10-08', until: '2026-10-22' });
    const id = visit?.id ?? '';
    const sees = (more: Document) =>
      site.take('steward', 'followUps', 'visit', id, { met: 'family', found: '未曾填写', ...more });
    await expect(sees({})).rejects.toThrow('comparedWithTheBallot');
    await sees({ agrees: 'differs' });
    site.clock.set('2026-10-31 18:00');
    await runs(site, 'returnVisits', '2026-10');
    const report = await site.db.doc(reportPath(site.id, 'returnVisits', '2026-10')).get();
    const parts = report.get('parts') as { name: string; lines: { record: string }[] }[];
    expect(parts.find(({ name }) => name === 'verified')?.lines.map(({ record }) => record)).toEqual([id]);
  });

  it('of an anonymous survey are verified by nobody', async () => {
    const site = await september();
    await hasHomes(site, 1);
    const links = await hasSurvey(site, { anonymous: true, closesOn: '2026-10-09' });
    for (const [, token] of links) await household(site).sends(token, says(4));
    await site.take('assistant', 'surveys', 'close', 'survey');
    expect(await visitsOf(site)).toEqual([]);
  });
});
