import type { ChapterPages } from '../chapter-pages.ts';

const load = () => import('./settings.tsx').then((m) => m.SettingsPage);

export const pages: ChapterPages = {
  places: [
    {
      path: '/settings',
      icon: 'settings',
      words: { zh: '设置', en: 'Settings' },
      roles: ['admin', 'manager'],
      pages: { '/settings': load, '/settings/:id': load },
    },
  ],
};
