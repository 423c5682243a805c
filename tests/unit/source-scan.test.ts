import { describe, expect, it } from 'vitest';
import { keeps, loses } from '../support/source-scan/samples.ts';
import { lostUpdates } from '../support/source-scan/scan.ts';

/** What is written without a condition after something was read, and why nothing is lost by it. */
const excepted: Readonly<Record<string, string>> = {
  'functions/src/index.ts#entryWritten':
    'The note of a correction is a union: it keeps what others add, and a repeated event adds nothing.',
};

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
  const found = lostUpdates('functions/src');

  it('never reads and then writes unconditionally, outside of a transaction', () => {
    expect(found.filter(({ where }) => !Object.hasOwn(excepted, where))).toEqual([]);
  });

  it('has no exception for what is not there any more', () => {
    const places = new Set(found.map(({ where }) => where));
    expect(Object.keys(excepted).filter((where) => !places.has(where))).toEqual([]);
  });
});
