import { signInWords } from '../../../../rulebook/site/sign-in-words.ts';
import type { Document } from '../../data/store.ts';
import type { Words } from '../../language/words.ts';

const isGiven = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

/** Whoever comes signs in with an e-mail address or a name, one of the two (R6.1.3). */
export function wrongSignIn({ email, signInName }: Document): Words | null {
  if (isGiven(email) !== isGiven(signInName)) return null;
  return isGiven(email) ? signInWords.two : signInWords.none;
}
