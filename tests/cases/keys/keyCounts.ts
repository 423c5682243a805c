import { type RegisterCases, readByStaff } from '../../support/rules/cases.ts';
import { day } from '../../support/rules/moments.ts';
import { myStamp } from '../../support/rules/person.ts';

export const cases: RegisterCases = {
  openings: [
    {
      step: 'start',
      uid: 'supervisor',
      arrange: async (site, uid) => (claims) =>
        site
          .as(uid, claims)
          .opens('keyCounts', `${day()}~area`, 'start', 'open', { day: day(), cabinet: 'area' }),
    },
  ],
  movings: [
    {
      step: 'finish',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.count('c1', 'area', ['K1', 'K2', 'K3']);
        const named = {
          found: ['K1'],
          missing: ['K2'],
          lent: ['K3'],
          pieces: 2,
          unexpected: ['无牌'],
          note: '挂错钩',
        };
        const fields = { ...named, state: 'done', done: myStamp };
        return (claims) => site.as(uid, claims).moves('keyCounts', 'c1', 'finish', fields);
      },
    },
  ],
  reads: [readByStaff('keyCounts/c1')],
};
