import { afterEach, describe, expect, it } from 'vitest';
import { outcomesPath, wordsFor } from '../../functions/src/deadlines/outcome.ts';
import { computeReportCall } from '../../functions/src/reports/compute-report.ts';
import { reportPath } from '../../rulebook/reading/paths.ts';
import { calls, refusal } from '../support/satisfaction.ts';
import { openTestSite } from '../support/site.ts';

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

const opening = async (more = {}): Promise<OpenSite> => {
  const site = await openTestSite({ at: '2026-09-28 09:00', ...more });
  open.push(site);
  await site.hasKey('area', 'Q-1');
  await site.hasKey('vacant', 'D-1');
  return site;
};

interface Line {
  readonly register: string;
  readonly record: string;
  readonly about?: readonly string[];
  readonly cells: readonly { readonly zh: string }[];
}
interface Stored {
  readonly figures: Record<string, unknown>;
  readonly parts: readonly {
    readonly name: string;
    readonly total: number;
    readonly lines: readonly Line[];
  }[];
}

const computes = (site: OpenSite, by = 'manager', period = '2026-09') =>
  calls(site, by, computeReportCall, { report: 'compliance', period });
const reportOf = async (site: OpenSite, period = '2026-09'): Promise<Stored> => {
  await computes(site, 'manager', period);
  return (await site.db.doc(reportPath(site.id, 'compliance', period)).get()).data() as Stored;
};
const linesOf = ({ parts }: Stored, name: string) => parts.find((part) => part.name === name)?.lines ?? [];
const ofClause = (report: Stored, clause: string) =>
  linesOf(report, 'clauses')
    .find(({ about }) => about?.[0] === clause)
    ?.cells.map(({ zh }) => zh);

const lends = (site: OpenSite, loan: string) => site.lends('D-1', 'engineer', {}, loan);

