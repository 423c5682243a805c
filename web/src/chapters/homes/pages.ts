import type { ChapterPages } from '../chapter-pages.ts';

export const pages: ChapterPages = {
  places: [
    {
      path: '/households',
      icon: 'home',
      words: { zh: '业户', en: 'Households' },
      rank: 30,
      pages: {
        '/households': () => import('./households.tsx').then((m) => m.Households),
        '/households/:id': () => import('./household-page.tsx').then((m) => m.HouseholdPage),
      },
    },
    {
      path: '/import',
      icon: 'upload',
      words: { zh: '导入入住名单', en: 'Move-in list' },
      roles: ['assistant', 'supervisor', 'manager', 'clerk'],
      pages: { '/import': () => import('./move-in-list.tsx').then((m) => m.MoveInList) },
    },
  ],
  begins: {
    disclosures: {
      href: '/households',
      words: { zh: '到业户页面申请', en: 'Ask on the household’s page' },
    },
    fileViewings: {
      href: '/households',
      words: { zh: '到业户页面查看', en: 'Look at it on the household’s page' },
    },
  },
  // A disclosure is decided beside its household.
  settles: { disclosures: '/households/{holder}' },
};
