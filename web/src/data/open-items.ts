import type { Words } from '../language/words.ts';
import type { Row } from './store.ts';

/** A step by which a matter is settled. */
export interface OpenStep {
  readonly step: string;
  readonly title: Words;
}

/** What is open about one record, as the desk shows it to one person: one row. */
export interface OpenItem {
  readonly key: string;
  readonly register: string;
  readonly record: string;
  /** Of the matter that is told first. */
  readonly name: string;
  /** What the record is called: its key, its day. */
  readonly subject: Words;
  /** What the matter is called once it is late, and until then. */
  readonly title: Words;
  readonly before: Words | null;
  /** Why it is late, where somebody has explained it. */
  readonly reason: string | null;
  /** Whom it hangs on. */
  readonly who: Words | null;
  /** The others for whom it waits, by uid: who is called when it is late. */
  readonly others: readonly string[];
  /** Who has begun it. */
  readonly began: string | null;
  /** By when; null where it only waits. */
  readonly deadline: Date | null;
  readonly since: Date | null;
  readonly clauses: readonly string[];
  /** It waits for the person who is signed in. */
  readonly isMine: boolean;
  /** Steps that whoever looks could take to settle it. */
  readonly steps: readonly OpenStep[];
  /** A day owes it, and no record stands for it yet. */
  readonly isOwed: boolean;
  /** Of a day's duty, one of so many like it. */
  readonly of: number | null;
}

/**
 * Each record once: what of it waits for the person where anything does, and all that is open about it otherwise. The
 * steps are those of `taker`, who may look at it for somebody else.
 */
export const itemsOf = (rows: readonly Row[], uid: string, taker = uid): OpenItem[] =>
  [...new Map(rows.map((row) => [row.path, row])).values()].flatMap((row) => itemOf(row, uid, taker) ?? []);

/** A matter of the index; what was written before it had all of these lacks some. */
interface Matter extends Pick<OpenItem, 'title' | 'deadline' | 'clauses'> {
  readonly before?: Words | null;
  readonly reason?: string | null;
  readonly who?: Words | null;
  readonly for: readonly string[];
  readonly steps?: readonly OpenStep[];
  readonly by?: readonly string[];
}

function itemOf({ path, data }: Row, uid: string, taker: string): OpenItem | null {
  const whole = Object.entries((data.matters ?? {}) as Record<string, Matter>).filter(([, matter]) =>
    isWhole(matter),
  );
  const own = whole.filter(([, matter]) => matter.for.includes(uid));
  const matters = (own.length > 0 ? own : whole).toSorted(
    ([, one], [, other]) => timeOf(one) - timeOf(other),
  );
  const [first] = matters;
  if (!first || !data.subject) return null;
  const [name, { title, before = null, reason = null, who = null, deadline, clauses }] = first;
  return {
    ...{ key: path, register: String(data.register), record: String(data.record), name },
    ...{ subject: data.subject as Words, title, before, reason, who, deadline, clauses },
    others: first[1].for.filter((each) => each !== uid),
    began: typeof data.began === 'string' ? data.began : null,
    since: data.since instanceof Date ? data.since : null,
    isMine: own.length > 0,
    steps: onceEach(matters.flatMap(([, { steps = [], by = [] }]) => (by.includes(taker) ? steps : []))),
    isOwed: data.rev === 0,
    of: typeof data.of === 'number' ? data.of : null,
  };
}

/** A step may settle both what is due and what waits. */
const onceEach = (steps: readonly OpenStep[]): readonly OpenStep[] => [
  ...new Map(steps.map((each) => [each.step, each])).values(),
];

/** Whoever was told of something on its way up stands there before the matter itself does. */
const isWhole = (matter: Partial<Matter>): boolean => Boolean(matter.title && matter.for);

/** What is due comes before what only waits. */
const timeOf = ({ deadline }: Matter): number => deadline?.getTime() ?? Number.POSITIVE_INFINITY;
