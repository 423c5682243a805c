// Printed from the definitions in the folders beside it by `npm run generate`.
import { type Register, registersOf } from '../notation/register.ts';
import { calls } from './desk/calls.ts';
import { visits } from './desk/visits.ts';
import { attachments } from './documents/attachments.ts';
import { dayClosings } from './duty/dayClosings.ts';
import { dutyLog, dutyLogReviews, papersOwed } from './duty/dutyLog.ts';
import { arrears } from './fees/arrears.ts';
import { bills } from './fees/bills.ts';
import { cashUps } from './fees/cashUps.ts';
import { charges } from './fees/charges.ts';
import { feeReductions } from './fees/feeReductions.ts';
import { meterReadings } from './fees/meterReadings.ts';
import { meters } from './fees/meters.ts';
import { payments } from './fees/payments.ts';
import { refunds } from './fees/refunds.ts';
import { sharedCosts } from './fees/sharedCosts.ts';
import { statementLines } from './fees/statementLines.ts';
import { tariffs } from './fees/tariffs.ts';
import { disclosures } from './homes/disclosures.ts';
import { fileViewings } from './homes/fileViewings.ts';
import { householdFiles, householdPhones, households } from './homes/households.ts';
import { units } from './homes/units.ts';
import { areaKeyHandovers } from './keys/areaKeyHandovers.ts';
import { keyCopies } from './keys/keyCopies.ts';
import { countInventory, keyCounts } from './keys/keyCounts.ts';
import { keyDeposits } from './keys/keyDeposits.ts';
import { keyIncidents } from './keys/keyIncidents.ts';
import { keyLoans } from './keys/keyLoans.ts';
import { keys } from './keys/keys.ts';
import { lockChanges } from './keys/lockChanges.ts';
import { repairKeyPickups } from './keys/repairKeyPickups.ts';
import { delegations } from './people/delegations.ts';
import { desks } from './people/desks.ts';
import { keyKeepers } from './people/keyKeepers.ts';
import { mailChoices } from './people/mailChoices.ts';
import { members, rights } from './people/members.ts';
import { notices } from './people/notices.ts';
import { roster } from './people/roster.ts';
import { savedViews } from './people/savedViews.ts';
import { answerSheets } from './satisfaction/answerSheets.ts';
import { ballots } from './satisfaction/ballots.ts';
import { followUps } from './satisfaction/followUps.ts';
import { surveys } from './satisfaction/surveys.ts';
import { counters } from './site/counters.ts';
import { robotAddresses } from './site/robotAddresses.ts';
import { robots } from './site/robots.ts';
import { clock, settings } from './site/settings.ts';

/** Every register, in the order of the chapters. */
export const allRegisters: readonly Register[] = [
  units,
  households,
  householdFiles,
  householdPhones,
  disclosures,
  fileViewings,
  calls,
  visits,
  keys,
  keyDeposits,
  keyLoans,
  areaKeyHandovers,
  keyCopies,
  keyCounts,
  countInventory,
  keyIncidents,
  lockChanges,
  repairKeyPickups,
  bills,
  arrears,
  payments,
  statementLines,
  refunds,
  cashUps,
  charges,
  sharedCosts,
  tariffs,
  feeReductions,
  meterReadings,
  meters,
  surveys,
  ballots,
  followUps,
  answerSheets,
  dutyLog,
  papersOwed,
  dayClosings,
  dutyLogReviews,
  attachments,
  members,
  rights,
  roster,
  desks,
  delegations,
  keyKeepers,
  mailChoices,
  notices,
  savedViews,
  settings,
  clock,
  robots,
  robotAddresses,
  counters,
];

/** Finds a register by name. */
export const registers = registersOf(allRegisters);
