// Printed from web/src/chapters by `npm run generate`.
import type { MainPlace } from '../shell/places.ts';

export const main: readonly MainPlace[] = [
  { path: '/cabinet', icon: 'key', words: { zh: '钥匙柜', en: 'Key cabinet' }, holds: ['/scan', '/keys/', '/count/'] },
  { path: '/dutyLog', icon: 'book', words: { zh: '值班日志', en: 'Duty log' } },
  { path: '/households', icon: 'home', words: { zh: '业户', en: 'Households' } },
];

export const settled: Readonly<Record<string, string>> = { dutyLogReviews: '/dutyLog/{id}', disclosures: '/households/{holder}' };
export const settledOwed: Readonly<Record<string, string>> = { cashUp: '/cashUps', count: '/count/{each}' };
