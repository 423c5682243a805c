import type { Regulation } from './clause.ts';

export const regulation02 = {
  number: 2,
  title: { zh: '值班管理', en: 'Duty management' },
  clauses: [
    {
      id: 'R2.3.1',
      zh: '客服助理值班',
      requirement:
        'Duty is stood by the assistants, and the roster states the person, the time and the place.',
      registers: ['dutyShifts'],
    },
    {
      id: 'R2.3.2',
      zh: '值班监督',
      requirement: 'The supervisor (客服组负责人) watches over how duty is done and inspects it.',
      registers: ['dutyShifts', 'conductInspections'],
    },
    {
      id: 'R2.4.1.1',
      zh: '交办工作',
      requirement:
        'Work that the supervisor or the manager assigns is written down, shown to the person it is assigned to and followed until it is done.',
      registers: ['tasks'],
    },
    {
      id: 'R2.4.1.2',
      zh: '着装胸卡卫生',
      requirement:
        'The conduct inspection checks uniform, badge and the cleanliness of the area as items of its own.',
      registers: ['conductInspections'],
    },
    {
      id: 'R2.4.1.3',
      zh: '在岗纪律',
      requirement:
        'The conduct inspection scores discipline on post: reading newspapers, eating snacks, smoking, chatting, sleeping, leaving or swapping the post, private telephone calls.',
      registers: ['conductInspections'],
    },
    {
      id: 'R2.4.1.4',
      zh: '接待咨询',
      requirement: 'Each visit or enquiry is on record together with the answer that was given.',
      registers: ['visits', 'calls'],
    },
    {
      id: 'R2.4.1.5',
      zh: '三声内接听',
      requirement:
        'The telephone is picked up by the third ring at the latest and answered with the standard greeting. The call register holds the number of rings, and reports give the share of calls answered within three.',
      registers: ['calls'],
    },
    {
      id: 'R2.4.1.6',
      zh: '员工行为规范',
      requirement:
        'Staff can read the code of conduct in the reference pages, and each of its points is an item of the conduct inspection.',
      registers: ['phrases', 'conductInspections'],
    },
    {
      id: 'R2.4.1.7',
      zh: '保密',
      requirement:
        'What concerns households or the company is confidential; the role of the reader decides how much of an owner record can be read.',
      registers: ['households'],
    },
    {
      id: 'R2.4.1.8',
      zh: '突发事件预案',
      requirement:
        'As long as an emergency is open, the incident shows the steps of the contingency plan for its kind and keeps the time of each step.',
      registers: ['incidents'],
    },
    {
      id: 'R2.4.1.9',
      zh: '不得离岗',
      requirement:
        'Somebody is at the desk at all times; whoever leaves the post records it and names the person who covers meanwhile.',
      registers: ['dutyShifts', 'dutyLog'],
    },
    {
      id: 'R2.4.2',
      zh: '入住及二次装修手续',
      requirement:
        "Moving in is handled on the basis of the developer's list of households, which can be imported from a spreadsheet. Second renovations are handled for households that have already moved in.",
      registers: ['moveIns', 'renovations'],
    },
    {
      id: 'R2.4.3',
      zh: '前日报修检查',
      requirement:
        'Every morning the assistant on duty goes through the repair statistics of the day before and everything still unfinished. What falls due that day is followed up that day; for what cannot be solved, the duty log receives the reason and the date by which it will be.',
      registers: ['workOrders', 'dutyLog'],
    },
    {
      id: 'R2.4.4',
      zh: '突发事件协调',
      requirement: 'One incident can send tasks to several departments and shows the answer of each of them.',
      registers: ['incidents', 'tasks'],
    },
    {
      id: 'R2.4.5',
      zh: '问题上报',
      requirement:
        'Severity determines who is notified, and without delay: a difficult matter goes to the department head, a major one to the department head and to the manager as well.',
      registers: ['incidents', 'notices'],
    },
    {
      id: 'R2.4.6',
      zh: '值班日志不得撕页涂改',
      requirement:
        'The duty log (《值班日志》) tells in detail what was done. Nobody whatsoever can remove or change an entry; a correction is a further entry that points at the one it corrects, and a gap can be detected. A full book is archived and stays with the service group.',
      registers: ['dutyLog'],
    },
    {
      id: 'R2.4.7.1',
      zh: '提前10分钟到岗',
      requirement:
        'The incoming assistant is there 10 minutes before the shift begins. The time of arrival is stamped, and coming later than that is shown.',
      registers: ['handovers', 'dutyShifts'],
    },
    {
      id: 'R2.4.7.2',
      zh: '清点公物',
      requirement:
        'All public property (the computer, office supplies and so on) is counted by the incoming side; for anything damaged or missing the explanation of the outgoing side must be on record.',
      registers: ['handovers', 'deskItems'],
    },
    {
      id: 'R2.4.7.3',
      zh: '查阅上班记录',
      requirement:
        'The incoming side reads the log of the shift before and confirms having read it; whatever in it needs following up is carried into the new shift as an open item.',
      registers: ['handovers', 'dutyLog'],
    },
    {
      id: 'R2.4.7.4',
      zh: '区域异常检查',
      requirement:
        'The incoming side inspects the area; for anything out of the ordinary the explanation of the outgoing side must be on record.',
      registers: ['handovers'],
    },
    {
      id: 'R2.4.7.5',
      zh: '双方签字',
      requirement:
        'When the record of the shift before has been confirmed, both the outgoing and the incoming side sign it.',
      registers: ['handovers'],
    },
    {
      id: 'R2.4.7.6',
      zh: '交班前15分钟整理',
      requirement:
        'Fifteen minutes before the shift ends a reminder is given and the tidying checklist opens: the outgoing side puts items in their places and cleans desk and chair.',
      registers: ['handovers'],
    },
    {
      id: 'R2.4.7.7',
      zh: '跟进事项交待',
      requirement:
        'The outgoing side explains the matters to follow up truthfully and one at a time; the incoming side acknowledges each of them.',
      registers: ['handovers'],
    },
    {
      id: 'R2.4.7.8',
      zh: '签字后离岗',
      requirement: 'A person counts as off duty only when both sides have signed.',
      registers: ['handovers', 'dutyShifts'],
    },
    {
      id: 'R2.4.7.9',
      zh: '重要工作未完不得交班',
      requirement:
        'The handover refuses signatures for as long as the outgoing side has an important task that is not finished.',
      registers: ['handovers', 'tasks', 'incidents'],
    },
    {
      id: 'R2.4.8',
      zh: '负责人日检签字',
      requirement:
        'The supervisor examines the duty log daily and signs for it; a day that lacks the signature is flagged. Staff on duty report key work to the supervisor.',
      registers: ['dutyLogReviews'],
    },
    {
      id: 'R2.4.9',
      zh: '20分钟到场',
      requirement:
        'A request for a repair or a special service turns into a work order that engineering receives. When nobody has reached the site after 20 minutes, the system raises it at that minute, and the desk has to phone the household with the reason; that call is recorded and the time of completion is followed. Once done, the household is asked for its opinion, which is written down in detail.',
      registers: ['workOrders', 'followUps'],
    },
    {
      id: 'R2.4.10',
      zh: '工作单跟进回访',
      requirement:
        'Every work order is filled in and followed through, and its result is checked by a return visit or a call.',
      registers: ['workOrders', 'followUps'],
    },
    {
      id: 'R2.4.11',
      zh: '来电来访投诉',
      requirement: 'Calls, visits and complaints have clear records and are answered or solved promptly.',
      registers: ['calls', 'visits', 'complaints'],
    },
    {
      id: 'R2.4.12',
      zh: '定期核对钥匙',
      requirement:
        'At set intervals the deposited keys and the uncollected keys of vacant units are reconciled, and the list of keys is brought up to date.',
      registers: ['keyCounts', 'keys'],
    },
    {
      id: 'R2.4.13',
      zh: '巡视督促整改',
      requirement:
        'What the daily patrols find is put to the department responsible, which is pressed to correct it, and the result is followed.',
      registers: ['patrols', 'rectifications'],
    },
    {
      id: 'R2.4.14',
      zh: '每月例行回访',
      requirement:
        'Each month brings routine return visits to households; what they yield is analysed and summed up for the supervisor.',
      registers: ['followUps', 'reports'],
    },
    {
      id: 'R2.4.15',
      zh: '满意度调查汇总',
      requirement: 'Satisfaction is surveyed at regular intervals, and the answers are tallied.',
      registers: ['surveys', 'ballots', 'reports'],
    },
    {
      id: 'R2.4.16',
      zh: '业户档案更新保密',
      requirement:
        'Household files are brought up to date promptly and held in strict confidence so that nothing gets outside the company; exporting them is limited to a few and recorded each time.',
      registers: ['households'],
    },
    {
      id: 'R2.4.17',
      zh: '停车证',
      requirement:
        'Households are issued parking permits; the data of each permit is kept and updated, and one about to expire is flagged.',
      registers: ['parkingPermits'],
    },
  ],
} as const satisfies Regulation;
