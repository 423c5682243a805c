import { live, openLiveLater } from './live-now.ts';
import type { Live, OnFailure, OnValue, Stop } from './store.ts';

/** Where a value comes from. */
export type Source<Value> = (onValue: OnValue<Value>, onFailure: OnFailure) => Stop;

type Listening<Value> = (onValue: OnValue<Value>, onFailure: OnFailure) => Stop;

/**
 * Reads once with the lite SDK; listens as soon as the full SDK has arrived. That the device has kept nothing says
 * something only where it has kept all of it.
 */
export function firstReadThenListen<Value>(
  readOnce: () => Promise<Value>,
  listen: (open: Live) => Listening<Value>,
): Source<Value> {
  return (onValue, onFailure) => {
    let stop: Stop | null = null;
    let isKnown = false;
    // Whoever answers first is shown; once the server has told the listener, or nobody asks any more, a late answer is stale.
    let isStale = false;
    const show: OnValue<Value> = (value, kept) => {
      isKnown = true;
      onValue(value, kept);
    };
    const read = (failed: OnFailure) =>
      readOnce().then(
        (value) => {
          if (!isStale) show(value, null);
        },
        (error) => {
          openLiveLater(); // It may still know what was seen last.
          if (!isStale && !isKnown) failed(error);
        },
      );
    const hear: OnValue<Value> = (value, kept) => {
      // Until it hears the server it tells what the device has kept: a part of what is shown, or nothing.
      const isKept = kept !== null && !isStale;
      if (isKept && isKnown) return;
      if (isKept && isNothing(value)) {
        void read((error) => (kept.since ? show(value, kept) : onFailure(error)));
        return;
      }
      isStale ||= kept === null;
      show(value, kept);
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
