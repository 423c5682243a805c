import { vi } from 'vitest';
import { WAIT_MS } from './limits.ts';

/** Looks again and again until it holds, and answers with what was seen; fails with the last reason. */
export const eventually = <Result>(look: () => Promise<Result> | Result): Promise<Result> =>
  vi.waitFor(look, { timeout: WAIT_MS, interval: 150 });
