/** From which list each page was come to: the whole address, with how the list was looked at. */
const lists = new Map<string, string>();
/** The address that is shown, without its origin. */
let shown = '';

const pathOf = (address: string): string => address.split('?')[0] ?? '';
const isList = (address: string): boolean => /^\/[^/]*$/.test(pathOf(address));

/** Remembers what is shown now. A page that is come to from no list keeps the list of the page before it. */
export function noteShown(address: string): void {
  const [from, path] = [shown, pathOf(address)];
  shown = address;
  if (from === '' || pathOf(from) === path) return;
  const list = isList(from) ? from : (lists.get(path) ?? lists.get(pathOf(from)));
  if (list !== undefined) lists.set(path, list);
}

/** The address of a list as it was looked at when this page was come to from it; else the list alone. */
export function wayBack(list: string, address: string): string {
  const path = pathOf(address);
  // The page may be drawn before it is noted
  const from = pathOf(shown) !== path && isList(shown) ? shown : lists.get(path);
  return from !== undefined && pathOf(from) === list ? from : list;
}
