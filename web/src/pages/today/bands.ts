import type { OpenItem } from '../../data/open-items.ts';
import { dayText } from '../../language/time.ts';
import type { Words } from '../../language/words.ts';

/** Where a matter stands in the queue. Each stands in one band alone. */
export type BandName = 'overdue' | 'today' | 'mine' | 'others' | 'later';

/** In the order in which they are dealt with. */
export const bandWords: Readonly<Record<BandName, Words>> = {
  overdue: { zh: '逾期', en: 'Overdue' },
  today: { zh: '今日到期', en: 'Due today' },
  mine: { zh: '待我办理', en: 'For me' },
  others: { zh: '待他人', en: 'For others' },
  later: { zh: '以后到期', en: 'Due later' },
};

export const bandNames = Object.keys(bandWords) as readonly BandName[];

/** A row of the queue: one matter, or all of a day's duty that are alike: every cabinet that is to be counted. */
export interface QueueRow {
  readonly key: string;
  readonly items: readonly [OpenItem, ...OpenItem[]];
  /** Of how many these are left; null of a matter that stands by itself. */
  readonly of: number | null;
}

export type Bands = Readonly<Record<BandName, readonly QueueRow[]>>;

/** A day's end belongs to the day that ends. */
const isWithinDay = (deadline: Date, now: Date, zone: string): boolean =>
  dayText(new Date(deadline.getTime() - 1), zone) === dayText(now, zone);

function bandOf({ deadline, isMine }: OpenItem, now: Date, zone: string): BandName {
  if (deadline === null) return isMine ? 'mine' : 'others';
  if (deadline <= now) return 'overdue';
  return isWithinDay(deadline, now, zone) ? 'today' : 'later';
}

/**
 * All that is open in its bands: in each what is one's own comes first, then what was due or began to wait first. Only
 * who sees the whole site can be told how far a duty of several is.
 */
export function bandsOf(
  items: readonly OpenItem[],
  { now, zone, isWhole }: { readonly now: Date; readonly zone: string; readonly isWhole: boolean },
): Bands {
  const found = Map.groupBy(items.toSorted(ownFirst), (item) => bandOf(item, now, zone));
  const rows = bandNames.map((name) => [name, (isWhole ? folded : singly)(found.get(name) ?? [])] as const);
  return Object.fromEntries(rows) as Record<BandName, readonly QueueRow[]>;
}

const ownFirst = (one: OpenItem, other: OpenItem): number =>
  Number(other.isMine) - Number(one.isMine) || timeOf(one) - timeOf(other);

const timeOf = ({ deadline, since }: OpenItem): number => (deadline ?? since)?.getTime() ?? 0;

const singly = (items: readonly OpenItem[]): readonly QueueRow[] =>
  items.map((item) => ({ key: item.key, items: [item], of: null }));

/** Like duties of a day are one row, where the first of them stands. */
function folded(items: readonly OpenItem[]): readonly QueueRow[] {
  const alike = Map.groupBy(items, likeOf);
  return [...alike].map(([key, [first, ...more]]) => {
    if (!first) throw new Error('A group has at least one');
    return { key, items: [first, ...more] as const, of: isOneOfMany(first) ? first.of : null };
  });
}

const isOneOfMany = ({ of }: OpenItem): boolean => of !== null && of > 1;

/** `count~vacant` and `count~deposited` of a day are alike. */
const likeOf = (item: OpenItem): string =>
  isOneOfMany(item) ? `${item.register}/${item.record}/${item.name.split('~')[0]}` : item.key;
