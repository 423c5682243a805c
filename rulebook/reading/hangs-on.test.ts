import { expect, test } from 'vitest';
import { hangsOn } from './hangs-on.ts';

const key = { for: ['engineer', 'receptionist'], on: 'engineer' };
const approval = { for: ['supervisor'], on: null };

test('[R2.4.7.8] a key that is out hangs on who has it, though the desk is told of it too', () => {
  expect(hangsOn(key, 'engineer')).toBe(true);
  expect(hangsOn(key, 'receptionist')).toBe(false);
});

test('[R2.4.7.8] what waits for a role hangs on the last who holds it', () => {
  expect(hangsOn(approval, 'supervisor')).toBe(true);
  expect(hangsOn({ ...approval, for: ['supervisor', 'second'] }, 'supervisor')).toBe(false);
  expect(hangsOn(approval, 'manager')).toBe(false);
});

test('[R4.4.1.10] who stands in for somebody acts no longer once they leave', () => {
  const lent = { ...approval, for: ['foreman', 'supervisor'] };
  expect(hangsOn(lent, 'supervisor')).toBe(false);
  expect(hangsOn(lent, 'supervisor', ['foreman'])).toBe(true);
});
