import { Timestamp } from 'firebase/firestore/lite';
import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyTruth } from '../../support/rules/attempts.ts';
import { ask, bothSigned, call, fileProofs, issue, signed } from '../../support/rules/loans.ts';
import { inHours, minute } from '../../support/rules/moments.ts';
import { codeOf, type Data, everyKind, keepersOf } from '../../support/rules/people.ts';
import { myStamp } from '../../support/rules/person.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

// registers.md, 'What a release needs', row by row. What the household collects itself, and area keys, have forms
// and tests of their own.

const world = openWorld('release-matrix');

const borrowers = [
  ...['staff', 'otherDepartment', 'contractor', 'household', 'relative', 'agent', 'nanny', 'hourlyWorker'],
  'shift',
];

/** What leaves the cabinet through the loan register. */
const loansOf: Readonly<Record<string, readonly string[]>> = {
  vacant: ['staff', 'contractor'],
  repair: ['staff', 'contractor'],
  deposited: ['relative', 'agent', 'nanny', 'hourlyWorker', 'otherDepartment'],
  sealed: ['staff', 'otherDepartment', 'contractor', 'relative', 'agent', 'nanny', 'hourlyWorker'],
};

/** What somebody from outside of the department shows for a sealed key, beside the approval and the call. */
const outsiders: Readonly<Record<string, Data>> = {
  contractor: { collector: '张三', identityChecked: true },
  relative: { collector: '张三', identityChecked: true, proof: 'idCard' },
  agent: { collector: '张三', identityChecked: true, proof: 'letterOfAuthority' },
  nanny: { collector: '张三', identityChecked: true, proof: 'entryPass' },
  hourlyWorker: { collector: '张三', identityChecked: true, proof: 'entryPass' },
};

/** A loan that is ready to be issued but for what the test says. */
async function ready(kind: string, borrower: string, loan: Data = {}): Promise<Site> {
  const site = await world.site();
  await site.key('K1', { kind });
  await site.loan('l1', { key: 'K1', state: 'requested', borrower, ...loan });
  await fileProofs(site);
  return site;
}

/** With each of the wanting papers it is refused, with all of them it is allowed. */
const expectNeeded = (site: Site, papers: Data, wanting: Readonly<Record<string, Data>>): Promise<void> =>
  expectOnlyTruth(() => issue(site, 'supervisor', papers), wanting);

const withoutConsent: Readonly<Record<string, Data>> = {
  'no call': { consent: undefined },
  'the household did not agree': { consent: call({ agreed: false }) },
};

const withoutIdentity: Readonly<Record<string, Data>> = {
  'identity not checked': { identityChecked: false },
  'identity left out': { identityChecked: undefined },
};

const withoutName: Readonly<Record<string, Data>> = {
  'nobody named who collects it': { collector: undefined },
  'somebody nameless': { collector: '' },
};

describe('vacant and repair keys', () => {
  for (const kind of ['vacant', 'repair']) {
    it(`[R4.4.2.1 R4.4.3.1 R11.1.2.1] a ${kind} key is issued to staff by its keeper alone`, async () => {
      const site = await world.site();
      await expectOnlyBy(keepersOf(kind), async (uid) => {
        await site.key(codeOf(`-${uid}`), { kind });
        await site.loan(`l-${uid}`, { key: codeOf(`-${uid}`), state: 'requested' });
        return issue(site, uid, {}, `-${uid}`).send();
      });
    });

    it(`[R4.4.3.4 R11.1.2.6] a ${kind} key goes to a contractor with identity checked and the developer's proof`, async () => {
      const site = await ready(kind, 'contractor', { borrowedBy: 'receptionist' });
      await expectNeeded(
        site,
        { collector: '张三', identityChecked: true, proof: 'developerProof' },
        {
          ...withoutIdentity,
          ...withoutName,
          'no proof': { proof: undefined },
          'a proof of another kind': { proof: 'idCard' },
          'a proof that is not on file': { proof: 'nowhere' },
        },
      );
    });
  }

  for (const kind of ['vacant', 'repair', 'sealed'])
    it(`[R11.1.2.6] a ${kind} key is never asked for by a contractor, nor in the name of somebody who does not sign`, async () => {
      const site = await world.site();
      await site.key('K1', { kind });
      const request = (uid: string, borrowedBy: string) =>
        ask(site, uid, kind, { borrower: 'contractor', borrowedBy }).send();
      await expectRefused(request('receptionist', 'engineer'));
      await expectRefused(request('receptionist', 'stranger'));
      await expectRefused(request('stranger', 'stranger'));
      await expectRefused(request('stranger', 'engineer'));
      await expectAllowed(request('engineer', 'engineer'));
    });
});