describe('[R7.2] how the clauses are kept', () => {
  it('tells what was kept, met late and missed, whose it was, by how much, and the cases', async () => {
    const site = await opening();
    await lends(site, 'in-time');
    site.clock.set('2026-09-28 17:00');
    await site.takesBack('D-1', 'in-time');
    await lends(site, 'late');
    await site.passUntil('2026-09-28 20:00');
    await site.takesBack('D-1', 'late');
    site.clock.set('2026-09-29 09:00');
    await lends(site, 'not-back');
    await site.passUntil('2026-09-29 19:00');

    const report = await reportOf(site);
    expect(report.figures).toMatchObject({
      all: { kept: 1, late: 1, missed: 1, lateMinutes: 120 },
      inTime: 33.3,
    });
    expect(ofClause(report, 'R4.4.2.5')?.slice(1)).toEqual(['1', '1', '1', '33.3 %', '2 小时', '—']);
    expect(linesOf(report, 'missed').map(({ record }) => record)).toEqual(['not-back']);
    const [late] = linesOf(report, 'late');
    expect(late).toMatchObject({ register: 'keyLoans', record: 'late' });
    expect(late?.about).toContain('R4.4.2.5');
    expect(late?.cells.slice(1, 4).map(({ zh }) => zh)).toEqual([
      '2026-09-28 18:00',
      '2026-09-28 20:00',
      '2 小时',
    ]);
  });

  it('a case that is met later than its month is late in its own month, and in no other', async () => {
    const site = await opening();
    site.clock.set('2026-09-30 09:00');
    await lends(site, 'loan');
    await site.passUntil('2026-09-30 19:00');
    expect((await reportOf(site)).figures.all).toMatchObject({ late: 0, missed: 1 });
    site.clock.set('2026-10-02 18:00');
    await site.takesBack('D-1', 'loan');
    expect((await reportOf(site)).figures.all).toMatchObject({ late: 1, missed: 0, lateMinutes: 2_880 });
    const october = await reportOf(site, '2026-10');
    expect(october.figures).toMatchObject({ all: { kept: 0, late: 0, missed: 0 } });
    expect(linesOf(october, 'earlier')).toEqual([]);
  });

  it('what is open since earlier months stands by itself, with by how much it is late by now', async () => {
    const site = await opening();
    site.clock.set('2026-09-30 09:00');
    await lends(site, 'loan');
    await site.passUntil('2026-10-02 18:00');
    const october = await reportOf(site, '2026-10');
    expect(october.figures).toMatchObject({ openSinceBefore: 1 });
    expect(linesOf(october, 'earlier')[0]?.cells.map(({ zh }) => zh)).toMatchObject({
      1: '2026-09-30 18:00',
      3: '2 天',
    });
  });

  it('a time that has passed stays missed, whatever the settings make of it afterwards', async () => {
    const site = await opening();
    await site.opensItsDays();
    await lends(site, 'loan');
    await site.passUntil('2026-09-28 18:30');
    const {
      state: _s,
      rev: _r,
      opened: _o,
      last: _l,
      zone: _z,
      ...fields
    } = (await site.record('settings', 'site')) ?? {};
    await site.take('manager', 'settings', 'change', 'site', { ...fields, closing: '20:00' });
    await site.passUntil('2026-09-28 19:30');
    await site.takesBack('D-1', 'loan');
    expect(ofClause(await reportOf(site), 'R4.4.2.5')?.slice(1, 4)).toEqual(['1', '0', '1']);
  });

  it('[R2.4.1.7] is told in words to whom may read the record, else by its kind', async () => {
    const about = {
      title: { zh: '催费通知未送达', en: 'Not served' },
      text: { zh: '1-1-801 欠费', en: '1-1-801 owes' },
    };
    expect(wordsFor(['manager'], { ...about, register: 'arrears' })).toBe(about.text);
    expect(wordsFor(['manager', 'engineer'], { ...about, register: 'arrears' })).toBe(about.title);
    expect(wordsFor(['engineer'], { ...about, register: 'keyLoans' })).toBe(about.text);
  });

  it('[R2.4.8] what is owed until midnight belongs to the month that ends then', async () => {
    const site = await opening();
    site.clock.set('2026-09-29 23:00');
    await site.opensItsDays();
    await site.passUntil('2026-10-01 09:00');
    const own = ofClause(await reportOf(site), 'R2.4.8');
    expect(own?.slice(1, 5)).toEqual(['0', '0', '2', '0.0 %']);
    expect(ofClause(await reportOf(site, '2026-10'), 'R2.4.8')).toBeUndefined();
  });

  it('[R4.4.1.7] a count that its day has lapsed is missed, one that was made is kept or late', async () => {
    const site = await opening({ settings: { workdays: [1, 2, 3, 4, 5] } });
    await site.opensItsDays();
    await site.passUntil('2026-09-29 09:00');
    await site.counts('area');
    await site.passUntil('2026-09-29 12:00');
    await site.counts('vacant');
    await site.passUntil('2026-09-30 09:00');
    const counts = ofClause(await reportOf(site), 'R4.4.1.7');
    // Monday's two were not made; of Tuesday's one was in time, and both were finished on the day they were begun.
    expect(counts?.slice(1, 5)).toEqual(['3', '1', '2', '50.0 %']);
  });

  it('an event that comes twice, or late, ends a deadline once', async () => {
    const site = await opening();
    await lends(site, 'loan');
    await site.passUntil('2026-09-28 19:00');
    await site.takesBack('D-1', 'loan');
    const stands = async () =>
      (await site.db.collection(outcomesPath(site.id)).get()).docs.map((each) => [each.id, each.data()]);
    const before = await stands();
    site.clock.set('2026-09-29 12:00');
    for (const change of [...site.changes].reverse()) await site.deliver(change);
    expect(await stands()).toEqual(before);
    expect(before).toHaveLength(1);
  });

  it('is for the manager, the supervisor and the general manager', async () => {
    const site = await opening();
    expect(await refusal(computes(site, 'receptionist'))).toBe('您无权查看这份报表');
    for (const by of ['manager', 'supervisor', 'gm']) expect(await refusal(computes(site, by))).toBe(null);
  });
});
