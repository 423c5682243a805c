import { type RegisterCases, readByStaff } from '../../support/rules/cases.ts';

// The server takes its steps.
export const cases: RegisterCases = {
  openings: [],
  movings: [],
  reads: [readByStaff('tariffs/x1')],
};
