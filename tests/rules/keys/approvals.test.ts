import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyIn, expectOnlyTruth } from '../../support/rules/attempts.ts';
import { ask, bothSigned, call, issue, signed } from '../../support/rules/loans.ts';
import { inHours } from '../../support/rules/moments.ts';
import { type Data, everyRole, whoHold } from '../../support/rules/people.ts';
import { myStamp, stampOf } from '../../support/rules/person.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('approvals');

/** A signature on the loan `l1` in a role; the state is the one that is claimed to follow. */
const approve = (site: Site, uid: string, role: string, state: string, loan = 'l1') =>
  site
    .as(uid)
    .moves('keyLoans', loan, 'approve', { [`approvals.${role}`]: myStamp, state })
    .send();

/** A key of this kind that the receptionist has asked for on the engineer's behalf. */
async function asked(kind: string, loan: Data = {}): Promise<Site> {
  const site = await world.site();
  await site.key('K1', { kind });
  await site.loan('l1', { key: 'K1', state: 'requested', borrower: 'otherDepartment', ...loan });
  return site;
}

describe("another department's use of a deposited key", () => {
  it('[R4.4.1.4] is asked for until supervisor and manager have both approved', async () => {
    const site = await asked('deposited');
    await expectRefused(approve(site, 'supervisor', 'supervisor', 'approved'));
    await expectAllowed(approve(site, 'supervisor', 'supervisor', 'requested'));
    await expectRefused(approve(site, 'manager', 'manager', 'requested'));
    await expectAllowed(approve(site, 'manager', 'manager', 'approved'));
  });

  it('[R4.4.1.4] may be approved by the manager first', async () => {
    const site = await asked('deposited');
    await expectRefused(approve(site, 'manager', 'manager', 'approved'));
    await expectAllowed(approve(site, 'manager', 'manager', 'requested'));
    await expectAllowed(approve(site, 'supervisor', 'supervisor', 'approved'));
  });

  for (const role of ['supervisor', 'manager'])
    it(`[R4.4.1.4] is approved as ${role} by who is one`, async () => {
      const site = await asked('deposited');
      await expectOnlyBy(whoHold(role), async (uid) => {
        await site.loan(`l-${uid}`, { key: 'K1', state: 'requested', borrower: 'otherDepartment' });
        return approve(site, uid, role, 'requested', `l-${uid}`);
      });
    });

  it('[R4.4.1.4] is approved in no other role, whoever has it', async () => {
    const site = await asked('deposited');
    for (const role of everyRole.filter((one) => one !== 'supervisor' && one !== 'manager'))
      await expectRefused(approve(site, role, role, 'requested'), role);
    await expectAllowed(approve(site, 'supervisor', 'supervisor', 'requested'));
  });

  it('[R4.4.1.4] is approved while it is asked for', async () => {
    const site = await asked('deposited');
    const states = ['requested', 'approved', 'out', 'returned', 'rejected', 'cancelled'];
    await expectOnlyIn(['requested'], states, async (state) => {
      await site.loan(state, { key: 'K1', state, borrower: 'otherDepartment' });
      return approve(site, 'manager', 'manager', 'requested', state);
    });
  });

  it('[R4.4.1.4] is approved by each only in the role that is theirs', async () => {
    const site = await asked('deposited');
    await expectRefused(approve(site, 'supervisor', 'manager', 'requested'));
    await expectRefused(approve(site, 'manager', 'supervisor', 'requested'));
    await expectAllowed(approve(site, 'manager', 'manager', 'requested'));
  });

  it('[R4.4.1.4] is never approved by the one who asked', async () => {
    const site = await asked('deposited', { opened: signed('supervisor') });
    await expectRefused(approve(site, 'supervisor', 'supervisor', 'requested'));
    await expectAllowed(approve(site, 'secondSupervisor', 'supervisor', 'requested'));
  });

  it('[R4.4.1.4] is never approved by the one who borrows', async () => {
    const site = await asked('deposited', { borrowedBy: 'manager' });
    await expectRefused(approve(site, 'manager', 'manager', 'requested'));
    await expectAllowed(approve(site, 'secondManager', 'manager', 'requested'));
  });

  it('[R4.4.1.4] takes two people: one who holds both roles signs in one of them', async () => {
    const site = await asked('deposited');
    await expectAllowed(approve(site, 'both', 'supervisor', 'requested'));
    await expectRefused(approve(site, 'both', 'manager', 'approved'));
    await expectAllowed(approve(site, 'manager', 'manager', 'approved'));
  });

  it('[R4.4.1.4] takes two people also the other way round', async () => {
    const site = await asked('deposited', { approvals: { manager: signed('both') } });
    await expectRefused(approve(site, 'both', 'supervisor', 'approved'));
    await expectAllowed(approve(site, 'supervisor', 'supervisor', 'approved'));
  });

  it('[R4.4.1.4] cannot be signed in both roles at one stroke', async () => {
    const site = await asked('deposited');
    const both = { 'approvals.supervisor': myStamp, 'approvals.manager': myStamp };
    const atOnce = site.as('both').moves('keyLoans', 'l1', 'approve', { ...both, state: 'approved' });
    await expectRefused(atOnce.send());
    await expectAllowed(approve(site, 'both', 'manager', 'requested'));
  });

  it('[R4.4.1.4] is signed once in each role: no signature is replaced, taken away or given for another', async () => {
    const site = await asked('deposited', { approvals: { supervisor: signed('supervisor') } });
    await expectRefused(approve(site, 'secondSupervisor', 'supervisor', 'requested'));
    const replaced = { approvals: { manager: stampOf('manager') }, state: 'requested' };
    await expectRefused(site.as('manager').moves('keyLoans', 'l1', 'approve', replaced).send());
    const forAnother = { 'approvals.manager': signed('secondManager'), state: 'approved' };
    await expectRefused(site.as('manager').moves('keyLoans', 'l1', 'approve', forAnother).send());
    const earlier = { 'approvals.manager': signed('manager'), state: 'approved' };
    await expectRefused(site.as('manager').moves('keyLoans', 'l1', 'approve', earlier).send());
    await expectAllowed(approve(site, 'manager', 'manager', 'approved'));
  });

  it('[R4.4.1.4] cannot bring its approvals along when it is asked for', async () => {
    const site = await world.site();
    await site.key('K1', { kind: 'deposited' });
    const opening = () => ask(site, 'engineer', 'deposited', { borrower: 'otherDepartment' });
    const approvals = { supervisor: signed('supervisor'), manager: signed('manager') };
    await expectOnlyTruth(opening, {
      'approvals of others': { approvals },
      'approvals and their state': { approvals, state: 'approved' },
      'the state alone': { state: 'approved' },
      'an approval of its own': { approvals: { supervisor: stampOf('engineer') } },
    });
  });

  it('[R4.4.1.4] may be refused by supervisor or manager, with a reason, not by the one who asked', async () => {
    const site = await asked('deposited', { opened: signed('both') });
    const reject = (uid: string, loan = 'l1') =>
      site.as(uid).moves('keyLoans', loan, 'reject', { state: 'rejected', reason: '不急' });
    await expectRefused(reject('both').send());
    await expectOnlyTruth(() => reject('manager'), {
      'no reason': { reason: undefined },
      'an empty reason': { reason: '' },
      'a signature at the same time': { approvals: bothSigned() },
    });
    await expectRefused(approve(site, 'manager', 'manager', 'requested'));
    await expectOnlyBy(whoHold('supervisor', 'manager'), async (uid) => {
      await site.loan(`l-${uid}`, { key: 'K1', state: 'requested', borrower: 'otherDepartment' });
      return reject(uid, `l-${uid}`).send();
    });
  });

  it('[R4.4.1.4] is refused while it is asked for or approved', async () => {
    const site = await asked('deposited');
    const states = ['requested', 'approved', 'out', 'returned', 'rejected', 'cancelled'];
    await expectOnlyIn(['requested', 'approved'], states, async (state) => {
      await site.loan(state, { key: 'K1', state, borrower: 'otherDepartment' });
      const fields = { state: 'rejected', reason: '不急' };
      return site.as('manager').moves('keyLoans', state, 'reject', fields).send();
    });
  });
});

