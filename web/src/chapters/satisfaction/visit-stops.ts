import { getPage } from '../../firebase/lite.ts';
import type { FetchStops } from '../../rounds/stop.ts';
import { visitStop } from './visit-stop.ts';
import { visitsPlannedUntil } from './visits-planned.ts';
import { typesPaper } from './who.ts';

/** R2.4.14 The return visits of today and those left over from before, of the buildings of whoever goes. */
export const visitStops: FetchStops = async ({ session, today }) => {
  const rows = await getPage(visitsPlannedUntil(session.site, today));
  return rows
    .filter(({ data }) => typesPaper(session, String(data.building)))
    .map((row) => visitStop(row, today));
};
