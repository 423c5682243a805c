import { describe, expect, it } from 'vitest';
import { all, any, equals, holds, keeps, not, present, staff, tends } from '../notation/condition.ts';
import { actor, the } from '../notation/value.ts';
import { reachOf } from './reach.ts';

describe('of whom a condition may hold', () => {
  it('is told by roles, by keeping, by tending a building, and by fields that name a person', () => {
    const of = any(
      ...[holds('supervisor', 'manager'), keeps(the('kind')), tends(the('building'))],
      ...[equals(actor, the('borrowedBy')), equals(the('opened.by'), actor)],
    );
    expect(reachOf(of)).toEqual({
      roles: ['supervisor', 'manager', 'steward'],
      keepers: true,
      people: ['borrowedBy', 'opened.by'],
    });
  });

  it('is told by the narrowest of several that must all hold', () => {
    const own = equals(actor, the('borrowedBy'));
    expect(
      reachOf(all(present(the('issued')), holds('supervisor', 'manager'), holds('manager'))),
    ).toMatchObject({
      roles: ['manager'],
    });
    expect(reachOf(all(holds('supervisor'), own))).toEqual({
      roles: [],
      keepers: false,
      people: ['borrowedBy'],
    });
  });

  it('may be anybody where the record or another one decides', () => {
    for (const of of [
      staff,
      present(the('issued')),
      not(holds('supervisor')),
      equals(actor, the('key.opened.by')),
      any(holds('supervisor'), staff),
    ])
      expect(reachOf(of)).toBeNull();
  });
});