describe('a deposited key for somebody other than the household', () => {
  for (const borrower of ['relative', 'agent'])
    it(`[R4.4.1.5] goes to a ${borrower} with ID card or letter of authority, and the household's word by phone`, async () => {
      const named = { collector: '张三', identityChecked: true };
      const papers = { ...named, proof: 'letterOfAuthority', consent: call() };
      await expectNeeded(await ready('deposited', borrower), papers, {
        ...withoutIdentity,
        ...withoutName,
        'no copy': { proof: undefined },
        'an entry pass': { proof: 'entryPass' },
        "a developer's proof": { proof: 'developerProof' },
        ...withoutConsent,
      });
      const withIdCard = await ready('deposited', borrower);
      await expectAllowed(issue(withIdCard, 'supervisor', { ...papers, proof: 'idCard' }).send());
    });

  for (const borrower of ['nanny', 'hourlyWorker'])
    it(`[R4.4.1.5] goes to a ${borrower} with an entry pass, and the household's word by phone`, async () => {
      const papers = { collector: '张三', identityChecked: true, proof: 'entryPass', consent: call() };
      await expectNeeded(await ready('deposited', borrower), papers, {
        ...withoutIdentity,
        ...withoutName,
        'no pass': { proof: undefined },
        'an ID card': { proof: 'idCard' },
        ...withoutConsent,
      });
    });

  it('[R4.4.1.5] the time of the call is a full minute that has been', async () => {
    const papers = { collector: '张三', identityChecked: true, proof: 'idCard', consent: call() };
    const at = (time: unknown) => ({ consent: call({ at: time }) });
    const { seconds } = minute(-2);
    await expectNeeded(await ready('deposited', 'agent'), papers, {
      'with seconds': at(new Timestamp(seconds + 1, 0)),
      'with a fraction': at(new Timestamp(seconds, 1_000_000)),
      'ahead of the clock': at(minute(60)),
      'as text': at('09:30'),
      'with nobody named': { consent: call({ with: '' }) },
      'no time': { consent: { with: '王女士', agreed: true } },
      'more than is asked': { consent: call({ number: '13800001234' }) },
    });
  });
});

describe("another department's use of a deposited key", () => {
  const papers = () => ({ consent: call() });

  it('[R4.4.1.4] leaves the cabinet with both approvals and the call', async () => {
    const tooFew = [{}, { supervisor: signed('supervisor') }, { manager: signed('manager') }];
    for (const approvals of tooFew) {
      const site = await ready('deposited', 'otherDepartment', { approvals });
      await expectRefused(issue(site, 'supervisor', papers()).send());
    }
    const approved = { state: 'approved', approvals: bothSigned() };
    await expectNeeded(await ready('deposited', 'otherDepartment', approved), papers(), withoutConsent);
  });

  it('[R4.4.1.4] the issuer cannot put the approvals in with the issue', async () => {
    const site = await ready('deposited', 'otherDepartment', {
      approvals: { supervisor: signed('supervisor') },
    });
    await expectRefused(issue(site, 'both', { ...papers(), approvals: bothSigned() }).send());
    const own = { ...papers(), 'approvals.manager': myStamp };
    await expectRefused(issue(site, 'both', own).send());
    const approved = { state: 'approved', approvals: bothSigned() };
    const twin = await ready('deposited', 'otherDepartment', approved);
    await expectAllowed(issue(twin, 'both', papers()).send());
  });
});

