import { afterEach, describe, expect, it } from 'vitest';
import { catchUp, hasFee, hasHome, pays, runs } from '../../support/fees.ts';
import { openTestSite, type TestSite } from '../../support/site.ts';

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

/** A household that owes 235.00 of September since 15 October; every day is worked. */
const owing = async (): Promise<TestSite> => {
  const site = await openTestSite({ at: '2026-09-30 18:00' });
  open.push(site);
  await hasHome(site, 'zhang');
  await hasFee(site);
  await runs(site, 'runBills', '2026-09');
  return site;
};

const CASE = 'zhang~2026-10-16';
const theCase = (site: TestSite) => site.record('arrears', CASE);

/** The days go by until a time; whatever comes due in them is done, and what follows from it. */
async function until(site: TestSite, local: string): Promise<void> {
  await site.passUntil(local);
  await catchUp(site);
}

const chasedOn = async (site: TestSite, day: string): Promise<void> => {
  site.clock.set(`${day} 18:00`);
  await runs(site, 'chaseArrears', day);
};

const notice = { how: 'hand', toWhom: '张先生' };
const visit = {
  met: true,
  why: 'refuses',
  explanation: '已说明收费依据',
  dissatisfaction: '电梯慢',
  view: '想拖一拖',
};

describe('[R3.4.1.2] [R3.3.8] chaseArrears', () => {
  it('opens one case for a household the day after the bill was due', async () => {
    const site = await owing();
    await chasedOn(site, '2026-10-15');
    expect(await theCase(site)).toBeNull();
    await chasedOn(site, '2026-10-16');
    await runs(site, 'chaseArrears', '2026-10-16');
    await chasedOn(site, '2026-10-17');
    const { docs } = await site.db.collection(`sites/${site.id}/arrears`).get();
    expect(docs.map(({ id }) => id)).toEqual([CASE]);
    expect(await theCase(site)).toMatchObject({
      ...{ state: 'dunningNotice', owed: 23_500, since: '2026-10-15', chaser: 'steward', lateFee: 0 },
    });
    expect(await site.waitsFor('steward')).toContain(`arrears/${CASE}`);
  });

  it('leaves alone who owes less than the site chases', async () => {
    const site = await owing();
    await pays(site, 'zhang', 23_450);
    await chasedOn(site, '2026-10-16');
    expect(await theCase(site)).toBeNull();
  });

  it('makes up for days on which nothing ran', async () => {
    const site = await owing();
    await chasedOn(site, '2026-10-20');
    expect(await site.record('arrears', 'zhang~2026-10-20')).toMatchObject({ owed: 23_500 });
  });
});

