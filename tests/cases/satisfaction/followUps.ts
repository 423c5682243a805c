import type { RegisterCases } from '../../support/rules/cases.ts';
import { day } from '../../support/rules/moments.ts';
import { myStamp } from '../../support/rules/person.ts';

const planned = {
  ...{
    household: 'h1',
    building: 'b1',
    room: 'b1-1-101',
    reason: 'routine',
    plannedOn: day(),
    until: day(9),
  },
  ...{ tries: 0, state: 'planned' },
};

export const cases: RegisterCases = {
  openings: [],
  movings: [
    {
      step: 'visit',
      uid: 'steward',
      arrange: async (site, uid) => {
        await site.record('followUps', 'f1', planned);
        const fields = { met: 'family', found: '厨房漏水已修好', told: '修得很快', agrees: 'same' };
        return (claims) =>
          site
            .as(uid, claims)
            .moves('followUps', 'f1', 'visit', { state: 'visited', ...fields, visited: myStamp });
      },
    },
    {
      step: 'nobodyHome',
      uid: 'receptionist',
      arrange: async (site, uid) => {
        await site.record('followUps', 'f1', planned);
        return (claims) =>
          site.as(uid, claims).moves('followUps', 'f1', 'nobodyHome', { tries: 1, tried: myStamp });
      },
    },
  ],
  reads: [
    {
      path: 'followUps/f1',
      get: ['receptionist', 'manager'],
      list: ['receptionist', 'manager'],
      past: ['receptionist', 'manager'],
    },
  ],
};
