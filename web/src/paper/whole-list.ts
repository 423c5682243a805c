import type { Query, Row } from '../data/store.ts';
import { countAll, getPage } from '../firebase/lite.ts';

/** Of a longer list the first so many: each of them costs a read. */
export const WHOLE_MOST = 2_000;
const AT_ONCE = 250;

export interface WholeList {
  readonly rows: readonly Row[];
  /** How many records there are, those beyond `WHOLE_MOST` too; null when it is not known. */
  readonly total: number | null;
}

/** All rows of a query, page by page; `onRead` is told how many are there. Throws when one can't be read. */
export async function readWhole(query: Query, onRead: (count: number) => void): Promise<WholeList> {
  const rows: Row[] = [];
  while (rows.length < WHOLE_MOST) {
    const limit = Math.min(AT_ONCE, WHOLE_MOST - rows.length);
    const after = rows.at(-1);
    const page = await getPage({ ...query, limit, ...(after ? { after } : {}) });
    rows.push(...page);
    onRead(rows.length);
    if (page.length < limit) return { rows, total: rows.length };
  }
  return { rows, total: await countAll(query) };
}
