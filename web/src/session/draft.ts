// What somebody has begun to write, kept for this tab until they sign out: neither a refusal nor a look at another page
// nor a lost network loses it.

/** Where all of them stand. */
const DRAFTS = 'wuye-desk-draft';

interface Writer {
  readonly site: string;
  readonly uid: string;
}

/** The place of one person's draft of one thing. */
export const draftKey = ({ site, uid }: Writer, of: string): string => `${DRAFTS} ${site} ${uid} ${of}`;

/** Null where nothing is kept, or nothing that can be read. */
export function readDraft<Draft>(key: string): Draft | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null', withDates) as Draft | null;
  } catch {
    return null;
  }
}

/** Keeps it; null forgets it. */
export function keepDraft(key: string, draft: object | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(draft, datesMarked));
  } catch {
    // A device that keeps nothing has it as long as the page is open.
  }
}

/** Whoever sits here next finds nothing of it: of one person, or with null of anybody. */
export function forgetDrafts(of: string | null): void {
  const isTheirs = (name: string) => of === null || name.split(' ')[2] === of;
  const drafts = Object.keys(sessionStorage).filter((name) => name.startsWith(DRAFTS) && isTheirs(name));
  for (const name of drafts) sessionStorage.removeItem(name);
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
