import type { Regulation } from './clause.ts';

export const regulation11 = {
  number: 11,
  title: { zh: '钥匙管理', en: 'Area keys and unit keys' },
  clauses: [
    {
      id: 'R11.1.1.1',
      zh: '早班领取区域钥匙',
      requirement:
        'The manager of the early shift fetches the area keys from the control room against a Key Handover Form (《钥匙交接单》).',
      registers: ['areaKeyHandovers'],
    },
    {
      id: 'R11.1.1.2',
      zh: '中班交回',
      requirement:
        'The manager of the middle shift takes the area keys back to the control room, where they are counted on that same form. If they are not back when the middle shift ends, this is flagged.',
      registers: ['areaKeyHandovers'],
    },
    {
      id: 'R11.1.1.3',
      zh: '封存钥匙损失上报',
      requirement:
        'Damage to a sealed key, or its loss, is reported to the department without delay and with an account in writing.',
      registers: ['keyIncidents'],
    },
    {
      id: 'R11.1.2.1',
      zh: '房间钥匙专人管理',
      requirement: 'The keys of the units are in the hands of a keeper whom the department has named.',
      registers: ['keys', 'keyKeepers'],
    },
    {
      id: 'R11.1.2.2',
      zh: '借用登记',
      requirement:
        'A member of staff who needs the key of a unit obtains it through the loan procedure only, with an entry in the Key Loan Register.',
      registers: ['keyLoans'],
    },
    {
      id: 'R11.1.2.3',
      zh: '查看房间后',
      requirement:
        'When giving the key back, the borrower states that the power is off, that doors and windows are closed and that the unit is locked.',
      registers: ['keyLoans'],
    },
    {
      id: 'R11.1.2.4',
      zh: '每日检查未收回钥匙',
      requirement:
        'The loan register is gone through by the supervisor daily; for every key still out the reason is ascertained and written down.',
      registers: ['keyLoans', 'keyCounts'],
    },
    {
      id: 'R11.1.2.5',
      zh: '不得带出外借',
      requirement:
        'Taking a key out of the department, or lending it to anyone who is not property staff, requires permission.',
      registers: ['keyLoans'],
    },
    {
      id: 'R11.1.2.6',
      zh: '施工人员不得直接借用',
      requirement:
        "A contractor from outside, the developer's included, is never the borrower: a member of staff borrows the key on their behalf and signs for it.",
      registers: ['keyLoans'],
    },
    {
      id: 'R11.1.2.7',
      zh: '书面报告',
      requirement:
        'When the key of a unit is damaged or lost, the department manager receives a report in writing without delay.',
      registers: ['keyIncidents'],
    },
  ],
} as const satisfies Regulation;
