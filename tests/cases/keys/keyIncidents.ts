import { type RegisterCases, readByStaff } from '../../support/rules/cases.ts';
import { call, reported } from '../../support/rules/loans.ts';
import { myStamp } from '../../support/rules/person.ts';

export const cases: RegisterCases = {
  openings: [
    {
      step: 'report',
      uid: 'cleaner',
      arrange: async (site, uid) => {
        await site.keyOut('K1', 'l1');
        const fields = reported('vacant', 'mismatch', { loan: 'l1', protection: '巡查' });
        return (claims) => site.as(uid, claims).opens('keyIncidents', 'i1', 'report', 'reported', fields);
      },
    },
  ],
  movings: [
    {
      step: 'askManager',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.record('keyIncidents', 'i1', { ...reported('vacant', 'lost'), state: 'reported' });
        const fields = { state: 'managerAsked', managerAnswer: '换锁', protection: '巡查', asked: myStamp };
        const wanted = { agreedRemedy: 'lockChange' };
        return (claims) =>
          site.as(uid, claims).moves('keyIncidents', 'i1', 'askManager', { ...fields, ...wanted });
      },
    },
    {
      step: 'recordConsent',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.record('keyIncidents', 'i1', { ...reported('deposited', 'lost'), state: 'managerAsked' });
        const fields = { state: 'agreed', consent: call() };
        return (claims) => site.as(uid, claims).moves('keyIncidents', 'i1', 'recordConsent', fields);
      },
    },
    {
      step: 'remedy',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.key('K1', { present: 1 });
        await site.record('keyIncidents', 'i1', { ...reported('vacant', 'mismatch'), state: 'managerAsked' });
        await site.record('keyCopies', 'c1', {
          key: 'K1',
          state: 'made',
          opened: { by: 'clerk', at: new Date() },
        });
        const fields = { state: 'solved', remedyKind: 'copy', copy: 'c1', piecesBack: 1, solved: myStamp };
        return (claims) =>
          site
            .as(uid, claims)
            .moves('keyIncidents', 'i1', 'remedy', fields)
            .moves('keys', 'K1', 'regain', { incident: 'i1', present: 2 });
      },
    },
  ],
  reads: [readByStaff('keyIncidents/i1')],
};
