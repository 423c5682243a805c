// Printed from rulebook/chapters by `npm run generate`.
import type { Manifest } from '../../../rulebook/printing/manifest.ts';

export const manifest: Manifest = {
  chapters: [
    { name: 'homes', title: { zh: '房屋与业户', en: 'Homes' } },
    { name: 'desk', title: { zh: '前台', en: 'Front desk' }, roles: ['receptionist', 'assistant', 'steward', 'foreman', 'supervisor', 'security'] },
    { name: 'keys', title: { zh: '钥匙', en: 'Keys' } },
    { name: 'duty', title: { zh: '值班', en: 'Duty' } },
    { name: 'documents', title: { zh: '凭证', en: 'Documents' } },
    { name: 'people', title: { zh: '人员', en: 'People' } },
    { name: 'site', title: { zh: '项目', en: 'Site' }, roles: ['admin', 'manager'] },
  ],
  registers: {
    units: { chapter: 'homes', form: { zh: '房屋登记表', en: 'Units' }, related: [['households', 'unit'], ['keyDeposits', 'unit'], ['keys', 'unit']] },
    households: { chapter: 'homes', form: { zh: '业户档案', en: 'Households' }, related: [['disclosures', 'household'], ['keyDeposits', 'household'], ['lockChanges', 'household'], ['repairKeyPickups', 'household'], ['units', 'household'], ['calls', 'household'], ['visits', 'household'], ['keys', 'household']] },
    disclosures: { chapter: 'homes', form: { zh: '电话透露申请', en: 'Disclosure of a telephone number' }, list: { condition: 'all', of: [{ condition: 'staff' }, { condition: 'any', of: [{ condition: 'equals', left: { value: 'field', path: ['opened', 'by'], before: false }, right: { value: 'actor' } }, { condition: 'holds', roles: ['supervisor', 'manager'], own: false, notFor: [] }] }] } },
    calls: { chapter: 'desk', form: { zh: '来电登记表', en: 'Call register' }, list: { condition: 'all', of: [{ condition: 'staff' }, { condition: 'any', of: [{ condition: 'holds', roles: ['receptionist', 'assistant', 'steward', 'foreman', 'supervisor', 'manager', 'gm'], own: false, notFor: [] }, { condition: 'equals', left: { value: 'field', path: ['passedTo'], before: false }, right: { value: 'actor' } }] }] } },
    visits: { chapter: 'desk', form: { zh: '来访登记表', en: 'Visitor register' }, list: { condition: 'all', of: [{ condition: 'staff' }, { condition: 'any', of: [{ condition: 'holds', roles: ['receptionist', 'assistant', 'steward', 'foreman', 'supervisor', 'manager', 'gm'], own: false, notFor: [] }, { condition: 'holds', roles: ['security'], own: false, notFor: [] }] }] } },
    keys: { chapter: 'keys', form: { zh: '客服钥匙明细登记表', en: 'Key inventory' }, related: [['keyDeposits', 'key'], ['keyLoans', 'key'], ['areaKeyHandovers', 'key'], ['keyCopies', 'key'], ['keyIncidents', 'key'], ['lockChanges', 'key'], ['repairKeyPickups', 'key']] },
    keyDeposits: { chapter: 'keys', form: { zh: '业户钥匙寄存登记表', en: 'Key deposit register' }, related: [['keys', 'deposit']] },
    keyLoans: { chapter: 'keys', form: { zh: '客服钥匙使用登记表', en: 'Key loan register' } },
    areaKeyHandovers: { chapter: 'keys', form: { zh: '钥匙交接单', en: 'Key handover form' } },
    keyCopies: { chapter: 'keys', form: { zh: '钥匙复配申请', en: 'Key copy request' }, related: [['keyIncidents', 'copy']] },
    keyCounts: { chapter: 'keys', form: { zh: '钥匙每日清点表', en: 'Daily key count' } },
    keyIncidents: { chapter: 'keys', form: { zh: '钥匙丢失损坏报告', en: 'Lost or damaged key report' }, related: [['keys', 'incident'], ['keyLoans', 'incident'], ['areaKeyHandovers', 'incident']] },
    lockChanges: { chapter: 'keys', form: { zh: '换锁登记', en: 'Lock change' }, related: [['keys', 'lockChange']] },
    repairKeyPickups: { chapter: 'keys', form: { zh: '返修钥匙领取登记表', en: 'Repair key collection register' } },
    dutyLogReviews: { chapter: 'duty', form: { zh: '值班日志审阅', en: 'Duty log review' } },
    members: { chapter: 'people', form: { zh: '员工名册', en: 'Members' }, related: [['keyLoans', 'borrowedBy'], ['areaKeyHandovers', 'drawnBy'], ['keyIncidents', 'answerable'], ['delegations', 'absent'], ['delegations', 'deputy'], ['keyKeepers', 'keeper'], ['calls', 'passedTo'], ['keyLoans', 'returnedBy'], ['areaKeyHandovers', 'returnedBy'], ['members', 'reportsTo']] },
    delegations: { chapter: 'people', form: { zh: '休假委托', en: 'Leave delegations' } },
    keyKeepers: { chapter: 'people', form: { zh: '钥匙指定保管人', en: 'Key keepers' } },
    settings: { chapter: 'site', form: { zh: '小区设置', en: 'Site settings' } },
  },
};
