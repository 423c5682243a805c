import type { Words } from '../site/words.ts';

/** One line of what a day has to show at its end: the deadlines and duties that it counts. */
export interface DayLine {
  readonly name: string;
  readonly title: Words;
  /** `keyLoans.return`: a register, and a deadline of it or something that it owes. */
  readonly of: readonly string[];
}

/** `dayLine('keysBack', { zh: '钥匙归还', en: 'Keys back' }, ['keyLoans.return'])`. */
export const dayLine = (name: string, title: Words, of: readonly string[]): DayLine => ({ name, title, of });
