import { day, inHours } from './moments.ts';
import type { Data } from './people.ts';
import type { Site } from './world.ts';

// A household that is chased, and a meter that is read, as the tests arrange them.

/** What the household `h1` of building `b1` owes, chased since two days ago; `fields` say otherwise. */
export function chase(site: Site, id: string, fields: Data & { state: string }): Promise<void> {
  return site.record('arrears', id, {
    ...{ household: 'h1', building: 'b1', room: '1-101', chaser: 'steward', since: day(-30) },
    ...{ owed: 120_000, disputed: 0, lateFeeRate: 3, graceDays: 0, lateFeeCap: 30, lateFee: 0 },
    entered: { by: 'system', at: inHours(-48) },
    ...fields,
  });
}

/** What the water meter is called, where it hangs and whatever is read of it. */
const ofItsMeter = { unit: 'b1-101', room: 'b1-1-101', number: 'W-1001' };

/** The water meter of the unit `b1-101`: it showed 100 ten days ago. */
export function meter(site: Site, id = 'm1', fields: Data = {}): Promise<void> {
  return site.record('meters', id, {
    ...ofItsMeter,
    ...{ kind: 'water', installedOn: day(-40), initial: 90 },
    ...{ latest: 100, latestOn: day(-10), state: 'inUse' },
    ...fields,
  });
}

/** A reading that the meter `m1` shows as its latest: 100, and 90 before it. */
export async function lastReading(site: Site, id = 'r1', on = 'm1'): Promise<void> {
  await meter(site, on, { latestReading: id });
  await site.record('meterReadings', id, {
    ...{ ...ofItsMeter, meter: on, readOn: day(-10), reading: 100, previous: 90 },
    ...{ previousOn: day(-40), state: 'taken' },
  });
}

/** The meter shows 112.5 today. */
export const readingOf = (on: string): Data => ({
  ...{ ...ofItsMeter, meter: on, readOn: day(), reading: 112.5, previous: 100, previousOn: day(-10) },
});

/** It showed 97 nine days ago, not what `lastReading` says. */
export const correctionOf = (on: string, corrects: string): Data => ({
  ...{ ...ofItsMeter, meter: on, corrects, readOn: day(-9), reading: 97, reason: '看错一位' },
  ...{ previous: 90, previousOn: day(-40) },
});
