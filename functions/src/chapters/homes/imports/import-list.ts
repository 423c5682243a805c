import { moveInList } from '../../../../../rulebook/chapters/homes/move-in-list.ts';
import { listCallable } from '../../../imports/list-callable.ts';
import { importHouseholds } from './import-households.ts';
import { readMoveInList } from './move-in-list.ts';

/** The developer's move-in list (R2.4.2). */
export const importMoveInList = listCallable(moveInList, {}, ({ rows, corrections, ...importing }) =>
  importHouseholds({ ...importing, list: readMoveInList(rows, corrections) }),
);