describe('a sealed key', () => {
  const approved = { state: 'approved', approvals: { manager: signed('manager') } };

  for (const borrower of loansOf.sealed ?? [])
    it(`[R4.3.1 R4.4.4.1.2 R4.4.4.1.3] goes to ${borrower} with the manager's approval and the household's consent`, async () => {
      const outsider = outsiders[borrower];
      const papers = { ...outsider, consent: call() };
      const borrowedBy = { borrowedBy: borrower === 'contractor' ? 'receptionist' : 'engineer' };
      const unapproved = await ready('sealed', borrower, borrowedBy);
      await expectRefused(issue(unapproved, 'supervisor', papers).send());
      const bySupervisor = { ...borrowedBy, approvals: { supervisor: signed('supervisor') } };
      await expectRefused(issue(await ready('sealed', borrower, bySupervisor), 'supervisor', papers).send());
      await expectNeeded(await ready('sealed', borrower, { ...approved, ...borrowedBy }), papers, {
        ...withoutConsent,
        ...(outsider ? { ...withoutName, ...withoutIdentity } : {}),
      });
    });

  for (const borrower of ['relative', 'agent', 'nanny', 'hourlyWorker'])
    it(`[R4.4.1.5 R4.3.1] goes to a ${borrower} with the paper that this borrower shows`, async () => {
      const papers = { ...outsiders[borrower], consent: call() };
      const isOnPass = ['nanny', 'hourlyWorker'].includes(borrower);
      await expectNeeded(await ready('sealed', borrower, approved), papers, {
        'no paper': { proof: undefined },
        'a photo': { proof: 'photo' },
        'the paper of another kind of borrower': { proof: isOnPass ? 'idCard' : 'entryPass' },
      });
    });

  it('[R4.4.4.1.5] in an emergency is entered by at least two named people', async () => {
    const emergency = { ...approved, emergency: true, emergencyKind: 'gas' };
    const papers = { consent: call(), entrants: ['张三', '李四'] };
    await expectNeeded(await ready('sealed', 'otherDepartment', emergency), papers, {
      'nobody named': { entrants: undefined },
      'one person': { entrants: ['张三'] },
      'a nameless second': { entrants: ['张三', ''] },
      'not agreed by the household': { consent: undefined },
    });
  });
});

describe('what has no row', () => {
  const papers = () => ({
    ...{ collector: '张三', identityChecked: true, consent: call(), entrants: ['张三', '李四'] },
  });

  for (const kind of everyKind)
    it(`[R11.1.2.5 R4.4.4.1.3] a ${kind} key is asked for by nobody else, and a loan begins with being asked for`, async () => {
      const rows = loansOf[kind] ?? [];
      const asked = await world.site();
      await asked.key('K1', { kind });
      for (const borrower of borrowers.filter((one) => !rows.includes(one)))
        await expectRefused(
          ask(asked, 'receptionist', kind, { ...papers(), borrower, borrowedBy: 'receptionist' }).send(),
          borrower,
        );
    });

  for (const [kind, rows] of Object.entries(loansOf))
    it(`[R11.1.2.2] a ${kind} key is asked for by any member of staff for who has a row`, async () => {
      for (const borrower of rows) {
        const site = await world.site();
        await site.key('K1', { kind });
        await expectAllowed(ask(site, 'cleaner', kind, { borrower, borrowedBy: 'cleaner' }).send(), borrower);
      }
    });

  it('[R11.1.2.5] a loan names the kind, code and unit that its key has', async () => {
    const site = await world.site();
    await site.key('K1', { kind: 'sealed' });
    await site.key('K2', { kind: 'vacant' });
    await expectOnlyTruth(() => ask(site, 'engineer', 'sealed'), {
      'another kind': { kind: 'vacant' },
      'another code': { keyCode: 'K2' },
      'another unit': { unit: '1-102' },
      'a key that is not there': { key: 'nowhere' },
      'another key': { key: 'K2' },
    });
  });

  it('[R11.1.2.5] nobody outside the department borrows: who borrows is an active member', async () => {
    const site = await world.site();
    await site.key('K1');
    await expectOnlyTruth(() => ask(site, 'engineer', 'vacant'), {
      'somebody dismissed': { borrowedBy: 'dismissed' },
      'somebody who never was a member': { borrowedBy: 'stranger' },
    });
    const gone = await ready('vacant', 'staff', { borrowedBy: 'dismissed' });
    await expectRefused(issue(gone, 'supervisor').send());
    const here = await ready('vacant', 'staff', { borrowedBy: 'cleaner' });
    await expectAllowed(issue(here, 'supervisor').send());
  });

  it('[R4.4.2.5] the time agreed for the return is ahead', async () => {
    const site = await world.site();
    await site.key('K1');
    await expectOnlyTruth(() => ask(site, 'engineer', 'vacant', { dueBy: inHours(1) }), {
      'a moment ago': { dueBy: inHours(-0.01) },
      'as text': { dueBy: '18:00' },
    });
  });
});

