import { createHash, timingSafeEqual } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import { Guesses } from '../../callables/guesses.ts';
import { logs } from '../logs.ts';
import { noteBounce } from './note-bounce.ts';
import { readReport } from './read-report.ts';

/** A mail that somebody hands over, and from which address of the network. */
export interface Handed {
  readonly method: string;
  readonly authorization: string | undefined;
  readonly address: string;
  readonly body: Uint8Array | undefined;
}

export interface Receiving {
  readonly db: Firestore;
  readonly now: () => Date;
  /** What who hands mails over has to know. */
  readonly secret: string;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Our mails are far smaller, and so are reports of them. */
const BYTES_MOST = 1024 * 1024;
/** Shorter, it could be guessed. */
const SECRET_LEAST = 20;

const guesses = new Guesses();

/**
 * Takes a raw mail (RFC 5322) and notes of a report what came back. Whatever is no report of ours is taken as well and
 * changes nothing, or a provider would hand it over again and again.
 */
export async function answerBounce(handed: Handed, { db, now, secret }: Receiving): Promise<Answer> {
  const { method, authorization, address, body } = handed;
  if (method !== 'POST') return { status: 405, body: 'POST a raw mail\n' };
  if (!isAuthorised(authorization, secret)) {
    const isTooMany = await guesses.wrong(address, now());
    return isTooMany ? { status: 429, body: 'Too many attempts\n' } : { status: 401, body: 'Wrong secret\n' };
  }
  if (!body || body.length === 0) return { status: 400, body: 'No mail\n' };
  if (body.length > BYTES_MOST) return { status: 413, body: `At most ${BYTES_MOST} bytes\n` };
  const report = await readReport(body);
  if (report === 'no mail') return { status: 400, body: 'Not a raw mail (RFC 5322)\n' };
  const noted = report === 'no report' ? 0 : await noteBounce(db, report, now());
  logs.bounceTaken(noted);
  return { status: 200, body: `Noted: ${noted}\n` };
}

/** `Bearer SECRET`, or `Basic` with the secret as its password, which is all that some providers can send. */
function isAuthorised(authorization: string | undefined, secret: string): boolean {
  const [, scheme = '', credentials = ''] = /^(\S+) +(\S+)$/.exec(authorization ?? '') ?? [];
  const given = scheme.toLowerCase() === 'basic' ? passwordIn(credentials) : credentials;
  const isRight = timingSafeEqual(digest(given), digest(secret));
  return isRight && secret.length >= SECRET_LEAST && ['bearer', 'basic'].includes(scheme.toLowerCase());
}

const passwordIn = (credentials: string): string => {
  const text = Buffer.from(credentials, 'base64').toString();
  return text.slice(text.indexOf(':') + 1);
};

/** Of one length, whatever was given. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
