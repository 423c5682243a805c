import { Timestamp } from 'firebase-admin/firestore';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { answerFeed, type FeedAnswer } from '../../functions/src/calendar/answer.ts';
import * as callables from '../../functions/src/callables/index.ts';
import { openDocumentPath, openOf } from '../../functions/src/open/document.ts';
import { accountPath } from '../../rulebook/reading/paths.ts';
import { type CallDesk, openCallDesk } from '../support/call-desk.ts';
import { at } from '../support/clock.ts';
import { hasHomes } from '../support/satisfaction.ts';
import { PAGE } from '../support/site.ts';

const asks = async (desk: CallDesk, uid: string, wish: 'look' | 'make' | 'end') =>
  (await desk.call(callables.calendarAddress, uid, { wish })) as { since: string | null; address?: string };

/** The path of a person's new address. */
async function makes(desk: CallDesk, uid: string): Promise<string> {
  const { address = '' } = await asks(desk, uid, 'make');
  expect(address.startsWith(`${PAGE}/calendar/`)).toBe(true);
  return address.slice(PAGE.length);
}

const fetches = (
  { site }: CallDesk,
  path: string,
  { method = 'GET', address = crypto.randomUUID() as string } = {},
): Promise<FeedAnswer> =>
  answerFeed({ method, path, address }, { db: site.db, now: site.clock.now, page: PAGE });

/** What a calendar shows: when, and what. */
async function shown(desk: CallDesk, path: string): Promise<string[]> {
  const { status, body } = await fetches(desk, path);
  expect(status).toBe(200);
  return new ICAL.Component(ICAL.parse(body)).getAllSubcomponents('vevent').map((each) => {
    const { startDate, endDate, summary } = new ICAL.Event(each);
    return `${startDate.isDate ? startDate : endDate} ${summary}`;
  });
}

const nowhere = `/calendar/${'x'.repeat(43)}.ics`;

describe('a person’s calendar', () => {
  it('[R4.4.2.5] shows what waits for them by a time, and not what waits for others', async () => {
    const desk = await openCallDesk();
    await desk.site.hasKey('vacant', 'K1');
    await desk.site.lends('K1');
    const [mine, other] = [await makes(desk, 'engineer'), await makes(desk, 'cashier')];
    expect(await shown(desk, mine)).toEqual(['2026-09-29T10:00:00Z 钥匙待还']);
    expect(await shown(desk, other)).toEqual([]);
    // Given back, it is gone.
    await desk.site.takesBack('K1');
    expect(await shown(desk, mine)).toEqual([]);
  });

  it('[R1.3] leads to a record that all staff may read, and of others to Today: their ids can hold a room', async () => {
    const desk = await openCallDesk();
    const matter = {
      ...{ title: { zh: '欠费户未拜访', en: 'Not visited' }, text: null, clauses: [] },
      ...{
        before: { zh: '欠费户待拜访', en: 'To be visited' },
        on: null,
        who: null,
        reason: null,
        steps: [],
        by: [],
      },
      ...{ deadline: Timestamp.fromDate(at('2026-09-30 18:00')), for: ['steward'], climbed: [], told: [] },
    };
    const put = (register: string, record: string, audience: 'staff' | 'concerned') => {
      const about = { register, record, rev: 1, subject: { zh: '1-1-801', en: '1-1-801' }, audience };
      const begun = { beganBy: null, began: null, of: null, isAmiss: false };
      const open = openOf(
        { ...about, ...begun, since: Timestamp.fromDate(desk.site.clock.now()) },
        { visit: matter },
      );
      return desk.site.db.doc(openDocumentPath(desk.site.id, register, record)).set({ ...open });
    };
    await put('arrears', '1-1-801~1', 'concerned');
    await put('keyLoans', 'x1', 'staff');
    const { body } = await fetches(desk, await makes(desk, 'steward'));
    expect(body).not.toContain('801');
    const events = new ICAL.Component(ICAL.parse(body)).getAllSubcomponents('vevent');
    expect(events.map((each) => each.getFirstPropertyValue('url')).sort()).toEqual([
      `${PAGE}/?site=lakeside`,
      `${PAGE}/keyLoans/x1?site=lakeside`,
    ]);
  });

  it('[R2.4.14] counts a steward’s visits of a day, and tells nothing of the households', async () => {
    const desk = await openCallDesk();
    const { site } = desk;
    await site.db.doc(accountPath('steward')).set({ language: 'en', sites: {} });
    await hasHomes(site, 2);
    await hasHomes(site, 1, '2');
    const [today, later] = ['2026-09-29', '2026-10-02'];
    for (const [household, plannedOn] of [
      ['h11', today],
      ['h12', later],
      ['h21', later],
    ]) {
      const visit = { household, reason: 'routine', plannedOn, until: later, about: '谈漏水' };
      await site.take('assistant', 'followUps', 'arrange', `visit-${household}`, visit);
    }
    const path = await makes(desk, 'steward');
    // Building 2 is another's.
    expect(await shown(desk, path)).toEqual(['2026-09-29 Return visits: 1', '2026-10-02 Return visits: 1']);
    expect((await fetches(desk, path)).body).not.toMatch(/张先生|1-1-h1|谈漏水|visit-h/);
    expect(await shown(desk, await makes(desk, 'receptionist'))).toEqual([]);
  });

  it('[R4.4.1.10] shows a leave to who is away and to who stands in, and names neither', async () => {
    const desk = await openCallDesk();
    const term = { from: at('2026-09-30 08:00'), until: at('2026-10-02 18:00') };
    await desk.site.take('manager', 'delegations', 'delegate', 'leave', {
      ...{ absent: 'steward', deputy: 'foreman', ...term },
    });
    const [away, deputy] = [await makes(desk, 'steward'), await makes(desk, 'foreman')];
    expect(await shown(desk, away)).toEqual(['2026-10-02T10:00:00Z 休假（已委托代行）']);
    expect(await shown(desk, deputy)).toEqual(['2026-10-02T10:00:00Z 代行职责：片区管理员']);
    expect((await fetches(desk, deputy)).body).not.toMatch(/林管家|赵领班|lakeside\.example/);
    // The visits of those days are theirs too.
    await hasHomes(desk.site, 1);
    const visit = { household: 'h11', reason: 'routine', plannedOn: '2026-10-01', until: '2026-10-02' };
    await desk.site.take('assistant', 'followUps', 'arrange', 'visit', visit);
    expect(await shown(desk, deputy)).toContain('2026-10-01 上门回访 1 户');
  });
});

