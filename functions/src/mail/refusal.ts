/** What nodemailer tells of a failure, as far as it is looked at here. */
interface SmtpFailure {
  readonly code?: unknown;
  readonly responseCode?: unknown;
  readonly recipient?: unknown;
}

const ERROR_MAX = 300;

/** The server asks for a sign-in first. */
const SIGN_IN_REQUIRED = 530;

const isObject = (value: unknown): value is SmtpFailure => typeof value === 'object' && value !== null;

/** An address or a message was refused; everything else (no connection, no greeting, a wrong password) is the server. */
const ABOUT_THE_MAIL = ['EENVELOPE', 'EMESSAGE'];

/**
 * Returns true iff the same mail would be refused again: the server answered 5xx to its sender, its recipients or its
 * text, or an address is none. A server that can't be reached or wants another password is no reason to give up a mail.
 */
export function isPermanent(failure: unknown): boolean {
  if (!isObject(failure) || !ABOUT_THE_MAIL.includes(String(failure.code))) return false;
  const { responseCode } = failure;
  return typeof responseCode !== 'number' || (responseCode >= 500 && responseCode !== SIGN_IN_REQUIRED);
}

/** Whom the server has put off (4xx) while it took the mail for others. */
export const putOff = (failures: readonly unknown[]): string[] =>
  failures.flatMap((failure) =>
    isObject(failure) && typeof failure.recipient === 'string' && !isPermanent(failure)
      ? [failure.recipient]
      : [],
  );

/** What the server said, trimmed and without the addresses that servers like to repeat. */
export function errorText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  // Cut before it is looked through: a server may say as much as it likes.
  return text
    .slice(0, 4 * ERROR_MAX)
    .replaceAll(/[^\s<>"'(]+@[^\s<>"')]+/g, '…')
    .replaceAll(/\s+/g, ' ')
    .slice(0, ERROR_MAX);
}
