// Limits are for what hangs, and measure nothing: a machine that is busy with something else may be many times slower,
// and no test may notice. What waits, waits for a condition; only one that never comes is given up here.

const MINUTE = 60_000;

/** One wait: for something that a page, a function or another process brings about. */
export const WAIT_MS = 5 * MINUTE;

/** A whole test, or what is done before or after tests: more than any number of waits that come to an end. */
export const TEST_MS = 30 * MINUTE;
