import { type Register, registersOf } from '../language/register.ts';
import { areaKeyHandovers } from './areaKeyHandovers.ts';
import { attachments } from './attachments.ts';
import { delegations } from './delegations.ts';
import { disclosures } from './disclosures.ts';
import { dutyLog, dutyLogReviews, papersOwed } from './dutyLog.ts';
import { householdFiles, householdPhones, households } from './households.ts';
import { keyCopies } from './keyCopies.ts';
import { countInventory, keyCounts } from './keyCounts.ts';
import { keyDeposits } from './keyDeposits.ts';
import { keyIncidents } from './keyIncidents.ts';
import { keyKeepers } from './keyKeepers.ts';
import { keyLoans } from './keyLoans.ts';
import { keys } from './keys.ts';
import { lockChanges } from './lockChanges.ts';
import { members, rights } from './members.ts';
import { notices } from './notices.ts';
import { repairKeyPickups } from './repairKeyPickups.ts';
import { clock, settings } from './settings.ts';
import { units } from './units.ts';

/** Every register, in the order of the regulations' chapters. */
export const allRegisters: readonly Register[] = [
  members,
  rights,
  settings,
  clock,
  keyKeepers,
  delegations,
  units,
  households,
  householdFiles,
  householdPhones,
  disclosures,
  attachments,
  keys,
  keyDeposits,
  keyLoans,
  repairKeyPickups,
  areaKeyHandovers,
  keyCounts,
  countInventory,
  keyIncidents,
  keyCopies,
  lockChanges,
  dutyLog,
  papersOwed,
  dutyLogReviews,
  notices,
];

/** Finds a register by name. */
export const registers = registersOf(allRegisters);
