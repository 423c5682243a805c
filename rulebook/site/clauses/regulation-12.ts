import type { Regulation } from './clause.ts';

export const regulation12 = {
  number: 12,
  title: { zh: '值班', en: 'Standing duty' },
  clauses: [
    {
      id: 'R12.1.1',
      zh: '每天安排值班',
      requirement:
        'The roster has somebody on duty on each day; a day that has nobody is flagged before it comes.',
      registers: ['dutyShifts'],
    },
    {
      id: 'R12.1.2',
      zh: '值班地点',
      requirement: 'Each shift states its post, which is the office of the department.',
      registers: ['dutyShifts'],
    },
    {
      id: 'R12.1.3',
      zh: '值班记录表',
      requirement:
        'The record of a duty tells who stood it, when it began and ended, what occurred and what was done about it.',
      registers: ['dutyLog', 'dutyShifts'],
    },
    {
      id: 'R12.1.4',
      zh: '物业完好检查',
      requirement:
        'Along a patrol route the person on duty checks condition, hygiene, and the work and discipline of the posts, throughout the managed area, the public area, the sales office, the bank, the club house and the greenery.',
      registers: ['patrols'],
    },
    {
      id: 'R12.1.5',
      zh: '照明开关检查',
      requirement:
        'At the set times it is checked that decorative and area lights have gone on, and off; a check left out is flagged.',
      registers: ['patrols'],
    },
    {
      id: 'R12.1.6',
      zh: '突发事件次日书面报告',
      requirement:
        'Incidents are dealt with immediately. For a major one the department manager is informed and help is called, and by the next day there is a report in writing; if there is none, this is flagged.',
      registers: ['incidents', 'incidentReports'],
    },
    {
      id: 'R12.1.7',
      zh: '坚守岗位',
      requirement:
        'If somebody is away from the post and damage results, both are recorded together with the person answerable.',
      registers: ['dutyShifts', 'incidents'],
    },
    {
      id: 'R12.1.8',
      zh: '事病调班',
      requirement:
        'A person unable to come, because of private business or illness, first arranges a swap and informs the department manager of it.',
      registers: ['shiftSwaps'],
    },
    {
      id: 'R12.1.9',
      zh: '节假日加强值班',
      requirement:
        'On a public holiday more people are rostered than on an ordinary day; a holiday where this is not so is flagged before it comes.',
      registers: ['dutyShifts'],
    },
    {
      id: 'R12.2.1',
      zh: '严禁擅离',
      requirement:
        'Leaving the post without permission is forbidden: as in R12.1.7, an absence with damage done is recorded together with the person answerable.',
      registers: ['dutyShifts'],
    },
    {
      id: 'R12.2.2',
      zh: '完成未竟作业',
      requirement: 'What was not finished during office hours appears on the list of the person on duty.',
      registers: ['tasks'],
    },
    {
      id: 'R12.2.3',
      zh: '重大事件立即报告',
      requirement:
        "A major incident goes to the next level without delay: it is not put off, not settled on one's own and not concealed. How long it took from occurrence to report is displayed.",
      registers: ['incidents'],
    },
    {
      id: 'R12.2.4',
      zh: '接班未到不得离岗',
      requirement:
        'Until the incoming person has arrived the outgoing one stays on; the overtime is recorded, and so is the absence that caused it.',
      registers: ['handovers'],
    },
    {
      id: 'R12.2.5',
      zh: '责任自负',
      requirement: 'For each breach it can be told which person is responsible.',
      registers: ['conductInspections'],
    },
    {
      id: 'R12.2.6',
      zh: '电话记录',
      requirement: 'Somebody is in the office, and its calls are recorded.',
      registers: ['calls'],
    },
    {
      id: 'R12.2.7',
      zh: '本班问题本班解决',
      requirement:
        'The duty of each day is recorded one item after another; passing an unsolved matter on to the next shift is possible only with a reason.',
      registers: ['handovers'],
    },
  ],
} as const satisfies Regulation;
