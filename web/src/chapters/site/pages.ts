import type { ChapterPages } from '../chapter-pages.ts';

const loadReport = () => import('../../reports/report.tsx').then((m) => m.ReportPage);
const loadCompliance = () => import('../../reports/compliance.tsx').then((m) => m.Compliance);
const load = () => import('./settings.tsx').then((m) => m.SettingsPage);

export const pages: ChapterPages = {
  places: [
    {
      path: '/exceptions',
      icon: 'warn',
      words: { zh: '异常一览', en: 'Exceptions' },
      roles: ['supervisor', 'manager', 'gm'],
      pages: {
        '/exceptions': () => import('../../pages/exceptions/exceptions.tsx').then((m) => m.Exceptions),
      },
    },
    {
      path: '/reports/compliance',
      icon: 'check',
      words: { zh: '制度执行', en: 'Clauses kept' },
      roles: ['supervisor', 'manager', 'gm'],
      pages: { '/reports/compliance': loadCompliance },
    },
    {
      path: '/reports',
      icon: 'list',
      words: { zh: '报表', en: 'Reports' },
      // Whoever is a reader of some report.
      roles: ['cashier', 'assistant', 'supervisor', 'manager', 'gm'],
      rank: 5,
      foremost: ['manager', 'gm'],
      pages: {
        '/reports': () => import('../../reports/reports.tsx').then((m) => m.Reports),
        '/reports/:kind': loadReport,
        '/reports/:kind/:period': loadReport,
      },
    },
    {
      path: '/settings',
      icon: 'settings',
      words: { zh: '设置', en: 'Settings' },
      roles: ['admin', 'manager'],
      rank: 6,
      foremost: ['admin'],
      pages: {
        '/settings': load,
        '/settings/:id': load,
        '/robots/new': () => import('./new-robot.tsx').then((m) => m.NewRobot),
      },
    },
  ],
  begins: {
    robots: { href: '/robots/new', words: { zh: '新增群机器人', en: 'Add a group robot' } },
  },
  beside: {
    robots: () => import('./robot-panel.tsx').then((m) => m.RobotPanel),
  },
};
