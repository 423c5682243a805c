import { useEffect, useState } from 'preact/hooks';
import { countAll, getPage } from '../firebase/lite.ts';
import type { Query, Row } from './store.ts';
import { useRows } from './watch.ts';

/** A list of which the first page is kept up to date and the others are fetched when asked for. */
export interface Pages {
  readonly rows: readonly Row[] | undefined;
  readonly failure: unknown;
  /** There may be more than what is shown. */
  readonly isCut: boolean;
  readonly isFetching: boolean;
  readonly more: () => void;
}

interface Further {
  readonly key: string;
  readonly rows: readonly Row[];
  readonly isEnd: boolean;
}

const nothing: Further = { key: '', rows: [], isEnd: false };

/** How many rows a list had when it was last looked at: coming back to it shows as many. */
const depths = new Map<string, number>();

export function usePages(query: Query | null): Pages {
  const key = JSON.stringify(query);
  const first = useRows(query);
  const [fetched, setFetched] = useState(nothing);
  const [failure, setFailure] = useState<unknown>(null);
  const [isFetching, setIsFetching] = useState(false);
  const further = fetched.key === key ? fetched : nothing;
  const known = new Set(first.value?.map(({ id }) => id));
  const rows = first.value && [...first.value, ...further.rows.filter(({ id }) => !known.has(id))];
  const last = rows?.at(-1);

  const fetchMore = (limit: number) => {
    if (!query || !last || isFetching) return;
    setIsFetching(true);
    getPage({ ...query, limit, after: last })
      .then((page) => {
        const all = [...further.rows, ...page];
        setFetched({ key, rows: all, isEnd: page.length < limit });
        depths.set(key, query.limit + all.length);
        setFailure(null);
      }, setFailure)
      .finally(() => setIsFetching(false));
  };
  const more = () => fetchMore(query?.limit ?? 0);
  const missing = rows && query ? (depths.get(key) ?? 0) - rows.length : 0;
  const isBackAgain = further === nothing && missing > 0 && rows?.length === query?.limit;
  // As many as it had when it was left
  useEffect(() => {
    if (isBackAgain) fetchMore(missing);
  }, [key, isBackAgain]);
  const isCut = rows !== undefined && !further.isEnd && rows.length >= (query?.limit ?? 0);
  return { rows, failure: first.failure ?? failure, isCut, isFetching, more };
}

/** How many records a query has in all; null until it is known. Asks nothing for null. */
export function useTotal(query: Query | null): number | null {
  const [total, setTotal] = useState<number | null>(null);
  const key = JSON.stringify(query);
  // The key says all that the query is
  useEffect(() => {
    let isWanted = true;
    setTotal(null);
    if (query)
      countAll(query).then(
        (count) => isWanted && setTotal(count),
        () => undefined,
      );
    return () => {
      isWanted = false;
    };
  }, [key]);
  return total;
}
