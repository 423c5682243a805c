import type { RegisterCases } from '../../support/rules/cases.ts';

// The server takes its steps; each reads their own alone.
export const cases: RegisterCases = {
  openings: [],
  movings: [],
  reads: [{ path: 'savedViews/manager', get: ['manager'], list: [], past: [] }],
};
