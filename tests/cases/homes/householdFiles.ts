import type { RegisterCases } from '../../support/rules/cases.ts';
import { fileOf, phoneOf, shownOfFile } from '../../support/rules/private-part.ts';

export const cases: RegisterCases = {
  openings: [],
  movings: [
    {
      step: 'amend',
      uid: 'steward',
      arrange: async (site, uid) => (claims) =>
        site
          .as(uid, claims)
          .moves('households/h1/private', 'file', 'amend', fileOf('h1'))
          .moves('households/h1/private', 'phone', 'amend', phoneOf('h1'))
          .moves('households', 'h1', 'amendFile', shownOfFile),
    },
  ],
  reads: [{ path: 'households/h1/private/file', get: ['manager'], list: [], past: ['manager'] }],
};
