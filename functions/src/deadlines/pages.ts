import type { Firestore, QueryDocumentSnapshot } from 'firebase-admin/firestore';

/** A page is one commit. */
const PAGE = 500;
/** 20,000 items a minute; the rest comes the next minute. */
const PAGES_MAX = 40;

/**
 * What has come due, on whatever site, page by page. Each page begins behind the last: what could not be dealt with
 * keeps nothing else from being looked at.
 */
export async function* pagesOf(db: Firestore, now: Date): AsyncGenerator<QueryDocumentSnapshot[]> {
  const first = db.collectionGroup('due').where('at', '<=', now).orderBy('at').limit(PAGE);
  let query = first;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const { docs } = await query.get();
    if (docs.length > 0) yield docs;
    const last = docs.at(-1);
    if (!last || docs.length < PAGE) return;
    query = first.startAfter(last);
  }
}

/** Each site's first item, then each one's second: a site with many delays no other. */
export function inTurn(items: readonly QueryDocumentSnapshot[]): QueryDocumentSnapshot[] {
  const seen = new Map<string, number>();
  const turns = items.map((item) => {
    const site = String(item.get('site'));
    const turn = seen.get(site) ?? 0;
    seen.set(site, turn + 1);
    return { item, turn };
  });
  return turns.sort((left, right) => left.turn - right.turn).map(({ item }) => item);
}
