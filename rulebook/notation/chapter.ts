import type { Words } from '../site/words.ts';

/** A subject of the regulations: a folder of `rulebook/chapters`, with what it is called and the registers in it. */
export interface Chapter {
  readonly title: Words;
  /** Where it stands among the chapters: the smaller the earlier. */
  readonly rank: number;
}
