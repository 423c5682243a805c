import { type RegisterCases, readByStaff } from '../../support/rules/cases.ts';
import { myStamp } from '../../support/rules/person.ts';

const entry = { household: 'h1', key: 'K1', keyCode: 'K1', unit: '1-101' };

export const cases: RegisterCases = {
  openings: [
    {
      step: 'report',
      uid: 'cleaner',
      arrange: async (site, uid) => {
        await site.key('K1', { kind: 'deposited' });
        const fields = { ...entry, note: '业户来电' };
        return (claims) =>
          site
            .as(uid, claims)
            .opens('lockChanges', 'c1', 'report', 'reported', fields)
            .moves('keys', 'K1', 'noteLockChange', { lockChange: 'c1', lockChanged: true });
      },
    },
  ],
  movings: [
    {
      step: 'deliver',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.key('K1', { kind: 'deposited' });
        await site.record('lockChanges', 'c1', { ...entry, state: 'reported' });
        const fields = { state: 'delivered', delivered: myStamp, newPieces: 3, oldKeyReturned: true };
        return (claims) =>
          site
            .as(uid, claims)
            .moves('lockChanges', 'c1', 'deliver', fields)
            .moves('keys', 'K1', 'replace', {
              ...{ state: 'inCabinet', pieces: 3, present: 3, lockChanged: false },
              ...{ lockChange: 'c1', cameBack: myStamp },
            });
      },
    },
    {
      step: 'cancel',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.key('K1', { kind: 'deposited', lockChange: 'c1', lockChanged: true });
        await site.record('lockChanges', 'c1', { ...entry, state: 'reported' });
        const fields = { state: 'cancelled', reason: '业户取回钥匙' };
        return (claims) =>
          site
            .as(uid, claims)
            .moves('lockChanges', 'c1', 'cancel', fields)
            .moves('keys', 'K1', 'forgetLockChange', { lockChanged: false });
      },
    },
  ],
  reads: [readByStaff('lockChanges/c1')],
};
