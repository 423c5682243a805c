import { afterEach, describe, expect, it } from 'vitest';
import { openSurvey, openSurveyCall } from '../../../functions/src/chapters/satisfaction/open-survey.ts';
import { surveySlips } from '../../../functions/src/chapters/satisfaction/survey-slips.ts';
import {
  ballotOf,
  calls,
  corrects,
  enters,
  hasHomes,
  hasSurvey,
  household,
  linksOf,
  refusal,
  says,
} from '../../support/satisfaction.ts';
import { openTestSite } from '../../support/site.ts';

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});
const september = async (): Promise<OpenSite> => {
  const site = await openTestSite({ at: '2026-09-10 10:00' });
  open.push(site);
  return site;
};

const invited = async (site: OpenSite, survey = 'survey'): Promise<string[]> => {
  const ballots = await site.db.collection(`sites/${site.id}/ballots`).where('survey', '==', survey).get();
  return ballots.docs.map((each) => each.get('household') as string).sort();
};
const sheets = async (site: OpenSite) =>
  (await site.db.collection(`sites/${site.id}/answerSheets`).get()).docs;

describe('[R2.4.15] [R3.4.6.2] opening a survey', () => {
  it('asks every household of its buildings, once', async () => {
    const site = await september();
    await hasHomes(site, 3);
    await hasHomes(site, 2, '2');
    await hasSurvey(site, { buildings: ['1'] });
    expect(await invited(site)).toEqual(['h11', 'h12', 'h13']);
    expect((await site.db.doc(`sites/${site.id}/surveys/survey`).get()).data()).toMatchObject({
      state: 'open',
      asked: 3,
    });
  });

  it('killed half-way and begun again makes the ballots that are missing', async () => {
    const site = await september();
    await hasHomes(site, 3);
    await hasSurvey(site);
    // As a run that was killed before its last commit has left it.
    await site.db.doc(`sites/${site.id}/ballots/survey~h12`).delete();
    await site.db.doc(`sites/${site.id}/surveys/survey`).update({ state: 'draft' });
    await openSurvey(site.db, { site: site.id, id: 'survey', actor: 'assistant' }, site.clock.now());
    expect(await invited(site)).toEqual(['h11', 'h12', 'h13']);
  });

  it('asks a sample of the size that is kept with its seed: the same households whoever reckons it again', async () => {
    const site = await september();
    await hasHomes(site, 8);
    await hasSurvey(site, { id: 'one', sample: 3 });
    const { seed } = (await site.db.doc(`sites/${site.id}/surveys/one`).get()).data() ?? {};
    expect(seed).toBeTypeOf('number');
    const asked = await invited(site, 'one');
    expect(asked).toHaveLength(3);
    const { sampleOf } = await import('../../../functions/src/chapters/satisfaction/sample.ts');
    const all = Array.from({ length: 8 }, (_, at) => `h1${at + 1}`);
    expect(sampleOf(all.toReversed(), 3, seed as number).sort()).toEqual(asked);
  });

  it('is for those who ask: a steward may not, the assistant may', async () => {
    const site = await september();
    await hasHomes(site, 1);
    const terms = { kind: 'opinion', title: '征询', anonymous: false, closesOn: '2026-09-30' };
    await site.take('assistant', 'surveys', 'draft', 'survey', {
      ...terms,
      questions: [{ question: '意见', kind: 'text', required: true }],
    });
    expect(await refusal(calls(site, 'steward', openSurveyCall, { id: 'survey' }))).toContain('客服助理');
    expect(await refusal(calls(site, 'steward', surveySlips, { survey: 'survey' }))).toContain('客服助理');
    expect(await refusal(calls(site, 'assistant', openSurveyCall, { id: 'survey' }))).toBeNull();
  });

  it('with nobody living there is refused in words', async () => {
    const site = await september();
    await hasHomes(site, 1);
    expect(await refusal(hasSurvey(site, { buildings: ['9'] }))).toBe('所选楼栋没有在住业户');
  });
});

