import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyIn, expectOnlyTruth } from '../../support/rules/attempts.ts';
import { chase } from '../../support/rules/fees.ts';
import { signed } from '../../support/rules/loans.ts';
import { day } from '../../support/rules/moments.ts';
import { type Data, everybody, whoHold } from '../../support/rules/people.ts';
import { myStamp } from '../../support/rules/person.ts';
import { expectAllowed, expectClosed, expectRefused } from '../../support/rules/refusal.ts';
import { expectOnlyTheStandIn, leavesOfTheSteward } from '../../support/rules/stand-ins.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('arrears');

const stages = ['dunningNotice', 'deadlineNotice', 'stewardVisit', 'assistantVisit', 'managerDecision'];
const chased = [...stages, 'decided'];
const states = [...chased, 'lateFeeOwed', 'cleared'];

/** The steward of building b1, and who does it for every building. */
const stewards = ['steward', ...whoHold('assistant', 'supervisor')];
const ofAnother = ['stewardOfAnother', ...whoHold('assistant', 'supervisor')];
const readers = whoHold('cashier', 'steward', 'assistant', 'supervisor', 'manager', 'gm');

const visit = {
  ...{ met: true, why: 'service', explanation: '已说明收费标准', dissatisfaction: '保洁不及时' },
  view: '改善后再缴',
};

/** What is served or visited in each stage, as a person enters it. */
const served = {
  serveDunning: {
    ...{ state: 'dunningNotice', stamped: 'dunningServed' },
    fields: { dunning: { how: 'hand', toWhom: '王女士' }, dunningServed: myStamp },
  },
  serveDeadline: {
    ...{ state: 'deadlineNotice', stamped: 'deadlineServed' },
    fields: {
      ...{ deadline: { how: 'registered', toWhom: '王女士' }, payBy: day(7), servedOn: day() },
      deadlineServed: myStamp,
    },
  },
  visitAsSteward: {
    ...{ state: 'stewardVisit', stamped: 'stewardVisited' },
    fields: { stewardVisit: visit, stewardVisited: myStamp },
  },
  visitAsAssistant: {
    ...{ state: 'assistantVisit', stamped: 'assistantVisited' },
    fields: { assistantVisit: visit, consequencesExplained: false, assistantVisited: myStamp },
  },
} as const;

type Serving = keyof typeof served;
const servings = Object.keys(served) as Serving[];
const bySteward = servings.filter((step) => step !== 'visitAsAssistant');

const serve = (site: Site, step: Serving, uid: string, fields: Data = {}, id = 'a1') =>
  site.as(uid).moves('arrears', id, step, { ...served[step].fields, ...fields });

const promise = (site: Site, uid: string, fields: Data = {}, id = 'a1') =>
  site.as(uid).moves('arrears', id, 'promise', {
    ...{ promisedOn: day(1), promisedAmount: 50_000, promisedFrom: 120_000, promised: myStamp },
    ...fields,
  });

