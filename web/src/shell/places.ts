import type { Role } from '../../../rulebook/site/roles.ts';
import type { IconName } from '../kit/icon.tsx';
import type { Words } from '../language/words.ts';

export interface Place {
  readonly path: string;
  readonly icon: IconName;
  readonly words: Words;
  /** Left out for those it is of no use to. */
  readonly roles?: readonly Role[];
  /** First parts of other addresses that belong here. */
  readonly holds?: readonly string[];
  /** On a phone in the bar at the bottom. */
  readonly isMain?: boolean;
}

/** Where one can go from anywhere. */
export const places: readonly Place[] = [
  { path: '/', icon: 'today', words: { zh: '今日', en: 'Today' }, isMain: true },
  {
    path: '/cabinet',
    icon: 'key',
    words: { zh: '钥匙柜', en: 'Key cabinet' },
    holds: ['keys', 'scan', 'count'],
    isMain: true,
  },
  { path: '/dutyLog', icon: 'book', words: { zh: '值班日志', en: 'Duty log' }, isMain: true },
  { path: '/households', icon: 'home', words: { zh: '业户', en: 'Households' }, isMain: true },
  { path: '/registers', icon: 'list', words: { zh: '登记簿', en: 'Registers' } },
  {
    path: '/members',
    icon: 'people',
    words: { zh: '员工', en: 'Members' },
    roles: ['admin', 'manager', 'supervisor', 'gm'],
  },
  {
    path: '/import',
    icon: 'upload',
    words: { zh: '导入入住名单', en: 'Move-in list' },
    roles: ['assistant', 'supervisor', 'manager', 'clerk'],
  },
  { path: '/settings', icon: 'settings', words: { zh: '设置', en: 'Settings' }, roles: ['admin', 'manager'] },
];

/** These stand in the bar at the top. */
const placeless = ['notices', 'search', 'unsent'];

/** Where an address belongs; whatever no other place holds is a register's. */
export function placeAt(path: string): Place | undefined {
  const [, first = ''] = path.split('/');
  const holds = (place: Place) => place.path === `/${first}` || place.holds?.includes(first);
  if (placeless.includes(first)) return undefined;
  return places.find(holds) ?? places.find((place) => place.path === '/registers');
}
