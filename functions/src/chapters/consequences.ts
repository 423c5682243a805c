import type { Consequence } from '../consequences/consequence.ts';
import { documents } from './documents/consequences.ts';
import { duty } from './duty/consequences.ts';
import { fees } from './fees/consequences.ts';
import { homes } from './homes/consequences.ts';
import { keys } from './keys/consequences.ts';
import { satisfaction } from './satisfaction/consequences.ts';

/** What the chapters do about steps of their registers; each is a function of its own. */
export const chapterConsequences: readonly Consequence[] = [
  ...documents,
  ...duty,
  ...fees,
  ...homes,
  ...keys,
  ...satisfaction,
];
