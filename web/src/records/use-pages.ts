import { useEffect, useState } from 'preact/hooks';
import { readingFailed } from '../data/failures.ts';
import type { Query, Row } from '../data/store.ts';
import { useRows } from '../data/watch.ts';
import { countAll, getPage } from '../firebase/lite.ts';
import type { Words } from '../language/words.ts';

export interface Pages {
  /** All rows fetched so far; undefined until the first page is here. */
  readonly rows: readonly Row[] | undefined;
  readonly hasMore: boolean;
  /** How many there are in all, once the list is known to be cut. */
  readonly total: number | null;
  readonly isBusy: boolean;
  readonly failure: Words | null;
  readonly more: () => void;
}

/** A list page by page: the first is live, those behind it cost one read a row, once. */
export function usePages(query: Query): Pages {
  const first = useRows(query);
  const [further, setFurther] = useState<readonly Row[]>([]);
  const [isEnd, setIsEnd] = useState(false);
  const [total, setTotal] = useState<number | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const key = JSON.stringify(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins anew
  useEffect(() => {
    setFurther([]);
    setIsEnd(false);
    setTotal(null);
    setFailure(null);
  }, [key]);
  const isCut = (first.value?.length ?? 0) >= query.limit;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of the query
  useEffect(() => {
    if (!isCut) return;
    let isWanted = true;
    countAll(query).then(
      (count) => isWanted && setTotal(count),
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [key, isCut]);
  const known = new Set(first.value?.map(({ id }) => id));
  const rows = first.value && [...first.value, ...further.filter(({ id }) => !known.has(id))];
  const more = async () => {
    const after = rows?.at(-1);
    if (!after) return;
    setIsBusy(true);
    setFailure(null);
    try {
      const next = await getPage({ ...query, after });
      setFurther([...further, ...next]);
      setIsEnd(next.length < query.limit);
    } catch (error) {
      setFailure(error);
    } finally {
      setIsBusy(false);
    }
  };
  const failed = failure ?? first.failure;
  return {
    rows,
    hasMore: isCut && !isEnd,
    total,
    isBusy,
    failure: failed == null ? null : readingFailed(failed),
    more: () => void more(),
  };
}
