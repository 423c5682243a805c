import type { Words } from '../../../rulebook/site/words.ts';

/** The heading of the column in which the reasons stand why rows stay out; a list that has it is read without it. */
export const REASON: Words = { zh: '未导入原因', en: 'Why not taken in' };
