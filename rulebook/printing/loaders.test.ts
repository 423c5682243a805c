import { describe, expect, it } from 'vitest';
import { registers } from '../chapters/index.ts';
import { namedOf, printLoaders } from './loaders.ts';

describe('what the page knows of the registers without their definitions', () => {
  it('is which have a list: none beneath a record, none that nobody lists, none whose rules are written by hand', () => {
    const some = ['keyLoans', 'householdFiles', 'attachments', 'dutyLog'].map(registers);
    expect(namedOf(some).listed).toEqual(['keyLoans']);
  });

  it('is which are found by typing', () => {
    expect(namedOf(['keys', 'keyCounts'].map(registers)).searched).toEqual(['keys']);
  });

  it('is how each definition is fetched', () => {
    const places = [{ register: 'keys', file: 'chapters/keys/keys.ts', name: 'keys' }];
    expect(printLoaders(places, { searched: ['keys'], listed: [] })).toContain(
      "  keys: () => import('../../../rulebook/chapters/keys/keys.ts').then((m) => m.keys),\n",
    );
  });
});
