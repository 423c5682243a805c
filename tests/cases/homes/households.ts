import { type RegisterCases, readByStaff } from '../../support/rules/cases.ts';
import { day } from '../../support/rules/moments.ts';
import { fileOf, phoneOf, shownOfFile } from '../../support/rules/private-part.ts';

export const cases: RegisterCases = {
  openings: [],
  movings: [
    {
      step: 'amend',
      uid: 'steward',
      arrange: async (site, uid) => {
        const fields = { displayName: '王先生', moveInDate: '2026-03-01', careMark: '独居老人' };
        return (claims) => site.as(uid, claims).moves('households', 'h1', 'amend', fields);
      },
    },
    {
      step: 'amendFile',
      uid: 'supervisor',
      arrange: async (site, uid) => (claims) =>
        site
          .as(uid, claims)
          .moves('households', 'h2', 'amendFile', shownOfFile)
          .moves('households/h2/private', 'file', 'amend', fileOf('h2'))
          .moves('households/h2/private', 'phone', 'amend', phoneOf('h2')),
    },
    {
      step: 'moveOut',
      uid: 'assistant',
      arrange: async (site, uid) => (claims) =>
        site.as(uid, claims).moves('households', 'h1', 'moveOut', { state: 'former', moveOutDate: day() }),
    },
  ],
  reads: [readByStaff('households/h1')],
};
