import { titleAt } from '../../../../rulebook/notation/title-at.ts';
import type { OpenItem } from '../../data/open-items.ts';
import type { Words } from '../../language/words.ts';

const DAY_MS = 86_400_000;
/** As long may something wait for a colleague before it counts as stuck. */
const STUCK_DAYS = 3;

/** What is not as it should be at a site, each matter in one place. */
export interface Exceptions {
  /** Late, and on its way up it has come to the person who looks; or it was theirs from the beginning. */
  readonly mine: readonly OpenItem[];
  /** Late, with others. */
  readonly overdue: readonly OpenItem[];
  /** Late or not, the record itself stands as amiss: a lost key. */
  readonly amiss: readonly OpenItem[];
  /** Waits for somebody's step for days, and no deadline presses it. */
  readonly stuck: readonly OpenItem[];
}

interface Found {
  readonly items: readonly OpenItem[];
  /** Keys of those whose record stands as amiss. */
  readonly amiss: ReadonlySet<string>;
}

/** Sorts what is open by what is wrong with it; what is in order is left out. */
export function exceptionsOf({ items, amiss }: Found, now: Date): Exceptions {
  const isLate = ({ deadline }: OpenItem): boolean => deadline !== null && deadline <= now;
  const isStuck = ({ deadline, since }: OpenItem): boolean =>
    deadline === null && since !== null && now.getTime() - since.getTime() >= STUCK_DAYS * DAY_MS;
  const placeOf = (item: OpenItem): keyof Exceptions | null => {
    if (isLate(item)) return item.isMine ? 'mine' : 'overdue';
    if (amiss.has(item.key)) return 'amiss';
    return isStuck(item) ? 'stuck' : null;
  };
  const found = Map.groupBy(items.toSorted(longestFirst), placeOf);
  const of = (place: keyof Exceptions) => found.get(place) ?? [];
  return { mine: of('mine'), overdue: of('overdue'), amiss: of('amiss'), stuck: of('stuck') };
}

const timeOf = ({ deadline, since }: OpenItem): number => (deadline ?? since)?.getTime() ?? 0;
const longestFirst = (one: OpenItem, other: OpenItem): number => timeOf(one) - timeOf(other);

/** Like matters in one line. */
export interface Group {
  readonly words: Words;
  readonly register: string;
  readonly count: number;
  /** The deadline of the one that is late the longest. */
  readonly oldest: Date;
}

/** What is late by what it is: which duty is missed most. */
export const byMatter = (late: readonly OpenItem[], now: Date): readonly Group[] =>
  grouped(late, (item) => titleAt(item, item.deadline, now));

/** What is late by whom it hangs on. */
export const byPerson = (late: readonly OpenItem[]): readonly Group[] =>
  grouped(late, ({ who }) => who ?? { zh: '未指定', en: 'Nobody by name' });

function grouped(late: readonly OpenItem[], wordsOf: (item: OpenItem) => Words): readonly Group[] {
  const found = Map.groupBy(late, (item) => wordsOf(item).zh);
  return [...found.values()]
    .flatMap((items) => {
      const [first] = items.toSorted(longestFirst);
      if (!first?.deadline) return [];
      const { register, deadline: oldest } = first;
      return [{ words: wordsOf(first), register, count: items.length, oldest }];
    })
    .toSorted((one, other) => other.count - one.count || one.oldest.getTime() - other.oldest.getTime());
}
