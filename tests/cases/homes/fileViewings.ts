import type { RegisterCases } from '../../support/rules/cases.ts';
import { signed } from '../../support/rules/loans.ts';
import { myStamp } from '../../support/rules/person.ts';

export const cases: RegisterCases = {
  openings: [
    {
      step: 'view',
      uid: 'steward',
      arrange: async (site, uid) => (claims) =>
        site
          .as(uid, claims)
          .opens('fileViewings', `h1~${uid}`, 'view', 'viewed', { household: 'h1', seen: myStamp }),
    },
  ],
  movings: [
    {
      step: 'viewAgain',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.record('fileViewings', `h1~${uid}`, {
          ...{ household: 'h1', state: 'viewed', seen: signed(String(uid)), opened: signed(String(uid)) },
        });
        return (claims) =>
          site.as(uid, claims).moves('fileViewings', `h1~${uid}`, 'viewAgain', { seen: myStamp });
      },
    },
  ],
  reads: [
    {
      path: 'fileViewings/h1~receptionist',
      get: ['receptionist', 'manager'],
      ...{ list: ['manager'], listedBy: ['opened.by', 'cleaner'] },
      past: ['receptionist', 'manager'],
    },
  ],
};
