import { dutyOf } from '../days/obligations.ts';

/** Which deadline it is: `keyLoans.return`. What a day owes is named by the register whose records do it. */
export function matterOf({ register, name }: { readonly register: string; readonly name: string }): string {
  const duty = register === 'dutyLog' ? dutyOf(name) : null;
  return duty ? `${duty.register.name}.${duty.name}` : `${register}.${name}`;
}
