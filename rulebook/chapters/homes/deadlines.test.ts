import { describe, expect, test } from 'vitest';
import { due, EVENING, MORNING, opened, termsOf } from '../../../tests/support/deadlines.ts';

describe('disclosures', () => {
  test('[R1.3] a disclosure ends at its time, by itself', () => {
    expect(due('disclosures', 'expiry', opened(MORNING, { until: EVENING }))).toBe('2026-11-24 19:00');
    expect(due('disclosures', 'expiry', opened(MORNING))).toBeNull();
    expect(termsOf('disclosures', 'expiry').takes).toBe('expire');
  });
});
