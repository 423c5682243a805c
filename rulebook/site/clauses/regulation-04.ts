import type { Regulation } from './clause.ts';

export const regulation04 = {
  number: 4,
  title: { zh: '钥匙管理', en: 'Keys' },
  clauses: [
    {
      id: 'R4.3.1',
      zh: '经理监督与封存启用审批',
      requirement:
        'The manager (管理处经理) supervises how keys are used, and a sealed key is opened only with the approval of the manager.',
      registers: ['keys', 'keyLoans'],
    },
    {
      id: 'R4.3.2',
      zh: '负责人保管长期钥匙',
      requirement: 'The supervisor has custody of the keys that are deposited for a long term.',
      registers: ['keys'],
    },
    {
      id: 'R4.3.3',
      zh: '客服组保管',
      requirement:
        'The service group has custody of entrusted keys, of the keys of vacant units (not sold, or not moved into) and of repair keys.',
      registers: ['keys'],
    },
    {
      id: 'R4.4.1.1',
      zh: '钥匙寄存登记',
      requirement:
        'When a household entrusts its key, for letting or for emergencies, its identity is verified before anything else. The key goes into a locked cabinet used for nothing else, under a keeper known by name, and the Key Deposit Register (《业户钥匙寄存登记表》) is filled in.',
      registers: ['keyDeposits', 'keys'],
    },
    {
      id: 'R4.4.1.2',
      zh: '指定保管人',
      requirement:
        'The keeper of deposited keys is the supervisor, or a person whom the supervisor designates by name.',
      registers: ['keys', 'keyKeepers'],
    },
    {
      id: 'R4.4.1.3',
      zh: '换锁更新钥匙',
      requirement:
        'A household that changes its lock delivers the new key in place of the deposited one and gets the old one back. The desk has to press for this: reminders go on until the new key is there.',
      registers: ['lockChanges'],
    },
    {
      id: 'R4.4.1.4',
      zh: '紧急动用钥匙',
      requirement:
        'Another department may use a deposited key for an emergency (fire, flood, gas leak and the like) when both the supervisor and the manager approve and the household has been contacted, with the time of the call to the minute in the duty log; the use is entered in the Key Loan Register (《客服钥匙使用登记表》). While the emergency lasts the paperwork may wait, and is then pursued until complete. The key is returned as soon as it has been used. The keeper who lends it answers for the loan from beginning to return, and the duty log tells every loan of a deposited key in full.',
      registers: ['keyLoans', 'dutyLog'],
    },
    {
      id: 'R4.4.1.5',
      zh: '非本人领取钥匙',
      requirement:
        "A collector who is not the household is identified: a nanny or hourly worker by entry pass, a relative or agent by ID card or by the household's letter of authority, a copy of which stays on file. Before the key is handed over the household is telephoned and agrees, and the duty log has the time of that call to the minute.",
      registers: ['keyLoans', 'attachments', 'dutyLog'],
    },
    {
      id: 'R4.4.1.6',
      zh: '借还相符',
      requirement:
        'What comes back must be what went out: the same number of keys, for the same building and room. If they differ, or a key is lost, an incident is opened that names the person answerable.',
      registers: ['keyLoans', 'keyIncidents'],
    },
    {
      id: 'R4.4.1.7',
      zh: '每日清点',
      requirement:
        'The keys are counted daily by their keeper, who tells the supervisor of a problem without delay; a count left out is flagged.',
      registers: ['keyCounts'],
    },
    {
      id: 'R4.4.1.8',
      zh: '丢失损坏当天处理',
      requirement:
        'If a key is lost or damaged, the supervisor immediately asks the manager for instruction; the household is contacted and gives its consent; then the key is copied or the lock is changed, and until that is done protective measures are in force. All this is finished within the same day and described fully in the duty log; if it is not, it is escalated.',
      registers: ['keyIncidents', 'dutyLog'],
    },
    {
      id: 'R4.4.1.9',
      zh: '临时转交钥匙',
      requirement:
        'A key that a household leaves for a short time, to be passed to an hourly worker or a relative, is received by a person whom the supervisor named and entered in the Key Deposit Register; as long as it is kept, the rules for deposited keys apply to it.',
      registers: ['keyDeposits'],
    },
    {
      id: 'R4.4.1.10',
      zh: '休假委托保管',
      requirement:
        'When the supervisor is on leave, a person appointed by name keeps the keys and has the duties and the rights of the supervisor, neither longer nor shorter than the leave.',
      registers: ['keyKeepers', 'members'],
    },
    {
      id: 'R4.4.2.1',
      zh: '空房钥匙专人管理',
      requirement: 'The supervisor designates the person who keeps the keys of vacant units.',
      registers: ['keyKeepers'],
    },
    {
      id: 'R4.4.2.2',
      zh: '空房钥匙单独存放',
      requirement: 'Keys of vacant units have a locked cabinet of their own, separate from other keys.',
      registers: ['keys'],
    },
    {
      id: 'R4.4.2.3',
      zh: '钥匙明细登记',
      requirement: 'Keys of vacant units are listed in the Key Inventory (《客服钥匙明细登记表》).',
      registers: ['keys'],
    },
    {
      id: 'R4.4.2.4',
      zh: '空房钥匙使用登记',
      requirement:
        "Whenever a vacant unit's key is used, be it for cleaning or for checking equipment, the Key Loan Register has an entry.",
      registers: ['keyLoans'],
    },
    {
      id: 'R4.4.2.5',
      zh: '当天收回',
      requirement:
        'A key on loan returns before the working day ends. Where this is really impossible, the keeper gives the supervisor the reason and follows the key until it has come back.',
      registers: ['keyLoans'],
    },
    {
      id: 'R4.4.2.6',
      zh: '空房钥匙借还相符',
      requirement:
        'For vacant units too (as R4.4.1.6) the keys returned equal the keys lent in number, building and room; a difference or a loss opens an incident naming the person answerable.',
      registers: ['keyLoans', 'keyIncidents'],
    },
    {
      id: 'R4.4.2.7',
      zh: '空房钥匙丢失报告',
      requirement: "The supervisor is told without delay when a vacant unit's key is lost.",
      registers: ['keyIncidents'],
    },
    {
      id: 'R4.4.2.8',
      zh: '空房钥匙丢失处理',
      requirement:
        "When a vacant unit's key is lost, the supervisor immediately asks the manager for instruction and then has the key copied or the lock changed; the duty log describes it fully.",
      registers: ['keyIncidents', 'dutyLog'],
    },
    {
      id: 'R4.4.2.9',
      zh: '不得擅自复配',
      requirement: "A copy of a vacant unit's key is made only when the supervisor has approved it.",
      registers: ['keyCopies'],
    },
    {
      id: 'R4.4.3.1',
      zh: '返修钥匙专人管理',
      requirement: 'The supervisor designates the person who keeps the repair keys.',
      registers: ['keyKeepers'],
    },
    {
      id: 'R4.4.3.2',
      zh: '返修钥匙单独存放',
      requirement: 'Repair keys are locked away separately from other keys and listed in the Key Inventory.',
      registers: ['keys'],
    },
    {
      id: 'R4.4.3.3',
      zh: '领取返修钥匙',
      requirement:
        'A household that collects its repair key has its identity checked and signs the Repair Key Collection Register (《返修钥匙领取登记表》). A collector in its place shows an ID card or a letter of authority, and the household consents by telephone, the time of the call standing to the minute in the duty log.',
      registers: ['repairKeyPickups', 'attachments', 'dutyLog'],
    },
    {
      id: 'R4.4.3.4',
      zh: '施工单位借用',
      requirement:
        "Before a loan to a repair contractor is entered, the contractor's identity is checked and confirmed and the developer's written proof has been presented.",
      registers: ['keyLoans', 'attachments'],
    },
    {
      id: 'R4.4.3.5',
      zh: '返修钥匙当天收回',
      requirement:
        'A repair key on loan also (as R4.4.2.5) returns before the working day ends; where this is really impossible, the keeper gives the supervisor the reason and follows the key until it has come back.',
      registers: ['keyLoans'],
    },
    {
      id: 'R4.4.3.6',
      zh: '返修钥匙借还相符',
      requirement:
        'Repair keys returned equal those lent in number, building and room (as R4.4.1.6); a difference or a loss opens an incident, and the person answerable is the one who issued the key.',
      registers: ['keyLoans', 'keyIncidents'],
    },
    {
      id: 'R4.4.3.7',
      zh: '返修钥匙丢失',
      requirement: 'The supervisor is told without delay when a repair key is lost.',
      registers: ['keyIncidents'],
    },
    {
      id: 'R4.4.3.8',
      zh: '返修钥匙丢失处理',
      requirement:
        'A lost or damaged repair key takes the course of R4.4.1.8: the supervisor immediately asks the manager, the household is contacted and consents, the key is copied or the lock changed, protective measures hold meanwhile; finished within the same day and described fully in the duty log, or else escalated.',
      registers: ['keyIncidents'],
    },
    {
      id: 'R4.4.4.1.1',
      zh: '本人封存签名',
      requirement:
        'The household itself places the key to be sealed in its envelope and signs across the seal; the desk helps it to fill in the deposit register.',
      registers: ['keyDeposits'],
    },
    {
      id: 'R4.4.4.1.2',
      zh: '未经批准不得启封',
      requirement: 'Unless the household has consented, a sealed key stays unopened and goes to nobody.',
      registers: ['keyLoans'],
    },
    {
      id: 'R4.4.4.1.3',
      zh: '非本人使用须同意',
      requirement:
        'A person other than the household obtains its sealed key only if that very household consents; without consent no loan comes about.',
      registers: ['keyLoans'],
    },
    {
      id: 'R4.4.4.1.4',
      zh: '领用详细填写',
      requirement:
        'Whenever a sealed key is collected, every detail is written down so that it can be inspected later.',
      registers: ['keyLoans'],
    },
    {
      id: 'R4.4.4.1.5',
      zh: '两人以上入室',
      requirement:
        'In an emergency, too, the household is contacted and confirms before its sealed key is used. No fewer than two people, recorded by name, go into the unit, and the use is on record.',
      registers: ['keyLoans'],
    },
    {
      id: 'R4.4.4.1.6',
      zh: '重新签字封存',
      requirement:
        'Each use of a sealed key ends with the household signing a new seal; as long as that signature is missing the key is flagged.',
      registers: ['keys', 'keyLoans'],
    },
    {
      id: 'R4.4.4.1.7',
      zh: '谁值班谁负责',
      requirement:
        'Sealed keys are strictly controlled: the person on duty answers for them, and they are counted at each handover.',
      registers: ['handovers', 'keyCounts'],
    },
    {
      id: 'R4.4.4.2.1',
      zh: '钥匙明细电子版',
      requirement: 'There is an electronic inventory of the keys, and it is up to date.',
      registers: ['keys'],
    },
    {
      id: 'R4.4.4.2.2',
      zh: '入住阶段返修钥匙',
      requirement:
        'While a site is in its move-in phase, each use of a repair key has a clear record. A household that takes the key away, because the repair is done or for whatever other reason, signs the collection register.',
      registers: ['repairKeyPickups'],
    },
  ],
} as const satisfies Regulation;
