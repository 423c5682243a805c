import type { Words } from '../language/words.ts';

/** What the ratings mean, the worst first. */
export const ratingWords: readonly Words[] = [
  { zh: '很不满意', en: 'Very unhappy' },
  { zh: '不满意', en: 'Unhappy' },
  { zh: '一般', en: 'So-so' },
  { zh: '满意', en: 'Happy' },
  { zh: '很满意', en: 'Very happy' },
];
