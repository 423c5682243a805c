import type { RegisterCases } from '../../support/rules/cases.ts';
import { picture } from '../../support/rules/world.ts';

export const cases: RegisterCases = {
  openings: [
    {
      step: 'add',
      uid: 'receptionist',
      arrange: async (site, uid) => {
        const use = { forRegister: 'keyLoans', forRecord: 'l1' };
        const fields = { kind: 'photo', mediaType: 'image/png', content: picture(), note: '正面', ...use };
        return (claims) => site.as(uid, claims).opens('attachments', 'a1', 'add', 'kept', fields);
      },
    },
  ],
  movings: [],
  reads: [{ path: 'attachments/a1', get: ['manager'], list: [], past: ['manager'] }],
};
