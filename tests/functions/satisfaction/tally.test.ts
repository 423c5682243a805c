import { afterEach, describe, expect, it } from 'vitest';
import { runTask, tasksOn } from '../../../functions/src/jobs/jobs.ts';
import { computeReportCall } from '../../../functions/src/reports/compute-report.ts';
import { reportPath } from '../../../rulebook/reading/paths.ts';
import {
  calls,
  corrects,
  enters,
  hasHomes,
  hasSurvey,
  household,
  refusal,
  says,
} from '../../support/satisfaction.ts';
import { openTestSite, PAGE } from '../../support/site.ts';

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

/** Ten homes in building 1, three in building 2; seven of them answer in September. */
const september = async (more: Record<string, unknown> = {}): Promise<OpenSite> => {
  const site = await openTestSite({ at: '2026-09-10 10:00' });
  open.push(site);
  await hasHomes(site, 10);
  await hasHomes(site, 3, '2');
  const links = await hasSurvey(site, more);
  for (const [home, mark] of Object.entries({ h11: 5, h12: 5, h13: 4, h14: 4, h15: 2, h21: 3 }))
    await household(site).sends(links.get(home) ?? '', says(mark, home === 'h15' ? '电梯太慢' : undefined));
  await enters(site, 'steward', 'h16', says(1), '2026-09-10');
  return site;
};

const runs = (site: OpenSite, job: string, period: string) =>
  runTask({ job, site: site.id, period }, { db: site.db, now: site.clock.now(), page: PAGE });
const reportOf = async (site: OpenSite, period = '2026-09') =>
  (await site.db.doc(reportPath(site.id, 'satisfaction', period)).get()).data();
interface Part {
  readonly name: string;
  readonly lines: readonly { readonly record: string; readonly cells: readonly { readonly zh: string }[] }[];
  readonly headline?: readonly unknown[];
}
const part = (report: Record<string, unknown> | undefined, name: string): Part | undefined =>
  (report?.parts as readonly Part[] | undefined)?.find((each) => each.name === name);
const cells = (report: Record<string, unknown> | undefined, name: string) =>
  part(report, name)?.lines.map((line) => line.cells.map(({ zh }) => zh));

describe('[R2.4.15] [R3.4.6.2] the tally of a month', () => {
  it('has average, share of the satisfied, return rate, buildings, and what they said', async () => {
    const site = await september();
    site.clock.set('2026-09-30 18:00');
    await runs(site, 'satisfaction', '2026-09');
    const report = await reportOf(site);
    expect(report?.figures.overall).toEqual({ sheets: 7, many: 7, sum: 24, satisfied: 4 });
    expect(cells(report, 'overall')).toEqual([
      ['答复份数', '7'],
      ['平均分（5 分制）', '3.43'],
      ['满意率（4、5 分）', '57.1 %'],
    ]);
    expect(cells(report, 'returns')).toEqual([['2026年满意度调查', '13', '7', '53.8 %（目标 70 %）']]);
    expect(cells(report, 'byBuilding')).toEqual([
      ['1', '6', '3.50', '66.7 %'],
      ['2', '1', '3.00', '0.0 %'],
    ]);
    expect(cells(report, 'byChannel')).toEqual([
      ['扫码', '6', '3.83', '66.7 %'],
      ['纸质', '1', '1.00', '0.0 %'],
    ]);
    expect(cells(report, 'remarks')).toEqual([['您的建议', '电梯太慢']]);
    expect(part(report, 'remarks')?.lines[0]?.record).toBe('survey~h15');
    expect(part(report, 'overall')?.headline).toContainEqual(
      expect.objectContaining({ name: 'returnRate', value: 53.8, target: 70 }),
    );
  });

  it('goes to manager and supervisor by mail, once, with a link to the report', async () => {
    const site = await september();
    site.clock.set('2026-09-30 18:00');
    expect(tasksOn(site.id, '2026-09-30').map(({ job }) => job)).toContain('satisfaction');
    for (const [job, period] of [
      ['satisfaction', '2026-09'],
      ['reportMail', '2026-09-30'],
      ['reportMail', '2026-09-30'],
    ] as const)
      await runs(site, job, period);
    const { docs } = await site.db.collection('mail').where('site', '==', site.id).get();
    const own = docs.filter((mail) => String(mail.get('message.text')).includes('满意度 2026-09'));
    // Whatever ends with the month is in the same mail.
    expect(own.map(({ id }) => id)).toEqual([
      'reportMail~lakeside~2026-09-30~manager',
      'reportMail~lakeside~2026-09-30~supervisor',
    ]);
    expect(own[0]?.get('message.subject')).toMatch(/^报表 \d 份 2026-09-30/);
    expect(own[0]?.get('message.text')).toContain('/reports/satisfaction/2026-09');
    expect(own[0]?.get('message.text')).toContain('57.1 %');
    // What people said stands at the desk, and in no mail.
    for (const mail of own) expect(JSON.stringify(mail.data())).not.toMatch(/h15|电梯太慢/);
  });

  it('shows the months before it, as they were reported', async () => {
    const site = await september();
    site.clock.set('2026-09-30 18:00');
    await runs(site, 'satisfaction', '2026-09');
    site.clock.set('2026-10-31 18:00');
    await runs(site, 'satisfaction', '2026-10');
    expect(cells(await reportOf(site, '2026-10'), 'trend')).toEqual([['2026-09', '7', '3.43', '57.1 %']]);
  });

  it('of an anonymous survey tells nothing until it is over, then all at once, and names nobody', async () => {
    const site = await september({ anonymous: true });
    const tally = async () => {
      await calls(site, 'supervisor', computeReportCall, { report: 'satisfaction', period: '2026-09' });
      return reportOf(site);
    };
    expect((await tally())?.figures.overall).toMatchObject({ sheets: 0, many: 0 });
    await site.take('assistant', 'surveys', 'close', 'survey');
    const report = await tally();
    expect(report?.figures.overall).toMatchObject({ sheets: 7, sum: 24 });
    expect(cells(report, 'byBuilding')).toEqual([['其他（每组不足五份，合并）', '7', '3.43', '57.1 %']]);
    expect(JSON.stringify(report?.parts)).not.toMatch(/h1\d|h2\d/);
  });

  it('of an anonymous survey that ends with the month is told in that month, by the closing of the next day', async () => {
    const site = await september({ anonymous: true });
    await site.deliver(await site.written('surveys', 'survey'));
    site.clock.set('2026-09-30 18:00');
    await runs(site, 'satisfaction', '2026-09');
    expect((await reportOf(site))?.figures.overall).toMatchObject({ sheets: 0 });
    site.clock.set('2026-10-01 00:01');
    await site.sweep();
    site.clock.set('2026-10-01 18:00');
    await runs(site, 'retallySatisfaction', '2026-10-01');
    expect((await reportOf(site))?.figures.overall).toMatchObject({ sheets: 7 });
  });
});

