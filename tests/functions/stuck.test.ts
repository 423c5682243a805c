import { type Firestore, Timestamp } from 'firebase-admin/firestore';
import { afterEach, describe, expect, it } from 'vitest';
import { sweep } from '../../functions/src/deadlines/sweep.ts';
import { tasksOn } from '../../functions/src/jobs/jobs.ts';
import { at } from '../support/clock.ts';
import { freshProject } from '../support/emulators.ts';
import { watchRpcs } from '../support/rpcs.ts';
import { openTestSite, type TestSite } from '../support/site.ts';

// Six hundred entries that can't be dealt with stand before one that can: it is dealt with in the same sweep.

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
const opening = async (start: string, settings = {}, more = {}): Promise<TestSite> => {
  const site = await openTestSite({ at: start, settings, ...more });
  open.push(site);
  return site;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

const MINUTES = 480_000;
const MANY = 600;
const BEFORE = Timestamp.fromDate(at('2026-09-29 12:00'));

const due = (register: string, record: string, more: object = {}) => ({
  ...{ site: 'stuck', register, record, name: 'return', deadline: BEFORE, at: BEFORE },
  ...{ level: 0, overdue: false, flaggedAt: null, rev: 1, title: { zh: '题', en: 'T' } },
  ...{ text: { zh: '文', en: 't' }, clauses: [], concerns: [], roles: [], daily: false, takes: null },
  ...more,
});

type Documents = readonly (readonly [path: string, data: object])[];

async function put(db: Firestore, documents: Documents): Promise<void> {
  for (let from = 0; from < documents.length; from += 400) {
    const batch = db.batch();
    for (const [path, data] of documents.slice(from, from + 400)) batch.set(db.doc(path), data);
    await batch.commit();
  }
}

const many = (documents: (place: number) => Documents): Documents =>
  Array.from({ length: MANY }, (_, place) => documents(place)).flat();

const opened = { by: 'receptionist', at: BEFORE };

/** Each kind of entry that stays where it is. */
const kinds: Readonly<Record<string, Documents>> = {
  'copies whose retention was lengthened': many((place) => [
    [
      `sites/stuck/attachments/copy${place}`,
      { kind: 'idCard', state: 'kept', rev: 1, opened, last: { ...opened, step: 'add' } },
    ],
    [
      `sites/stuck/attachments/copy${place}/due/retention`,
      due('attachments', `copy${place}`, { name: 'retention', takes: 'expire' }),
    ],
  ]),
  'flags that can’t be written': many((place) => [
    [`sites/stuck/keyLoans/loan${place}/due/return`, due('keyLoans', `loan${place}`)],
  ]),
  'closings whose queue is away': many((place) => [
    [
      `sites/stuck${place}/settings/site/due/closing`,
      due('settings', 'site', { site: `stuck${place}`, name: 'closing', day: '2026-09-29' }),
    ],
  ]),
  'mails that somebody else holds': many((place) => [
    [`mail/mail${place}/due/delivery`, due('mail', `mail${place}`, { name: 'delivery' })],
  ]),
};

const away = Object.assign(new Error('away'), { code: 'functions/unavailable' });
const aborted = Object.assign(new Error('in the way'), { code: 10 });

interface WriteRequest {
  readonly writes?: readonly { update?: { name?: string }; updateMask?: { fieldPaths?: string[] } }[];
}

/** No flag of the stuck site can be written: each commit that holds one fails. */
const hinder = (db: Firestore) =>
  watchRpcs(db, async (method, call, request) => {
    const writes = method === 'commit' ? ((request as WriteRequest).writes ?? []) : [];
    const isFlag = writes.some(
      ({ update, updateMask }) =>
        update?.name?.includes('/sites/stuck/keyLoans/') && updateMask?.fieldPaths?.includes('level'),
    );
    if (isFlag) throw aborted;
    return call();
  });

/** A site with a real matter of each kind behind the stuck ones, and what has become of them. */
async function swept(documents: Documents) {
  const project = freshProject('stuck');
  const site = await opening('2026-09-29 09:00', {}, { project });
  await site.hasKey('vacant', 'K-1');
  await site.lends('K-1', 'engineer', { dueBy: at('2026-09-29 12:30') });
  await site.told();
  await site.opensItsDays();
  await put(site.db, [
    ...documents,
    ['sites/stuck/settings/site', { idCopyRetentionDays: 3_650, state: 'current' }],
    ['mail/real/due/delivery', due('mail', 'real', { name: 'delivery', site: 'lakeside' })],
  ]);
  site.clock.set('2026-09-29 18:00');
  const jobs: string[] = [];
  const mails: string[] = [];
  const run = async (now: Date): Promise<void> => {
    const stop = hinder(site.db);
    await sweep({
      db: site.db,
      now,
      enqueue: async ({ site: of }) => {
        if (of.startsWith('stuck')) throw away;
        jobs.push(of);
      },
      deliverMail: async (id) => {
        mails.push(id);
      },
    }).finally(stop);
  };
  await run(site.clock.now());
  return { site, jobs, mails, run };
}

describe('entries that stay where they are delay nothing else', () => {
  const check = async (documents: Documents): Promise<void> => {
    const { site, jobs, mails } = await swept(documents);
    expect((await site.told()).filter((line) => line.includes('loan-K-1'))).toEqual([
      '2026-09-29 18:00 engineer 钥匙未还 loan-K-1',
      '2026-09-29 18:00 receptionist 钥匙未还 loan-K-1',
    ]);
    // All that is done for a day.
    expect(jobs).toEqual(tasksOn('lakeside', '2026-09-29').map(({ site: of }) => of));
    expect(mails).toContain('real');
  };

  it.each(Object.keys(kinds))(
    '[R4.4.2.5] [R2.4.8] six hundred %s',
    (kind) => check(kinds[kind] ?? []),
    MINUTES,
  );

  // A quarter of each: all together they are as many.
  const mixed = Object.values(kinds).flatMap((documents) => documents.slice(0, documents.length / 4));
  it('[R4.4.2.5] [R2.4.8] six hundred of all kinds', () => check(mixed), MINUTES);
});

describe('an entry that is put off', () => {
  const nextOf = async (site: TestSite, path: string) => {
    const stands = await site.db.doc(path).get();
    return { at: (stands.get('at') as Timestamp).toDate(), putOff: stands.get('putOff') };
  };

  it('[R2.4.8] waits longer each time, an hour at most, and goes on when the way is free', async () => {
    const path = 'sites/stuck0/settings/site/due/closing';
    const { site, run } = await swept((kinds['closings whose queue is away'] ?? []).slice(0, 1));
    let last = site.clock.now();
    const delays: number[] = [];
    for (let times = 0; times < 8; times += 1) {
      const { at: next } = await nextOf(site, path);
      delays.push((next.getTime() - last.getTime()) / 60_000);
      last = next;
      await run(next);
    }
    expect(delays).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('[R2.4.1.7] one that is not due yet stands at its true time, and the copy goes then', async () => {
    const path = 'sites/stuck/attachments/copy0/due/retention';
    const { site } = await swept((kinds['copies whose retention was lengthened'] ?? []).slice(0, 2));
    const { at: next, putOff } = await nextOf(site, path);
    expect(next).toEqual(new Date(BEFORE.toMillis() + 3_650 * 86_400_000));
    expect(putOff).toBe(0);
    site.clock.setTo(next);
    await site.sweep();
    expect((await site.db.doc('sites/stuck/attachments/copy0').get()).get('state')).toBe('expired');
  });
});