describe('the use of a sealed key', () => {
  it("[R4.3.1] is approved by the manager's signature alone", async () => {
    const site = await asked('sealed');
    await expectAllowed(approve(site, 'manager', 'manager', 'approved'));
  });

  it("[R4.3.1] stays unapproved with the supervisor's signature", async () => {
    const site = await asked('sealed');
    await expectRefused(approve(site, 'supervisor', 'supervisor', 'approved'));
    await expectAllowed(approve(site, 'supervisor', 'supervisor', 'requested'));
    await expectAllowed(approve(site, 'manager', 'manager', 'approved'));
  });

  it('[R4.3.1] is not approved by the manager who asked for it or borrows it', async () => {
    const own = await asked('sealed', { opened: signed('manager') });
    await expectRefused(approve(own, 'manager', 'manager', 'approved'));
    await expectAllowed(approve(own, 'secondManager', 'manager', 'approved'));
    const borrowed = await asked('sealed', { borrowedBy: 'manager' });
    await expectRefused(approve(borrowed, 'manager', 'manager', 'approved'));
    await expectAllowed(approve(borrowed, 'secondManager', 'manager', 'approved'));
  });
});

describe('a stand-in during leave', () => {
  const standIn = async (leave: Data): Promise<Site> => {
    const site = await asked('sealed');
    await site.leave('assistant', 'manager', leave);
    return site;
  };

  it('[R4.4.1.10] approves while the leave lasts, and neither before nor after it', async () => {
    const before = await standIn({ from: inHours(1), until: inHours(2) });
    await expectRefused(approve(before, 'assistant', 'manager', 'approved'));
    const after = await standIn({ from: inHours(-2), until: inHours(-1) });
    await expectRefused(approve(after, 'assistant', 'manager', 'approved'));
    const during = await standIn({ from: inHours(-1), until: inHours(1) });
    await expectAllowed(approve(during, 'assistant', 'manager', 'approved'));
  });

  it('[R4.4.1.10] no longer approves when the leave was ended early', async () => {
    const ended = await standIn({ state: 'ended' });
    await expectRefused(approve(ended, 'assistant', 'manager', 'approved'));
    const lasting = await standIn({ state: 'active' });
    await expectAllowed(approve(lasting, 'assistant', 'manager', 'approved'));
  });

  it('[R4.4.1.10] has the rights of the one on leave only, and nobody else gains them', async () => {
    const site = await standIn({});
    await expectRefused(approve(site, 'assistant', 'supervisor', 'requested'));
    await expectRefused(approve(site, 'receptionist', 'manager', 'approved'));
    await expectAllowed(approve(site, 'assistant', 'manager', 'approved'));
  });

  it('[R4.4.1.10] has no more rights than the one on leave, who may be dismissed', async () => {
    const site = await asked('sealed');
    await site.hire('secondManager', { roles: ['manager'], state: 'dismissed' });
    await site.leave('assistant', 'secondManager');
    await expectRefused(approve(site, 'assistant', 'manager', 'approved'));
    await expectRefused(approve(site, 'standInForDismissed', 'manager', 'approved'));
    await site.hire('secondManager', { roles: ['manager'] });
    await site.leave('assistant', 'secondManager');
    await expectAllowed(approve(site, 'assistant', 'manager', 'approved'));
  });

  it('[R4.4.1.10] cannot hand the rights on to a third', async () => {
    const site = await standIn({});
    await site.leave('receptionist2', 'assistant');
    await site.hire('receptionist2', { roles: ['receptionist'] });
    await expectRefused(approve(site, 'receptionist2', 'manager', 'approved'));
    await expectAllowed(approve(site, 'assistant', 'manager', 'approved'));
  });

  it('[R4.4.1.4 R4.4.1.10] counts as one person: who stands in for the manager does not sign as both', async () => {
    const site = await asked('deposited');
    await site.leave('supervisor', 'manager');
    await expectAllowed(approve(site, 'supervisor', 'supervisor', 'requested'));
    await expectRefused(approve(site, 'supervisor', 'manager', 'approved'));
    await expectAllowed(approve(site, 'secondManager', 'manager', 'approved'));
  });

  it('[R4.4.1.4 R4.4.1.10] does not approve what they asked for or borrow themselves', async () => {
    const site = await asked('sealed', { opened: signed('assistant') });
    await site.leave('assistant', 'manager');
    await site.leave('clerk', 'manager');
    await expectRefused(approve(site, 'assistant', 'manager', 'approved'));
    await expectAllowed(approve(site, 'clerk', 'manager', 'approved'));
  });
});

