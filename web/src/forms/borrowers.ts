import {
  type Borrower,
  type KeyKind,
  releaseMatrix,
} from '../../../rulebook/chapters/keys/release-matrix.ts';

/** To whom a kind of key may be lent by the loan register; a kind without any is not lent. */
export const borrowersOf = (kind: KeyKind, isEmergency = false): readonly Borrower[] => [
  ...new Set(
    releaseMatrix
      .filter(
        ({ register, kinds, emergency = false }) =>
          register === 'keyLoans' && emergency === isEmergency && kinds.includes(kind),
      )
      .flatMap((row) => row.borrowers),
  ),
];
