import type { RegisterCases } from '../../support/rules/cases.ts';

// Its steps are the server's.
export const cases: RegisterCases = {
  openings: [],
  movings: [],
  reads: [
    {
      path: 'desks/x1',
      get: ['admin', 'manager'],
      list: ['admin', 'manager'],
      past: ['admin', 'manager'],
    },
  ],
};
