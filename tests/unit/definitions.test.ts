import { expect, it } from 'vitest';
import { allRegisters } from '../../rulebook/chapters/index.ts';
import { findDefinitions } from '../../scripts/support/definitions.ts';

const definitions = await findDefinitions();
const names = definitions.map(({ register }) => register);

it('the registers are those that the files of the chapters define, and their order is the index’s', () => {
  expect(allRegisters.map(({ name }) => name)).toEqual(names);
  expect(allRegisters.every((each, place) => each === definitions[place]?.definition)).toBe(true);
});

it('what is kept beneath a record comes right after it', () => {
  for (const { definition } of definitions) {
    const above = definition.beneath?.register;
    if (above === undefined) continue;
    const between = definitions.slice(names.indexOf(above) + 1, names.indexOf(definition.name));
    expect(
      between.filter((each) => each.definition.beneath?.register !== above).map(({ register }) => register),
    ).toEqual([]);
  }
});

it('chapters come by their rank, and registers of a chapter by theirs', () => {
  expect(names.indexOf('units')).toBeLessThan(names.indexOf('households'));
  expect(names.indexOf('households')).toBeLessThan(names.indexOf('disclosures'));
  expect(names.indexOf('disclosures')).toBeLessThan(names.indexOf('keys'));
  expect(names.indexOf('keys')).toBeLessThan(names.indexOf('areaKeyHandovers'));
  expect(names.indexOf('members')).toBeLessThan(names.indexOf('settings'));
});
