import { expect, it } from 'vitest';
import { printChaptersIndex } from './chapters-index.ts';

it('imports each file once and keeps the order of the definitions', () => {
  const text = printChaptersIndex([
    { register: 'units', file: 'chapters/homes/units.ts', name: 'units' },
    { register: 'households', file: 'chapters/homes/households.ts', name: 'households' },
    { register: 'households/private', file: 'chapters/homes/households.ts', name: 'householdFiles' },
    { register: 'keys', file: 'chapters/keys/keys.ts', name: 'keys' },
  ]);
  expect(text).toContain("import { householdFiles, households } from './homes/households.ts';");
  expect(text.match(/^import .* from '\.\/homes/gm)).toHaveLength(2);
  expect(text).toContain('[\n  units,\n  households,\n  householdFiles,\n  keys,\n];');
});
