import { type RegisterCases, readByStaff } from '../../support/rules/cases.ts';
import { call, fileProofs } from '../../support/rules/loans.ts';

export const cases: RegisterCases = {
  openings: [
    {
      step: 'hand',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.key('K1', { kind: 'repair' });
        await fileProofs(site, 'repairKeyPickups', 'p1');
        const entry = {
          ...{ key: 'K1', keyCode: 'K1', unit: '1-101', pieces: 2, household: 'h1', collectedBy: 'agent' },
          ...{ collector: '李四', identityChecked: true, signature: 'signature', reason: 'other' },
          ...{ proof: 'idCard', consent: call(), note: '代领' },
        };
        return (claims) =>
          site
            .as(uid, claims)
            .opens('repairKeyPickups', 'p1', 'hand', 'handed', entry)
            .moves('keys', 'K1', 'withdraw', { state: 'withdrawn', withdrawnFor: 'p1' });
      },
    },
  ],
  movings: [],
  reads: [readByStaff('repairKeyPickups/p1')],
};
