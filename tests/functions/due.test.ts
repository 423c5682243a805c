import { afterEach, describe, expect, it } from 'vitest';
import { at } from '../support/clock.ts';
import { openTestSite, type TestSite } from '../support/site.ts';

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

const LONG_HOUSEHOLD = 'h'.repeat(80);
const LONG_UID = 'u'.repeat(128);

/** A disclosure is granted whose id is as long as ids get. */
async function granted(site: TestSite): Promise<string> {
  for (const beneath of ['', '/standing/rights']) {
    const steward = (await site.db.doc(`sites/lakeside/members/steward${beneath}`).get()).data() ?? {};
    await site.db.doc(`sites/lakeside/members/${LONG_UID}${beneath}`).set(steward);
  }
  await site.hasHousehold(LONG_HOUSEHOLD, '1-1-102');
  const id = `${LONG_HOUSEHOLD}~${LONG_UID}`;
  const asked = { household: LONG_HOUSEHOLD, what: 'phone', forWhom: '维修师傅', why: '漏水' };
  await site.take(LONG_UID, 'disclosures', 'request', id, asked);
  await site.take('supervisor', 'disclosures', 'approve', id, { until: at('2026-09-29 12:00') });
  return id;
}

describe('a record with an id as long as ids get', () => {
  it('[R1.3] a disclosure of a household with a long name expires, and its lines and notices come', async () => {
    const site = await opening('2026-09-29 09:00');
    const id = await granted(site);
    await site.passUntil('2026-09-29 12:00');
    expect(await site.record('disclosures', id)).toMatchObject({ state: 'expired', last: { by: 'system' } });
    expect(await site.due('disclosures', id, 'expiry')).toMatchObject({
      at: null,
      overdue: false,
      parked: null,
    });
    const lines = await site.db.collection('sites/lakeside/dutyLog/2026-09-29/entries').get();
    expect(lines.docs.map((each) => each.get('kind')).sort()).toEqual([
      'disclosureAsked',
      'disclosureGranted',
    ]);
    for (const { id: entry } of lines.docs) expect(entry.length).toBeLessThanOrEqual(200);
    expect(await site.told()).toHaveLength(2);
  });
});

describe('texts made of old records', () => {
  it('[R2.4.6] a line, a notice and a subject are one line with nothing unseen in it', async () => {
    const site = await opening('2026-09-29 09:00');
    await site.hasKey('vacant', 'K-1');
    await site.hasDeposit('1-1-101', 'W-1');
    const forged = '关阀\n2026-09-29 10:00 李主任已签\u202e\u200b\u2028Bcc: x';
    await site.db.doc('sites/lakeside/keys/W-1').update({ opensWhat: forged });
    await site.releasesInEmergency('W-1');
    const lines = await site.db.collection('sites/lakeside/dutyLog/2026-09-29/entries').get();
    const notices = await site.db.collectionGroup('notices').get();
    const mails = await site.db.collection('mail').get();
    const texts = [
      ...lines.docs.flatMap((each) => [each.get('text'), each.get('textEnglish')]),
      ...notices.docs.flatMap((each) => [each.get('text.zh'), each.get('text.en')]),
      ...mails.docs.map((each) => each.get('message.subject')),
    ];
    expect(texts.filter((text) => String(text).includes('关阀')).length).toBeGreaterThan(4);
    for (const text of texts) expect(text).not.toMatch(/[\n\r\u2028\u202e\u200b]/);
    const due = await site.due('keyLoans', 'loan-W-1', 'return');
    expect(JSON.stringify(due)).not.toMatch(/\\n|\u2028|\u202e|\u200b/);
  });
});
