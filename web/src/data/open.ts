import type { Words } from '../language/words.ts';
import { observable, useObservable } from '../observable.ts';
import type { Session } from '../session/session.ts';
import { mineQuery } from './open-queries.ts';
import type { Query, Row } from './store.ts';
import { useRows, type Watched } from './watch.ts';

/** What is open about one record, as the desk shows it to one person: one row. */
export interface OpenItem {
  readonly key: string;
  readonly register: string;
  readonly record: string;
  /** Of the matter that is told first. */
  readonly name: string;
  /** What the record is called: its key, its day. */
  readonly subject: Words;
  readonly title: Words;
  /** Says that it is late, so it fits only once it is. */
  readonly text: Words | null;
  /** By when; null where it only waits. */
  readonly deadline: Date | null;
  readonly since: Date | null;
  readonly clauses: readonly string[];
  /** A word that is given on the spot: the steps that give it. None for what is decided on the record's page. */
  readonly answers: readonly { readonly step: string; readonly title: Words }[];
}

/** What waits for the person who is signed in. */
export const useMine = ({ site, uid }: Session): Watched<readonly Row[]> => useOpen(mineQuery(site, uid));

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

/** The rows as items, each with what of it concerns the person; of everybody's, with what is due. */
export const itemsOf = (rows: readonly Row[], uid: string | null): OpenItem[] =>
  rows.flatMap((row) => itemOf(row, uid) ?? []);

interface Matter {
  readonly title: Words;
  readonly text: Words | null;
  readonly deadline: Date | null;
  readonly clauses: readonly string[];
  readonly for: readonly string[];
  readonly answers: OpenItem['answers'];
}

function itemOf({ path, data }: Row, uid: string | null): OpenItem | null {
  const matters = Object.entries((data.matters ?? {}) as Record<string, Matter>)
    .filter(([, matter]) => isWhole(matter) && (uid === null ? matter.deadline : waitsFor(matter, uid)))
    .toSorted(([, one], [, other]) => timeOf(one) - timeOf(other));
  const [first] = matters;
  if (!first || !data.subject) return null;
  const [name, { title, text, deadline, clauses }] = first;
  return {
    ...{ key: path, register: String(data.register), record: String(data.record), name },
    ...{ subject: data.subject as Words, title, text, deadline, clauses },
    since: data.since instanceof Date ? data.since : null,
    answers: matters.flatMap(([, { answers }]) => answers),
  };
}

/** Whoever was told of something on its way up stands there before the matter itself does. */
const isWhole = (matter: Partial<Matter>): boolean => Boolean(matter.title && matter.for);

const waitsFor = (matter: Matter, uid: string): boolean => matter.for.includes(uid);

/** What is due comes before what only waits. */
const timeOf = ({ deadline }: Matter): number => deadline?.getTime() ?? Number.POSITIVE_INFINITY;
