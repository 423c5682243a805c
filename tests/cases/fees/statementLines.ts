import type { RegisterCases } from '../../support/rules/cases.ts';

// The server takes its steps.
export const cases: RegisterCases = {
  openings: [],
  movings: [],
  reads: [{ path: 'statementLines/x1', get: ['manager'], list: ['manager'], past: ['manager'] }],
};
