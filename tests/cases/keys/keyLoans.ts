import { type RegisterCases, readByStaff } from '../../support/rules/cases.ts';
import {
  ask,
  bothSigned,
  call,
  fileProofs,
  giveBack,
  issue,
  release,
  reported,
} from '../../support/rules/loans.ts';
import { inHours } from '../../support/rules/moments.ts';
import { myStamp } from '../../support/rules/person.ts';
import type { Site } from '../../support/rules/world.ts';

/** A sealed key that is asked for, and that nobody has approved. */
async function sealedKeyAskedFor(site: Site): Promise<void> {
  await site.key('K1', { kind: 'sealed' });
  await site.loan('l1', { key: 'K1', state: 'requested', approvals: {} });
}

/** A key that is out in an emergency, its papers owed. */
async function outInEmergency(site: Site, approvals: object): Promise<void> {
  const emergency = { borrower: 'otherDepartment', emergency: true, emergencyKind: 'flood' };
  await site.keyOut('K1', 'l1', { kind: 'deposited' }, { ...emergency, papers: 'owed', approvals });
}

export const cases: RegisterCases = {
  openings: [
    {
      step: 'request',
      uid: 'engineer',
      arrange: async (site, uid) => {
        await site.key('K1', { kind: 'sealed' });
        await fileProofs(site);
        const papers = { collector: '张三', identityChecked: true, proof: 'idCard', consent: call() };
        const emergency = {
          emergency: true,
          emergencyKind: 'gas',
          emergencyWhat: '厨房有燃气味',
          entrants: ['张三', '李四'],
          dueBy: inHours(2),
        };
        return (claims) => ask(site, uid, 'sealed', { ...papers, ...emergency }, claims);
      },
    },
    {
      step: 'releaseInEmergency',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.key('K1', { kind: 'deposited' });
        const told = { consent: call(), entrants: ['张三'], emergencyWhat: '管道爆裂' };
        return (claims) => release(site, uid, told, '1', 'l1', claims);
      },
    },
  ],
  movings: [
    {
      step: 'approve',
      uid: 'manager',
      arrange: async (site, uid) => {
        await sealedKeyAskedFor(site);
        const fields = { state: 'approved', 'approvals.manager': myStamp };
        return (claims) => site.as(uid, claims).moves('keyLoans', 'l1', 'approve', fields);
      },
    },
    {
      step: 'reject',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await sealedKeyAskedFor(site);
        const fields = { state: 'rejected', reason: '业户不同意' };
        return (claims) => site.as(uid, claims).moves('keyLoans', 'l1', 'reject', fields);
      },
    },
    {
      step: 'cancel',
      uid: 'engineer',
      arrange: async (site, uid) => {
        await sealedKeyAskedFor(site);
        return (claims) => site.as(uid, claims).moves('keyLoans', 'l1', 'cancel', { state: 'cancelled' });
      },
    },
    {
      step: 'issue',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.key('K1');
        await fileProofs(site);
        await site.loan('l1', { key: 'K1', state: 'requested' });
        const papers = { collector: '张三', identityChecked: true, proof: 'idCard', consent: call() };
        return (claims) => issue(site, uid, { ...papers, entrants: ['张三'] }, '1', claims);
      },
    },
    {
      step: 'approveAfterwards',
      uid: 'manager',
      arrange: async (site, uid) => {
        await outInEmergency(site, {});
        const fields = { 'approvals.manager': myStamp };
        return (claims) => site.as(uid, claims).moves('keyLoans', 'l1', 'approveAfterwards', fields);
      },
    },
    {
      step: 'completePapers',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await outInEmergency(site, bothSigned());
        const fields = { papers: 'complete', consent: call() };
        return (claims) => site.as(uid, claims).moves('keyLoans', 'l1', 'completePapers', fields);
      },
    },
    {
      step: 'acknowledge',
      uid: 'engineer',
      arrange: async (site, uid) => {
        await site.keyOut('K1', 'l1');
        return (claims) =>
          site.as(uid, claims).moves('keyLoans', 'l1', 'acknowledge', { acknowledged: myStamp });
      },
    },
    {
      step: 'object',
      uid: 'engineer',
      arrange: async (site, uid) => {
        await site.keyOut('K1', 'l1');
        return (claims) =>
          site.as(uid, claims).moves('keyLoans', 'l1', 'object', { objection: '没有领过这把钥匙' });
      },
    },
    {
      step: 'explainDelay',
      uid: 'engineer',
      arrange: async (site, uid) => {
        await site.keyOut('K1', 'l1');
        return (claims) =>
          site.as(uid, claims).moves('keyLoans', 'l1', 'explainDelay', { delayReason: '维修未完' });
      },
    },
    {
      step: 'return',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.keyOut('K1', 'l1');
        const report = reported('vacant', 'mismatch', { loan: 'l1' });
        await site.record('keyIncidents', 'i1', { ...report, state: 'reported' });
        return (claims) => giveBack(site, uid, { incident: 'i1' }, '1', claims);
      },
    },
  ],
  reads: [readByStaff('keyLoans/l1')],
};
