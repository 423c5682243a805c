import { createHash } from 'node:crypto';

/** Fits wherever such an id is named: `day/entry` of a correction, the path of a notice, the outbox. */
const MOST = 200;
/** What a record's id may have at most (language/ids.ts). */
export const RECORD_ID_MOST = 80;

const HASH_LENGTH = 64;

/**
 * The id of what the server makes: it follows from what caused it, so the same cause is the same id. It holds the
 * sign '~', which no id has that a person gives. Where it would be too long, a readable beginning and a hash of the
 * whole stand for it; never is it cut.
 */
export function derivedId(parts: readonly (string | number)[], most = MOST): string {
  const whole = parts.join('~');
  if (whole.length <= most) return whole;
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return `${whole.slice(0, most - HASH_LENGTH - 1)}~${hash}`;
}
