import { draftKey, keepDraft, readDraft } from '../../session/draft.ts';

/** What the counter has seen of a key so far. */
export type Mark = 'found' | 'missing';
export type Marks = Readonly<Record<string, Mark>>;

/** A count as it stands on this device, until it is finished. */
export interface Tally {
  readonly marks: Marks;
  readonly unexpected: readonly string[];
}

export const NOTHING_YET: Tally = { marks: {}, unexpected: [] };

/** The bounds of the form: five pieces of sixty characters. */
export const UNEXPECTED_MOST = 5;
export const UNEXPECTED_LENGTH = 60;

/** The same mark a second time takes it away. */
export function marked(marks: Marks, id: string, mark: Mark): Marks {
  const { [id]: before, ...others } = marks;
  return before === mark ? others : { ...others, [id]: mark };
}

/** What was not looked at yet is there. */
export const allFound = (marks: Marks, ids: readonly string[]): Marks => ({
  ...Object.fromEntries(ids.map((id) => [id, 'found' as const])),
  ...marks,
});

export interface Counted {
  readonly found: readonly string[];
  readonly missing: readonly string[];
  /** Known to be elsewhere: lent by name, reported lost, or handed over since the count began. */
  readonly lent: readonly string[];
  readonly left: readonly string[];
}

/**
 * Each key of the inventory once: those that hang here now as they are marked, the others as lent. A key that is lent
 * or comes back while the count goes on changes its place by itself.
 */
export function countedOf(inventory: readonly string[], hanging: ReadonlySet<string>, marks: Marks): Counted {
  const here = inventory.filter((id) => hanging.has(id));
  return {
    found: here.filter((id) => marks[id] === 'found'),
    missing: here.filter((id) => marks[id] === 'missing'),
    lent: inventory.filter((id) => !hanging.has(id)),
    left: here.filter((id) => marks[id] === undefined),
  };
}

/** A count that somebody makes. */
interface Counting {
  readonly site: string;
  readonly uid: string;
  readonly count: string;
}

const keyOf = ({ count, ...counter }: Counting): string => draftKey(counter, `keyCounts.marks ${count}`);

/** What this person marked before the page was closed in the middle of a count. */
export const keptTally = (of: Counting): Tally => readDraft<Tally>(keyOf(of), 'device') ?? NOTHING_YET;

/** Keeps it until the count is finished; null forgets it. Returns false where the device has no room. */
export const keepTally = (of: Counting, tally: Tally | null): boolean =>
  keepDraft(keyOf(of), tally, 'device');