describe('the address of a calendar', () => {
  it('is one: a new one ends the old one at once, and switched off there is none', async () => {
    const desk = await openCallDesk();
    expect(await asks(desk, 'engineer', 'look')).toEqual({ since: null });
    const first = await makes(desk, 'engineer');
    const others = await makes(desk, 'cashier');
    const second = await makes(desk, 'engineer');
    expect(await asks(desk, 'engineer', 'look')).toEqual({ since: desk.site.clock.now().toISOString() });
    expect((await fetches(desk, first)).status).toBe(404);
    expect(await shown(desk, second)).toEqual([]);
    expect(await asks(desk, 'engineer', 'end')).toEqual({ since: null });
    expect(await fetches(desk, second)).toEqual(await fetches(desk, nowhere));
    expect(await shown(desk, others)).toEqual([]);
    expect((await desk.site.db.collection('calendarFeeds').get()).size).toBe(1);
  });

  it('stands nowhere: what is kept opens nothing', async () => {
    const desk = await openCallDesk();
    const path = await makes(desk, 'engineer');
    const [kept] = (await desk.site.db.collection('calendarFeeds').get()).docs;
    expect(kept?.id).toMatch(/^[0-9a-f]{64}$/);
    expect(path).toMatch(/^\/calendar\/[\w-]{43}\.ics$/);
    const token = path.slice('/calendar/'.length, -'.ics'.length);
    expect(JSON.stringify(kept?.data())).not.toContain(token);
    expect((await fetches(desk, `/calendar/${kept?.id}.ics`)).status).toBe(404);
    expect(await shown(desk, path)).toEqual([]);
  });

  it('[R2.4.7.8] of who was dismissed leads nowhere, and does not come back with who is taken on again', async () => {
    const desk = await openCallDesk();
    const [leaves, stays] = [await makes(desk, 'cleaner'), await makes(desk, 'cashier')];
    await desk.call(callables.dismissMember, 'manager', { uid: 'cleaner' });
    expect(await fetches(desk, leaves)).toEqual(await fetches(desk, nowhere));
    await desk.site.member('cleaner', { state: 'active' });
    expect((await fetches(desk, leaves)).status).toBe(404);
    expect(await shown(desk, stays)).toEqual([]);
    // Whoever was dismissed past the callable is asked about each time.
    await desk.site.member('cashier', { state: 'dismissed' });
    expect((await fetches(desk, stays)).status).toBe(404);
  });

  it('[R1.3] is answered to who has it, whatever others have guessed at the same place', async () => {
    const desk = await openCallDesk();
    const [address, path] = ['203.0.113.7', await makes(desk, 'engineer')];
    const guessed = [];
    for (let guess = 0; guess < 21; guess += 1)
      guessed.push((await fetches(desk, nowhere, { address })).status);
    expect(guessed).toEqual([...Array.from({ length: 20 }, () => 404), 429]);
    expect((await fetches(desk, path, { address })).status).toBe(200);
    expect((await fetches(desk, nowhere)).status).toBe(404);
  });

  it('[R1.3] answers a look and nothing else, and is kept by nobody on the way', async () => {
    const desk = await openCallDesk();
    const path = await makes(desk, 'engineer');
    expect(await fetches(desk, path, { method: 'HEAD' })).toMatchObject({
      status: 200,
      headers: {
        'Content-Type': 'text/calendar; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Robots-Tag': 'noindex',
        'Referrer-Policy': 'no-referrer',
      },
    });
    expect(await fetches(desk, path, { method: 'POST' })).toMatchObject({
      status: 405,
      headers: { Allow: 'GET, HEAD' },
    });
    const lost = await fetches(desk, nowhere);
    expect(lost).toMatchObject({ status: 404, headers: { 'Cache-Control': 'no-store' } });
    expect(lost.body).toContain('此日历地址已失效');
    expect(lost.body).toContain('no longer valid');
  });
});
