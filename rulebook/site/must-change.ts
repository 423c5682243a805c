/** The claim of who has signed in with a password that somebody else has given them. */
export const MUST_CHANGE = 'mustChange';
