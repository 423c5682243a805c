import { listCallable } from '../../../imports/list-callable.ts';
import { importHouseholds } from './import-households.ts';
import { readableMoveInList, readMoveInList } from './move-in-list.ts';

/** The developer's move-in list (R2.4.2). */
export const importMoveInList = listCallable(readableMoveInList, {}, ({ rows, corrections, ...importing }) =>
  importHouseholds({ ...importing, list: readMoveInList(rows, corrections) }),
);
