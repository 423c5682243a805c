import type { RegisterCases } from '../../support/rules/cases.ts';

// Nobody reads it: the tally does.
export const cases: RegisterCases = {
  openings: [],
  movings: [],
  reads: [{ path: 'answerSheets/x1', get: [], list: [], past: [] }],
};
