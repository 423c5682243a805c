import { type RegisterCases, readByStaff } from '../../support/rules/cases.ts';
import { day } from '../../support/rules/moments.ts';

// The server takes its steps.
export const cases: RegisterCases = {
  openings: [],
  movings: [],
  reads: [readByStaff(`dayClosings/${day()}`)],
};