describe('the state of the loan', () => {
  it('[R11.1.2.2] a key is issued on a loan that is asked for or approved', async () => {
    const states = ['requested', 'approved', 'out', 'returned', 'rejected', 'cancelled'];
    for (const state of states) {
      const site = await ready('vacant', 'staff', { state });
      const attempt = issue(site, 'supervisor').send();
      if (['requested', 'approved'].includes(state)) await expectAllowed(attempt, state);
      else await expectRefused(attempt, state);
    }
  });

  it('[R11.1.2.2] a loan is called off by who asked or who borrows, before the key is out', async () => {
    const states = ['requested', 'approved', 'out', 'returned', 'rejected', 'cancelled'];
    const site = await world.site();
    await site.key('K1');
    const cancel = (uid: string, id: string) =>
      site.as(uid).moves('keyLoans', id, 'cancel', { state: 'cancelled' }).send();
    for (const state of states) {
      await site.loan(state, { key: 'K1', state });
      const attempt = cancel('receptionist', state);
      if (['requested', 'approved'].includes(state)) await expectAllowed(attempt, state);
      else await expectRefused(attempt, state);
    }
    await expectOnlyBy(['receptionist', 'engineer'], async (uid) => {
      await site.loan(`l-${uid}`, { key: 'K1', state: 'requested' });
      return cancel(uid, `l-${uid}`);
    });
  });

  it('[R4.4.2.5 R11.1.2.4] why a key is late is told by the keeper or the borrower, while it is out', async () => {
    const site = await world.site();
    const explain = (uid: string, id: string, fields: Data) =>
      site.as(uid).moves('keyLoans', id, 'explainDelay', fields).send();
    const why = { delayReason: '施工未完成' };
    await expectOnlyBy([...keepersOf('vacant'), 'engineer'], async (uid) => {
      await site.keyOut(codeOf(`-${uid}`), `l-${uid}`);
      return explain(uid, `l-${uid}`, why);
    });
    await site.keyOut('K1', 'l1');
    await expectRefused(explain('engineer', 'l1', {}));
    await expectRefused(explain('engineer', 'l1', { delayReason: '' }));
    await expectRefused(explain('engineer', 'l1', { ...why, state: 'returned' }));
    await expectRefused(explain('engineer', 'l1', { ...why, dueBy: inHours(2) }));
    await expectAllowed(explain('engineer', 'l1', why));
    await site.loan('l2', { key: 'K1', state: 'returned' });
    await expectRefused(explain('engineer', 'l2', why));
  });

  it('[R11.1.2.2] a request is a request: it cannot come approved, issued or returned', async () => {
    const site = await world.site();
    await site.key('K1');
    const states = ['approved', 'out', 'returned', 'rejected', 'cancelled', 'nonsense'];
    await expectOnlyTruth(() => ask(site, 'engineer', 'vacant'), {
      ...Object.fromEntries(states.map((state) => [state, { state }])),
      issued: { issued: myStamp },
      pieces: { pieces: 2 },
      papers: { papers: 'complete' },
    });
  });
});
