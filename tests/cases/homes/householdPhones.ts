import type { RegisterCases } from '../../support/rules/cases.ts';
import { fileOf, phoneOf, shownOfFile } from '../../support/rules/private-part.ts';

export const cases: RegisterCases = {
  openings: [],
  movings: [
    {
      step: 'amend',
      uid: 'manager',
      arrange: async (site, uid) => (claims) =>
        site
          .as(uid, claims)
          .moves('households/h2/private', 'phone', 'amend', phoneOf('h2'))
          .moves('households/h2/private', 'file', 'amend', fileOf('h2'))
          .moves('households', 'h2', 'amendFile', shownOfFile),
    },
  ],
  reads: [{ path: 'households/h1/private/phone', get: ['manager'], list: [], past: ['manager'] }],
};
