import type { DemoLines } from '../support/demo.ts';

export const after = ['keys/key-deposits'];

/** A daughter has fetched the key of a household that agreed by telephone; a copy of her card is kept. */
export const lines: DemoLines = async ({ take, uid, earlier, photograph }) => {
  const loan = 'demo-loan-relative';
  const asked = {
    ...{ key: 'W-04', borrower: 'relative', borrowedBy: uid.assistant, collector: '王女士（业主女儿）' },
    ...{ purpose: '代业主取文件', emergency: false, identityChecked: true },
    proof: await photograph('idCard', 'keyLoans', loan, earlier(54)),
    consent: { at: earlier(56), with: '业主本人', agreed: true },
  };
  await take('receptionist', 'keyLoans', 'request', loan, asked, earlier(53));
  await take('receptionist', 'keyLoans', 'issue', loan, {}, earlier(52));
};
