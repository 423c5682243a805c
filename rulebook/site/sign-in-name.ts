/** With what somebody signs in, and the address that their account has for it: Firebase Authentication knows by addresses. */
export interface SignInName {
  readonly kind: 'email' | 'phone' | 'staffNumber';
  readonly address: string;
}

/** An address where no mail can ever come: `.invalid` is kept free for that (RFC 2606). */
const DOMAINS = { phone: 'phone.wuye-desk.invalid', staffNumber: 'staff.wuye-desk.invalid' } as const;

const MOBILE = /^(?:\+?86)?(1[3-9]\d{9})$/;
const ABROAD = /^\+(\d{8,15})$/;
const STAFF_NUMBER = /^[a-z0-9](?:[a-z0-9-]{0,18}[a-z0-9])?$/;

/**
 * Reads what somebody types to sign in: an e-mail address, a telephone number in any spelling, or a staff number. The
 * same person is meant however they write it. Null of anything else.
 */
export function readSignInName(typed: string): SignInName | null {
  const text = typed.normalize('NFKC').trim().toLowerCase();
  if (text.includes('@')) return isOwnMailbox(text) ? { kind: 'email', address: text } : null;
  // '00' is dialled for '+'.
  const number = text.replaceAll(/[\s()-]/g, '').replace(/^00/, '+');
  const phone = MOBILE.exec(number)?.[1] ?? ABROAD.exec(number)?.[1];
  if (phone !== undefined) return { kind: 'phone', address: `${phone}@${DOMAINS.phone}` };
  if (!STAFF_NUMBER.test(text)) return null;
  return { kind: 'staffNumber', address: `${text}@${DOMAINS.staffNumber}` };
}

/** A sign-in name as it is told to its owner: a telephone number without blanks and dashes, anything else as it was given. */
export function plainSignInName(typed: string): string {
  const read = readSignInName(typed);
  return read?.kind === 'phone' ? read.address.slice(0, read.address.indexOf('@')) : typed.trim();
}

/** The address to sign in with. What is no such name belongs to nobody, which is told as everything else that is wrong. */
export const addressOf = (typed: string): string => readSignInName(typed)?.address ?? typed.trim();

/** Returns true iff mail can come there. */
export const isOwnMailbox = (address: string): boolean =>
  Object.values(DOMAINS).every((domain) => !address.endsWith(`@${domain}`));
