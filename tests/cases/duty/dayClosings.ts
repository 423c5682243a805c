import type { RegisterCases } from '../../support/rules/cases.ts';
import { day } from '../../support/rules/moments.ts';

// The server takes its steps.
export const cases: RegisterCases = {
  openings: [],
  movings: [],
  reads: [{ path: `dayClosings/${day()}`, get: ['manager'], list: ['manager'], past: ['manager'] }],
};
