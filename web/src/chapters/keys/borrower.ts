import {
  type Borrower,
  borrowers,
  type KeyKind,
  releaseMatrix,
} from '../../../../rulebook/chapters/keys/release-matrix.ts';
import type { Words } from '../../language/words.ts';

/** For whom the member of staff holds the key; nothing for the department's own. */
export const borrowerWords = (borrower: Borrower): Words => {
  if (borrower === 'staff' || borrower === 'shift') return { zh: '', en: '' };
  const { zh, en } = borrowers[borrower] ?? { zh: borrower, en: borrower };
  return { zh: `（${zh.replace(/（.*）/, '')}）`, en: ` (${en.replace(/ \(.*\)/, '').toLowerCase()})` };
};

/** Whose approval the release matrix asks of this pair, in the order of the form. */
export function approversOf(kind: KeyKind, borrower: Borrower): readonly ('supervisor' | 'manager')[] {
  const needs = releaseMatrix
    .filter(
      (row) =>
        row.register === 'keyLoans' &&
        !row.emergency &&
        row.kinds.includes(kind) &&
        row.borrowers.includes(borrower),
    )
    .flatMap((row) => row.needs);
  if (needs.includes('bothApprovals')) return ['supervisor', 'manager'];
  return needs.includes('managerApproval') ? ['manager'] : [];
}
