import { useEffect, useState } from 'preact/hooks';

/** A value that others watch. */
export interface Observable<Value> {
  get(): Value;
  set(value: Value): void;
  /** Returns the function that ends it. */
  subscribe(listener: () => void): () => void;
}

export function observable<Value>(initial: Value): Observable<Value> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The value now, drawn again whenever it changes. */
export function useObservable<Value>(observed: Observable<Value>): Value {
  const [value, setValue] = useState(observed.get());
  useEffect(() => {
    const follow = () => setValue(() => observed.get());
    follow();
    return observed.subscribe(follow);
  }, [observed]);
  return value;
}
