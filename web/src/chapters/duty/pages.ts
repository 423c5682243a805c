import type { ChapterPages } from '../chapter-pages.ts';

const loadClosing = () => import('./day-closing.tsx').then((m) => m.DayClosing);
const load = () => import('./duty-log.tsx').then((m) => m.DutyLog);

export const pages: ChapterPages = {
  places: [
    {
      path: '/dutyLog',
      icon: 'book',
      words: { zh: '值班日志', en: 'Duty log' },
      rank: 20,
      pages: { '/dutyLog': load, '/dutyLog/:day': load },
    },
    {
      path: '/dayClosings',
      icon: 'check',
      words: { zh: '日结证明', en: 'Day closing' },
      roles: ['supervisor', 'manager', 'gm'],
      pages: {
        '/dayClosings': () => import('./day-closing-list.tsx').then((m) => m.DayClosingList),
        '/dayClosings/today': loadClosing,
        '/dayClosings/:day': loadClosing,
      },
    },
  ],
  acts: [
    {
      href: '/dutyLog',
      icon: 'book',
      words: { zh: '记值班日志', en: 'Write in the duty log' },
      does: ['dutyLog', 'write'],
      isOften: true,
    },
    {
      href: '/dutyLog',
      icon: 'check',
      words: { zh: '审阅签字', en: 'Sign the duty log' },
      does: ['dutyLogReviews', 'sign'],
      isOften: true,
    },
  ],
  begins: {
    dayClosings: { href: '/dayClosings/today', words: { zh: '今日日结', en: 'Close today' } },
    dutyLogReviews: { href: '/dutyLog', words: { zh: '到值班日志签字', en: 'Sign in the duty log' } },
  },
  settles: { dutyLogReviews: '/dutyLog/{id}' },
};
