import type { Consequence } from '../../consequences/consequence.ts';
import { keepAccount } from './keep-account.ts';

/** Whatever a household's account follows from. */
export const fees: readonly Consequence[] = [
  { name: 'keepAccountAfterBill', register: 'bills', run: keepAccount },
  { name: 'keepAccountAfterPayment', register: 'payments', run: keepAccount },
  { name: 'keepAccountAfterRefund', register: 'refunds', run: keepAccount },
  { name: 'keepAccountAfterChase', register: 'arrears', run: keepAccount },
];
