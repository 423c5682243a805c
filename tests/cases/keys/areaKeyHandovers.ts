import { type RegisterCases, readByStaff } from '../../support/rules/cases.ts';
import { reported, signed } from '../../support/rules/loans.ts';
import { myStamp } from '../../support/rules/person.ts';

const entry = { key: 'K1', keyCode: 'K1', unit: '1-101', pieces: 2, drawnBy: 'assistant' };

export const cases: RegisterCases = {
  openings: [
    {
      step: 'draw',
      uid: 'security',
      arrange: async (site, uid) => {
        await site.key('K1', { kind: 'area' });
        return (claims) =>
          site
            .as(uid, claims)
            .opens('areaKeyHandovers', 'a1', 'draw', 'drawn', { ...entry, drawn: myStamp })
            .moves('keys', 'K1', 'lend', { state: 'out', loan: 'a1' });
      },
    },
  ],
  movings: [
    {
      step: 'return',
      uid: 'security',
      arrange: async (site, uid) => {
        await site.key('K1', { kind: 'area', state: 'out', loan: 'a1' });
        await site.record('areaKeyHandovers', 'a1', { ...entry, drawn: signed('security'), state: 'drawn' });
        const report = { ...reported('area', 'mismatch', { loan: 'a1' }), opened: signed('cleaner') };
        await site.record('keyIncidents', 'i1', { ...report, state: 'reported' });
        const back = { returnedPieces: 1, returnedBy: 'receptionist', incident: 'i1' };
        return (claims) =>
          site
            .as(uid, claims)
            .moves('areaKeyHandovers', 'a1', 'return', { state: 'returned', returned: myStamp, ...back })
            .moves('keys', 'K1', 'return', { state: 'inCabinet', present: 1, cameBack: myStamp });
      },
    },
  ],
  reads: [readByStaff('areaKeyHandovers/a1')],
};