describe('a stage of the chase', () => {
  for (const step of bySteward)
    it(`[R3.4.1.2 R3.4.1.3.1 R3.4.1.3.2] ${step}: by the steward of the building, assistant or supervisor`, async () => {
      const site = await world.site();
      const { state } = served[step];
      await expectOnlyBy(stewards, async (uid) => {
        await chase(site, `a-${uid}`, { state });
        return serve(site, step, uid, {}, `a-${uid}`).send();
      });
    });

  it('[R3.3.2 R3.4.1.2] of a household of another building is not the business of this steward', async () => {
    const site = await world.site();
    await expectOnlyBy(ofAnother, async (uid) => {
      await chase(site, `a-${uid}`, { state: 'dunningNotice', building: 'b2' });
      return serve(site, 'serveDunning', uid, {}, `a-${uid}`).send();
    });
  });

  it('[R4.4.1.10 R3.4.1.2] is served by who stands in for the steward, while the leave runs', async () => {
    const site = await world.site();
    await chase(site, 'a1', { state: 'dunningNotice' });
    await chase(site, 'a2', { state: 'dunningNotice', building: 'b2' });
    await leavesOfTheSteward(site);
    await expectRefused(serve(site, 'serveDunning', 'cleaner', {}, 'a2').send(), 'in another building');
    await expectOnlyTheStandIn((uid) => serve(site, 'serveDunning', uid).send());
  });

  for (const step of servings)
    it(`[R3.4.1.3.1 R3.4.1.3.2 R3.4.1.3.3] ${step}: in its stage alone, and once`, async () => {
      const site = await world.site();
      const { state, stamped } = served[step];
      await expectOnlyIn([state], states, async (each) => {
        await chase(site, `a-${each}`, { state: each });
        return serve(site, step, 'assistant', {}, `a-${each}`).send();
      });
      await expectRefused(serve(site, step, 'assistant', {}, `a-${state}`).send(), 'a second time');
      await chase(site, 'before', { state, [stamped]: signed('steward') });
      await expectRefused(serve(site, step, 'assistant', {}, 'before').send(), 'served before');
    });

  for (const step of servings)
    it(`[R3.4.1.3.1 R3.4.1.3.2 R3.4.1.3.3] ${step}: signed, and neither what is owed nor the stage is touched`, async () => {
      const site = await world.site();
      const { state, stamped } = served[step];
      await chase(site, 'a1', { state });
      await expectOnlyTruth(() => serve(site, step, 'assistant'), {
        'not signed': { [stamped]: undefined },
        'signed by another': { [stamped]: signed('steward') },
        'less is owed': { owed: 1 },
        'no late fee': { lateFeeCap: 0 },
        'on to the next stage': { state: chased[chased.indexOf(state) + 1] },
        'paid already': { state: 'cleared', cleared: myStamp },
      });
    });

  it('[R3.4.1.2] a notice says how it was served, and to whom', async () => {
    const site = await world.site();
    await chase(site, 'a1', { state: 'dunningNotice' });
    await expectOnlyTruth(() => serve(site, 'serveDunning', 'steward'), {
      'nothing of it': { dunning: undefined },
      'not how': { dunning: { toWhom: '王女士' } },
      'not to whom': { dunning: { how: 'hand' } },
      'by a pigeon': { dunning: { how: 'pigeon', toWhom: '王女士' } },
    });
  });

  it('[R3.4.1.2] [R3.4.1.3.1] what is put up at the door is photographed', async () => {
    const site = await world.site();
    await site.attachment('seen', 'photo', { forRegister: 'arrears', forRecord: 'a1' });
    await chase(site, 'a1', { state: 'dunningNotice' });
    const dunning = { how: 'door', toWhom: '门口' };
    const serves = (more: Data = {}) => serve(site, 'serveDunning', 'steward', { dunning, ...more }).send();
    await expectRefused(serves(), 'without a photo');
    await expectAllowed(serves({ evidence: 'seen' }), 'with one');
  });

  it('[R3.4.1.3.1] evidence is made for this very chase, and still kept', async () => {
    const site = await world.site();
    await chase(site, 'a1', { state: 'deadlineNotice' });
    const made = { forRegister: 'arrears', forRecord: 'a1' };
    await site.attachment('right', 'photo', made);
    await site.attachment('ofAnother', 'photo', { ...made, forRecord: 'a2' });
    await site.attachment('ofALoan', 'photo', { ...made, forRegister: 'keyLoans' });
    await site.attachment('gone', 'photo', { ...made, state: 'expired' });
    await expectOnlyTruth(() => serve(site, 'serveDeadline', 'steward', { evidence: 'right' }), {
      'of another chase': { evidence: 'ofAnother' },
      'of a loan': { evidence: 'ofALoan' },
      'that is gone': { evidence: 'gone' },
      'that is none': { evidence: 'nowhere' },
    });
  });
});

