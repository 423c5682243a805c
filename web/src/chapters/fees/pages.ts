import type { ChapterPages } from '../chapter-pages.ts';

export const pages: ChapterPages = {
  places: [
    {
      path: '/cashier',
      icon: 'cash',
      words: { zh: '收银台', en: 'Cashier' },
      roles: ['cashier', 'supervisor', 'manager'],
      isTheirsAlone: true,
      rank: 1,
      foremost: ['cashier'],
      pages: {
        '/cashier': () => import('./cashier.tsx').then((m) => m.Cashier),
        '/cashier/:id': () => import('./household-account.tsx').then((m) => m.HouseholdAccount),
      },
    },
    {
      path: '/statements',
      icon: 'check',
      words: { zh: '对账', en: 'Statements' },
      roles: ['cashier', 'supervisor', 'manager'],
      isTheirsAlone: true,
      pages: {
        '/statements': () => import('./statements.tsx').then((m) => m.Statements),
        '/statements/import': () => import('./import-statement.tsx').then((m) => m.ImportStatement),
      },
    },
    {
      path: '/meterReadings/import',
      icon: 'upload',
      words: { zh: '导入抄表清单', en: 'Import readings' },
      roles: ['steward', 'engineer', 'cashier', 'assistant', 'supervisor'],
      pages: {
        '/meterReadings/import': () =>
          import('./import-meter-readings.tsx').then((m) => m.ImportMeterReadings),
      },
    },
    {
      path: '/billing',
      icon: 'list',
      words: { zh: '核算账单', en: 'Bill run' },
      roles: ['cashier', 'supervisor', 'manager'],
      isTheirsAlone: true,
      pages: {
        '/billing': () => import('./billing.tsx').then((m) => m.Billing),
        '/feeNotices': () => import('./notices-to-print.tsx').then((m) => m.NoticesToPrint),
      },
    },
    {
      path: '/chase',
      icon: 'clock',
      words: { zh: '催缴', en: 'Chase' },
      roles: ['steward', 'assistant', 'supervisor', 'manager', 'cashier'],
      isTheirsAlone: true,
      rank: 3,
      foremost: ['steward'],
      pages: { '/chase': () => import('./chase.tsx').then((m) => m.Chase) },
    },
  ],
  rounds: { homeVisits: () => import('./chase-stops.ts').then((m) => m.chaseStops) },
  beside: {
    meters: () => import('./last-readings.tsx').then((m) => m.LastReadings),
    meterReadings: () => import('./last-readings.tsx').then((m) => m.LastReadings),
    arrears: () => import('./owed-now.tsx').then((m) => m.OwedNow),
  },
  papers: {
    payments: () => import('./receipt-sheet.tsx').then((m) => m.receiptPaper),
    bills: () => import('./bill-sheet.tsx').then((m) => m.billPaper),
    arrears: () => import('./arrears-sheet.tsx').then((m) => m.arrearsPaper),
  },
  settlesOwed: { cashUp: '/cashUps' },
  begins: {
    statementLines: { href: '/statements/import', words: { zh: '导入对账单', en: 'Import a statement' } },
    payments: { href: '/cashier', words: { zh: '到收银台收款', en: 'Take it at the cashier' } },
  },
};
