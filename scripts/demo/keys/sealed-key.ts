import type { DemoLines } from '../support/demo.ts';

export const after = ['keys/key-deposits'];

/** A sealed key that came back from an airing and waits for its new seal. */
export const lines: DemoLines = async ({ take, uid, earlier }) => {
  const loan = 'demo-loan-sealed';
  const asked = {
    ...{ key: 'S-01', borrower: 'staff', borrowedBy: uid.steward },
    ...{ purpose: '业主委托开窗通风', emergency: false },
  };
  await take('receptionist', 'keyLoans', 'request', loan, asked, earlier(200));
  await take('manager', 'keyLoans', 'approve', loan, {}, earlier(190));
  const consent = { at: earlier(186), with: '业主本人', agreed: true };
  await take('receptionist', 'keyLoans', 'issue', loan, { consent }, earlier(185));
  const back = {
    ...{ returnedPieces: 1, returnedUnit: '1-1-1001', returnedBy: uid.steward },
    statement: { powerOff: true, doorsAndWindowsShut: true, locked: true },
  };
  await take('receptionist', 'keyLoans', 'return', loan, back, earlier(150));
};
