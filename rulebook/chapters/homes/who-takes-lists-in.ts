import { holds } from '../../notation/condition.ts';

/** Who takes in the developer's move-in list (R2.4.2). */
export const whoTakesListsIn = holds('assistant', 'supervisor', 'manager', 'clerk');
