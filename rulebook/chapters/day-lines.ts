import type { DayLine } from '../notation/day-line.ts';
import { dutyDayLines } from './duty/day-lines.ts';
import { feeDayLines } from './fees/day-lines.ts';
import { keyDayLines } from './keys/day-lines.ts';

/** What a day has to show at its end, in the order of the paper (日结证明). What no line names stands among the others. */
export const dayLines: readonly DayLine[] = [...keyDayLines, ...feeDayLines, ...dutyDayLines];