describe('the stand-in of somebody who has a part in it', () => {
  const reject = (site: Site, uid: string) =>
    site.as(uid).moves('keyLoans', 'l1', 'reject', { state: 'rejected', reason: '不急' }).send();

  it('[R4.4.1.4 R4.4.1.10] of the one who asked does not approve in that place; of another does', async () => {
    const site = await asked('sealed', { opened: signed('manager') });
    await site.leave('assistant', 'manager');
    await site.leave('clerk', 'secondManager');
    await expectRefused(approve(site, 'assistant', 'manager', 'approved'));
    await expectAllowed(approve(site, 'clerk', 'manager', 'approved'));
  });

  it('[R4.4.1.4 R4.4.1.10] of the one who borrows does not approve in that place; of another does', async () => {
    const site = await asked('sealed', { borrowedBy: 'manager' });
    await site.leave('assistant', 'manager');
    await site.leave('clerk', 'secondManager');
    await expectRefused(approve(site, 'assistant', 'manager', 'approved'));
    await expectAllowed(approve(site, 'clerk', 'manager', 'approved'));
  });

  it('[R4.4.1.4 R4.4.1.10] of the one who asked and of another too: approves in the place of the other', async () => {
    const site = await asked('sealed', { opened: signed('manager') });
    await site.leave('assistant', 'manager');
    await expectRefused(approve(site, 'assistant', 'manager', 'approved'));
    await site.leave('assistant', 'secondManager');
    await expectAllowed(approve(site, 'assistant', 'manager', 'approved'));
  });

  it('[R4.4.1.4 R4.4.1.10] of the one who has signed does not sign the second line in that place', async () => {
    const site = await asked('deposited', { approvals: { supervisor: signed('both') } });
    await site.leave('assistant', 'both');
    await site.leave('clerk', 'manager');
    await expectRefused(approve(site, 'assistant', 'manager', 'approved'));
    await expectAllowed(approve(site, 'clerk', 'manager', 'approved'));
  });

  it('[R4.4.1.4 R4.4.1.10] may approve in a role of their own, whoever they stand in for', async () => {
    const site = await asked('deposited', { opened: signed('manager') });
    await site.leave('supervisor', 'manager');
    await expectRefused(approve(site, 'supervisor', 'manager', 'requested'));
    await expectAllowed(approve(site, 'supervisor', 'supervisor', 'requested'));
  });

  it('[R4.4.1.4 R4.4.1.10] of the one who asked does not reject in that place; of another does', async () => {
    const site = await asked('sealed', { opened: signed('manager') });
    await site.leave('assistant', 'manager');
    await site.leave('clerk', 'secondManager');
    await expectRefused(reject(site, 'assistant'));
    await expectAllowed(reject(site, 'clerk'));
  });

  it('[R4.4.1.4 R4.4.1.10] of the one who borrowed in an emergency does not sign its papers; of another does', async () => {
    const site = await world.site();
    const emergency = { borrower: 'otherDepartment', emergency: true, emergencyKind: 'flood' };
    const owed = { papers: 'owed', borrowedBy: 'manager', opened: signed('supervisor') };
    await site.keyOut('K1', 'l1', { kind: 'deposited' }, { ...emergency, ...owed });
    await site.leave('assistant', 'manager');
    await site.leave('clerk', 'secondManager');
    const afterwards = (uid: string) =>
      site.as(uid).moves('keyLoans', 'l1', 'approveAfterwards', { 'approvals.manager': myStamp }).send();
    await expectRefused(afterwards('assistant'));
    await expectAllowed(afterwards('clerk'));
  });
});