describe('[R3.4.1.3.1] the ladder', () => {
  it('climbs only after a stage was served, at the closing of the last working day of its interval', async () => {
    const site = await owing();
    await chasedOn(site, '2026-10-16');
    await until(site, '2026-11-10 12:00');
    expect(await theCase(site)).toMatchObject({ state: 'dunningNotice' });
    await site.take('steward', 'arrears', 'serveDunning', CASE, { dunning: notice });
    await until(site, '2026-11-17 17:59');
    expect(await theCase(site)).toMatchObject({ state: 'dunningNotice' });
    await until(site, '2026-11-17 18:01');
    expect(await theCase(site)).toMatchObject({ state: 'deadlineNotice' });
  });

  it('goes through every stage to the manager, and ends by itself when all is paid', async () => {
    const site = await owing();
    await chasedOn(site, '2026-10-16');
    site.clock.set('2026-10-17 10:00');
    await site.take('steward', 'arrears', 'serveDunning', CASE, { dunning: notice });
    await until(site, '2026-10-25 10:00');
    await site.take('steward', 'arrears', 'serveDeadline', CASE, { deadline: notice, payBy: '2026-11-01' });
    await until(site, '2026-11-02 10:00');
    await site.take('steward', 'arrears', 'visitAsSteward', CASE, { stewardVisit: visit });
    await until(site, '2026-11-13 10:00');
    const assistantVisit = { assistantVisit: visit, consequencesExplained: true };
    await site.take('assistant', 'arrears', 'visitAsAssistant', CASE, assistantVisit);
    await until(site, '2026-11-24 10:00');
    expect(await theCase(site)).toMatchObject({ state: 'managerDecision' });
    const decided = { measure: 'instalments', decision: '分期三个月', decidedWith: 'assistant' };
    await expect(site.take('supervisor', 'arrears', 'decide', CASE, decided)).rejects.toThrow(
      'arrears.decide: by',
    );
    await site.take('manager', 'arrears', 'decide', CASE, decided);
    // 23,500 fen, 30 days from the service on, 3 of 10,000 a day.
    await pays(site, 'zhang', 23_500 + 212, { lateFee: 212 });
    expect(await theCase(site)).toMatchObject({ state: 'cleared', owed: 0, lateFee: 0 });
    expect(await site.waitsFor('steward')).not.toContain(`arrears/${CASE}`);
  });

  it('a late fee that is left is paid, or waived by the manager with a reason', async () => {
    const site = await owing();
    await chasedOn(site, '2026-10-16');
    await site.take('steward', 'arrears', 'serveDunning', CASE, { dunning: notice });
    await until(site, '2026-10-25 10:00');
    await site.take('steward', 'arrears', 'serveDeadline', CASE, { deadline: notice, payBy: '2026-11-01' });
    site.clock.set('2026-11-04 10:00');
    await pays(site, 'zhang', 23_500);
    // Ten days of 7.05 fen each: 70.5, and a half goes up.
    expect(await theCase(site)).toMatchObject({ state: 'lateFeeOwed', owed: 0, lateFee: 71 });
    const why = { waiver: '首次逾期' };
    await expect(site.take('cashier', 'arrears', 'waiveLateFee', CASE, why)).rejects.toThrow('by');
    await site.take('manager', 'arrears', 'waiveLateFee', CASE, why);
    await catchUp(site);
    expect(await theCase(site)).toMatchObject({ state: 'cleared', lateFee: 0 });
  });
});

describe('[R3.4.1.3.1] a payment that is made void', () => {
  it('lets the chase go on where it stood, and no day of the late fee is lost', async () => {
    const site = await owing();
    await chasedOn(site, '2026-10-16');
    await site.take('steward', 'arrears', 'serveDunning', CASE, { dunning: notice });
    await until(site, '2026-10-25 10:00');
    await site.take('steward', 'arrears', 'serveDeadline', CASE, { deadline: notice, payBy: '2026-11-20' });
    site.clock.set('2026-10-26 10:00');
    await pays(site, 'zhang', 23_500, { id: 'bounced', method: 'transfer' });
    expect(await theCase(site)).toMatchObject({ state: 'lateFeeOwed', lateFee: 7 });
    await pays(site, 'zhang', 7, { lateFee: 7 });
    expect(await theCase(site)).toMatchObject({ state: 'cleared' });
    site.clock.set('2026-11-04 10:00');
    await site.take('manager', 'payments', 'void', 'bounced', { reason: '退票' });
    await catchUp(site);
    expect(await theCase(site)).toMatchObject({ state: 'deadlineNotice', owed: 23_500 });
    expect((await theCase(site))?.cleared).toBeUndefined();
    await chasedOn(site, '2026-11-04');
    // Ten days from the service on, less what has been paid.
    expect(await theCase(site)).toMatchObject({ lateFee: 71 - 7 });
    expect((await site.db.collection(`sites/${site.id}/arrears`).get()).size).toBe(1);
  });
});

