import { describe, expect, test } from 'vitest';
import { due, EVENING, MORNING, opened, stateIn, termsOf } from '../../../tests/support/deadlines.ts';

describe('calls', () => {
  test('[R7.4.1] are closed within the minutes that the site has set, half an hour otherwise', () => {
    expect(due('calls', 'close', opened(MORNING))).toBe('2026-11-24 10:30');
    expect(due('calls', 'close', opened(MORNING), { callMinutes: 90 })).toBe('2026-11-24 11:30');
    expect(stateIn('calls', 'close')).toEqual(['open']);
  });

  test('[R7.4.1] that were passed on are answered by the end of that working day: who has them is told', () => {
    const passed = opened(MORNING, { passedOn: { by: 'somebody', at: EVENING } });
    expect(due('calls', 'reply', passed)).toBe('2026-11-25 00:00');
    expect(termsOf('calls', 'reply')).toMatchObject({ while: ['passedOn'], concerns: ['passedTo'] });
  });

  test('[R7.4.1] that are open too long: who took them is told', () => {
    expect(termsOf('calls', 'close').concerns).toEqual(['opened.by']);
  });
});

describe('visits', () => {
  test('[R7.4.2] who is inside has left by closing; who came in later, by the end of that day', () => {
    const inside = (at: Date) => opened(MORNING, { admitted: { by: 'security', at } });
    expect(due('visits', 'leave', inside(MORNING))).toBe('2026-11-24 18:00');
    expect(due('visits', 'leave', inside(EVENING))).toBe('2026-11-25 00:00');
    expect(stateIn('visits', 'leave')).toEqual(['inside']);
  });

  test('[R7.4.2] who let them in is told, and the control room', () => {
    expect(termsOf('visits', 'leave')).toMatchObject({ concerns: ['admitted.by'], roles: ['security'] });
  });
});
