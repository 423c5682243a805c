import { type Register, type Registers, registersOf } from '../../rulebook/notation/register.ts';

/** Each register's definition is a chunk of its own, fetched when a screen needs it. */
const loaders = {
  members: () => import('../../rulebook/chapters/people/members.ts').then((m) => m.members),
  rights: () => import('../../rulebook/chapters/people/members.ts').then((m) => m.rights),
  settings: () => import('../../rulebook/chapters/site/settings.ts').then((m) => m.settings),
  clock: () => import('../../rulebook/chapters/site/settings.ts').then((m) => m.clock),
  counters: () => import('../../rulebook/chapters/site/counters.ts').then((m) => m.counters),
  keyKeepers: () => import('../../rulebook/chapters/people/keyKeepers.ts').then((m) => m.keyKeepers),
  delegations: () => import('../../rulebook/chapters/people/delegations.ts').then((m) => m.delegations),
  units: () => import('../../rulebook/chapters/homes/units.ts').then((m) => m.units),
  households: () => import('../../rulebook/chapters/homes/households.ts').then((m) => m.households),
  householdFiles: () => import('../../rulebook/chapters/homes/households.ts').then((m) => m.householdFiles),
  householdPhones: () => import('../../rulebook/chapters/homes/households.ts').then((m) => m.householdPhones),
  disclosures: () => import('../../rulebook/chapters/homes/disclosures.ts').then((m) => m.disclosures),
  attachments: () => import('../../rulebook/chapters/documents/attachments.ts').then((m) => m.attachments),
  keys: () => import('../../rulebook/chapters/keys/keys.ts').then((m) => m.keys),
  keyDeposits: () => import('../../rulebook/chapters/keys/keyDeposits.ts').then((m) => m.keyDeposits),
  keyLoans: () => import('../../rulebook/chapters/keys/keyLoans.ts').then((m) => m.keyLoans),
  repairKeyPickups: () =>
    import('../../rulebook/chapters/keys/repairKeyPickups.ts').then((m) => m.repairKeyPickups),
  areaKeyHandovers: () =>
    import('../../rulebook/chapters/keys/areaKeyHandovers.ts').then((m) => m.areaKeyHandovers),
  keyCounts: () => import('../../rulebook/chapters/keys/keyCounts.ts').then((m) => m.keyCounts),
  countInventory: () => import('../../rulebook/chapters/keys/keyCounts.ts').then((m) => m.countInventory),
  keyIncidents: () => import('../../rulebook/chapters/keys/keyIncidents.ts').then((m) => m.keyIncidents),
  keyCopies: () => import('../../rulebook/chapters/keys/keyCopies.ts').then((m) => m.keyCopies),
  lockChanges: () => import('../../rulebook/chapters/keys/lockChanges.ts').then((m) => m.lockChanges),
  dutyLog: () => import('../../rulebook/chapters/duty/dutyLog.ts').then((m) => m.dutyLog),
  papersOwed: () => import('../../rulebook/chapters/duty/dutyLog.ts').then((m) => m.papersOwed),
  dutyLogReviews: () => import('../../rulebook/chapters/duty/dutyLog.ts').then((m) => m.dutyLogReviews),
  notices: () => import('../../rulebook/chapters/people/notices.ts').then((m) => m.notices),
} as const satisfies Record<string, () => Promise<Register>>;

export type RegisterName = keyof typeof loaders;

export const registerNames = Object.keys(loaders) as RegisterName[];

export const isRegisterName = (text: string): text is RegisterName => Object.hasOwn(loaders, text);

const loaded = new Map<string, Register>();

/** The definition of one register. */
export async function loadRegister(name: RegisterName): Promise<Register> {
  const register = loaded.get(name) ?? (await loaders[name]());
  loaded.set(name, register);
  return register;
}

/** Who may do what is read from these, whatever register a condition stands in. */
const people = ['members', 'rights'] as const satisfies RegisterName[];

/** When a day closes at the site is read from these. */
const times: readonly RegisterName[] = ['settings', 'clock'];

/** The registers named and all that they lead to: by their fields, conditions and companions. */
export async function loadRegisters(...names: RegisterName[]): Promise<Registers> {
  const found = new Map<string, Register>();
  let wanted: string[] = [...new Set([...people, ...names])];
  while (wanted.length > 0) {
    const next = await Promise.all(wanted.filter(isRegisterName).map(loadRegister));
    for (const register of next) found.set(register.name, register);
    wanted = [...new Set(next.flatMap(namesIn))].filter((name) => !found.has(name) && isRegisterName(name));
  }
  return registersOf([...found.values()]);
}

/** Every register that a definition speaks of. */
function namesIn(definition: unknown): string[] {
  if (typeof definition !== 'object' || definition === null) return [];
  return Object.entries(definition).flatMap(([name, value]): readonly string[] => {
    if (name === 'value' && value === 'closing') return times;
    if (name === 'value' && value === 'next') return ['counters'];
    return name === 'register' && typeof value === 'string' ? [value] : namesIn(value);
  });
}
