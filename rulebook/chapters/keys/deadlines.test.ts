import { describe, expect, test } from 'vitest';
import { due, EVENING, MORNING, opened, stateIn, termsOf } from '../../../tests/support/deadlines.ts';

describe('key loans', () => {
  const issued = (at: Date, fields = {}) => opened(at, { issued: { by: 'keeper', at }, ...fields });

  test('[R4.4.2.5][R4.4.3.5] back by the end of the working day', () => {
    expect(due('keyLoans', 'return', issued(MORNING))).toBe('2026-11-24 18:00');
  });

  test('[R4.4.2.5] lent after closing: by the end of that day', () => {
    expect(due('keyLoans', 'return', issued(EVENING))).toBe('2026-11-25 00:00');
  });

  test('[R4.4.2.5] the site’s own closing time holds', () => {
    expect(due('keyLoans', 'return', issued(MORNING), { closing: '17:30' })).toBe('2026-11-24 17:30');
  });

  test('[R4.4.2.5] an earlier time that was agreed holds; a later one does not', () => {
    const noon = new Date('2026-11-24T04:00:00Z');
    const tomorrow = new Date('2026-11-25T04:00:00Z');
    expect(due('keyLoans', 'return', issued(MORNING, { dueBy: noon }))).toBe('2026-11-24 12:00');
    expect(due('keyLoans', 'return', issued(MORNING, { dueBy: tomorrow }))).toBe('2026-11-24 18:00');
  });

  test('[R4.4.2.5] nothing is owed before the key has been issued, nor once it is back', () => {
    expect(due('keyLoans', 'return', opened(MORNING))).toBeNull();
    expect(due('keyLoans', 'return', { ...issued(MORNING), state: 'returned' })).toBeNull();
  });

  test('[R4.4.1.4] papers of an emergency are owed by the end of the same day, key back or not', () => {
    expect(due('keyLoans', 'papers', issued(MORNING, { papers: 'owed' }))).toBe('2026-11-25 00:00');
    expect(due('keyLoans', 'papers', issued(MORNING, { papers: 'complete' }))).toBeNull();
    expect(due('keyLoans', 'papers', issued(MORNING))).toBeNull();
    expect(stateIn('keyLoans', 'papers')).toEqual(['out', 'returned']);
  });

  test('[R4.4.2.5] borrower and issuer are told first', () => {
    expect(termsOf('keyLoans', 'return').concerns).toEqual(['borrowedBy', 'issued.by']);
  });
});

describe('area keys', () => {
  test('[R11.1.1.2] back by the end of the middle shift', () => {
    expect(due('areaKeyHandovers', 'return', opened(MORNING))).toBe('2026-11-24 22:00');
    expect(due('areaKeyHandovers', 'return', opened(MORNING), { midShiftEnd: '21:00' })).toBe(
      '2026-11-24 21:00',
    );
  });
});

describe('incidents', () => {
  test('[R4.4.1.8][R4.4.3.8] solved before the end of the same day', () => {
    expect(due('keyIncidents', 'sameDay', opened(MORNING))).toBe('2026-11-25 00:00');
    expect(due('keyIncidents', 'sameDay', opened(EVENING))).toBe('2026-11-25 00:00');
    expect(stateIn('keyIncidents', 'sameDay')).not.toContain('solved');
  });
});

describe('what else falls due of the keys', () => {
  test('[R4.4.4.1.6] a sealed key is sealed again by the end of the day on which it came back', () => {
    const record = opened(new Date('2026-11-01T02:00:00Z'), { cameBack: { by: 'keeper', at: MORNING } });
    expect(due('keys', 'reseal', record)).toBe('2026-11-24 18:00');
    expect(stateIn('keys', 'reseal')).toEqual(['awaitingReseal']);
  });

  test('[R4.4.1.3] the new key after a lock change is pressed for from that day on, daily', () => {
    expect(due('lockChanges', 'delivery', opened(MORNING))).toBe('2026-11-24 18:00');
    expect(termsOf('lockChanges', 'delivery').daily).toBe(true);
  });

  test('[R4.4.1.7] a count that was started is finished the same day', () => {
    expect(due('keyCounts', 'finish', opened(MORNING))).toBe('2026-11-24 18:00');
  });
});
