import { all, any, type Condition, equals, holds } from '../../notation/condition.ts';
import { actor, was } from '../../notation/value.ts';
import type { Role } from '../../site/roles.ts';

const desk = [
  'receptionist',
  'assistant',
  'steward',
  'foreman',
  'supervisor',
] as const satisfies readonly Role[];

/** Who takes calls and receives visitors: the desk, the assistant on duty (R12.2.6), and who stands above them. */
export const atTheDesk = holds(...desk);

/** Who lets visitors into a building: the desk, or the control room. */
export const atTheDoor = holds(...desk, 'security');

/** What callers and visitors have left of themselves is read by who may have to go on with it. */
export const ofTheDesk = holds(...desk, 'manager', 'gm');

/** What was typed by mistake is put right, or made void, by who typed it or by the supervisor; it stays in the history. */
export const whoEntered = (entersIt: Condition): Condition =>
  any(all(entersIt, equals(actor, was('opened.by'))), holds('supervisor'));
