/** What the label of a key holds: the page of the key, so that any telephone's camera leads there. */
export const keyAddress = (origin: string, site: string, id: string): string =>
  `${origin}/keys/${encodeURIComponent(id)}?site=${encodeURIComponent(site)}`;

export type ReadCode =
  /** A label of this desk; `site` is null when it does not say. */
  | { readonly is: 'key'; readonly id: string; readonly site: string | null }
  /** A code as it is typed or as it stands on a label. */
  | { readonly is: 'code'; readonly code: string }
  | { readonly is: 'nothing' };

/** What was scanned or typed. A scanner that acts as a keyboard types the label's whole address. */
export function readCode(text: string): ReadCode {
  const typed = text.trim();
  if (typed === '') return { is: 'nothing' };
  const address = typed.includes('/') ? parsed(typed) : null;
  if (!address) return { is: 'code', code: typed.toUpperCase() };
  // An id of a record has no sign that an address would write otherwise.
  const id = /^\/keys\/([\w~.-]+)\/?$/.exec(address.pathname)?.[1];
  return id === undefined ? { is: 'nothing' } : { is: 'key', id, site: address.searchParams.get('site') };
}

function parsed(text: string): URL | null {
  try {
    return new URL(text, 'https://desk.invalid');
  } catch {
    return null;
  }
}

const bare = (text: string): string => text.toUpperCase().replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Three signs and more are no longer a hook or a running number by chance. */
const FEWEST = 3;

/** Returns true iff a text on the label would tell a finder which door the key opens. */
export function tellsTheDoor(text: string, opensWhat: string): boolean {
  const door = bare(opensWhat);
  return door.length >= FEWEST && bare(text).includes(door);
}
