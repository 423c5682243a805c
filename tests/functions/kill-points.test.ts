import type { SendMailOptions } from 'nodemailer';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { seal } from '../../functions/src/chapters/duty/seal.ts';
import { readBooks } from '../../functions/src/chapters/duty/verify.ts';
import { runBills } from '../../functions/src/chapters/fees/bill-run.ts';
import { chaseArrears } from '../../functions/src/chapters/fees/chase.ts';
import { takeInStatement } from '../../functions/src/chapters/fees/imports/import-statement.ts';
import { importHouseholds } from '../../functions/src/chapters/homes/imports/import-households.ts';
import { readMoveInList } from '../../functions/src/chapters/homes/imports/move-in-list.ts';
import { reportMissingKeys } from '../../functions/src/chapters/keys/missing-keys.ts';
import { openSurvey } from '../../functions/src/chapters/satisfaction/open-survey.ts';
import { tellOf } from '../../functions/src/consequences/tell-of.ts';
import { sweep } from '../../functions/src/deadlines/sweep.ts';
import { runTask } from '../../functions/src/jobs/jobs.ts';
import { LEASE_MS } from '../../functions/src/mail/claim.ts';
import { deliver } from '../../functions/src/mail/deliver.ts';
import { outboxWrites } from '../../functions/src/mail/outbox.ts';
import { transportOf } from '../../functions/src/mail/transport.ts';
import { readSpreadsheet } from '../../functions/src/spreadsheets/read.ts';
import { entriesPath } from '../../rulebook/reading/paths.ts';
import { at } from '../support/clock.ts';
import { freshProject } from '../support/emulators.ts';
import { hasFee, hasHome } from '../support/fees.ts';
import { type Death, deathsOf, live } from '../support/mortal.ts';
import { asSheet, sampleRows } from '../support/move-in-lists/sample.ts';
import { noRobots } from '../support/robots.ts';
import { hasHomes, hasSurvey, household, questions, says } from '../support/satisfaction.ts';
import { openTestSite, PAGE, type TestSite } from '../support/site.ts';
import { startSmtp } from '../support/smtp.ts';
import { readAll, restore, snapshotOf } from '../support/snapshot.ts';
import { wechatCsv, wechatRow } from '../support/statements/sample.ts';

