import type { Regulation } from './clause.ts';

export const regulation03 = {
  number: 3,
  title: { zh: '管理员', en: 'Building steward' },
  clauses: [
    {
      id: 'R3.3.1',
      zh: '装修巡视',
      requirement: 'Renovations are patrolled by the steward in whose area they take place.',
      registers: ['renovationInspections'],
    },
    {
      id: 'R3.3.2',
      zh: '空置房管理',
      requirement: 'The steward of an area is the one who manages its vacant units.',
      registers: ['units', 'vacantInspections'],
    },
    {
      id: 'R3.3.3',
      zh: '监督保洁保安维修园艺',
      requirement:
        'The steward inspects the cleaning, security, maintenance and gardening of the building, and a finding becomes a rectification addressed to the department at fault.',
      registers: ['patrols', 'rectifications'],
    },
    {
      id: 'R3.3.4',
      zh: '协助档案管理',
      requirement: 'The steward takes part in keeping the household files of the area up to date.',
      registers: ['households'],
    },
    {
      id: 'R3.3.5',
      zh: '当面咨询投诉',
      requirement:
        'An enquiry or complaint brought in person to the steward of the building is accepted and dealt with in the same way as one brought to the desk.',
      registers: ['visits', 'complaints'],
    },
    {
      id: 'R3.3.6',
      zh: '标识管理',
      requirement: 'Keeping the signs of the building in good order is the work of its steward.',
      registers: ['signs'],
    },
    {
      id: 'R3.3.7',
      zh: '信件报刊分发',
      requirement: 'Letters and newspapers are handed out to the households, and each delivery is recorded.',
      registers: ['mailItems'],
    },
    {
      id: 'R3.3.8',
      zh: '催缴',
      requirement: 'Fees that households owe are pursued until they are paid.',
      registers: ['arrears'],
    },
    {
      id: 'R3.3.9',
      zh: '宣传栏公告',
      requirement:
        'Community culture, bulletin boards, notices and announcements are put up with content, place, first and last day on record, and are taken down again.',
      registers: ['bulletins', 'events'],
    },
    {
      id: 'R3.3.10',
      zh: '每日巡查',
      requirement:
        'No building goes a day without its patrol; a problem found is handed to the department it concerns immediately.',
      registers: ['patrols'],
    },
    {
      id: 'R3.3.11',
      zh: '空调安装管理',
      requirement:
        'The installation of an air conditioner is registered, and inspected jointly with engineering.',
      registers: ['renovations'],
    },
    {
      id: 'R3.3.12',
      zh: '遗留问题与验房',
      requirement:
        'Each unit has a list of the defects the builder left at handover, followed until every one is solved; that the owner accepted the unit is on record.',
      registers: ['moveIns', 'workOrders'],
    },
    {
      id: 'R3.3.13',
      zh: '报事周统计',
      requirement:
        'What is reported in the building is dealt with under supervision, and counted and analysed week by week.',
      registers: ['workOrders', 'complaints', 'reports'],
    },
    {
      id: 'R3.3.14',
      zh: '协助前台接待',
      requirement:
        'A steward may do the work of the desk (calls, visits, requests); what is entered then carries the name of the steward.',
      registers: ['calls', 'visits', 'workOrders'],
    },
    {
      id: 'R3.3.15',
      zh: '纠纷处理',
      requirement: 'A dispute between households is recorded and mediated until there is an outcome.',
      registers: ['complaints'],
    },
    {
      id: 'R3.3.16',
      zh: '特约服务协调',
      requirement:
        'A request for a special service is coordinated with the unit or department that performs it.',
      registers: ['workOrders'],
    },
    {
      id: 'R3.3.17',
      zh: '法规宣传沟通',
      requirement: 'Information on property law is brought to the households by way of bulletins.',
      registers: ['bulletins'],
    },
    {
      id: 'R3.3.18',
      zh: '设施巡检',
      requirement:
        'The points of the daily patrol include the water, power, gas, telecom and cable television facilities.',
      registers: ['patrols'],
    },
    {
      id: 'R3.4.1.1',
      zh: '费用构成',
      requirement:
        'Every fee is one of three kinds: management fee, utilities (water, power, gas and the like) or paid services. Bills and statistics never mix them.',
      registers: ['bills'],
    },
    {
      id: 'R3.4.1.2',
      zh: '收费流程',
      requirement:
        'Month by month the cashier works out the bill of each household, the steward announces it with the Payment Notice (《缴费通知单》), which can be printed, and the household pays at the cashier. Whoever has not paid on the due date receives a Dunning Notice (《费用催收通知单》) from the steward.',
      registers: ['bills', 'payments', 'arrears'],
    },
    {
      id: 'R3.4.1.3.1',
      zh: '限期缴费与滞纳金',
      requirement:
        'If the dunning notice brings no payment, a deadline notice follows. It states that the late fee runs from now on, and from then the late fee does accrue each day.',
      registers: ['arrears'],
    },
    {
      id: 'R3.4.1.3.2',
      zh: '上门访问',
      requirement:
        'If the deadline passes unpaid, the steward calls at the home, asks for the reason, gives explanations, and records the reason, any dissatisfaction and what the household really thinks.',
      registers: ['arrears'],
    },
    {
      id: 'R3.4.1.3.3',
      zh: '助理拜访',
      requirement:
        'If that does not settle it, the assistant goes in person to mediate; where the household has no just reason, the assistant states the consequences, and this is recorded.',
      registers: ['arrears'],
    },
    {
      id: 'R3.4.1.3.4',
      zh: '会同主任协商',
      requirement:
        'If payment is still refused, the service centre and the manager (管理处主任) settle together what is to be done. Their decision is on record, and nobody but the manager can close this stage.',
      registers: ['arrears'],
    },
    {
      id: 'R3.4.1.4',
      zh: '收费统计',
      requirement:
        'The fees collected are totalled by month, quarter, half-year and year, and the totals reach the assistant and the manager.',
      registers: ['reports'],
    },
    {
      id: 'R3.4.1.5',
      zh: '收缴率目标',
      requirement:
        'The actual collection rate of each month stands beside its target: 100 % for utilities and special services, no less than 95 % for the management fee.',
      registers: ['reports'],
    },
    {
      id: 'R3.4.2.1.1',
      zh: '每日装修巡检',
      requirement:
        'For each unit being renovated the Renovation Inspection Form (《装修巡检表》) receives one inspection a day; a day without one is flagged.',
      registers: ['renovationInspections'],
    },
    {
      id: 'R3.4.2.1.2',
      zh: '装修违规整改',
      requirement:
        'Whoever violates the renovation rules is ordered to correct it on the spot. A major violation (load-bearing wall, facade, waterproofing of kitchen or bathroom and so on) requires a Violation Rectification Notice (《装修违规整改通知单》), which is served on the owner and followed until the unit has been inspected again.',
      registers: ['violations'],
    },
    {
      id: 'R3.4.2.1.3',
      zh: '周六装修统计',
      requirement:
        'The assistant receives the figures on renovations and acceptances every Saturday morning.',
      registers: ['reports'],
    },
    {
      id: 'R3.4.2.2.1',
      zh: '装修竣工验收',
      requirement:
        "A completed renovation is accepted jointly with engineering; the Renovation Approval and Acceptance Form (《装修审批及竣工验收表》) bears the signatures of the owner and of the contractor's head.",
      registers: ['renovations'],
    },
    {
      id: 'R3.4.2.2.2',
      zh: '装修资料归档',
      requirement: 'When a renovation is finished, all of its papers go into the archive as one set.',
      registers: ['renovations', 'files'],
    },
    {
      id: 'R3.4.3.1',
      zh: '标识类别',
      requirement:
        'A sign is of one of these kinds: building number, floor, door number, entrance or exit, lift, mailbox, public facility (pool, court, square, play area), office area, safety, road, or other (for instance the status in an emergency).',
      registers: ['signs'],
    },
    {
      id: 'R3.4.3.2',
      zh: '标识使用对象',
      requirement:
        'A sign names the place it serves: a tower, the club house, a public area or facility, the business centre, an office area, or a temporary need that a patrol came upon.',
      registers: ['signs'],
    },
    {
      id: 'R3.4.3.3',
      zh: '标识拟定维护',
      requirement: 'Drafting the signs, putting them in place and maintaining them falls to the steward.',
      registers: ['signs'],
    },
    {
      id: 'R3.4.3.4',
      zh: '增设标识审批',
      requirement:
        'An additional sign comes into use only when the superior has approved it on the Sign Usage List (《标识使用清单》).',
      registers: ['signs'],
    },
    {
      id: 'R3.4.3.5',
      zh: '标识每日检查2遍',
      requirement:
        'The signs of an area are gone over two times a day; each round is recorded, and a round left out is flagged.',
      registers: ['signChecks'],
    },
    {
      id: 'R3.4.4',
      zh: '投诉处理',
      requirement:
        'All complaints take the same course: entered in the Owner Complaint Record (《业主投诉记录表》), assigned, dealt with, answered, and confirmed by the household.',
      registers: ['complaints'],
    },
    {
      id: 'R3.4.5.1',
      zh: '住户基本情况',
      requirement:
        'A household file holds the number of persons, the members, the name of the head, special skills, hobbies, occupation and employer.',
      registers: ['households'],
    },
    {
      id: 'R3.4.5.2',
      zh: '产权归属',
      requirement: 'Who owns a unit is on file, and so is every change of owner with its date.',
      registers: ['units', 'ownershipChanges'],
    },
    {
      id: 'R3.4.5.3',
      zh: '租赁租金',
      requirement: 'The tenancies of a unit and their rents are on file.',
      registers: ['tenancies'],
    },
    {
      id: 'R3.4.5.4',
      zh: '房屋结构质量',
      requirement: 'The structure of a unit and the state of its quality are on file.',
      registers: ['units'],
    },
    {
      id: 'R3.4.6.1',
      zh: '每日巡访',
      requirement:
        'Each day the steward makes a round of visits in the area (《巡访记录》) and helps old people living alone, children, and disabled or ill people. Households in need of care carry a mark, a day without a round is flagged, and the opinions heard are written down.',
      registers: ['homeVisits', 'households'],
    },
    {
      id: 'R3.4.6.2',
      zh: '问卷回收率70%',
      requirement:
        'Survey forms (《征询意见调查表》《住户问卷调查表》) are given to the households, as a rule when fees are paid. Their return rate can be watched as it grows and has to reach 70 %; return visits take a sample of the answers and test whether they are true and reliable.',
      registers: ['surveys', 'ballots', 'followUps'],
    },
    {
      id: 'R3.4.7',
      zh: '楼宇巡查',
      requirement:
        'Each building has its patrol routes with their points, and a patrol records a result for every point.',
      registers: ['patrols'],
    },
    {
      id: 'R3.4.8',
      zh: '空置房屋',
      requirement:
        'For vacant units there are the register (《空置房屋登记表》), the patrol sign-in (《空置房屋巡查签到表》) and the patrol record (《空置房屋巡查记录表》); a unit that has gone longer than the set interval without a patrol is flagged.',
      registers: ['units', 'vacantInspections'],
    },
    {
      id: 'R3.4.10.1',
      zh: '宣传栏内容',
      requirement:
        'What the bulletin boards show is planned: policy, law, and what matters to the households.',
      registers: ['bulletins'],
    },
    {
      id: 'R3.4.10.2',
      zh: '活动筹备',
      requirement:
        'Each community event has a plan with the tasks of its preparation (place, equipment), the notices to households, the reception of guests and the organisation.',
      registers: ['events', 'tasks'],
    },
    {
      id: 'R3.4.10.3',
      zh: '现场秩序',
      requirement: 'Somebody is assigned to keep order at the place of the event.',
      registers: ['events'],
    },
    {
      id: 'R3.4.10.4',
      zh: '现场清理',
      requirement: 'That the place was cleaned up after the event is ticked off.',
      registers: ['events'],
    },
    {
      id: 'R3.4.10.5',
      zh: '活动反馈',
      requirement: 'After each event opinions on it are gathered.',
      registers: ['events'],
    },
    {
      id: 'R3.4.11.1',
      zh: '特约服务登记',
      requirement:
        'A request for a special service is registered in detail, whether made in person, by telephone or passed on by the desk.',
      registers: ['workOrders'],
    },
    {
      id: 'R3.4.11.2',
      zh: '特约服务派发',
      requirement: 'The request is dispatched to the department or body that performs the service.',
      registers: ['workOrders'],
    },
    {
      id: 'R3.4.11.3',
      zh: '特约服务质量跟踪',
      requirement: 'How well the special service was performed is followed up.',
      registers: ['followUps'],
    },
    {
      id: 'R3.4.11.4',
      zh: '28至30日特约服务统计',
      requirement:
        'From the 28th to the 30th of a month (in February on its last days) the special services are counted, analysed and reported.',
      registers: ['reports'],
    },
    {
      id: 'R3.4.12',
      zh: '投诉维修月报',
      requirement:
        'A report on complaints and repairs each month gives three rates: how many were effective, how many were handled, how many were in time.',
      registers: ['reports'],
    },
  ],
} as const satisfies Regulation;
