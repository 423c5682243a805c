// Printed from web/src/chapters by `npm run generate`.
import type { MainPlace } from '../shell/places.ts';

export const main: readonly MainPlace[] = [
  { path: '/cashier', icon: 'cash', words: { zh: '收银台', en: 'Cashier' }, roles: ['cashier'] },
  { path: '/followUps/today', icon: 'check', words: { zh: '今日回访', en: 'Visits today' }, roles: ['steward'] },
  { path: '/chase', icon: 'clock', words: { zh: '催缴', en: 'Chase' }, roles: ['steward'] },
  { path: '/members', icon: 'people', words: { zh: '员工', en: 'Members' }, roles: ['admin'], holds: ['/desks/new'] },
  { path: '/reports', icon: 'list', words: { zh: '报表', en: 'Reports' }, roles: ['manager', 'gm'] },
  { path: '/settings', icon: 'settings', words: { zh: '设置', en: 'Settings' }, roles: ['admin'], holds: ['/robots/new'] },
  { path: '/cabinet', icon: 'key', words: { zh: '钥匙柜', en: 'Key cabinet' }, holds: ['/scan', '/keys/', '/count/'] },
  { path: '/dutyLog', icon: 'book', words: { zh: '值班日志', en: 'Duty log' } },
  { path: '/households', icon: 'home', words: { zh: '业户', en: 'Households' } },
];

export const settled: Readonly<Record<string, string>> = { dutyLogReviews: '/dutyLog/{id}', disclosures: '/households/{holder}' };
export const settledOwed: Readonly<Record<string, string>> = { cashUp: '/cashUps', count: '/count/{each}' };
