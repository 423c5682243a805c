import { describe, expect, it } from 'vitest';
import { registers } from '../chapters/index.ts';
import { listingOf } from './listing.ts';
import { relatedBy, relationsIn } from './relations.ts';

const of = (...names: string[]) => relationsIn(names.map(registers));

describe('what hangs on a record', () => {
  it('is what names it in a field, first what is nothing without it', () => {
    const onUnit = of('units', 'keys', 'households', 'keyDeposits').filter(({ to }) => to === 'units');
    expect(onUnit.map(({ register }) => register)).toEqual(['households', 'keyDeposits', 'keys']);
  });

  it('is neither what only lists it among others nor what nobody lists', () => {
    expect(of('keys', 'keyCounts', 'countInventory')).toEqual([]);
    expect(of('households', 'householdFiles')).toEqual([]);
    expect(of('keyLoans', 'attachments')).toEqual([]);
  });

  it('is asked for newest first where the register is listed whole', () => {
    expect(relatedBy('key', 'K-1', listingOf(registers('keyLoans'), 'wang', []) ?? [])).toEqual({
      where: [['key', '==', 'K-1']],
      order: [['opened.at', 'desc']],
    });
  });

  it("[R1.3] is asked for with the reader's own name where only their own records are listed", () => {
    expect(
      relatedBy('household', '1-1-101~1', listingOf(registers('disclosures'), 'wang', []) ?? []),
    ).toEqual({
      where: [
        ['household', '==', '1-1-101~1'],
        ['opened.by', '==', 'wang'],
      ],
      order: [],
    });
  });
});
