import type { Regulation } from './clause.ts';

export const regulation06 = {
  number: 6,
  title: { zh: '接待', en: 'Reception' },
  clauses: [
    {
      id: 'R6.1.1',
      zh: '三严',
      requirement:
        'The three standards of reception (strict management, strict requirements, strict discipline) form the scheme by which the conduct inspection gives its scores.',
      registers: ['conductInspections'],
    },
    {
      id: 'R6.1.2',
      zh: '服务宗旨',
      requirement: 'Staff find the creed and the standard of the service in the reference pages.',
      registers: ['phrases'],
    },
    {
      id: 'R6.1.3',
      zh: '逐级负责',
      requirement:
        'Who answers to whom is stored as data: the assistant to the property officer, the receptionist to the service supervisor, property officer and service supervisor to the department manager, the department manager to the general manager. An escalation goes up this chain.',
      registers: ['members'],
    },
    {
      id: 'R6.1.4',
      zh: '服从安排',
      requirement: 'The duties of a post are assigned, and each member of staff can see their own.',
      registers: ['dutyShifts', 'tasks'],
    },
    {
      id: 'R6.1.5',
      zh: '仪表仪容',
      requirement:
        'The inspection goes through appearance one item at a time and scores it: clothing, make-up, hair, nails, absence of jewellery, posture, serving while standing.',
      registers: ['conductInspections'],
    },
    {
      id: 'R6.1.6',
      zh: '三无',
      requirement:
        'For each person and month the complaints, breaches of discipline and accidents that are down to that person are counted; the target for each of the three is zero.',
      registers: ['appraisals', 'reports'],
    },
    {
      id: 'R6.1.7',
      zh: '原则灵活',
      requirement: 'When an exception is made, the exception and the reason for it are recorded.',
      registers: ['dutyLog'],
    },
    {
      id: 'R6.1.8',
      zh: '遵守制度',
      requirement: 'A breach of discipline is put on record and has its weight in the appraisal.',
      registers: ['conductInspections', 'appraisals'],
    },
    {
      id: 'R6.1.9',
      zh: '团结协作',
      requirement: 'A member of staff can praise another, and the praise has its weight in the appraisal.',
      registers: ['appraisals'],
    },
    {
      id: 'R6.2',
      zh: '服务用语',
      requirement:
        "The desk's screen offers the seven groups of standard phrases: greeting, asking, accepting an instruction, being unable to attend at once, having kept someone waiting, a mistake, farewell. An inspection can score how they are used.",
      registers: ['phrases', 'conductInspections'],
    },
  ],
} as const satisfies Regulation;
