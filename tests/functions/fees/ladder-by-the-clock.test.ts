import { afterEach, describe, expect, it } from 'vitest';
import { chaseArrears } from '../../../functions/src/chapters/fees/chase.ts';
import { clockAt } from '../../support/clock.ts';
import { catchUp, hasFee, hasHome, pays, runs } from '../../support/fees.ts';
import { openTestSite, type TestSite } from '../../support/site.ts';

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

/**
 * A site that works from Monday to Friday. The Spring Festival of 2028 is from 26 January to 1 February, for which the
 * Saturdays of 22 January and 5 February are worked; 29 February is a Tuesday.
 */
const settings = {
  workdays: [1, 2, 3, 4, 5],
  holidays: ['2028-01-26', '2028-01-27', '2028-01-28', '2028-01-31', '2028-02-01'],
  makeUpWorkdays: ['2028-01-22', '2028-02-05'],
};

/** 235.00 of December, due on 15 January 2028. */
const owing = async (): Promise<TestSite> => {
  const site = await openTestSite({ at: '2027-12-31 18:00', settings });
  open.push(site);
  await hasHome(site, 'zhang');
  await hasFee(site);
  await runs(site, 'runBills', '2027-12');
  return site;
};

const CASE = 'zhang~2028-01-16';
const DAY_MS = 86_400_000;
const next = (day: string, days = 1): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** What somebody does on a day, at ten in the morning. */
type Deeds = Readonly<Record<string, (site: TestSite) => Promise<unknown>>>;

/** So many days go by, with the job of each closing; resolves with what has happened to the case, and when. */
async function livesThrough(site: TestSite, days: number, deeds: Deeds): Promise<string[]> {
  let day = '2028-01-01';
  for (let passed = 0; passed < days; passed += 1, day = next(day)) {
    await site.passUntil(`${day} 10:00`);
    await deeds[day]?.(site);
    await catchUp(site);
    await site.passUntil(`${day} 18:00`);
    await catchUp(site);
    await chaseArrears(site.db, { site: site.id, period: day }, site.clock.now());
    await catchUp(site);
  }
  return happened(site);
}

/** The steps of the case in their order: when, which, by whom. What only writes sums anew is left out. */
async function happened(site: TestSite): Promise<string[]> {
  const { docs } = await site.db.collection(`sites/${site.id}/arrears/${CASE}/history`).get();
  return docs
    .map((each) => ({
      at: clockAt(each.get('at').toDate()).stamp(),
      step: each.get('step'),
      by: each.get('by'),
    }))
    .filter(({ step }) => step !== 'note')
    .map(({ at, step, by }) => `${at} ${step} ${by}`)
    .sort();
}

const notice = { how: 'hand', toWhom: '张先生' };
const visit = {
  ...{ met: true, why: 'refuses', explanation: '已说明收费依据' },
  ...{ dissatisfaction: '电梯慢', view: '想拖一拖' },
};
const servesDunning = (site: TestSite) =>
  site.take('steward', 'arrears', 'serveDunning', CASE, { dunning: notice });

describe('[R3.4.1.2] [R3.4.1.3.1] [R3.4.1.3.2] [R3.4.1.3.4] the chase, day by day', () => {
  it('climbs at the closing of the interval’s last working day, over a festival and a leap day, to the manager', async () => {
    const site = await owing();
    const events = await livesThrough(site, 120, {
      '2028-01-18': servesDunning,
      '2028-02-04': () =>
        site.take('steward', 'arrears', 'serveDeadline', CASE, { deadline: notice, payBy: '2028-02-11' }),
      '2028-02-14': () => site.take('steward', 'arrears', 'visitAsSteward', CASE, { stewardVisit: visit }),
      '2028-02-29': () =>
        site.take('assistant', 'arrears', 'visitAsAssistant', CASE, {
          assistantVisit: visit,
          consequencesExplained: true,
        }),
      '2028-03-15': () =>
        site.take('manager', 'arrears', 'decide', CASE, {
          measure: 'court',
          decision: '起诉',
          decidedWith: 'assistant',
        }),
      // 66 days from the service on, of 7.05 fen each.
      '2028-04-10': () => pays(site, 'zhang', 23_500 + 465, { lateFee: 465 }),
    });
    expect(events).toEqual([
      '2028-01-16 18:00 open system',
      '2028-01-18 10:00 serveDunning steward',
      // Seven working days: 19 to 22 January, 24, 25, and 2 February after the festival.
      '2028-02-02 18:00 toDeadlineNotice system',
      '2028-02-04 10:00 serveDeadline steward',
      '2028-02-12 00:00 toStewardVisit system',
      '2028-02-14 10:00 visitAsSteward steward',
      '2028-02-28 18:00 toAssistantVisit system',
      '2028-02-29 10:00 visitAsAssistant assistant',
      '2028-03-14 18:00 toManagerDecision system',
      '2028-03-15 10:00 decide manager',
      '2028-04-10 10:00 clear system',
    ]);
  });

  it('is over on the day of the climb, when all is paid that morning', async () => {
    const site = await owing();
    const events = await livesThrough(site, 45, {
      '2028-01-18': servesDunning,
      '2028-02-02': () => pays(site, 'zhang', 23_500),
    });
    expect(events).toEqual([
      '2028-01-16 18:00 open system',
      '2028-01-18 10:00 serveDunning steward',
      '2028-02-02 10:00 clear system',
    ]);
  });

  it('waits for a promise; what is broken is told at the closing of the next working day, and the interval goes on', async () => {
    const site = await owing();
    const events = await livesThrough(site, 34, {
      '2028-01-18': async () => {
        await servesDunning(site);
        await site.take('steward', 'arrears', 'promise', CASE, {
          promisedOn: '2028-01-24',
          promisedAmount: 10_000,
        });
      },
    });
    expect(events).toEqual([
      '2028-01-16 18:00 open system',
      '2028-01-18 10:00 promise steward',
      '2028-01-18 10:00 serveDunning steward',
      '2028-01-25 18:00 breakPromise system',
      '2028-02-02 18:00 toDeadlineNotice system',
    ]);
  });

  it('begins with nobody who has a credit for the whole', async () => {
    const site = await openTestSite({ at: '2027-12-30 10:00', settings });
    open.push(site);
    await hasHome(site, 'zhang');
    await hasFee(site);
    await pays(site, 'zhang', 30_000);
    site.clock.set('2027-12-31 18:00');
    await runs(site, 'runBills', '2027-12');
    expect(await livesThrough(site, 45, {})).toEqual([]);
    expect(await site.record('bills', 'zhang~2027-12')).toMatchObject({ state: 'settled' });
  });
});
