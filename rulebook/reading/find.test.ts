import { describe, expect, it } from 'vitest';
import { registers } from '../chapters/index.ts';
import { foundBy, offered, offeredBy } from './find.ts';

describe('what is offered to be chosen', () => {
  it('[R4.4.2.3] no key that was withdrawn, in the order of their codes', () => {
    const { where, order } = offered(registers('keys'));
    expect(where).toEqual([['state', 'in', ['inCabinet', 'out', 'awaitingReseal', 'lost', 'damaged']]]);
    expect(order).toEqual([['code', 'asc']]);
  });

  it('everything, newest first, where the definition says no more', () => {
    expect(offered(registers('areaKeyHandovers'))).toEqual({ where: [], order: [['opened.at', 'desc']] });
    expect(offeredBy(registers('areaKeyHandovers'), 'K-1')).toEqual([]);
  });
});

describe('what is found by what was typed', () => {
  it('begins with it, in any one of the fields that the definition names', () => {
    expect(offeredBy(registers('households'), '3-1')).toEqual(
      ['room', 'displayName'].map((field) => ({
        where: [
          ['state', 'in', ['current']],
          [field, '>=', '3-1'],
          [field, '<', '3-1\uf8ff'],
        ],
        order: [[field, 'asc']],
      })),
    );
  });

  it('is found in every state by a search', () => {
    expect(foundBy(registers('members'), '陈')).toEqual([
      {
        where: [
          ['name', '>=', '陈'],
          ['name', '<', '陈\uf8ff'],
        ],
        order: [['name', 'asc']],
      },
    ]);
  });

  it('[R3.4.5.2] a room by its building, its entrance and the beginning of its number, or by that alone', () => {
    const [whole, bare] = foundBy(registers('units'), '3-1-50');
    expect(whole?.where).toEqual([
      ...[
        ['building', '==', '3'],
        ['entrance', '==', '1'],
      ],
      ...[
        ['room', '>=', '50'],
        ['room', '<', '50\uf8ff'],
      ],
    ]);
    expect(bare?.where[0]).toEqual(['room', '>=', '3-1-50']);
    expect(foundBy(registers('units'), '3')[0]?.order).toEqual([['building', 'asc']]);
  });
});
