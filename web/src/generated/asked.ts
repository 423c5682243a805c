// Printed from the states of rulebook/chapters by `npm run generate`.
export const asked = [
  { register: 'disclosures', states: ['requested'], roles: ['supervisor', 'manager'] },
  { register: 'keys', states: ['awaitingReseal'], roles: ['supervisor', 'security'], keepers: true },
  { register: 'keyLoans', states: ['requested', 'approved'], roles: ['supervisor', 'manager'], keepers: true },
  { register: 'keyLoans', states: ['out'], person: 'borrowedBy' },
  { register: 'keyIncidents', states: ['reported', 'managerAsked', 'agreed'], roles: ['supervisor', 'security'], keepers: true },
  { register: 'keyCopies', states: ['requested', 'approved'], roles: ['supervisor', 'security'], keepers: true },
  { register: 'dutyLogReviews', states: ['reopened'], roles: ['supervisor'] },
] as const;
