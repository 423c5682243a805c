import { expect, test } from 'vitest';
import { due, MORNING, opened, stateIn, termsOf } from '../../../tests/support/deadlines.ts';

test('[R2.4.15] a survey closes by itself at the end of its last day', () => {
  const survey = opened(MORNING, { closesOn: '2026-11-30' });
  expect(due('surveys', 'closing', survey)).toBe('2026-12-01 00:00');
  expect(stateIn('surveys', 'closing')).toEqual(['open']);
  expect(termsOf('surveys', 'closing').takes).toBe('closeByItself');
});

test('[R2.4.14] a visit that nobody made lapses at the end of its last day', () => {
  const visit = opened(MORNING, { plannedOn: '2026-11-24', until: '2026-11-30' });
  expect(due('followUps', 'lapsing', visit)).toBe('2026-12-01 00:00');
  expect(stateIn('followUps', 'lapsing')).toEqual(['planned']);
  expect(termsOf('followUps', 'lapsing').takes).toBe('lapse');
});
