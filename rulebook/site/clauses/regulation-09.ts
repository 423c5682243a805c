import type { Regulation } from './clause.ts';

export const regulation09 = {
  number: 9,
  title: { zh: '大厦接待', en: 'Reception, building edition' },
  clauses: [
    {
      id: 'R9.1',
      zh: '接待管理',
      requirement:
        'Reception in the building (大厦) follows R6.1.1 to R6.1.9: a scored inspection scheme of strict management, requirements and discipline; creed and standard to read; the chain of responsibility as data; assigned duties that each person sees; appearance scored item by item; no complaints, breaches or accidents per person and month as the target; exceptions with their reason; breaches and praise counted in the appraisal.',
      registers: ['conductInspections', 'members', 'appraisals'],
    },
    {
      id: 'R9.2',
      zh: '用语',
      requirement:
        "The seven groups of standard phrases of R6.2 are at hand on the desk's screen in the building as well, and an inspection can score their use.",
      registers: ['phrases'],
    },
  ],
} as const satisfies Regulation;
