import { live, openLiveLater } from './live-now.ts';
import type { Live, OnFailure, OnValue, Stop } from './store.ts';

/** Where a value comes from. */
export type Source<Value> = (onValue: (value: Value) => void, onFailure: OnFailure) => Stop;

type Listening<Value> = (onValue: OnValue<Value>, onFailure: OnFailure) => Stop;

/** Reads once with the lite SDK; listens as soon as the full SDK has arrived. */
export function firstReadThenListen<Value>(
  readOnce: () => Promise<Value>,
  listen: (open: Live) => Listening<Value>,
): Source<Value> {
  return (onValue, onFailure) => {
    let stop: Stop | null = null;
    let isKnown = false;
    // Whoever answers first is shown; once the server has told the listener, or nobody asks any more, a late answer is stale.
    let isStale = false;
    const show = (value: Value) => {
      isKnown = true;
      onValue(value);
    };
    const read = (failed: OnFailure) =>
      readOnce().then(
        (value) => {
          if (!isStale) show(value);
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
        void read((error) => (value === null ? onFailure(error) : show(value)));
        return;
      }
      isStale ||= !isCached;
      show(value);
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
