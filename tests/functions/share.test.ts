import { afterEach, describe, expect, it } from 'vitest';
import { runTask } from '../../functions/src/jobs/jobs.ts';
import { reportPath } from '../../rulebook/reading/paths.ts';
import { openTestSite, PAGE, type TestSite } from '../support/site.ts';

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
const opening = async (start: string): Promise<TestSite> => {
  const site = await openTestSite({ at: start });
  open.push(site);
  return site;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

/** A call of so many rings. */
const rings = (site: TestSite, id: string, many: number) =>
  site.take('receptionist', 'calls', 'take', id, {
    ...{ rings: many, caller: '张先生', contact: '13900001111', kind: 'enquiry', matter: '咨询' },
  });

async function told(site: TestSite, day: string) {
  for (const job of ['dailySummary', 'reportMail'])
    await runTask({ job, site: site.id, period: day }, { db: site.db, now: site.clock.now(), page: PAGE });
  const report = await site.db.doc(reportPath(site.id, 'dailySummary', day)).get();
  const mails = await site.db.collection('mail').where('site', '==', site.id).get();
  const texts = mails.docs.map((mail) => mail.get('message.text')).filter((text) => text.includes(day));
  return { figure: report.get('figures.threeRings'), texts: texts.join('\n') };
}

describe('[R2.4.1.5] the share of calls that were answered within three rings', () => {
  it('is of the period alone, and told with both numbers', async () => {
    const site = await opening('2026-09-28 23:50');
    await rings(site, 'yesterday', 9);
    site.clock.set('2026-09-29 00:00');
    await rings(site, 'first', 1);
    site.clock.set('2026-09-29 15:00');
    await rings(site, 'third', 3);
    await rings(site, 'fourth', 4);
    site.clock.set('2026-09-30 00:00');
    await rings(site, 'tomorrow', 2);
    const { figure, texts } = await told(site, '2026-09-29');
    expect(figure).toEqual({ total: 2, of: 3 });
    expect(texts).toContain('2 / 3, 67 %');
    expect((await told(site, '2026-09-28')).figure).toEqual({ total: 0, of: 1 });
  });

  it('is said to be none where nobody has called', async () => {
    const site = await opening('2026-09-29 17:00');
    const { figure, texts } = await told(site, '2026-09-29');
    expect(figure).toEqual({ total: 0, of: 0 });
    expect(texts).toContain('没有来电');
  });
});
