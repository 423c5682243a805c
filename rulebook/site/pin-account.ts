/**
 * Whoever comes back with a PIN is signed in with an account of its own beside their own: with what they hold then, Firebase
 * Authentication would give them another password, address or no account at all, and six digits would be the whole of it. That
 * account opens nothing by itself; the claims of the token that a PIN gives do.
 */
const PREFIX = 'pin:';

/** The claim that says for whom the account stands. */
export const STANDS_FOR = 'standsFor';

/**
 * The claim that says by when the token has to be exchanged for a session, in seconds since 1970: Firebase Authentication itself
 * would take it for an hour, as often as one likes.
 */
export const USE_BY = 'useBy';

/** The account with which somebody comes back with a PIN. */
export const pinAccountOf = (uid: string): string => `${PREFIX}${uid}`;

/** Whose account it is, by its uid: the person's own, or the one with which they came back. */
export const personOf = (account: string): string =>
  account.startsWith(PREFIX) ? account.slice(PREFIX.length) : account;
