import { type RegisterCases, readByStaff } from '../../support/rules/cases.ts';

export const cases: RegisterCases = { openings: [], movings: [], reads: [readByStaff('settings/site')] };