describe('[R2.4.15] a household behind its link', () => {
  it('sees the questions and its own room; opening three times changes nothing', async () => {
    const site = await september();
    await hasHomes(site, 1);
    const token = (await hasSurvey(site)).get('h11') ?? '';
    const before = await ballotOf(site, 'h11');
    for (let time = 0; time < 3; time += 1)
      expect(await household(site).opens(token)).toMatchObject({
        state: 'open',
        room: '1-1-h11',
        anonymous: false,
      });
    expect(await ballotOf(site, 'h11')).toEqual(before);
  });

  it('answers once: the same device again is the same answer, another one is told so', async () => {
    const site = await september();
    await hasHomes(site, 1);
    const token = (await hasSurvey(site)).get('h11') ?? '';
    const home = household(site);
    const sending = crypto.randomUUID();
    expect(await home.sends(token, says(5, '很好'), sending)).toEqual({ answeredOn: '2026-09-10' });
    expect(await home.sends(token, says(1), sending)).toEqual({ answeredOn: '2026-09-10' });
    expect(await refusal(home.sends(token, says(1)))).toContain('每户一份');
    expect(await home.opens(token)).toMatchObject({ state: 'answered', answers: says(5, '很好') });
  });

  it('from two devices at once has one answer, and one of them is told', async () => {
    const site = await september();
    await hasHomes(site, 1);
    const token = (await hasSurvey(site)).get('h11') ?? '';
    const told = await Promise.all([1, 5].map((mark) => refusal(household(site).sends(token, says(mark)))));
    expect(told.filter((each) => each === null)).toHaveLength(1);
    expect(told.find((each) => each !== null)).toContain('每户一份');
  });

  it('leaves out what must be answered: named at its question, and nothing is written', async () => {
    const site = await september();
    await hasHomes(site, 1);
    const token = (await hasSurvey(site)).get('h11') ?? '';
    const problems = await household(site)
      .sends(token, [{ question: 2, choices: [4] }])
      .catch(
        (error: { details: { problems: { field: string; words: { zh: string } }[] } }) =>
          error.details.problems,
      );
    expect(problems).toEqual([
      expect.objectContaining({ field: 'answers.1', words: expect.objectContaining({ zh: '请回答此题' }) }),
      expect.objectContaining({ field: 'answers.2' }),
    ]);
    expect((await ballotOf(site, 'h11'))?.state).toBe('invited');
  });

  it('after the last day is too late, on it is not', async () => {
    const site = await september();
    await hasHomes(site, 2);
    const links = await hasSurvey(site);
    site.clock.set('2026-09-30 23:50');
    expect(await refusal(household(site).sends(links.get('h11') ?? '', says(4)))).toBeNull();
    site.clock.set('2026-10-01 00:10');
    expect(await household(site).opens(links.get('h12') ?? '')).toMatchObject({
      state: 'closed',
      questions: [],
    });
    expect(await refusal(household(site).sends(links.get('h12') ?? '', says(4)))).toContain('已截止');
  });

  it('whose link is not known learns nothing, and is slowed down; who has one is answered all the same', async () => {
    const site = await september();
    await hasHomes(site, 1);
    const token = (await hasSurvey(site)).get('h11') ?? '';
    const stranger = household(site);
    const guesses = ['0'.repeat(26), token.toUpperCase(), '../ballots/survey~h11', ''];
    for (const guess of guesses) expect(await refusal(stranger.opens(guess))).toContain('此链接无效');
    for (let time = guesses.length; time < 20; time += 1)
      await refusal(stranger.sends('x'.repeat(26), says(1)));
    expect(await refusal(stranger.opens('0'.repeat(26)))).toContain('尝试次数过多');
    expect(await refusal(stranger.opens(token))).toBeNull();
    site.clock.set('2026-09-10 10:11');
    expect(await refusal(stranger.opens('0'.repeat(26)))).toContain('此链接无效');
  });

  it('of a survey that was closed early is too late at once', async () => {
    const site = await september();
    await hasHomes(site, 2);
    const links = await hasSurvey(site);
    expect(await refusal(household(site).sends(links.get('h11') ?? '', says(4)))).toBeNull();
    await site.take('assistant', 'surveys', 'close', 'survey');
    expect(await refusal(household(site).sends(links.get('h12') ?? '', says(4)))).toContain('已截止');
  });

  it('answers no more when the household has moved out', async () => {
    const site = await september();
    await hasHomes(site, 2);
    const links = await hasSurvey(site);
    await site.take('assistant', 'households', 'moveOut', 'h11');
    expect(await refusal(household(site).sends(links.get('h11') ?? '', says(4)))).toContain('已迁出');
    expect(await refusal(enters(site, 'steward', 'h11', says(4), '2026-09-10'))).toContain('已迁出');
    expect(await refusal(household(site).sends(links.get('h12') ?? '', says(4)))).toBeNull();
  });

  it('writes nothing that no text can be', async () => {
    const site = await september();
    await hasHomes(site, 1);
    const token = (await hasSurvey(site)).get('h11') ?? '';
    expect(await refusal(household(site).sends(token, says(4, 'a\ud800b')))).toContain('内容有误');
    expect((await ballotOf(site, 'h11'))?.state).toBe('invited');
    expect(await refusal(household(site).sends(token, says(4, '🙂')))).toBeNull();
  });
});

