import { z } from 'zod';
import { line } from '../../../callables/inputs.ts';
import { listCallable } from '../../../imports/list-callable.ts';
import { importHouseholds } from './import-households.ts';
import { readableMoveInList, readMoveInList } from './move-in-list.ts';
import { rememberBuildings, rememberedBuildings } from './remembered-buildings.ts';

/** As long as a building and its part may be called. */
const NAME_MAX = 60;
/** More buildings than a site has. */
const BUILDINGS_MOST = 200;

const options = {
  buildings: z
    .record(line(NAME_MAX), line(NAME_MAX).nullable())
    .refine((said) => Object.keys(said).length <= BUILDINGS_MOST)
    .optional(),
};

/** The developer's move-in list (R2.4.2). */
export const importMoveInList = listCallable(
  readableMoveInList,
  options,
  async ({ rows, corrections, options: { buildings: said = {} }, ...importing }) => {
    const { db, site, actor, now } = importing;
    const list = readMoveInList(rows, corrections);
    const buildings = { ...(await rememberedBuildings(db, site)), ...said };
    const outcome = await importHouseholds({ ...importing, list, buildings });
    if (outcome.written && Object.keys(said).length > 0)
      await rememberBuildings(db, site, said, { by: actor, now });
    return outcome;
  },
);
