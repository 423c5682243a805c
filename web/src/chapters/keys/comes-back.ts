import type { Document } from '../../data/store.ts';

/** What is known of a loan that comes back as it went out; the person corrects what did not. */
export const loanComesBack = (step: string, { pieces, unit, collector, borrowedBy }: Document): Document =>
  step === 'return'
    ? {
        ...{ returnedPieces: pieces, returnedUnit: unit },
        ...(collector === undefined ? { returnedBy: borrowedBy } : { broughtBackBy: collector }),
      }
    : {};

/** The same of the keys of an area. */
export const areaKeysComeBack = (step: string, { pieces }: Document): Document =>
  step === 'return' ? { returnedPieces: pieces } : {};
