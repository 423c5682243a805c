// Printed from rulebook/chapters by `npm run generate`.
export const loaders = {
  units: () => import('../../../rulebook/chapters/homes/units.ts').then((m) => m.units),
  households: () => import('../../../rulebook/chapters/homes/households.ts').then((m) => m.households),
  householdFiles: () => import('../../../rulebook/chapters/homes/households.ts').then((m) => m.householdFiles),
  householdPhones: () => import('../../../rulebook/chapters/homes/households.ts').then((m) => m.householdPhones),
  disclosures: () => import('../../../rulebook/chapters/homes/disclosures.ts').then((m) => m.disclosures),
  keys: () => import('../../../rulebook/chapters/keys/keys.ts').then((m) => m.keys),
  keyDeposits: () => import('../../../rulebook/chapters/keys/keyDeposits.ts').then((m) => m.keyDeposits),
  keyLoans: () => import('../../../rulebook/chapters/keys/keyLoans.ts').then((m) => m.keyLoans),
  areaKeyHandovers: () => import('../../../rulebook/chapters/keys/areaKeyHandovers.ts').then((m) => m.areaKeyHandovers),
  keyCopies: () => import('../../../rulebook/chapters/keys/keyCopies.ts').then((m) => m.keyCopies),
  keyCounts: () => import('../../../rulebook/chapters/keys/keyCounts.ts').then((m) => m.keyCounts),
  countInventory: () => import('../../../rulebook/chapters/keys/keyCounts.ts').then((m) => m.countInventory),
  keyIncidents: () => import('../../../rulebook/chapters/keys/keyIncidents.ts').then((m) => m.keyIncidents),
  lockChanges: () => import('../../../rulebook/chapters/keys/lockChanges.ts').then((m) => m.lockChanges),
  repairKeyPickups: () => import('../../../rulebook/chapters/keys/repairKeyPickups.ts').then((m) => m.repairKeyPickups),
  dutyLog: () => import('../../../rulebook/chapters/duty/dutyLog.ts').then((m) => m.dutyLog),
  papersOwed: () => import('../../../rulebook/chapters/duty/dutyLog.ts').then((m) => m.papersOwed),
  dutyLogReviews: () => import('../../../rulebook/chapters/duty/dutyLog.ts').then((m) => m.dutyLogReviews),
  attachments: () => import('../../../rulebook/chapters/documents/attachments.ts').then((m) => m.attachments),
  members: () => import('../../../rulebook/chapters/people/members.ts').then((m) => m.members),
  rights: () => import('../../../rulebook/chapters/people/members.ts').then((m) => m.rights),
  roster: () => import('../../../rulebook/chapters/people/roster.ts').then((m) => m.roster),
  delegations: () => import('../../../rulebook/chapters/people/delegations.ts').then((m) => m.delegations),
  keyKeepers: () => import('../../../rulebook/chapters/people/keyKeepers.ts').then((m) => m.keyKeepers),
  notices: () => import('../../../rulebook/chapters/people/notices.ts').then((m) => m.notices),
  settings: () => import('../../../rulebook/chapters/site/settings.ts').then((m) => m.settings),
  clock: () => import('../../../rulebook/chapters/site/settings.ts').then((m) => m.clock),
  counters: () => import('../../../rulebook/chapters/site/counters.ts').then((m) => m.counters),
} as const;

/** Those whose records are found by typing. */
export const searched = ['units', 'households', 'keys', 'keyDeposits', 'keyCopies', 'keyIncidents', 'lockChanges', 'repairKeyPickups', 'members'] as const;
