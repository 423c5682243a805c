import { defineConfig } from 'vitest/config';
import { vitestParts } from './scripts/support/parts.ts';
import { TEST_MS, WAIT_MS } from './tests/support/limits.ts';

export default defineConfig({
  test: {
    // Half of the time a test waits for an emulator; by default one core would be left free for it.
    maxWorkers: '100%',
    teardownTimeout: WAIT_MS,
    projects: Object.entries(vitestParts).map(([name, include]) => ({
      test: {
        name,
        include: [...include],
        environment: 'node',
        // A file's modules serve the next one too: to read the rulebook and the SDK anew takes longer than many a file.
        isolate: false,
        testTimeout: TEST_MS,
        hookTimeout: TEST_MS,
        expect: { poll: { timeout: WAIT_MS } },
      },
    })),
  },
});
