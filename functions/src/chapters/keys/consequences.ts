import type { Consequence } from '../../consequences/consequence.ts';
import { tellOfFoundElsewhere } from './found-elsewhere.ts';
import { reportMissingKeys } from './missing-keys.ts';

export const keys: readonly Consequence[] = [
  { name: 'reportMissingKeys', register: 'keyCounts', run: reportMissingKeys },
  { name: 'tellOfFoundElsewhere', register: 'keyCounts', run: tellOfFoundElsewhere },
];
