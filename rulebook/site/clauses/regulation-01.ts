import type { Regulation } from './clause.ts';

export const regulation01 = {
  number: 1,
  title: { zh: '前台值班', en: 'Front desk duty' },
  clauses: [
    {
      id: 'R1.1',
      zh: '前台整洁',
      requirement:
        'At opening and at each handover somebody ticks the checklist item that the desk is clean and its items are in order. A tick that is failed or left out stays on record.',
      registers: ['handovers'],
    },
    {
      id: 'R1.2',
      zh: '前台电话定额',
      requirement:
        'The desk telephone is lent to nobody. The monthly bill is entered and compared with the quota set for the department; what exceeds it is charged, by name, to the receptionist or receptionists of that month and appears in the monthly report.',
      registers: ['phoneBills'],
    },
    {
      id: 'R1.3',
      zh: '用户电话保密',
      requirement:
        'A household telephone number is masked unless there is a need to know it, and nobody sees it or is told it without one. Disclosure is asked for and the supervisor (客务主管) approves before anything is shown. The record keeps who asked, the reason, who approved and the end of the permission; the number opens for the requester only, and only for a limited time.',
      registers: ['disclosures', 'households'],
    },
    {
      id: 'R1.4',
      zh: '寄存转交',
      requirement:
        'Taking an item into custody, passing it on or handing out a publication on behalf of anyone needs prior approval of that particular item by the supervisor or the department manager.',
      registers: ['custodyItems'],
    },
    {
      id: 'R1.5',
      zh: '未完成工作交接',
      requirement:
        'The outgoing assistant leaves only after handing every unfinished task and the items of the desk to the incoming one. The list of open tasks comes from the system, not from memory.',
      registers: ['handovers'],
    },
    {
      id: 'R1.6',
      zh: '信报刊核对',
      requirement:
        'At each handover both sides count the letters, newspapers and magazines not yet delivered and compare the count with the mail register; any difference goes on record.',
      registers: ['mailItems', 'handovers'],
    },
    {
      id: 'R1.7',
      zh: '前台钥匙交接',
      requirement:
        'Every day the keys of the front desk change hands one by one, each key accounted for singly.',
      registers: ['handovers', 'keys'],
    },
    {
      id: 'R1.8',
      zh: '前台交接日志',
      requirement:
        'Everything that this regulation has handed over (unfinished work, desk items, mail, keys) is entered in the Front Desk Handover Log (《前台交接日志》).',
      registers: ['handovers', 'dutyLog'],
    },
    {
      id: 'R1.9',
      zh: '下班锁柜',
      requirement:
        'At closing every item of the desk goes into the cabinet, the cabinet is locked and the desk keys are left at their appointed place; the closing checklist records by whom. If something is lost because it was not put away, a loss record charges it to that person.',
      registers: ['handovers', 'deskItems'],
    },
  ],
} as const satisfies Regulation;
