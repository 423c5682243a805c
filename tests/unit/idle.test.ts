import { expect, it } from 'vitest';
import { idleAt, locksAfter } from '../../web/src/chapters/people/desk/idle.ts';

const touched = new Date('2026-09-29T01:00:00Z');
const locks = locksAfter(touched, 10);
const before = (milliseconds: number) => new Date(locks.getTime() - milliseconds);

it.each([
  ['open at once', touched, 'open'],
  ['open until it warns', before(30_001), 'open'],
  ['warned for thirty seconds', before(30_000), 30],
  ['warned to the last', before(1), 1],
  ['locked when the time is over', before(0), 'locked'],
  ['locked after a night', before(-43_200_000), 'locked'],
])('[R1.3] a shared computer is %s', (_what, now, expected) => {
  expect(idleAt(locks, now)).toBe(expected);
});
