// What somebody has begun, kept until they sign out: neither a refusal nor a look at another page nor a lost network loses
// it. Most of it is of this tab; what is done on foot stays on the device when the page is closed.

/** Where all of them stand. */
const DRAFTS = 'wuye-desk-draft';

interface Writer {
  readonly site: string;
  readonly uid: string;
}

/** The place of one person's draft of one thing. */
export const draftKey = ({ site, uid }: Writer, of: string): string => `${DRAFTS} ${site} ${uid} ${of}`;

/** Where a draft is kept: with this tab, or on the device until it is finished. */
type Keeper = 'tab' | 'device';

/** A device that keeps nothing may refuse to be asked. */
const storageOf = (keeper: Keeper): Storage => (keeper === 'tab' ? sessionStorage : localStorage);

/** Null where nothing is kept, or nothing that can be read. */
export function readDraft<Draft>(key: string, keeper: Keeper = 'tab'): Draft | null {
  try {
    return JSON.parse(storageOf(keeper).getItem(key) ?? 'null', withDates) as Draft | null;
  } catch {
    return null;
  }
}

/** Keeps it; null forgets it. Returns false where the device keeps nothing: then it is there as long as the page is open. */
export function keepDraft(key: string, draft: object | null, keeper: Keeper = 'tab'): boolean {
  try {
    if (draft === null) storageOf(keeper).removeItem(key);
    else storageOf(keeper).setItem(key, JSON.stringify(draft, datesMarked));
    return true;
  } catch {
    return false;
  }
}

/** Whoever sits here next finds nothing of it: of one person, or with null of anybody. */
export function forgetDrafts(of: string | null): void {
  const isTheirs = (name: string) => of === null || name.split(' ')[2] === of;
  for (const storage of [sessionStorage, localStorage]) {
    const drafts = Object.keys(storage).filter((name) => name.startsWith(DRAFTS) && isTheirs(name));
    for (const name of drafts) storage.removeItem(name);
  }
}

/** A date is asked before it makes a text of itself. */
function datesMarked(this: Record<string, unknown>, name: string, value: unknown): unknown {
  const own = this[name];
  return own instanceof Date ? { date: own.getTime() } : value;
}

const withDates = (_name: string, value: unknown): unknown =>
  isMarked(value) ? new Date(value.date) : value;

const isMarked = (value: unknown): value is { readonly date: number } =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 1 &&
  typeof (value as { date?: unknown }).date === 'number';
