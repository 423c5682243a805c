import { moves, rule } from '../../notation/condition.ts';
import { the } from '../../notation/value.ts';

/** A meter shows nothing new but by a reading. */
export const movesWithReading = rule(
  'movesWithReading',
  ['R3.4.1.2'],
  { zh: '读数须随抄表记录登记', en: 'A meter is read by its record' },
  moves('meterReadings', the('latestReading'), ['take', 'correct'], 'meter'),
);
