import type { RegisterCases } from '../../support/rules/cases.ts';

// The server takes its steps.
export const cases: RegisterCases = {
  openings: [],
  movings: [],
  reads: [
    {
      path: 'surveys/x1',
      get: ['receptionist', 'manager'],
      list: ['receptionist', 'manager'],
      past: ['receptionist', 'manager'],
    },
  ],
};
