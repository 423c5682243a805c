import { type RegisterCases, readByStaff } from '../../support/rules/cases.ts';
import { call, fileProofs } from '../../support/rules/loans.ts';
import { myStamp } from '../../support/rules/person.ts';

export const cases: RegisterCases = {
  openings: [
    {
      step: 'deposit',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await fileProofs(site, 'keyDeposits', 'd1');
        const entry = {
          ...{ household: 'h1', key: 'K1', kind: 'sealed', term: 'short', pieces: 2, identityChecked: true },
          ...{ room: '1-101', unit: 'b1-101', sealNo: 'S-1', signature: 'signature', passTo: '小李' },
        };
        const key = {
          ...{
            code: 'K1',
            kind: 'sealed',
            cabinet: 'sealed',
            opensWhat: '1-101',
            hook: 'A1',
            pieces: 2,
            present: 2,
          },
          ...{ unit: 'b1-101', household: 'h1', deposit: 'd1', sealNo: 'S-1' },
        };
        return (claims) =>
          site
            .as(uid, claims)
            .opens('keyDeposits', 'd1', 'deposit', 'kept', entry)
            .opens('keys', 'K1', 'register', 'inCabinet', key);
      },
    },
  ],
  movings: [
    {
      step: 'return',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.deposit('d1', 'K1');
        await fileProofs(site, 'keyDeposits', 'd1');
        const papers = { collector: '李四', collectorChecked: true, proof: 'idCard', consent: call() };
        const back = { returnedTo: 'agent', returnedPieces: 2, ...papers };
        const fields = { state: 'returned', returned: myStamp, ...back };
        return (claims) =>
          site
            .as(uid, claims)
            .moves('keyDeposits', 'd1', 'return', fields)
            .moves('keys', 'K1', 'withdraw', { state: 'withdrawn', withdrawnFor: 'd1' });
      },
    },
    {
      step: 'close',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.deposit('d1', 'K1');
        await site.moveOut('h1');
        return (claims) =>
          site
            .as(uid, claims)
            .moves('keyDeposits', 'd1', 'close', { state: 'closed', reason: '已迁出，联系不上' })
            .moves('keys', 'K1', 'withdraw', { state: 'withdrawn', withdrawnFor: 'd1' });
      },
    },
  ],
  reads: [readByStaff('keyDeposits/d1')],
};
