import type { RegisterCases } from '../../support/rules/cases.ts';
import { inHours } from '../../support/rules/moments.ts';

export const cases: RegisterCases = {
  openings: [
    {
      step: 'view',
      uid: 'steward',
      arrange: async (site, uid) => (claims) =>
        site.as(uid, claims).opens('fileViewings', `h1~${uid}`, 'view', 'viewed', { household: 'h1' }),
    },
  ],
  movings: [
    {
      step: 'viewAgain',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.record('fileViewings', `h1~${uid}`, {
          ...{ household: 'h1', state: 'viewed', opened: { by: uid, at: inHours(-9) } },
        });
        return (claims) => site.as(uid, claims).moves('fileViewings', `h1~${uid}`, 'viewAgain', {});
      },
    },
  ],
  reads: [
    {
      path: 'fileViewings/h1~receptionist',
      get: ['receptionist', 'manager'],
      list: ['manager'],
      past: ['receptionist', 'manager'],
    },
  ],
};
