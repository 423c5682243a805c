import type { UnitUse } from '../../homes/unit-uses.ts';
import type { Oddity } from '../bills.ts';
import type { FeeKind } from '../common.ts';
import type { Stay, Stretch } from './days.ts';
import type { Meter } from './metered.ts';

// What the bills of a month are reckoned from, and what comes out. Money is in fen, prices are in yuan.

export interface Unit {
  readonly id: string;
  readonly building: string;
  readonly room: string;
  readonly use: UnitUse;
  readonly area: number;
  readonly stays: readonly Stay[];
  readonly meters: readonly Meter[];
}

export interface Tariff extends Stretch {
  readonly id: string;
  readonly title: string;
  readonly kind: FeeKind;
  readonly basis: 'area' | 'household' | 'meter';
  readonly price: number;
  readonly tiers: readonly { readonly above: number; readonly price: number }[];
  readonly uses: readonly UnitUse[];
  readonly buildings: readonly string[];
  readonly meterKind: string | null;
}

export interface Reduction extends Stretch {
  readonly household: string;
  readonly kinds: readonly FeeKind[];
  readonly percent: number;
}

export interface Charge {
  readonly id: string;
  readonly household: string;
  readonly kind: FeeKind;
  readonly title: string;
  readonly amount: number;
  readonly month: string;
}

export interface SharedCost {
  readonly id: string;
  readonly title: string;
  readonly kind: FeeKind;
  readonly amount: number;
  readonly by: 'area' | 'household';
  readonly buildings: readonly string[];
}

export interface Household {
  readonly id: string;
  readonly building: string;
  readonly room: string;
}

/** A line that was billed before, or is billed now. */
export interface Line {
  readonly kind: FeeKind;
  readonly title: string;
  readonly basis?: string;
  readonly amount: number;
  readonly source: string;
  /** Of a meter: the readings that it bills. */
  readonly readings?: readonly string[];
}

export interface BillBefore {
  readonly household: string;
  readonly month: string;
  readonly total: number;
  readonly lines: readonly Pick<Line, 'source' | 'readings'>[];
}

export interface Month {
  readonly month: string;
  readonly units: readonly Unit[];
  readonly households: readonly Household[];
  readonly tariffs: readonly Tariff[];
  readonly reductions: readonly Reduction[];
  readonly charges: readonly Charge[];
  readonly sharedCosts: readonly SharedCost[];
  /** The bills of the two months before, those reversed left out. */
  readonly before: readonly BillBefore[];
}

export interface Bill extends Household {
  readonly lines: readonly Line[];
  readonly management: number;
  readonly utility: number;
  readonly service: number;
  readonly total: number;
  readonly oddities: readonly Oddity[];
}