describe('[R2.4.15] a late paper', () => {
  it('is told in its own month: reckoned anew at the next closing, with what stood there before', async () => {
    const site = await september();
    site.clock.set('2026-09-30 18:00');
    await runs(site, 'satisfaction', '2026-09');
    site.clock.set('2026-10-08 10:00');
    await enters(site, 'steward', 'h17', says(5), '2026-09-29');
    site.clock.set('2026-10-08 18:00');
    await runs(site, 'retallySatisfaction', '2026-10-08');
    await runs(site, 'retallySatisfaction', '2026-10-08');
    const report = await reportOf(site);
    expect(report?.figures.overall).toMatchObject({ sheets: 8, sum: 29 });
    expect(report?.earlier).toHaveLength(1);
    expect(report?.earlier[0].figures.overall).toMatchObject({ sheets: 7, sum: 24 });
  });

  it('that is put right changes its month too', async () => {
    const site = await september();
    site.clock.set('2026-09-30 18:00');
    await runs(site, 'satisfaction', '2026-09');
    site.clock.set('2026-10-09 10:00');
    await corrects(site, 'steward', 'survey~h16', says(5));
    site.clock.set('2026-10-09 18:00');
    await runs(site, 'retallySatisfaction', '2026-10-09');
    expect((await reportOf(site))?.figures.overall).toMatchObject({ sheets: 7, sum: 28, satisfied: 5 });
  });
});

describe('[R7.3.2.5] compute now', () => {
  const computes = (site: OpenSite, by: string, report: string, period: string) =>
    refusal(calls(site, by, computeReportCall, { report, period }));

  it('writes what is provisional, and gives way to the report of the month; nobody is mailed', async () => {
    const site = await september();
    expect(await computes(site, 'supervisor', 'satisfaction', '2026-09')).toBeNull();
    expect(await reportOf(site)).toMatchObject({ provisional: true, figures: { overall: { sheets: 7 } } });
    site.clock.set('2026-09-30 18:00');
    await runs(site, 'satisfaction', '2026-09');
    expect(await reportOf(site)).not.toHaveProperty('provisional');
    const { docs } = await site.db.collection('mail').where('site', '==', site.id).get();
    expect(docs).toHaveLength(0);
  });

  it('is for who may read the report, of a period that has begun, and not of what was then', async () => {
    const site = await september();
    expect(await computes(site, 'receptionist', 'satisfaction', '2026-09')).toBe('您无权查看这份报表');
    expect(await computes(site, 'manager', 'satisfaction', '2026-10')).toBe('没有这一期，或尚未开始');
    expect(await computes(site, 'manager', 'satisfaction', '2026-Q3')).toBe('没有这一期，或尚未开始');
    expect(await computes(site, 'manager', 'arrearsAging', '2026-08')).toContain('不能重新核算');
    expect(await computes(site, 'manager', 'arrearsAging', '2026-09')).toBeNull();
  });
});
