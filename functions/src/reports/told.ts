import type { Words } from '../../../rulebook/site/words.ts';

// Figures as a report tells them, in both languages.

export const same = (text: string): Words => ({ zh: text, en: text });
export const NOT_KNOWN = same('—');

export const count = (many: number): Words => same(String(many));
export const percent = (share: number | null): Words =>
  share === null ? NOT_KNOWN : same(`${share.toFixed(1)} %`);
export const score = (average: number | null): Words =>
  average === null ? NOT_KNOWN : same(average.toFixed(2));