describe('[R3.4.1.3.2] a promise', () => {
  const promised = async (): Promise<TestSite> => {
    const site = await owing();
    await chasedOn(site, '2026-10-16');
    site.clock.set('2026-10-17 10:00');
    await site.take('steward', 'arrears', 'serveDunning', CASE, { dunning: notice });
    const promise = { promisedOn: '2026-10-30', promisedAmount: 10_000 };
    await site.take('steward', 'arrears', 'promise', CASE, promise);
    return site;
  };

  it('holds the chase until the working day after it is over; broken, it goes on at once', async () => {
    const site = await promised();
    await until(site, '2026-10-31 09:00');
    expect(await theCase(site)).toMatchObject({ state: 'dunningNotice', promisedOn: '2026-10-30' });
    await until(site, '2026-11-02 18:01');
    await until(site, '2026-11-02 18:02');
    expect(await theCase(site)).toMatchObject({ state: 'deadlineNotice', promiseBroken: { by: 'system' } });
    expect((await site.told()).some((line) => line.includes('承诺未履行'))).toBe(true);
  });

  it('is kept by what was paid on its day, and is booked with the statement of the next', async () => {
    const site = await promised();
    await until(site, '2026-10-31 09:00');
    await pays(site, 'zhang', 10_000, { method: 'transfer', paidOn: '2026-10-30' });
    expect(await theCase(site)).toMatchObject({ state: 'dunningNotice', promiseKept: { by: 'system' } });
  });

  it('kept is told, and the interval begins anew', async () => {
    const site = await promised();
    site.clock.set('2026-10-28 10:00');
    await pays(site, 'zhang', 10_000);
    expect(await theCase(site)).toMatchObject({
      state: 'dunningNotice',
      promiseKept: { by: 'system' },
      owed: 13_500,
    });
    await until(site, '2026-11-04 17:59');
    expect(await theCase(site)).toMatchObject({ state: 'dunningNotice' });
    await until(site, '2026-11-04 18:01');
    expect(await theCase(site)).toMatchObject({ state: 'deadlineNotice' });
  });
});

describe('[R3.4.1.3.4] a pause', () => {
  it('is the manager’s, holds the chase until its day and ends by itself', async () => {
    const site = await owing();
    await chasedOn(site, '2026-10-16');
    site.clock.set('2026-10-17 10:00');
    await site.take('steward', 'arrears', 'serveDunning', CASE, { dunning: notice });
    const paused = { pausedUntil: '2026-11-20', pausedFor: '房屋漏水待处理' };
    await expect(site.take('steward', 'arrears', 'pause', CASE, paused)).rejects.toThrow('by');
    await site.take('manager', 'arrears', 'pause', CASE, paused);
    await until(site, '2026-11-20 23:00');
    expect(await theCase(site)).toMatchObject({ state: 'dunningNotice', pausedUntil: '2026-11-20' });
    await until(site, '2026-11-21 00:01');
    expect((await theCase(site))?.pausedUntil).toBeUndefined();
    await until(site, '2026-11-28 18:01');
    expect(await theCase(site)).toMatchObject({ state: 'deadlineNotice' });
  });

  it('of what is disputed: it does not count, nobody climbs, and the case is not over by it', async () => {
    const site = await owing();
    await chasedOn(site, '2026-10-16');
    site.clock.set('2026-10-17 10:00');
    await site.take('steward', 'arrears', 'serveDunning', CASE, { dunning: notice });
    await site.take('steward', 'bills', 'contest', 'zhang~2026-09', { dispute: '面积不对' });
    await catchUp(site);
    await until(site, '2026-11-10 10:00');
    expect(await theCase(site)).toMatchObject({ state: 'dunningNotice', owed: 0, disputed: 23_500 });
    await expect(
      site.take('cashier', 'bills', 'contest', 'zhang~2026-09', { dispute: '另一条' }),
    ).rejects.toThrow('notYetDisputed');
    await site.take('cashier', 'bills', 'endDispute', 'zhang~2026-09');
    await catchUp(site);
    expect(await theCase(site)).toMatchObject({ owed: 23_500, disputed: 0 });
    await until(site, '2026-11-10 10:01');
    expect(await theCase(site)).toMatchObject({ state: 'deadlineNotice' });
  });
});

