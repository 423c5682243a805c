import type { Consequence } from '../../consequences/consequence.ts';
import { reopenForPapers } from './reopen.ts';

export const duty: readonly Consequence[] = [
  { name: 'reopenForPapers', register: 'keyLoans', run: reopenForPapers },
];
