import type { Role } from '../../../rulebook/site/roles.ts';
import type { DemoLines } from '../support/demo.ts';

/** The supervisor has named for a year who keeps which keys. */
export const lines: DemoLines = async ({ take, uid, calendar, lastMonth: from }) => {
  const until = calendar.addDays(from, 365);
  const name = (role: Role, kinds: readonly string[]) => {
    const naming = { keeper: uid[role], kinds, from, until };
    return take('supervisor', 'keyKeepers', 'designate', `demo-keeper-${role}`, naming, from);
  };
  await name('receptionist', ['vacant', 'repair', 'desk', 'deposited', 'sealed']);
  await name('assistant', ['vacant', 'repair', 'desk']);
};
