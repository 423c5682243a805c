import { bothSigned, call, fileProofs, issue, release } from './loans.ts';
import type { Data } from './people.ts';
import { myStamp, type Steps } from './person.ts';
import type { Claims, Site } from './world.ts';

// Each row of the release matrix in registers.md with everything that its paper can say, for whoever may hand out
// the key.

export interface Release {
  readonly kind: string;
  readonly to: string;
  /** Arranges the site; the batch can then be built as often as wanted. */
  readonly arrange: (site: Site, uid: string) => Promise<(claims?: Claims) => Steps>;
}

const outsiders = ['relative', 'agent', 'nanny', 'hourlyWorker'];
const loansOf: Readonly<Record<string, readonly string[]>> = {
  vacant: ['staff', 'contractor'],
  repair: ['staff', 'contractor'],
  deposited: [...outsiders, 'otherDepartment'],
  sealed: ['staff', 'otherDepartment', 'contractor', ...outsiders],
};

/** The paper that somebody shows; whoever needs none may show any. */
const proofOf = (borrower: string): string => {
  if (borrower === 'contractor') return 'developerProof';
  return ['nanny', 'hourlyWorker'].includes(borrower) ? 'entryPass' : 'idCard';
};

const shown = (borrower: string): Data => ({
  ...{ collector: '张三', identityChecked: true, proof: proofOf(borrower), consent: call() },
});

const loan = (kind: string, borrower: string): Release => ({
  kind,
  to: borrower,
  arrange: async (site, uid) => {
    await site.key('K1', { kind });
    await fileProofs(site);
    const opened = borrower === 'contractor' ? { borrowedBy: 'receptionist' } : {};
    const emergency = { emergency: true, emergencyKind: 'other', emergencyWhat: '电梯困人' };
    const record = { state: 'approved', borrower, approvals: bothSigned(), ...opened, ...emergency };
    await site.loan('l1', { key: 'K1', ...record });
    const papers = { ...shown(borrower), entrants: ['张三', '李四', '王五', '赵六', '钱七', '孙八'] };
    return (claims) => issue(site, uid, papers, '1', claims);
  },
});

const emergency: Release = {
  kind: 'deposited',
  to: 'otherDepartment in an emergency',
  arrange: async (site, uid) => {
    await site.key('K1', { kind: 'deposited' });
    const told = { emergencyKind: 'other', emergencyWhat: '电梯困人', consent: call() };
    return (claims) => release(site, uid, { ...told, entrants: ['张三', '李四'] }, '1', 'l1', claims);
  },
};

const pickup = (collectedBy: string): Release => ({
  kind: 'repair',
  to: `${collectedBy} for good`,
  arrange: async (site, uid) => {
    await site.key('K1', { kind: 'repair' });
    await fileProofs(site, 'repairKeyPickups', 'p1');
    const key = { key: 'K1', keyCode: 'K1', unit: '1-101', pieces: 2, household: 'h1' };
    const entry = { ...key, collectedBy, ...shown(collectedBy), signature: 'signature', reason: 'other' };
    return (claims) =>
      site
        .as(uid, claims)
        .opens('repairKeyPickups', 'p1', 'hand', 'handed', entry)
        .moves('keys', 'K1', 'withdraw', { state: 'withdrawn', withdrawnFor: 'p1' });
  },
});

const takeBack = (kind: string, returnedTo: string): Release => ({
  kind,
  to: `${returnedTo} for good`,
  arrange: async (site, uid) => {
    await site.deposit('d1', 'K1', { kind }, { kind });
    await fileProofs(site, 'keyDeposits', 'd1');
    const { identityChecked: _before, ...papers } = shown(returnedTo);
    const entry = {
      state: 'returned',
      returned: myStamp,
      returnedTo,
      returnedPieces: 2,
      collectorChecked: true,
      ...papers,
    };
    return (claims) =>
      site
        .as(uid, claims)
        .moves('keyDeposits', 'd1', 'return', entry)
        .moves('keys', 'K1', 'withdraw', { state: 'withdrawn', withdrawnFor: 'd1' });
  },
});

export const releases: readonly Release[] = [
  ...Object.entries(loansOf).flatMap(([kind, borrowers]) => borrowers.map((one) => loan(kind, one))),
  emergency,
  ...['household', ...outsiders].map(pickup),
  ...['deposited', 'sealed'].flatMap((kind) => ['household', ...outsiders].map((one) => takeBack(kind, one))),
];
