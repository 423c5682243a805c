import { describe, expect, test } from 'vitest';
import { due, EVENING, MORNING, opened, termsOf } from '../../../tests/support/deadlines.ts';

describe('key keepers', () => {
  test('[R4.4.1.10] a delegation ends at its time, by itself', () => {
    expect(due('keyKeepers', 'expiry', opened(MORNING, { until: EVENING }))).toBe('2026-11-24 19:00');
    expect(termsOf('keyKeepers', 'expiry').takes).toBe('expire');
  });
});
