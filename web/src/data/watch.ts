import { useEffect, useState } from 'preact/hooks';
import { getOne, getPage } from '../firebase/lite.ts';
import { observable } from '../observable.ts';
import { firstReadThenListen, type Source } from './first-then-live.ts';
import type { Document, Kept, Query, Row, Stop } from './store.ts';

/** What is shown of a query or a record. `undefined` is not known yet. */
export interface Watched<Value> {
  readonly value: Value | undefined;
  readonly failure: unknown;
}

/** A subscription shared by all who ask for the same thing. */
interface Shared<Value> extends Watched<Value> {
  value: Value | undefined;
  failure: unknown;
  kept: Kept | null;
  listeners: Set<() => void>;
  stop: Stop | null;
  ending?: ReturnType<typeof setTimeout> | undefined;
}

const shared = new Map<string, Shared<unknown>>();

/** So long a subscription outlives its last reader: going back must not cost the reads again. */
const LINGERING_MS = 60_000;

function follow<Value>(key: string, source: Source<Value>, listener: () => void): Stop {
  let found = shared.get(key) as Shared<Value> | undefined;
  if (!found) {
    found = { value: undefined, failure: null, kept: null, listeners: new Set(), stop: null };
    shared.set(key, found as Shared<unknown>);
  }
  const mine = found;
  clearTimeout(mine.ending);
  mine.listeners.add(listener);
  const tell = () => {
    for (const each of [...mine.listeners]) each();
    shownChanged.set(shownChanged.get() + 1);
  };
  mine.stop ??= source(
    (value, kept) => {
      mine.value = value;
      mine.failure = null;
      mine.kept = kept;
      tell();
    },
    (error) => {
      mine.failure = error;
      tell();
    },
  );
  // What came between drawing and listening.
  if (mine.value !== undefined || mine.failure !== null) listener();
  shownChanged.set(shownChanged.get() + 1);
  return () => {
    mine.listeners.delete(listener);
    shownChanged.set(shownChanged.get() + 1);
    if (mine.listeners.size > 0) return;
    mine.ending = setTimeout(() => {
      mine.stop?.();
      shared.delete(key);
    }, LINGERING_MS);
  };
}

/** Told whenever something else is shown, or the same by another. */
export const shownChanged = observable(0);

/** What is shown now. */
export const shownNow = (): readonly Pick<Shared<unknown>, 'value' | 'kept'>[] =>
  [...shared.values()].filter(({ listeners }) => listeners.size > 0);

const rowsSource = (query: Query): Source<readonly Row[]> =>
  firstReadThenListen<readonly Row[]>(
    () => getPage(query),
    (open) => (onRows, onFailure) => open.watch(query, onRows, onFailure),
  );

const recordSource = (path: string): Source<Document | null> =>
  firstReadThenListen(
    () => getOne(path),
    (open) => (onDocument, onFailure) => open.watchOne(path, onDocument, onFailure),
  );

function useShared<Value>(key: string | null, source: () => Source<Value>): Watched<Value> {
  const [, redraw] = useState(0);
  // The key says all that the source depends on
  useEffect(
    () => (key === null ? undefined : follow(key, source(), () => redraw((count) => count + 1))),
    [key],
  );
  const found = key === null ? undefined : (shared.get(key) as Shared<Value> | undefined);
  return { value: found?.value, failure: found?.failure ?? null };
}

/** The rows of a query, kept up to date. Asks nothing for null. */
export const useRows = (query: Query | null): Watched<readonly Row[]> =>
  useShared(query && JSON.stringify(query), () => rowsSource(query as Query));

/** A record, kept up to date; null when there is none. Asks nothing for a null path. */
export const useRecord = (path: string | null): Watched<Document | null> =>
  useShared(path, () => recordSource(path as string));

/** Ends every subscription: whoever sits here next must not see what the last one saw. */
export function forgetAll(): void {
  for (const each of shared.values()) each.stop?.();
  shared.clear();
  shownChanged.set(shownChanged.get() + 1);
}
