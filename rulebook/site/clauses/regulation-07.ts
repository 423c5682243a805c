import type { Regulation } from './clause.ts';

export const regulation07 = {
  number: 7,
  title: { zh: '客服管理', en: 'Customer service management' },
  clauses: [
    {
      id: 'R7.2',
      zh: '目标',
      requirement:
        'The aims of the service stand on the dashboard as numbers: how fast it is, how satisfied people are, how far the standard process is observed.',
      registers: ['reports'],
    },
    {
      id: 'R7.3.1.1',
      zh: '受理来电来访',
      requirement: 'Each call and visit is accepted and either answered or turned into work to be done.',
      registers: ['calls', 'visits'],
    },
    {
      id: 'R7.3.1.2',
      zh: '投诉与纠纷',
      requirement: 'Complaints are dealt with, and the parties of a dispute are helped towards a settlement.',
      registers: ['complaints'],
    },
    {
      id: 'R7.3.1.3',
      zh: '档案完整保密',
      requirement:
        'Household files are confidential and complete; how complete each one is can be read as a figure.',
      registers: ['households'],
    },
    {
      id: 'R7.3.1.4',
      zh: '常见问题',
      requirement:
        'For common problems, such as the repair of facilities or security patrols, an answer is ready and a single step leads to a work order.',
      registers: ['phrases', 'workOrders'],
    },
    {
      id: 'R7.3.1.5',
      zh: '社区活动',
      requirement: 'Community events have members of staff assigned to them.',
      registers: ['events'],
    },
    {
      id: 'R7.3.2.1',
      zh: '按时高效完成',
      requirement: 'A manager sees which work is late, who has it and how late it is.',
      registers: ['reports'],
    },
    {
      id: 'R7.3.2.2',
      zh: '监督培训指导',
      requirement:
        'The quality of service is under supervision, and the training and guidance given are on record.',
      registers: ['conductInspections', 'trainings'],
    },
    {
      id: 'R7.3.2.3',
      zh: '分配任务排班',
      requirement: 'Tasks have somebody they are assigned to, and working time is laid down in a roster.',
      registers: ['tasks', 'dutyShifts'],
    },
    {
      id: 'R7.3.2.4',
      zh: '改进建议',
      requirement:
        'Out of complaints and feedback come proposals for improvement, each with a person in charge and an outcome.',
      registers: ['improvements'],
    },
    {
      id: 'R7.3.2.5',
      zh: '工作量统计',
      requirement: 'How much work was done and what it achieved is counted and reported.',
      registers: ['reports'],
    },
    {
      id: 'R7.4.1',
      zh: '来电受理流程',
      requirement:
        'A call proceeds from greeting and asking, through recording name, contact and problem, and answering or helping, to confirming that it is solved, thanking and closing. It can be closed in one of three ways only: answered, turned into a work order or complaint, or passed on.',
      registers: ['calls'],
    },
    {
      id: 'R7.4.2',
      zh: '来访受理流程',
      requirement:
        'A visit proceeds from receiving the visitor, through verifying identity and purpose and taking up the matter, to solving it, giving feedback and recording it. Nobody is let into a building until identity and purpose are on record.',
      registers: ['visits'],
    },
    {
      id: 'R7.5.1.1',
      zh: '初期培训一周',
      requirement:
        'Whoever is new goes through a week of initial training in etiquette, process and handling skills; until it is complete this is flagged.',
      registers: ['trainings'],
    },
    {
      id: 'R7.5.1.2',
      zh: '每季培训',
      requirement: 'Team training takes place in every quarter; a quarter in which it did not is flagged.',
      registers: ['trainings'],
    },
    {
      id: 'R7.5.1.3',
      zh: '外部培训',
      requirement: 'Courses taken outside the company are put on record.',
      registers: ['trainings'],
    },
    {
      id: 'R7.5.2.1',
      zh: '服务评价',
      requirement:
        'At regular intervals a person is rated on attitude, on solving problems and on communication, and the ratings combine into one score.',
      registers: ['appraisals'],
    },
    {
      id: 'R7.5.2.2',
      zh: '投诉纳入考核',
      requirement:
        'An appraisal takes account of the complaints there were and of the way they were handled.',
      registers: ['appraisals', 'complaints'],
    },
    {
      id: 'R7.5.2.3',
      zh: '工作效率考核',
      requirement:
        "An appraisal takes account of each person's rate of calls answered, rate of matters solved and satisfaction; the system computes them from the registers.",
      registers: ['appraisals', 'reports'],
    },
  ],
} as const satisfies Regulation;
