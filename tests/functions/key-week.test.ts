import { afterEach, describe, expect, it } from 'vitest';
import { runTask } from '../../functions/src/jobs/jobs.ts';
import { computeReportCall } from '../../functions/src/reports/compute-report.ts';
import { reportPath } from '../../rulebook/reading/paths.ts';
import { calls } from '../support/satisfaction.ts';
import { openTestSite, PAGE } from '../support/site.ts';

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

/** A Monday, with which the 40th week begins. */
const opening = async (): Promise<OpenSite> => {
  const site = await openTestSite({ at: '2026-09-28 09:00' });
  open.push(site);
  await site.hasKey('vacant', 'D-1');
  return site;
};

interface Stored {
  readonly figures: Record<string, unknown>;
  readonly parts: readonly {
    readonly name: string;
    readonly headline?: readonly { readonly name: string; readonly value: number }[];
    readonly lines: readonly {
      readonly record: string;
      readonly cells: readonly { readonly zh: string }[];
    }[];
  }[];
}

async function weekOf(site: OpenSite, period = '2026-W40') {
  await calls(site, 'manager', computeReportCall, { report: 'keyWeekly', period });
  const { parts, figures } = (
    await site.db.doc(reportPath(site.id, 'keyWeekly', period)).get()
  ).data() as Stored;
  const part = (name: string) => parts.find((each) => each.name === name);
  const rows = (name: string) => part(name)?.lines.map(({ cells }) => cells.map(({ zh }) => zh)) ?? [];
  const figure = (name: string) => part('week')?.headline?.find((each) => each.name === name)?.value;
  return { rows, figure, figures, part };
}

describe('[R4.4.2.5] the keys of a week', () => {
  it('are told by day: how many went out, how many came back; those of other weeks are not', async () => {
    const site = await opening();
    await site.lends('D-1', 'engineer', {}, 'monday');
    await site.takesBack('D-1', 'monday');
    site.clock.set('2026-09-29 10:00');
    await site.lends('D-1', 'engineer', {}, 'tuesday');
    const { rows } = await weekOf(site);
    expect(rows('movements').slice(0, 3)).toEqual([
      ['2026-09-28', '1', '1'],
      ['2026-09-29', '1', '0'],
      ['2026-09-30', '0', '0'],
    ]);
    expect(rows('movements')).toHaveLength(7);
    site.clock.set('2026-10-05 09:00');
    await site.takesBack('D-1', 'tuesday');
    expect((await weekOf(site, '2026-W41')).rows('movements')[0]).toEqual(['2026-10-05', '0', '1']);
  });

  it('tell how many came back in time, and each that was late with its record', async () => {
    const site = await opening();
    await site.lends('D-1', 'engineer', {}, 'in-time');
    await site.takesBack('D-1', 'in-time');
    await site.lends('D-1', 'engineer', {}, 'late');
    await site.passUntil('2026-09-28 20:00');
    await site.takesBack('D-1', 'late');
    const { figure, rows, part } = await weekOf(site);
    expect([figure('backInTime'), figure('keysLate')]).toEqual([50, 1]);
    expect(rows('matters').find(([title]) => title === '钥匙未还')).toEqual([
      ...['钥匙未还', '1', '1', '0', '50.0 %'],
      expect.any(String),
    ]);
    expect(part('notInTime')?.lines.map(({ record }) => record)).toContain('late');
  });

  it('[R4.4.1.7] tell of counts that were owed and not made, and of nothing that is not about keys', async () => {
    const site = await opening();
    await site.opensItsDays();
    await site.passUntil('2026-09-29 09:00');
    const { rows, figure } = await weekOf(site);
    expect(rows('matters').map(([title]) => title)).toEqual(['钥匙未清点']);
    expect(figure('backInTime')).toBeUndefined();
    expect(figure('keysMissed')).toBe(Number(rows('matters')[0]?.[3]));
  });

  it('say so when nothing fell due', async () => {
    const { part, figures } = await weekOf(await opening());
    expect(part('week')).toMatchObject({ lines: [], empty: { zh: '本周没有到期的钥匙事项' } });
    expect(figures.week).toEqual({ kept: 0, late: 0, missed: 0, lateMinutes: 0 });
  });

  it('go by mail to supervisor and manager when the week ends', async () => {
    const site = await opening();
    site.clock.set('2026-10-04 18:30');
    await runTask(
      { job: 'reportMail', site: site.id, period: '2026-10-04' },
      { db: site.db, now: site.clock.now(), page: PAGE },
    );
    const mails = await site.db.collection('mail').where('site', '==', site.id).get();
    const told = mails.docs.filter((each) => each.get('message.text').includes('钥匙周报 2026-W40'));
    expect(told.map((each) => each.get('to')[0]).toSorted()).toEqual(
      ['manager', 'supervisor'].map((uid) => expect.stringContaining(uid)),
    );
  });
});
