interface Survivors {
  readonly because: string;
  readonly mutants: readonly string[];
}

/** Mutants that answer every request of the tests alike, and why no request can tell them from the original. */
const survivors: readonly Survivors[] = [
  {
    because: 'The record that moves in the same batch asks the same of the same person.',
    mutants: [
      "areaKeyHandovers drawStep: with 'clerk' in ['security', 'supervisor']",
      "households/{id}/private/file amendStep: true for holds(me, ['supervisor', 'manager'])",
      'households/{id}/private/file amendStep: true for stewardOfTheBuilding(me)',
      "repairKeyPickups keeper: or instead of and before holds(me, ['security'])",
      "repairKeyPickups keeper: true for holds(me, ['supervisor'])",
      "repairKeyPickups keeperInKeyKeepers: true for keyKeepers.state == 'active'",
    ],
  },
  {
    because: 'A field that is not there has no type, and its type is asked for a line later.',
    mutants: [
      "keys registerStep: without 'hook' in ['code', 'kind', 'opensWhat', 'hook', 'pieces', 'cabinet']",
      "keys replaceStep: without 'lockChange' in ['pieces', 'lockChange']",
      "lockChanges deliverStep: without 'oldKeyReturned' in ['newPieces', 'oldKeyReturned']",
    ],
  },
  {
    because: 'Such a record is never opened in the same batch, so it is there before or not at all.',
    mutants: [
      "households/{id}/private/file amendStep: exists instead of existsAfter(at('households', the.household))",
      "keys replaceStep: exists instead of existsAfter(at('lockChanges', the.lockChange))",
    ],
  },
  {
    because: 'Another condition of the same rule says as much or more.',
    mutants: [
      "attachments allow get: false for holds(member(request.auth.uid), ['supervisor'])",
      "attachments allow get: without 'supervisor' in ['supervisor']",
      "households/{id}/private/file stewardOfTheBuilding: true for me.state == 'active'",
      'keyCounts startStep: true for isDay(the.day)',
      'keyDeposits depositStep: true for isId(the.key)',
    ],
  },
  {
    because:
      'There is no such thing: the key of a household is no area key, a deposited key goes to no contractor.',
    mutants: [
      "keyLoans developerProofOnFile: with 'deposited' in ['vacant', 'repair']",
      "lockChanges keeper: false for holds(me, ['security'])",
      "{register}/{record}/history allow read: with 'other' in ['attachments', 'disclosures']",
    ],
  },
];

/** Their ids. */
export const listed: ReadonlySet<string> = new Set(survivors.flatMap(({ mutants }) => mutants));
