import { defineConfig } from 'vitest/config';
import { type VitestPart, vitestParts } from './scripts/support/parts.ts';

const second = 1000;

/** How long one test may take; what runs against emulators is slower, and slower still on a busy machine. */
const timeouts: Record<VitestPart, number> = {
  unit: 30 * second,
  rules: 600 * second,
  functions: 60 * second,
  web: 120 * second,
};

export default defineConfig({
  test: {
    // Half of the time a test waits for an emulator; by default one core would be left free for it.
    maxWorkers: '100%',
    projects: Object.entries(vitestParts).map(([name, include]) => ({
      test: {
        name,
        include: [...include],
        environment: 'node',
        testTimeout: timeouts[name as VitestPart],
        hookTimeout: timeouts[name as VitestPart],
      },
    })),
  },
});
