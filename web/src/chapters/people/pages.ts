import type { ChapterPages } from '../chapter-pages.ts';

/** They are named in a form that knows from when until when. */
const naming = { form: () => import('./naming.tsx').then((m) => m.Naming) };

export const pages: ChapterPages = {
  places: [
    {
      path: '/members',
      icon: 'people',
      words: { zh: '员工', en: 'Members' },
      roles: ['admin', 'manager', 'supervisor', 'gm'],
      rank: 4,
      foremost: ['admin'],
      pages: {
        '/members': () => import('./members.tsx').then((m) => m.Members),
        '/desks/new': () => import('./desk/new-desk.tsx').then((m) => m.NewDesk),
      },
    },
    {
      path: '/members/import',
      icon: 'upload',
      words: { zh: '导入员工名单', en: 'Import staff' },
      roles: ['admin', 'manager', 'gm'],
      pages: { '/members/import': () => import('./import-staff.tsx').then((m) => m.ImportStaff) },
    },
  ],
  begins: {
    keyKeepers: naming,
    delegations: naming,
    desks: { href: '/desks/new', words: { zh: '登记本机为共用电脑', en: 'Make this a shared computer' } },
  },
};