describe('the deadline notice', () => {
  it('[R3.4.1.3.1] sets a deadline that lies ahead, and the late fee runs from today', async () => {
    const site = await world.site();
    await chase(site, 'a1', { state: 'deadlineNotice' });
    await expectOnlyTruth(() => serve(site, 'serveDeadline', 'steward', { payBy: day(1) }), {
      'no deadline': { payBy: undefined },
      today: { payBy: day() },
      yesterday: { payBy: day(-1) },
      'no day of the service': { servedOn: undefined },
      'served yesterday': { servedOn: day(-1) },
      'served tomorrow': { servedOn: day(1) },
    });
  });
});

describe('the visits', () => {
  it('[R3.4.1.3.2] the steward writes down the reason, what was explained, and what the household thinks', async () => {
    const site = await world.site();
    await chase(site, 'a1', { state: 'stewardVisit' });
    const { view: _view, ...without } = visit;
    await expectOnlyTruth(() => serve(site, 'visitAsSteward', 'steward'), {
      'nothing of it': { stewardVisit: undefined },
      'no view': { stewardVisit: without },
      'for a reason that is none': { stewardVisit: { ...visit, why: 'whatever' } },
      'nobody says whether they were met': { stewardVisit: { ...visit, met: 'yes' } },
    });
  });

  it('[R3.4.1.3.3] the second one is by the assistant, and by nobody else', async () => {
    const site = await world.site();
    await expectOnlyBy(whoHold('assistant'), async (uid) => {
      await chase(site, `a-${uid}`, { state: 'assistantVisit' });
      return serve(site, 'visitAsAssistant', uid, {}, `a-${uid}`).send();
    });
  });

  it('[R3.4.1.3.3] who refuses without a reason has the consequences spelled out', async () => {
    const site = await world.site();
    for (const id of ['a1', 'a2']) await chase(site, id, { state: 'assistantVisit' });
    const refuses = { assistantVisit: { ...visit, why: 'refuses' } };
    await expectOnlyTruth(
      () => serve(site, 'visitAsAssistant', 'assistant', { ...refuses, consequencesExplained: true }),
      {
        'not spelled out': { consequencesExplained: false },
        'nobody says so': { consequencesExplained: undefined },
      },
    );
    await expectAllowed(serve(site, 'visitAsAssistant', 'assistant', {}, 'a2').send(), 'for a reason');
  });
});

describe('a promise', () => {
  it('[R3.4.1.3.2] is of a day ahead and of an amount, from what is owed then', async () => {
    const site = await world.site();
    await chase(site, 'a1', { state: 'stewardVisit' });
    await expectOnlyTruth(() => promise(site, 'steward'), {
      'of no day': { promisedOn: undefined },
      'of today': { promisedOn: day() },
      'of yesterday': { promisedOn: day(-1) },
      'of no amount': { promisedAmount: undefined },
      'of nothing': { promisedAmount: 0 },
      'from another debt': { promisedFrom: 50_000 },
      'from no debt': { promisedFrom: undefined },
      'not signed': { promised: undefined },
      'signed by another': { promised: signed('cashier') },
      'kept at once': { promiseKept: myStamp },
      'with less owed': { owed: 70_000 },
    });
  });

  it('[R3.4.1.3.2 R3.4.1.3.3] is entered by who meets the household, and at the cashier', async () => {
    const site = await world.site();
    await expectOnlyBy(
      ['steward', ...whoHold('assistant', 'supervisor', 'cashier', 'manager')],
      async (uid) => {
        await chase(site, `a-${uid}`, { state: 'dunningNotice' });
        return promise(site, uid, {}, `a-${uid}`).send();
      },
    );
  });

  it('[R3.4.1.3.2] is made in any stage, and not when nothing is chased any more', async () => {
    const site = await world.site();
    await expectOnlyIn(chased, states, async (state) => {
      await chase(site, `a-${state}`, { state });
      return promise(site, 'steward', {}, `a-${state}`).send();
    });
  });

  it('[R3.4.1.3.2] that follows a broken one takes its place', async () => {
    const site = await world.site();
    await chase(site, 'a1', { state: 'stewardVisit', promiseBroken: signed('system') });
    const again = { promiseBroken: undefined };
    await expectRefused(promise(site, 'steward', again).send(), 'with the broken one beside it');
    await chase(site, 'a1', { state: 'stewardVisit' });
    await expectAllowed(promise(site, 'steward', again).send());
  });
});

