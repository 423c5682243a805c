import { afterEach, describe, expect, it } from 'vitest';
import { runTask, tasksOn } from '../../../functions/src/jobs/jobs.ts';
import { reports } from '../../../rulebook/chapters/reports.ts';
import { daysOf } from '../../../rulebook/notation/period.ts';
import { reportPath } from '../../../rulebook/reading/paths.ts';
import { catchUp, hasFee, hasHome, pays, runs } from '../../support/fees.ts';
import { openTestSite, PAGE, type TestSite } from '../../support/site.ts';

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

/** Two buildings, billed for August; of 100.00 and 300.00 that fell due in September 95.00 and 150.00 are paid. */
const september = async (): Promise<TestSite> => {
  const site = await openTestSite({ at: '2026-08-31 18:00' });
  open.push(site);
  await hasHome(site, 'zhang', { building: '1', area: 100 });
  await hasHome(site, 'li', { building: '2', area: 300 });
  await hasFee(site, 1);
  await runs(site, 'runBills', '2026-08');
  site.clock.set('2026-09-10 10:00');
  await pays(site, 'zhang', 9_500);
  await pays(site, 'li', 15_000);
  site.clock.set('2026-09-30 18:00');
  await runs(site, 'runBills', '2026-09');
  return site;
};

async function told(site: TestSite, job: string, period: string) {
  const day = daysOf(period).last;
  const tasks = [
    { job, period },
    { job: 'reportMail', period: day },
  ];
  for (const task of tasks)
    await runTask({ ...task, site: site.id }, { db: site.db, now: site.clock.now(), page: PAGE });
  const report = await site.db.doc(reportPath(site.id, job, period)).get();
  const mails = await site.db.collection('mail').where('site', '==', site.id).get();
  const texts = mails.docs.map((mail) => mail.get('message.text') as string);
  return { report, texts: texts.filter((text) => text.includes(`${reports[job]?.title.zh} ${period}`)) };
}

describe('[R3.4.1.4] [R3.4.1.5] the collection of a period', () => {
  it('is of what fell due in it, by kind and building, against what is aimed at', async () => {
    const site = await september();
    const { report, texts } = await told(site, 'collection', '2026-09');
    expect(report.get('figures.collected.management')).toEqual({ due: 40_000, paid: 24_500 });
    expect(report.get('parts')[0].lines.map(({ cells }: { cells: unknown[] }) => cells.slice(0, 2))).toEqual([
      [
        { zh: '合计', en: 'All' },
        expect.objectContaining({ zh: '¥245.00 / ¥400.00, 61.3 %（目标 95 %）', late: true }),
      ],
      [
        { zh: '1', en: '1' },
        expect.objectContaining({ zh: '¥95.00 / ¥100.00, 95.0 %（目标 95 %）', late: false }),
      ],
      [
        { zh: '2', en: '2' },
        expect.objectContaining({ en: '¥150.00 / ¥300.00, 50.0 % (of 95 %)', late: true }),
      ],
    ]);
    // The assistant and the manager.
    expect(texts).toHaveLength(2);
    expect(texts[0]).toContain('61.3 %');
  });

  it('says that nothing fell due, rather than a rate of nothing', async () => {
    const site = await september();
    const { report, texts } = await told(site, 'collection', '2026-07');
    expect(report.get('parts')[0].lines).toEqual([]);
    expect(texts[0]).toContain('本期没有到期的账单');
  });

  it('is written at the end of each month, quarter, half-year and year', () => {
    const on = (day: string) =>
      tasksOn('lakeside', day).flatMap(({ job, period }) => (job === 'collection' ? [period] : []));
    expect(on('2026-09-29')).toEqual([]);
    expect(on('2026-08-31')).toEqual(['2026-08']);
    expect(on('2026-12-31')).toEqual(['2026-12', '2026-Q4', '2026-H2', '2026']);
  });
});

describe('[R3.4.1.2] the proof of all accounts', () => {
  const accountsOf = ({ report }: Awaited<ReturnType<typeof told>>) => ({
    figure: report.get('figures.accounts'),
    lines: report.get('parts')[1].lines,
  });

  it('finds every bill as its receipts have it', async () => {
    const found = await told(await september(), 'collection', '2026-09');
    expect(accountsOf(found)).toEqual({ figure: { looked: 2, wrong: 0 }, lines: [] });
    expect(found.texts[0]).toContain('全部业户的账单与收据相符');
  });

  it('names the household whose bill says another sum, and puts the bill right', async () => {
    const site = await september();
    await catchUp(site);
    const bills = await site.db.collection(`sites/${site.id}/bills`).where('household', '==', 'li').get();
    const bill = bills.docs.find((each) => each.get('month') === '2026-08')?.ref;
    await bill?.update({ paid: 29_000, paidManagement: 29_000 });
    const { figure, lines } = accountsOf(await told(site, 'collection', '2026-09'));
    expect(figure).toEqual({ looked: 2, wrong: 1 });
    expect(lines).toEqual([
      {
        ...{ register: 'households', record: 'li' },
        cells: ['2-1-li', '¥290.00', '¥150.00'].map((text) => ({ zh: text, en: text })),
      },
    ]);
    expect((await bill?.get())?.get('paid')).toBe(15_000);
  });
});

describe('[R3.3.8] the age of the arrears', () => {
  it('is told by days and by household', async () => {
    const site = await september();
    await runs(site, 'chaseArrears', '2026-09-16');
    await catchUp(site);
    site.clock.set('2026-10-31 18:00');
    const { report, texts } = await told(site, 'arrearsAging', '2026-10');
    expect(report.get('figures.ages')).toEqual({
      ...{ many: 2, amount: 15_500 },
      ages: [0, 2, 0, 0].map((many) => ({ many, amount: many === 0 ? 0 : 15_500 })),
    });
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain('2-1-li');
  });
});
