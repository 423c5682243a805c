import { live, openLiveLater } from './live-now.ts';
import type { Live, OnFailure, OnValue, Stop } from './store.ts';

/** Where a value comes from. */
export type Source<Value> = (onValue: OnValue<Value>, onFailure: OnFailure) => Stop;

/** What the device knows of what it has kept of a value. */
export interface Keeping {
  /** The server has told all of it before, on this device. */
  readonly isWhole: () => boolean;
  /** The listener has been told all of it, and keeps it. */
  readonly told: () => void;
}

type Listening<Value> = (onValue: OnValue<Value>, onFailure: OnFailure) => Stop;

/**
 * Reads once with the lite SDK; listens as soon as the full SDK has arrived. That the device has kept nothing says
 * something only where it has kept all of it.
 */
export function firstReadThenListen<Value>(
  readOnce: () => Promise<Value>,
  listen: (open: Live) => Listening<Value>,
  keeping: Keeping,
): Source<Value> {
  return (onValue, onFailure) => {
    let stop: Stop | null = null;
    let isKnown = false;
    // Whoever answers first is shown; once the server has told the listener, or nobody asks any more, a late answer is stale.
    let isStale = false;
    const show: OnValue<Value> = (value, isCached) => {
      isKnown = true;
      onValue(value, isCached);
    };
    const read = (failed: OnFailure) =>
      readOnce().then(
        (value) => {
          if (!isStale) show(value, false);
        },
        (error) => {
          openLiveLater(); // It may still know what was seen last.
          if (!isStale && !isKnown) failed(error);
        },
      );
    const hear = (value: Value, isCached: boolean) => {
      // Until it hears the server it tells what the device has kept: a part of what is shown, or nothing.
      const isKept = isCached && !isStale;
      if (isKept && isKnown) return;
      if (isKept && isNothing(value)) {
        void read((error) => (keeping.isWhole() ? show(value, true) : onFailure(error)));
        return;
      }
      isStale ||= !isCached;
      if (!isCached) keeping.told();
      show(value, isCached);
    };
    const begin = () => {
      const open = live.get();
      if (open && !stop) stop = listen(open)(hear, onFailure);
    };
    begin();
    const unsubscribe = live.subscribe(begin);
    if (!stop) void read((error) => stop ?? onFailure(error));
    return () => {
      unsubscribe();
      isStale = true;
      stop?.();
      stop = () => {};
    };
  };
}

const isNothing = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);
