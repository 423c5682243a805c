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

/** Who has a key: the member of staff, or the person who has taken it and through whom. */
export interface Holder {
  /** The member of staff who answers for it. */
  readonly holder: string;
  readonly borrower: Borrower;
  /** Whoever is not one of the staff; empty otherwise. */
  readonly collector: string;
}

/** '王工（其他部门）'; of an outsider '亲属 朱小弟，经手 陈前台'. */
export function holderWords({ holder, borrower, collector }: Holder, nameOf: (uid: string) => string): Words {
  const name = nameOf(holder);
  const { zh, en } = borrowerWords(borrower);
  if (collector === '') return { zh: `${name}${zh}`, en: `${name}${en}` };
  const bare = { zh: zh.replaceAll(/[（）]/g, ''), en: en.replaceAll(/[()]/g, '').trim() };
  return {
    zh: `${bare.zh} ${collector}，经手 ${name}`.trim(),
    en: `${collector} (${bare.en}), through ${name}`,
  };
}

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
