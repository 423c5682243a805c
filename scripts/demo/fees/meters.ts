import { shiftedMonth } from '../../../rulebook/chapters/fees/reckoning/days.ts';
import { daysOf } from '../../../rulebook/notation/period.ts';
import type { DemoLines } from '../support/demo.ts';
import { closingOf, MONTHS, monthsOver } from './support/months.ts';

export const after = ['homes/move-ins'];

const meters = [
  { unit: '2-1-301', initial: 120, used: [11, 12] },
  { unit: '2-1-302', initial: 96, used: [19, 24] },
  { unit: '2-1-401', initial: 143, used: [8, 6] },
];

/** Three water meters, read at the end of each of the last months. */
export const lines: DemoLines = async (demo) => {
  const { take } = demo;
  const months = monthsOver(demo).slice(MONTHS - 2);
  const start = shiftedMonth(months[0] ?? '', -1);
  for (const { unit, initial, used } of meters) {
    const meter = `demo-water-${unit}`;
    const installed = { unit, kind: 'water', number: `W-${unit}`, initial, installedOn: daysOf(start).last };
    await take('engineer', 'meters', 'install', meter, installed, closingOf(demo, start));
    let reading = initial;
    for (const [place, month] of months.entries()) {
      reading += used[place] ?? 0;
      const read = { meter, reading, readOn: daysOf(month).last };
      const at = new Date(closingOf(demo, month).getTime() - 90 * 60_000);
      await take('steward', 'meterReadings', 'take', `${meter}-${month}`, read, at);
    }
  }
};
