import { type RegisterCases, readByStaff } from '../../support/rules/cases.ts';
import { signed } from '../../support/rules/loans.ts';
import { day } from '../../support/rules/moments.ts';
import { myStamp } from '../../support/rules/person.ts';

export const cases: RegisterCases = {
  openings: [
    {
      step: 'sign',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.closesAt('00:00');
        const fields = { day: day(), remarks: '已阅', signed: myStamp };
        return (claims) => site.as(uid, claims).opens('dutyLogReviews', day(), 'sign', 'signed', fields);
      },
    },
  ],
  movings: [
    {
      step: 'signAgain',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.closesAt('00:00');
        const before = { day: day(), signed: signed('supervisor') };
        await site.record('dutyLogReviews', day(), { ...before, state: 'reopened' });
        const fields = { state: 'signed', signed: myStamp, remarks: '已重阅' };
        return (claims) => site.as(uid, claims).moves('dutyLogReviews', day(), 'signAgain', fields);
      },
    },
  ],
  reads: [readByStaff(`dutyLogReviews/${day()}`)],
};