describe('an approval counts while who gave it is here', () => {
  for (const gone of ['supervisor', 'manager'])
    it(`[R4.4.1.4] a deposited key is not issued when its ${gone} was dismissed since`, async () => {
      const approved = { state: 'approved', approvals: bothSigned() };
      const site = await asked('deposited', approved);
      const papers = { consent: call() };
      await site.hire(gone, { roles: [gone], state: 'dismissed' });
      await expectRefused(issue(site, 'secondSupervisor', papers).send());
      await site.hire(gone, { roles: [gone] });
      await expectAllowed(issue(site, 'secondSupervisor', papers).send());
    });

  it('[R4.3.1] nor is a sealed one', async () => {
    const site = await asked('sealed', { state: 'approved', approvals: { manager: signed('manager') } });
    const papers = { consent: call() };
    await site.hire('manager', { roles: ['manager'], state: 'dismissed' });
    await expectRefused(issue(site, 'supervisor', papers).send());
    await site.hire('manager', { roles: ['manager'] });
    await expectAllowed(issue(site, 'supervisor', papers).send());
  });
});

describe('what was approved', () => {
  it('[R4.3.1] [R4.4.4.1.2] is what is issued: to who was named, and nobody in their place', async () => {
    const approved = { state: 'approved', approvals: { manager: signed('manager') } };
    const site = await asked('sealed', { ...approved, borrower: 'relative', collector: '张三' });
    const papers = { consent: call(), identityChecked: true, proof: 'idCard' };
    await site.attachment('idCard', 'idCard');
    await expectRefused(issue(site, 'supervisor', { ...papers, collector: '李四' }).send());
    await expectAllowed(issue(site, 'supervisor', papers).send());
  });
});

