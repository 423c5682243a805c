import { useEffect, useState } from 'preact/hooks';
import { getOne, getPage } from '../firebase/lite.ts';
import { observable } from '../observable.ts';
import { firstReadThenListen, type Keeping, type Source } from './first-then-live.ts';
import { keptSince, noteTold } from './kept.ts';
import type { Document, Query, Row, Stop } from './store.ts';

/** What is shown of a query or a record. `undefined` is not known yet. */
export interface Watched<Value> {
  readonly value: Value | undefined;
  readonly failure: unknown;
}

/** A subscription shared by all who ask for the same thing. */
interface Shared<Value> extends Watched<Value> {
  value: Value | undefined;
  failure: unknown;
  /** It is what this device has kept: the server does not answer. */
  isCached: boolean;
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
    found = { value: undefined, failure: null, isCached: false, listeners: new Set(), stop: null };
    shared.set(key, found as Shared<unknown>);
  }
  const mine = found;
  clearTimeout(mine.ending);
  mine.listeners.add(listener);
  const tell = () => {
    for (const each of [...mine.listeners]) each();
    lookOver();
  };
  mine.stop ??= source(
    (value, isCached) => {
      mine.value = value;
      mine.failure = null;
      mine.isCached = isCached;
      tell();
    },
    (error) => {
      mine.failure = error;
      tell();
    },
  );
  // What came between drawing and listening.
  if (mine.value !== undefined || mine.failure !== null) listener();
  lookOver();
  return () => {
    mine.listeners.delete(listener);
    lookOver();
    if (mine.listeners.size > 0) return;
    mine.ending = setTimeout(() => {
      mine.stop?.();
      shared.delete(key);
    }, LINGERING_MS);
  };
}

/** What of this screen the device has kept; `since` is null where it may be a part only. */
export interface Kept {
  readonly since: Date | null;
}

/** Null while the server answers for all that is shown. */
export const keptShown = observable<Kept | null>(null);

/** The oldest of what is shown says of when the screen is. */
function lookOver(): void {
  let kept: Kept | null = null;
  for (const [key, { isCached, value, listeners }] of shared) {
    // A record that is there is whole; of a list there may be more.
    if (!isCached || listeners.size === 0 || !Array.isArray(value)) continue;
    const since = keptSince(key);
    if (!kept || !since || (kept.since && since < kept.since)) kept = { since };
    if (!since) break;
  }
  const before = keptShown.get();
  if (kept?.since?.getTime() !== before?.since?.getTime() || (kept === null) !== (before === null)) {
    keptShown.set(kept);
  }
}

const keepingOf = (key: string): Keeping => ({
  isWhole: () => keptSince(key) !== null,
  told: () => noteTold(key),
});

const rowsSource = (query: Query): Source<readonly Row[]> =>
  firstReadThenListen<readonly Row[]>(
    () => getPage(query),
    (open) => (onRows, onFailure) => open.watch(query, onRows, onFailure),
    keepingOf(JSON.stringify(query)),
  );

const recordSource = (path: string): Source<Document | null> =>
  firstReadThenListen(
    () => getOne(path),
    (open) => (onDocument, onFailure) => open.watchOne(path, onDocument, onFailure),
    keepingOf(path),
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
  lookOver();
}
