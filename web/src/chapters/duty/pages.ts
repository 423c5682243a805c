import type { ChapterPages } from '../chapter-pages.ts';

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
  ],
  begins: {
    dutyLogReviews: { href: '/dutyLog', words: { zh: '到值班日志签字', en: 'Sign in the duty log' } },
  },
  settles: { dutyLogReviews: '/dutyLog/{id}' },
};
