import { expect, test } from 'vitest';
import { shareOf } from './share.ts';

test('[R3.4.1.5] [R3.4.6.2] a share is rounded as a person reckons it, and reaches no whole percentage by that', () => {
  expect([shareOf(8, 9), shareOf(2, 3), shareOf(7, 10), shareOf(1, 1)]).toEqual([88.9, 66.7, 70, 100]);
  expect([shareOf(6_997, 10_000), shareOf(99_999, 100_000)]).toEqual([69.9, 99.9]);
  expect([shareOf(0, 5), shareOf(0, 0)]).toEqual([0, null]);
});