describe('[R3.3.8] nobody who owes is forgotten', () => {
  it('when the job has stood still for weeks', async () => {
    const site = await owing();
    await chasedOn(site, '2026-10-12');
    await chasedOn(site, '2026-12-20');
    expect(await site.record('arrears', 'zhang~2026-12-20')).toMatchObject({ owed: 23_500 });
  });

  it('when the payment that cleared the case is made void long after', async () => {
    const site = await owing();
    await chasedOn(site, '2026-10-16');
    await pays(site, 'zhang', 23_500, { id: 'bounced', method: 'transfer' });
    expect(await theCase(site)).toMatchObject({ state: 'cleared' });
    site.clock.set('2026-11-20 10:00');
    await site.take('manager', 'payments', 'void', 'bounced', { reason: '退票' });
    await catchUp(site);
    expect(await theCase(site)).toMatchObject({ state: 'dunningNotice', owed: 23_500 });
  });

  it('the late fee of an open case is brought up to each day', async () => {
    const site = await owing();
    await chasedOn(site, '2026-10-16');
    await site.take('steward', 'arrears', 'serveDunning', CASE, { dunning: notice });
    await until(site, '2026-10-25 10:00');
    await site.take('steward', 'arrears', 'serveDeadline', CASE, { deadline: notice, payBy: '2026-11-20' });
    await chasedOn(site, '2026-11-04');
    expect(await theCase(site)).toMatchObject({ lateFee: 71 });
    await chasedOn(site, '2026-11-14');
    expect(await theCase(site)).toMatchObject({ lateFee: 141, state: 'deadlineNotice' });
    await until(site, '2026-11-21 00:01');
    expect(await theCase(site)).toMatchObject({ state: 'stewardVisit' });
  });
});

describe('[R3.4.1.3.2] who may hold the chase', () => {
  it('one promise at a time, for a month at most; after a broken one the next is for the manager', async () => {
    const site = await owing();
    await chasedOn(site, '2026-10-16');
    const promise = { promisedOn: '2026-10-20', promisedAmount: 10_000 };
    const past = { ...promise, promisedOn: '2026-10-16' };
    await expect(site.take('steward', 'arrears', 'promise', CASE, past)).rejects.toThrow('promiseAhead');
    await site.take('steward', 'arrears', 'promise', CASE, promise);
    await expect(site.take('steward', 'arrears', 'promise', CASE, promise)).rejects.toThrow(
      'onePromiseAtATime',
    );
    await until(site, '2026-10-21 18:01');
    const again = { ...promise, promisedOn: '2026-10-28' };
    await expect(site.take('steward', 'arrears', 'promise', CASE, again)).rejects.toThrow(
      'anotherPromiseForTheManager',
    );
    await expect(
      site.take('manager', 'arrears', 'promise', CASE, { ...again, promisedOn: '2099-12-31' }),
    ).rejects.toThrow('promisedOnWithin');
    // It holds the chase for a month.
    await site.take('manager', 'arrears', 'promise', CASE, { ...again, promisedOn: '2026-11-21' });
    await until(site, '2026-11-21 18:00');
    expect(await theCase(site)).toMatchObject({ promisedOn: '2026-11-21' });
    await until(site, '2026-11-21 18:02');
    expect((await theCase(site))?.promisedOn).toBeUndefined();
  });

  it('the manager decides with somebody of the service centre, not alone', async () => {
    const site = await owing();
    await chasedOn(site, '2026-10-16');
    await site.db.doc(`sites/${site.id}/arrears/${CASE}`).update({ state: 'managerDecision' });
    const decided = { measure: 'court', decision: '起诉', decidedWith: 'manager' };
    await expect(site.take('manager', 'arrears', 'decide', CASE, decided)).rejects.toThrow(
      'togetherWithTheCentre',
    );
    await expect(
      site.take('manager', 'arrears', 'decide', CASE, { ...decided, decidedWith: 'cleaner' }),
    ).rejects.toThrow('togetherWithTheCentre');
    await site.take('manager', 'arrears', 'decide', CASE, { ...decided, decidedWith: 'supervisor' });
  });

  it('a steward speaks for the bills of their own buildings', async () => {
    const site = await owing();
    await hasHome(site, 'li', { building: '9' });
    site.clock.set('2026-10-31 18:00');
    await runs(site, 'runBills', '2026-10');
    const how = { notifiedBy: 'paper' };
    await expect(site.take('steward', 'bills', 'notify', 'li~2026-10', how)).rejects.toThrow('by');
    await site.take('steward', 'bills', 'notify', 'zhang~2026-10', how);
  });
});
