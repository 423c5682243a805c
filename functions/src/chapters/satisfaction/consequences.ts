import type { Consequence } from '../../consequences/consequence.ts';
import { verifyBallots } from './verify-ballots.ts';

export const satisfaction: readonly Consequence[] = [
  { name: 'verifyBallots', register: 'surveys', run: verifyBallots },
];
