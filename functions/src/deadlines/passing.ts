// Of gRPC: cancelled, unknown, deadline exceeded, resource exhausted, aborted, internal, unavailable.
const PASSING = [1, 2, 4, 8, 10, 13, 14];

/**
 * Returns true iff an error is not of the data's making and the same may succeed later: the database or another
 * service is away, or somebody else was in the way. Services other than the database say so by a name.
 */
export function isPassing(error: unknown): boolean {
  const code: unknown = (error as { code?: unknown } | null)?.code;
  return typeof code === 'number' ? PASSING.includes(code) : typeof code === 'string';
}

const FAILED_PRECONDITION = 9;
// The first: not found.
const TOUCHED = [5, FAILED_PRECONDITION];

/** Returns true iff a document is gone, or was written by somebody else since it was read. */
export const isTouched = (error: unknown): boolean =>
  TOUCHED.includes(Number((error as { code?: unknown } | null)?.code));

// Deadline exceeded, resource exhausted, unavailable.
const AWAY = [4, 8, 14];

/** What is thrown of a document that was written by somebody else since it was read. */
export const touched = (): Error =>
  Object.assign(new Error('Written meanwhile'), { code: FAILED_PRECONDITION });

/** Returns true iff the database itself is away, so that trying the same in smaller parts is of no use now. */
export const isAway = (error: unknown): boolean =>
  AWAY.includes(Number((error as { code?: unknown } | null)?.code));