describe('what is left to the server', () => {
  it('[R3.3.8 R3.4.1.3.1] nobody else opens a chase, says what is owed, climbs, or clears', async () => {
    const site = await world.site();
    await chase(site, 'a1', { state: 'dunningNotice', dunningServed: signed('steward') });
    const taken: readonly (readonly [string, Data])[] = [
      ['toDeadlineNotice', { state: 'deadlineNotice', entered: myStamp }],
      ['note', { owed: 0, disputed: 0, lateFee: 0, since: day(-30) }],
      ['toLateFee', { state: 'lateFeeOwed', owed: 0, disputed: 0, lateFee: 100 }],
      ['clear', { state: 'cleared', owed: 0, disputed: 0, lateFee: 0, cleared: myStamp }],
      ['keepPromise', { promiseKept: myStamp, resumed: myStamp }],
      ['breakPromise', { promiseBroken: myStamp }],
    ];
    const opening = { household: 'h1', building: 'b1', room: '1-101', since: day(-30), owed: 1, disputed: 0 };
    for (const uid of ['steward', 'assistant', 'cashier', 'supervisor', 'manager', 'gm', 'admin']) {
      for (const [step, fields] of taken)
        await expectRefused(site.as(uid).moves('arrears', 'a1', step, fields).send(), `${step} by ${uid}`);
      const rest = { lateFeeRate: 3, graceDays: 0, lateFeeCap: 30, lateFee: 0, entered: myStamp };
      const open = site.as(uid).opens('arrears', 'a2', 'open', 'dunningNotice', { ...opening, ...rest });
      await expectClosed(open.send(), `opened by ${uid}`);
    }
    await expectAllowed(promise(site, 'steward').send(), 'the same record, by a step that people take');
  });

  it('[R3.4.1.3.4] the decision, a pause and a waiver go through its gate, for the manager too', async () => {
    const site = await world.site();
    await chase(site, 'a1', { state: 'managerDecision' });
    const taken: readonly (readonly [string, Data])[] = [
      ['decide', { state: 'decided', decision: '起诉', decidedWith: 'gm', decidedBy: myStamp }],
      ['pause', { pausedUntil: day(9), pausedFor: '住院', paused: myStamp }],
      ['resume', { resumed: myStamp }],
      ['waiveLateFee', { waiver: '长期空置', waived: myStamp }],
    ];
    for (const [step, fields] of taken)
      await expectRefused(site.as('manager').moves('arrears', 'a1', step, fields).send(), step);
    await expectAllowed(promise(site, 'manager').send());
  });
});

describe('who is chased', () => {
  it('[R3.4.1.2] is known to those of the fees, and to nobody else', async () => {
    const site = await world.site();
    await chase(site, 'a1', { state: 'dunningNotice' });
    await site.put('arrears/a1/history/3', { state: 'dunningNotice' });
    await expectOnlyBy(readers, (uid) => site.as(uid).get('arrears/a1'));
    await expectOnlyBy(readers, (uid) => site.as(uid).list('arrears'));
    await expectOnlyBy(readers, (uid) => site.as(uid).get('arrears/a1/history/3'));
  });

  for (const register of [
    'bills',
    'payments',
    'refunds',
    'cashUps',
    'charges',
    'sharedCosts',
    'feeReductions',
  ])
    it(`[R3.4.1.1 R3.4.1.2] and so it is with ${register}, which nobody writes but the server`, async () => {
      const site = await world.site();
      await site.record(register, 'x1', { state: 'issued', household: 'h1', amount: 1 });
      await expectOnlyBy(readers, (uid) => site.as(uid).get(`${register}/x1`));
      await expectOnlyBy(readers, (uid) => site.as(uid).list(register));
      for (const uid of everybody)
        await expectClosed(site.as(uid).update(`${register}/x1`, { amount: 0 }), `written by ${uid}`);
    });
});
