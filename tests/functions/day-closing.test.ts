import type { QueryDocumentSnapshot } from 'firebase-admin/firestore';
import { afterEach, describe, expect, it } from 'vitest';
import { readDayClosing, signDayClosing } from '../../functions/src/chapters/duty/day-closing.ts';
import { seal } from '../../functions/src/chapters/duty/seal.ts';
import { calls, refusal } from '../support/satisfaction.ts';
import { openTestSite } from '../support/site.ts';

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const DAY = '2026-09-29';
const open: OpenSite[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

/** A day with a count, a loan, and the log to be signed. */
const opening = async (): Promise<OpenSite> => {
  const site = await openTestSite({ at: '2026-09-29 00:00' });
  open.push(site);
  await site.hasKey('area', 'Q-1');
  await site.hasKey('vacant', 'K-1');
  await site.opensItsDays();
  await site.passUntil('2026-09-29 09:00');
  return site;
};

interface Line {
  readonly name: string;
  readonly done: number;
  readonly of: number;
  readonly missing: readonly { readonly record: string; readonly words: { readonly zh: string } }[];
}
interface Stands {
  readonly lines: readonly Line[];
  readonly open: number;
  readonly holds: boolean | null;
}

const looks = (site: OpenSite, day: string, by = 'supervisor') =>
  calls(site, by, readDayClosing, { day }) as Promise<Stands>;
const signs = (site: OpenSite, day: string, remarks?: string, by = 'supervisor') =>
  calls(site, by, signDayClosing, { day, ...(remarks === undefined ? {} : { remarks }) });
const told = ({ lines }: Stands) =>
  Object.fromEntries(lines.filter(({ of }) => of > 0).map(({ name, done, of }) => [name, `${done}/${of}`]));

/** The triggers of a signature: its line in the duty log, and the seal of that. Resolves to the line. */
const written = async (site: OpenSite) => {
  await site.deliver(await site.written('dayClosings', DAY));
  const { docs } = await site.db.collectionGroup('entries').where('kind', '==', 'dayClosed').get();
  for (const { ref, id } of docs) await seal(site.db, site.id, ref.parent.parent?.id ?? '', id);
  return docs.at(-1);
};

const recordAt = (site: OpenSite) => `sites/${site.id}/dayClosings/${DAY}`;
const sealOf = async (site: OpenSite, line: QueryDocumentSnapshot) =>
  (await site.db.collectionGroup('dutyLogSeals').where('entry', '==', line.id).get()).docs[0];

describe('[R2.4.8] 日结证明: what a day has to show', () => {
  it('names what is done, and what is not there yet', async () => {
    const site = await opening();
    await site.counts('area');
    await site.lends('K-1');
    await site.passUntil('2026-09-29 18:30');
    const stands = await looks(site, '2026-09-29');
    // The count of the vacant units' keys is not made, the key is not back, the log is not signed.
    expect(told(stands)).toEqual({ countsDone: '2/3', keysBack: '0/1', logSigned: '0/1' });
    const [back] = stands.lines.find(({ name }) => name === 'keysBack')?.missing ?? [];
    expect(back).toMatchObject({ record: 'loan-K-1', words: { zh: expect.stringContaining('K-1') } });
    expect(stands.open).toBe(3);
    await site.takesBack('K-1');
    await site.counts('vacant');
    await site.take('supervisor', 'dutyLogReviews', 'sign', '2026-09-29', { day: '2026-09-29' });
    expect(told(await looks(site, '2026-09-29'))).toMatchObject({
      ...{ countsDone: '4/4', keysBack: '1/1', logSigned: '1/1' },
    });
  });

  it('is signed at closing or later, by the supervisor, who says what is done about what is open', async () => {
    const site = await opening();
    await site.passUntil('2026-09-29 17:59');
    expect(await refusal(signs(site, '2026-09-29', '明日补'))).toBe('下班之后才能签当天的值班日志');
    await site.passUntil('2026-09-29 18:00');
    expect(await refusal(signs(site, '2026-09-29'))).toBe('还有未了事项，须写明如何处理');
    expect(await refusal(signs(site, '2026-09-29', '明日补', 'manager'))).toMatch(/客服主任/);
    expect(await refusal(signs(site, '2026-09-29', '明日补'))).toBe(null);
    expect(await site.record('dayClosings', '2026-09-29')).toMatchObject({
      ...{ state: 'signed', open: 3, remarks: '明日补', signed: { by: 'supervisor' } },
    });
  });

  it('[R4.4.1.4] is refused while papers of an emergency release are owed', async () => {
    const site = await opening();
    await site.hasDeposit('1-1-101', 'W-1');
    await site.releasesInEmergency('W-1');
    await site.passUntil('2026-09-29 18:30');
    expect(await refusal(signs(site, '2026-09-29', '明日补'))).toBe(
      '当日紧急动用钥匙的手续未补齐，不能结束当日',
    );
  });

  it('goes into the chain of the duty log: while that is written nothing is said, then that it holds', async () => {
    const site = await opening();
    await site.passUntil(`${DAY} 18:30`);
    await site.take('supervisor', 'dutyLogReviews', 'sign', DAY, { day: DAY });
    await signs(site, DAY, '明日补');
    expect((await looks(site, DAY)).holds).toBe(null);
    const line = await written(site);
    const record = await site.record('dayClosings', DAY);
    expect(line?.get('text')).toContain(String(record?.digest));
    expect((await looks(site, DAY)).holds).toBe(true);
    // What is signed of a day opens its log again no more than the review itself.
    expect(await site.record('dutyLogReviews', DAY)).toMatchObject({ state: 'signed' });
  });

  it.each<readonly [string, (site: OpenSite, line: QueryDocumentSnapshot) => Promise<unknown>]>([
    ['what was open', (site) => site.db.doc(recordAt(site)).update({ open: 0 })],
    ['what is done about it', (site) => site.db.doc(recordAt(site)).update({ remarks: '已全部办妥' })],
    ['whose signature it is', (site) => site.db.doc(recordAt(site)).update({ 'signed.by': 'manager' })],
    ['the line of the log', (_site, line) => line.ref.update({ text: `${line.get('text')} 已办妥` })],
    ['who wrote the line', (_site, line) => line.ref.update({ by: 'manager' })],
    [
      'its seal',
      (site, line) => sealOf(site, line).then((each) => each?.ref.update({ hash: '0'.repeat(64) })),
    ],
  ])('is seen when it was altered: %s', async (_what, alters) => {
    const site = await opening();
    await site.passUntil(`${DAY} 18:30`);
    await signs(site, DAY, '明日补');
    const line = await written(site);
    expect((await looks(site, DAY)).holds).toBe(true);
    if (line) await alters(site, line);
    expect((await looks(site, DAY)).holds).toBe(false);
  });

  it('[R4.4.1.4] is opened again by an emergency release that becomes known after it', async () => {
    const site = await opening();
    await site.hasDeposit('1-1-101', 'W-1');
    await site.passUntil(`${DAY} 18:30`);
    await signs(site, DAY, '明日补');
    await site.releasesInEmergency('W-1');
    expect(await site.record('dayClosings', DAY)).toMatchObject({ state: 'reopened' });
    expect(await refusal(signs(site, DAY, '明日补'))).toBe('当日紧急动用钥匙的手续未补齐，不能结束当日');
  });

  it('is signed again once what was open is done; the same signature twice is one', async () => {
    const site = await opening();
    await site.passUntil(`${DAY} 18:30`);
    await signs(site, DAY, '明日补');
    await written(site);
    await signs(site, DAY, '明日补');
    expect(await site.record('dayClosings', DAY)).toMatchObject({ rev: 1 });
    await site.take('supervisor', 'dutyLogReviews', 'sign', DAY, { day: DAY });
    expect(await refusal(signs(site, DAY))).toBe('还有未了事项，须写明如何处理');
    await signs(site, DAY, '日志已签');
    await written(site);
    expect(await site.record('dayClosings', DAY)).toMatchObject({ rev: 2, open: 2 });
    expect((await looks(site, DAY)).holds).toBe(true);
  });

  it('is for the supervisor and those above, of no day that has not come, and of none before the site was opened', async () => {
    const site = await opening();
    expect(await refusal(looks(site, '2026-09-29', 'receptionist'))).toMatch(/^须由/);
    expect(await refusal(looks(site, '2026-09-30'))).toBe('这一天还没有到');
    expect(await refusal(looks(site, '2026-09-28'))).toBe('这一天本系统还没有启用');
    expect(await refusal(signs(site, '2026-09-28', '无'))).toBe('这一天本系统还没有启用');
    for (const by of ['supervisor', 'manager', 'gm'])
      expect(await refusal(looks(site, '2026-09-29', by))).toBe(null);
  });
});
