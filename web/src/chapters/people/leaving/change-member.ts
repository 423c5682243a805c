import { call } from '../../../data/call.ts';
import type { Document, Row } from '../../../data/store.ts';

const told = ['name', 'language', 'roles', 'buildings', 'phone', 'reportsTo'];

/** Changes one thing about a member; the callable takes a person as a whole, so all the rest is told as it stands. */
export const changeMember = (site: string, { id, data }: Row, change: Document): Promise<unknown> =>
  call('changeMember', {
    ...Object.fromEntries(told.flatMap((name) => (data[name] == null ? [] : [[name, data[name]]]))),
    ...change,
    ...{ site, uid: id },
  });
