import { type DayLine, dayLine } from '../../notation/day-line.ts';

/** R4.4.1.7, R4.4.2.5, R4.4.1.4 What the keys have to show at the end of a day. */
export const keyDayLines: readonly DayLine[] = [
  dayLine('countsDone', { zh: '钥匙清点', en: 'Keys counted' }, ['keyCounts.count', 'keyCounts.finish']),
  dayLine('keysBack', { zh: '钥匙归还', en: 'Keys back' }, ['keyLoans.return', 'areaKeyHandovers.return']),
  dayLine('papersComplete', { zh: '紧急动用手续', en: 'Papers of emergency releases' }, ['keyLoans.papers']),
];