// A job is killed before and after each of its calls, and then runs again. Whatever the point, it ends as if it had
// run through once.

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
const opening = async (start: string): Promise<TestSite> => {
  // What was killed may still have something on its way: nobody else comes to this project
  const site = await openTestSite({ at: start, project: freshProject('kill') });
  open.push(site);
  return site;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

type Call = (method: string, work: () => Promise<unknown>) => Promise<unknown>;

interface Job {
  readonly run: (call: Call) => Promise<unknown>;
  /** Forgets what has left the house, such as jobs in the queue. */
  readonly forget?: () => void;
  /** Returns true iff something was put off to a later minute; it is due again then. */
  readonly isPutOff?: () => Promise<boolean>;
  /** What is compared in the end. */
  readonly end: () => Promise<unknown>;
}

/** Tries every point; answers with how many there were. */
async function killEverywhere(site: TestSite, job: Job): Promise<number> {
  const { run, end, forget = () => undefined, isPutOff = async () => false } = job;
  const start = await readAll(site.db);
  const calls = await live(site.db, run);
  const wanted = await end();
  await restore(site.db, start);
  forget();
  expect(await end()).not.toEqual(wanted);
  const deaths = deathsOf(calls);
  for (const death of deaths) {
    await restore(site.db, start);
    forget();
    await live(site.db, run, death);
    do await live(site.db, run);
    while (await isPutOff());
    expect(await end(), `${death.when} call ${death.call}, ${calls[death.call - 1]}`).toEqual(wanted);
  }
  return deaths.length;
}

/** What a dead process has locked may be in the way of the next one, which puts it off for minutes: they pass here. */
async function minutesPass(site: TestSite): Promise<boolean> {
  const putOff = await site.db.collectionGroup('due').where('putOff', '>', 0).get();
  const waiting = putOff.docs.filter((item) => item.get('at') !== null);
  await Promise.all(waiting.map(({ ref }) => ref.update({ at: site.clock.now(), putOff: 0 })));
  return waiting.length > 0;
}

describe('a function that is killed', () => {
  it('[R4.4.2.5] [R1.3] the sweep: flags, climbs, expiries, a new day, a closing, a wrong entry', async () => {
    const site = await opening('2026-09-28 09:00');
    for (const code of ['K-1', 'K-2']) {
      await site.hasKey('vacant', code);
      await site.lends(code);
    }
    await site.opensItsDays();
    await site.hasDeposit('1-1-101', 'W-1');
    const asked = { household: 'household-1-1-101', what: 'phone', forWhom: '师傅', why: '漏水' };
    await site.take('steward', 'disclosures', 'request', 'household-1-1-101~steward', asked);
    const until = { until: at('2026-09-28 20:00') };
    await site.take('supervisor', 'disclosures', 'approve', 'household-1-1-101~steward', until);
    await site.db.doc('sites/lakeside/keyLoans/poison/due/return').set({ at: at('2026-09-28 12:00') });
    site.clock.set('2026-09-29 00:00');
    const jobs = new Set<string>();
    const points = await killEverywhere(site, {
      run: async (call) => {
        // The first opens a day that was missed, the second its next, with what both already owe.
        for (let minute = 0; minute < 3; minute += 1) {
          await sweep({
            db: site.db,
            now: site.clock.now(),
            // The queue refuses a job that it has had, which is as good as done.
            enqueue: async (job) => void (await call('enqueue', async () => jobs.add(JSON.stringify(job)))),
            deliverMail: async () => undefined,
          });
        }
      },
      forget: () => jobs.clear(),
      isPutOff: () => minutesPass(site),
      end: async () => [await snapshotOf(site.db, /\/disclosures\//), [...jobs]],
    });
    expect([...jobs].map((job) => JSON.parse(job).job)).toEqual([
      'chaseArrears',
      'retallySatisfaction',
      'dailySummary',
      'reportMail',
    ]);
    expect(points).toBeGreaterThan(25);
  });

  it('[R2.4.15] [R3.4.6.2] a survey that is opened: each household is asked once', async () => {
    const site = await opening('2026-09-10 10:00');
    await hasHomes(site, 4);
    const terms = { kind: 'household', title: '满意度', anonymous: false, closesOn: '2026-09-30', questions };
    await site.take('assistant', 'surveys', 'draft', 'survey', terms);
    const points = await killEverywhere(site, {
      run: () => openSurvey(site.db, { site: site.id, id: 'survey', actor: 'assistant' }, site.clock.now()),
      end: () => snapshotOf(site.db, /\/ballots\/|\/surveys\//),
    });
    expect(points).toBeGreaterThan(8);
  });

  it('[R2.4.15] the tally of a month', async () => {
    const site = await opening('2026-09-10 10:00');
    await hasHomes(site, 3);
    const links = await hasSurvey(site);
    for (const token of links.values()) await household(site).sends(token, says(4));
    site.clock.set('2026-09-30 18:00');
    const task = { job: 'satisfaction', site: site.id, period: '2026-09' };
    const points = await killEverywhere(site, {
      run: () => runTask(task, { db: site.db, now: site.clock.now(), page: PAGE }),
      end: () => snapshotOf(site.db, /\/reports\//),
    });
    expect(points).toBeGreaterThan(4);
  });

  it('[R2.4.14] the visits that are planned for a month', async () => {
    const site = await opening('2026-09-30 18:00');
    await hasHomes(site, 3);
    const task = { job: 'planFollowUps', site: site.id, period: '2026-09' };
    const points = await killEverywhere(site, {
      run: () => runTask(task, { db: site.db, now: site.clock.now(), page: PAGE }),
      end: () => snapshotOf(site.db, /\/followUps\//),
    });
    expect(points).toBeGreaterThan(6);
  });

  it('[R4.4.1.7] the trigger: a count with two missing keys', async () => {
    const site = await opening('2026-09-29 09:00');
    for (const code of ['K-1', 'K-2', 'K-3']) await site.hasKey('vacant', code);
    site.quiet = true;
    const change = await site.counts('vacant', { missing: ['K-2', 'K-3'] });
    const points = await killEverywhere(site, {
      run: async () => {
        await tellOf(change, { db: site.db, now: site.clock.now(), page: PAGE });
        await reportMissingKeys(site.db, change, site.clock.now());
      },
      end: () => snapshotOf(site.db, /\/keyIncidents\/|\/keys\/K-[23]/),
    });
    expect(points).toBeGreaterThan(15);
  });

  it('[R4.4.1.4] the trigger: an emergency release, with notices and mails', async () => {
    const site = await opening('2026-09-29 09:00');
    await site.hasDeposit('1-1-101', 'W-1');
    site.quiet = true;
    const change = await site.releasesInEmergency('W-1');
    await killEverywhere(site, {
      run: () => tellOf(change, { db: site.db, now: site.clock.now(), page: PAGE }),
      end: () => snapshotOf(site.db),
    });
  });

  it('[R2.4.6] the seal: three entries of two days', async () => {
    const site = await opening('2026-09-29 09:00');
    const entries = [
      ['2026-09-29', 'a', '09:00'],
      ['2026-09-29', 'b', '09:10'],
      ['2026-09-30', 'c', '08:40'],
    ] as const;
    for (const [day, id, time] of entries) {
      const line = { day, kind: 'note', text: id, shift: 'early', by: 'receptionist' };
      await site.db.doc(`${entriesPath('lakeside', day)}/${id}`).set({ ...line, at: at(`${day} ${time}`) });
    }
    const points = await killEverywhere(site, {
      run: async () => {
        for (const [day, id] of entries) await seal(site.db, 'lakeside', day, id);
      },
      end: async () => {
        const { days, head } = await readBooks(site.db, 'lakeside');
        return [
          head?.sequence,
          head?.hash,
          days.map(({ seals }) => seals.map(({ id, entry, hash }) => [id, entry, hash])),
        ];
      },
    });
    expect(points).toBeGreaterThan(15);
  });

  it('[R4.3.1] the daily summary and its mails', async () => {
    const site = await opening('2026-09-29 09:00');
    await site.hasKey('vacant', 'K-1');
    await site.lends('K-1');
    site.clock.set('2026-09-29 18:00');
    // What is not written yet is written with its mails.
    const task = { job: 'reportMail', site: 'lakeside', period: '2026-09-29' };
    await killEverywhere(site, {
      run: () => runTask(task, { db: site.db, now: site.clock.now(), page: PAGE }),
      end: () => snapshotOf(site.db),
    });
  });

  it('[R2.4.2] the import of a move-in list', async () => {
    const site = await opening('2026-09-29 09:00');
    const list = readMoveInList(asSheet(sampleRows(230)));
    const terms = { db: site.db, site: 'lakeside', actor: 'assistant', now: site.clock.now(), list };
    const points = await killEverywhere(site, {
      run: () => importHouseholds({ ...terms, dryRun: false }),
      end: () => snapshotOf(site.db),
    });
    expect(points).toBeGreaterThan(8);
  });

  it('[R3.4.1.2] the import of a statement', async () => {
    const site = await opening('2026-09-29 09:00');
    await hasHome(site, '301');
    const rows = Array.from({ length: 130 }, (_row, at) =>
      wechatRow('2026-09-28', '用户', `¥${at + 1}.00`, `W${at}`, at === 0 ? '1-1-301' : '/'),
    );
    const terms = { db: site.db, site: 'lakeside', actor: 'cashier', now: site.clock.now() };
    const statement = await readSpreadsheet(new TextEncoder().encode(wechatCsv(rows)));
    const points = await killEverywhere(site, {
      run: () => takeInStatement({ ...terms, rows: statement, corrections: {}, options: {}, dryRun: false }),
      end: () => snapshotOf(site.db),
    });
    expect(points).toBeGreaterThan(8);
  });
});

describe('a mail whose function is killed', async () => {
  const smtp = await startSmtp();
  afterAll(() => smtp.down());

  it('[R4.3.1] arrives in any case, at most twice, and twice only when the server had it before the end', async () => {
    const site = await opening('2026-09-29 18:00');
    const mail = {
      to: ['manager@lakeside.example'],
      site: 'lakeside',
      subject: '简报',
      text: '文',
      html: '<p>文</p>',
    };
    const batch = site.db.batch();
    for (const { path, data } of outboxWrites('mail', mail, site.clock.now()))
      batch.create(site.db.doc(path), data);
    await batch.commit();
    const start = await readAll(site.db);
    const surroundings = (call: Call, now: Date) => {
      const real = transportOf(smtp.url);
      const sendMail = (options: SendMailOptions) => call('sendMail', () => real.sendMail(options));
      const transport = { sendMail } as ReturnType<typeof transportOf>;
      const from = 'desk@lakeside.example';
      const time = { now: () => now, random: () => 0.5 };
      return { db: site.db, transport, from, messageKey: 'a-key', robots: noRobots, ...time };
    };
    const trigger = (call: Call) => deliver('mail', surroundings(call, site.clock.now()));
    const later = new Date(site.clock.now().getTime() + LEASE_MS + 1);
    const sweepLater = (call: Call) =>
      sweep({
        db: site.db,
        now: later,
        enqueue: async () => undefined,
        deliverMail: (id) => deliver(id, surroundings(call, later)),
      });
    /** How often the mail came, and in which state it is, after a death and the sweep of ten minutes later. */
    const outcome = async (death: Death | null) => {
      await restore(site.db, start);
      smtp.received.splice(0);
      const calls = await live(site.db, trigger, death);
      await live(site.db, sweepLater);
      await live(site.db, sweepLater);
      const state = (await site.db.doc('mail/mail').get()).get('delivery.state');
      const due = (await site.db.doc('mail/mail/due/delivery').get()).get('at');
      const ids = new Set(smtp.received.map(({ mail: { messageId } }) => messageId));
      return { calls, state, due, times: smtp.received.length, ids: ids.size };
    };
    const whole = await outcome(null);
    expect(whole).toMatchObject({ state: 'SUCCESS', due: null, times: 1, ids: 1 });
    const sending = whole.calls.indexOf('sendMail') + 1;
    const settled = whole.calls.lastIndexOf('commit') + 1;
    for (const death of deathsOf(whole.calls)) {
      const isBetween =
        (death.call > sending || (death.call === sending && death.when === 'after')) &&
        (death.call < settled || (death.call === settled && death.when === 'before'));
      expect(await outcome(death), `${death.when} call ${death.call}`).toMatchObject({
        state: 'SUCCESS',
        due: null,
        times: isBetween ? 2 : 1,
        ids: 1,
      });
    }
  });

  it('[R3.4.1.2] the bills of a month, what is paid of them, and the chase', async () => {
    const site = await opening('2026-09-30 18:00');
    await hasHome(site, 'zhang');
    await hasHome(site, 'li', { area: 0 });
    await hasFee(site);
    await hasFee(site, 12, { title: '垃圾清运费', basis: 'household', kind: 'service' });
    const task = { db: site.db, site: site.id };
    const stored = () => snapshotOf(site.db);
    await killEverywhere(site, {
      run: () => runBills({ ...task, month: '2026-09', now: site.clock.now(), dryRun: false }),
      end: stored,
    });
    await runBills({ ...task, month: '2026-09', now: site.clock.now(), dryRun: false });
    site.clock.set('2026-10-16 18:00');
    const input = { household: 'zhang', amount: 4_000, lateFee: 0, method: 'cash', paidOn: '2026-10-16' };
    await site.take('cashier', 'payments', 'take', 'payment', input);
    const paid = await site.record('bills', 'zhang~2026-09');
    expect(paid).toMatchObject({ paid: 4_000 });
    await killEverywhere(site, {
      run: () => chaseArrears(site.db, { site: site.id, period: '2026-10-16' }, site.clock.now()),
      end: stored,
    });
  });
});
