import { type Attempt, type RegisterCases, readByStaff } from '../../support/rules/cases.ts';

/** What becomes of a unit that no household is entered for. */
const becomes = (step: string, by: string, from: string, to: string): Attempt => ({
  step,
  uid: by,
  arrange: async (site, uid) => {
    const where = { building: 'b1', entrance: '1', floor: 1, room: '103', area: 88.5 };
    await site.record('units', 'b1-103', { ...where, state: from });
    return (claims) => site.as(uid, claims).moves('units', 'b1-103', step, { state: to });
  },
});

export const cases: RegisterCases = {
  openings: [],
  movings: [
    {
      step: 'amend',
      uid: 'steward',
      arrange: async (site, uid) => {
        const fields = { floor: 2, area: 90.5, structure: '剪力墙', quality: '完好', use: 'shop' };
        return (claims) => site.as(uid, claims).moves('units', 'b1-101', 'amend', fields);
      },
    },
    becomes('sell', 'manager', 'unsold', 'vacant'),
    becomes('moveIn', 'steward', 'renovating', 'occupied'),
    becomes('renovate', 'assistant', 'vacant', 'renovating'),
    {
      step: 'moveOut',
      uid: 'steward',
      arrange: async (site, uid) => {
        await site.moveOut('h1');
        return (claims) => site.as(uid, claims).moves('units', 'b1-101', 'moveOut', { state: 'vacant' });
      },
    },
  ],
  reads: [readByStaff('units/b1-101')],
};
