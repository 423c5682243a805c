import { type RegisterCases, readByStaff } from '../../support/rules/cases.ts';
import { reported, signed } from '../../support/rules/loans.ts';
import { myStamp } from '../../support/rules/person.ts';

const asked = { key: 'K1', keyCode: 'K1', unit: '1-101', pieces: 1, why: '保洁需要' };

export const cases: RegisterCases = {
  openings: [
    {
      step: 'request',
      uid: 'engineer',
      arrange: async (site, uid) => {
        await site.key('K1');
        return (claims) => site.as(uid, claims).opens('keyCopies', 'c1', 'request', 'requested', asked);
      },
    },
  ],
  movings: [
    {
      step: 'approve',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.record('keyCopies', 'c1', { ...asked, state: 'requested' });
        const fields = { state: 'approved', approved: myStamp };
        return (claims) => site.as(uid, claims).moves('keyCopies', 'c1', 'approve', fields);
      },
    },
    {
      step: 'reject',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.record('keyCopies', 'c1', { ...asked, state: 'approved', approved: signed('dismissed') });
        const fields = { state: 'rejected', reason: '另有备用' };
        return (claims) => site.as(uid, claims).moves('keyCopies', 'c1', 'reject', fields);
      },
    },
    {
      step: 'make',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.key('K1', { kind: 'deposited', state: 'lost', incident: 'i1' });
        await site.record('keyIncidents', 'i1', { ...reported('deposited', 'lost'), state: 'agreed' });
        await site.record('keyCopies', 'c1', { ...asked, state: 'approved', approved: signed('supervisor') });
        const fields = { state: 'made', made: myStamp };
        return (claims) => site.as(uid, claims).moves('keyCopies', 'c1', 'make', fields);
      },
    },
  ],
  reads: [readByStaff('keyCopies/c1')],
};
