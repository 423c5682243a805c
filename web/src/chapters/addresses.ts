/** Addresses up to what differs from page to page: '/keys/' of '/keys/:id'. */
export const beginningsOf = (addresses: readonly string[]): readonly string[] => [
  ...new Set(addresses.map((address) => address.replace(/:.*$/, ''))),
];

/** Returns true iff an address is another one or begins with it: '/keys/K-1' is within '/keys' and '/keys/', '/keys' only within itself. */
export const isWithin = (path: string, beginning: string): boolean =>
  path === beginning || path.startsWith(beginning.replace(/\/?$/, '/'));
