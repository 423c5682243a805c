import type { Regulation } from './clause.ts';

export const regulation13 = {
  number: 13,
  title: { zh: '交接班', en: 'Handover' },
  clauses: [
    {
      id: 'R13.1.1',
      zh: '整理工作台',
      requirement:
        'As in R2.4.7.6, a reminder comes and a checklist opens 15 minutes before the end of the shift, and the outgoing side tidies up: items in their places, desk and chair clean.',
      registers: ['handovers'],
    },
    {
      id: 'R13.1.2',
      zh: '未完成检查不得离去',
      requirement:
        'The outgoing side stays until the incoming side has arrived and has completed its checks.',
      registers: ['handovers'],
    },
    {
      id: 'R13.1.3',
      zh: '如实反映',
      requirement: 'The work of the shift is put on record by the outgoing side in detail.',
      registers: ['handovers'],
    },
    {
      id: 'R13.1.4',
      zh: '阅读日记',
      requirement:
        'As in R2.4.7.3, the incoming side reads the log of the shift before and confirms having read it, and what needs following up is carried over as open items.',
      registers: ['handovers'],
    },
    {
      id: 'R13.1.5',
      zh: '明确回复核实设备',
      requirement:
        'What the incoming side asks receives its answer on record, and both sides verify together that the equipment is running.',
      registers: ['handovers'],
    },
    {
      id: 'R13.1.6',
      zh: '可拒绝接班',
      requirement:
        'When the answer to a problem found is not clear, the incoming side may decline the handover and gives the reason; the superior learns of it without delay.',
      registers: ['handovers', 'notices'],
    },
    {
      id: 'R13.1.7',
      zh: '无疑问方算结束',
      requirement:
        'A handover ends only when two things are true: the checks of the outgoing side are done, and no question of the incoming side remains.',
      registers: ['handovers'],
    },
    {
      id: 'R13.2.1',
      zh: '逐项打勾',
      requirement: 'Every item prescribed for checking receives a mark: √ when it passes, × when it fails.',
      registers: ['handovers'],
    },
    {
      id: 'R13.2.2',
      zh: '每班专人记录',
      requirement:
        'On every day each shift has a record, written by a person known by name; where one is lacking, this is flagged.',
      registers: ['handovers'],
    },
    {
      id: 'R13.2.3',
      zh: '签名与领班审阅',
      requirement:
        'The record is signed by both sides, and daily the foreman (领班) goes through it and signs as well.',
      registers: ['handovers'],
    },
    {
      id: 'R13.2.4',
      zh: '交接检查事项',
      requirement: 'Which items are checked at a handover is a list that the department maintains itself.',
      registers: ['handovers'],
    },
    {
      id: 'R13.3.1',
      zh: '早8点与监控室交接',
      requirement:
        'At 08:00 on each working day the department takes over from the security control room, in the handover book and in detail, the complaints and requests for service that came in during the night.',
      registers: ['handovers'],
    },
    {
      id: 'R13.3.2',
      zh: '晚6点交予监控室',
      requirement:
        'At 18:00 on each working day the department hands the book over to the security control room.',
      registers: ['handovers'],
    },
    {
      id: 'R13.3.3',
      zh: '紧急事向各自经理汇报',
      requirement:
        'If that handover contains something special or urgent, the people of each of the two departments inform their own manager without delay.',
      registers: ['handovers', 'notices'],
    },
    {
      id: 'R13.4.1',
      zh: '每班记录',
      requirement:
        'This handover, too, has for each shift of each day a record by a person known by name, and a lacking one is flagged (as R13.2.2).',
      registers: ['handovers'],
    },
    {
      id: 'R13.4.2',
      zh: '签名审阅',
      requirement:
        'Its record, too, is signed by both sides and reviewed and signed by the foreman daily (as R13.2.3).',
      registers: ['handovers'],
    },
  ],
} as const satisfies Regulation;