describe('[R2.4.15] an anonymous survey', () => {
  it('knows who has answered, not who said what, and keeps times to the day', async () => {
    const site = await september();
    await hasHomes(site, 1);
    const token = (await hasSurvey(site, { anonymous: true })).get('h11') ?? '';
    await household(site).sends(token, says(2, '电梯太慢'));
    const ballot = await ballotOf(site, 'h11');
    expect(ballot).toMatchObject({ state: 'answered', answeredOn: '2026-09-10' });
    expect(ballot).not.toHaveProperty('answers');
    const [sheet] = await sheets(site);
    expect(sheet?.data()).toMatchObject({ survey: 'survey', building: '1', answers: says(2, '电梯太慢') });
    expect(JSON.stringify([sheet?.id, sheet?.data()])).not.toContain('h11');
    const midnight = new Date('2026-09-09T16:00:00Z');
    expect(sheet?.get('opened.at').toDate()).toEqual(midnight);
    expect(ballot?.last.at.toDate()).toEqual(midnight);
    expect(await household(site).opens(token)).not.toHaveProperty('answers');
  });

  it('takes no paper once it is over: what is added to a tally that is known tells who has said it', async () => {
    const site = await september();
    await hasHomes(site, 2);
    await hasSurvey(site, { anonymous: true });
    expect(await refusal(enters(site, 'steward', 'h11', says(3), '2026-09-10'))).toBeNull();
    await site.take('assistant', 'surveys', 'close', 'survey');
    expect(await refusal(enters(site, 'steward', 'h12', says(3), '2026-09-10'))).toContain(
      '不记名问卷结束后不再录入',
    );
    expect(await sheets(site)).toHaveLength(1);
  });
});

describe('[R2.4.15] [R3.4.6.2] on paper', () => {
  it('staff type it: it uses up the household’s answer, is marked so, and is checked by somebody else', async () => {
    const site = await september();
    await hasHomes(site, 1);
    const token = (await hasSurvey(site)).get('h11') ?? '';
    await enters(site, 'steward', 'h11', says(3), '2026-09-10');
    expect(await ballotOf(site, 'h11')).toMatchObject({
      state: 'answered',
      channel: 'paper',
      answeredOn: '2026-09-10',
    });
    expect(await refusal(household(site).sends(token, says(5)))).toContain('2026-09-10');
    const check = (by: string) => site.take(by, 'ballots', 'check', 'survey~h11');
    await expect(check('steward')).rejects.toThrow('checkedByAnother');
    await check('receptionist');
    expect((await ballotOf(site, 'h11'))?.state).toBe('checked');
  });

  it('is refused of another building’s steward, of a day ahead, of one before it was opened, or after it closed', async () => {
    const site = await september();
    await hasHomes(site, 1, '2');
    await hasHomes(site, 1);
    await hasSurvey(site);
    expect(await refusal(enters(site, 'steward', 'h21', says(3), '2026-09-10'))).toContain('片区管理员');
    expect(await refusal(enters(site, 'steward', 'h11', says(3), '2026-09-11'))).toContain('不能晚于今天');
    const between = '须在问卷发放至截止之间';
    expect(await refusal(enters(site, 'steward', 'h11', says(3), '2026-09-09'))).toContain(between);
    site.clock.set('2026-10-08 09:00');
    expect(await refusal(enters(site, 'steward', 'h11', says(3), '2026-10-02'))).toContain(between);
    // Handed in while it was open, and typed later.
    expect(await refusal(enters(site, 'steward', 'h11', says(3), '2026-09-29'))).toBeNull();
  });

  it('is put right with a reason; what stood there stays beside it', async () => {
    const site = await september();
    await hasHomes(site, 2);
    const links = await hasSurvey(site);
    await enters(site, 'steward', 'h11', says(1), '2026-09-10');
    await corrects(site, 'steward', 'survey~h11', says(4));
    expect(await ballotOf(site, 'h11')).toMatchObject({
      answers: says(4),
      before: says(1),
      reason: '录入有误',
    });
    await household(site).sends(links.get('h12') ?? '', says(2));
    expect(await refusal(corrects(site, 'supervisor', 'survey~h12', says(5)))).toBe('只有纸质问卷由员工录入');
    // Neither who typed it checks it, nor who put it right.
    await corrects(site, 'supervisor', 'survey~h11', says(5));
    for (const by of ['steward', 'supervisor'])
      await expect(site.take(by, 'ballots', 'check', 'survey~h11')).rejects.toThrow('checkedByAnother');
    await site.take('receptionist', 'ballots', 'check', 'survey~h11');
  });
});

it('[R3.4.6.2] the slips are printed again with the same links, and the survey says who had them printed', async () => {
  const site = await september();
  await hasHomes(site, 2);
  const first = await hasSurvey(site);
  expect(await linksOf(site)).toEqual(first);
  expect(new Set(first.values()).size).toBe(2);
  const survey = await site.db.doc(`sites/${site.id}/surveys/survey`).get();
  expect(survey.get('printed.by')).toBe('assistant');
});

it('[R2.4.15] a survey is put off, and not brought forward', async () => {
  const site = await september();
  await hasHomes(site, 1);
  await hasSurvey(site);
  const put = (closesOn: string) => site.take('assistant', 'surveys', 'extend', 'survey', { closesOn });
  await expect(put('2026-09-29')).rejects.toThrow('laterThanBefore');
  await put('2026-10-15');
});

it('[R2.4.15] a survey closes by itself when its last day is over', async () => {
  const site = await september();
  await hasHomes(site, 1);
  await hasSurvey(site);
  const draft = await site.written('surveys', 'survey');
  await site.deliver(draft);
  site.clock.set('2026-10-01 00:01');
  await site.sweep();
  expect((await site.db.doc(`sites/${site.id}/surveys/survey`).get()).get('state')).toBe('closed');
});