describe('a dismissal', () => {
  it('[R4.4.1.4] works from the next request on', async () => {
    const site = await asked('sealed');
    await site.hire('secondManager', { roles: ['manager'], state: 'dismissed' });
    await expectRefused(approve(site, 'secondManager', 'manager', 'approved'));
    await expectRefused(approve(site, 'dismissed', 'manager', 'approved'));
    await site.hire('secondManager', { roles: ['manager'] });
    await expectAllowed(approve(site, 'secondManager', 'manager', 'approved'));
  });

  it('[R4.4.1.10] takes from a dismissed stand-in what the leave gave', async () => {
    const site = await asked('sealed');
    await site.leave('dismissed', 'manager');
    await site.leave('clerk', 'manager');
    await expectRefused(approve(site, 'dismissed', 'manager', 'approved'));
    await expectAllowed(approve(site, 'clerk', 'manager', 'approved'));
  });

  it('[R4.3.1] a role that was taken away approves no more', async () => {
    const site = await asked('sealed');
    await site.hire('secondManager', { roles: ['receptionist'] });
    await expectRefused(approve(site, 'secondManager', 'manager', 'approved'));
    await site.hire('secondManager', { roles: ['receptionist', 'manager'] });
    await expectAllowed(approve(site, 'secondManager', 'manager', 'approved'));
  });
});
