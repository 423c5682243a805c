import type { ChapterPages } from '../chapter-pages.ts';
import { areaKeysComeBack, loanComesBack } from './comes-back.ts';

export const pages: ChapterPages = {
  places: [
    {
      path: '/cabinet',
      icon: 'key',
      words: { zh: '钥匙柜', en: 'Key cabinet' },
      rank: 10,
      pages: {
        '/cabinet': () => import('./cabinet.tsx').then((m) => m.Cabinet),
        '/cabinet/labels': () => import('./labels.tsx').then((m) => m.Labels),
        '/scan': () => import('./scan.tsx').then((m) => m.Scan),
        '/keys/:id': () => import('./key-page.tsx').then((m) => m.KeyPage),
        '/count/:cabinet': () => import('./count.tsx').then((m) => m.Count),
      },
    },
    {
      path: '/cabinet/import',
      icon: 'upload',
      words: { zh: '导入钥匙清单', en: 'Import keys' },
      roles: ['receptionist', 'assistant', 'supervisor'],
      pages: { '/cabinet/import': () => import('./import-keys.tsx').then((m) => m.ImportKeys) },
    },
  ],
  acts: [
    {
      href: '/cabinet?state=inCabinet',
      icon: 'out',
      words: { zh: '借出钥匙', en: 'Lend a key' },
      does: ['keyLoans', 'issue'],
      isOften: true,
    },
    {
      href: '/cabinet?state=out',
      icon: 'key',
      words: { zh: '收回钥匙', en: 'Take a key back' },
      does: ['keyLoans', 'return'],
      isOften: true,
    },
    {
      href: '/scan',
      icon: 'scan',
      words: { zh: '扫码', en: 'Scan' },
      does: ['keyLoans', 'return'],
      isOften: true,
    },
    {
      href: '/cabinet?state=inCabinet',
      icon: 'key',
      words: { zh: '申请借钥匙', en: 'Ask for a key' },
      does: ['keyLoans', 'request'],
      isOften: false,
    },
  ],
  begins: {
    keyCounts: { href: '/cabinet', words: { zh: '到钥匙柜清点', en: 'Count at the cabinet' } },
  },
  knows: { keyLoans: loanComesBack, areaKeyHandovers: areaKeysComeBack },
  settlesOwed: { count: '/count/{each}' },
};
