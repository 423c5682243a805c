import { observable, useObservable } from '../observable.ts';
import type { Query, Row } from './store.ts';
import { useRows, type Watched } from './watch.ts';

/** Rows of the index without what was done on this device a moment ago. */
export function useOpen(query: Query | null): Watched<readonly Row[]> {
  const { value, failure } = useRows(query);
  const done = useObservable(justDone);
  return { value: value?.filter((row) => !isDone(row, done)), failure };
}

/** The revision that a step of this device has brought a record to, by its id in the index. */
const justDone = observable<ReadonlyMap<string, number>>(new Map());

/** A step was taken here: what was open about the record as it stood is so no more, whenever the index says it. */
export function settledHere(register: string, record: string, rev: number): void {
  justDone.set(new Map([...justDone.get(), [`${register}~${record}`, rev]]));
}

const isDone = ({ id, data }: Row, done: ReadonlyMap<string, number>): boolean =>
  Number(data.rev) > 0 && Number(data.rev) < (done.get(id) ?? 0);
