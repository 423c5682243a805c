import { describe, expect, it } from 'vitest';
import { registers } from '../chapters/index.ts';
import { printLoaders, searchedOf } from './loaders.ts';

describe('what the page knows of the registers without their definitions', () => {
  it('is which are found by typing', () => {
    expect(searchedOf(['keys', 'keyCounts'].map(registers))).toEqual(['keys']);
  });

  it('is how each definition is fetched', () => {
    const places = [{ register: 'keys', file: 'chapters/keys/keys.ts', name: 'keys' }];
    expect(printLoaders(places, ['keys'])).toContain(
      "  keys: () => import('../../../rulebook/chapters/keys/keys.ts').then((m) => m.keys),\n",
    );
  });
});
