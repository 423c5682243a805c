import { describe, expect, it } from 'vitest';
import { keeps, loses } from '../support/source-scan/samples.ts';
import { lostUpdates } from '../support/source-scan/scan.ts';

describe('the scan itself', () => {
  const found = lostUpdates('tests/support/source-scan');
  const names = new Set(found.map(({ where }) => where.split('#')[1]));

  it.each(Object.keys(loses))('finds what loses an update %s', (name) => {
    expect([...names]).toContain(name);
  });

  it.each(Object.keys(keeps))('lets pass what loses none: %s', (name) => {
    expect([...names]).not.toContain(name);
  });
});

describe('functions/src', () => {
  // There is no exception. One would be listed here by its place, with the reason why nothing is lost by it.
  it('never reads and then writes unconditionally, outside of a transaction', () => {
    expect(lostUpdates('functions/src')).toEqual([]);
  });
});
