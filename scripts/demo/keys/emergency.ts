import type { DemoLines } from '../support/demo.ts';

export const after = ['keys/key-deposits'];

/** A deposited key that left at once in a flood: its papers are owed. */
export const lines: DemoLines = async ({ take, uid, earlier }) => {
  const emergency = {
    ...{ key: 'W-01', borrower: 'otherDepartment', borrowedBy: uid.engineer },
    ...{ purpose: '跑水，关闭入户阀门', emergency: true, emergencyKind: 'flood' },
    agreedByPhone: '王经理、业主',
  };
  await take('supervisor', 'keyLoans', 'releaseInEmergency', 'demo-loan-emergency', emergency, earlier(15));
};
