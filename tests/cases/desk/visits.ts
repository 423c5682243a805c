import type { RegisterCases } from '../../support/rules/cases.ts';
import { inHours } from '../../support/rules/moments.ts';
import { myStamp } from '../../support/rules/person.ts';

const received = {
  ...{ visitor: '孙女士', people: 2, contact: '13900002222', plate: '浙A12345' },
  ...{ household: 'h1', purpose: '探访亲戚' },
};

export const cases: RegisterCases = {
  openings: [
    {
      step: 'receive',
      uid: 'security',
      arrange: async (site, uid) => (claims) =>
        site.as(uid, claims).opens('visits', 'v1', 'receive', 'received', received),
    },
  ],
  movings: [
    {
      step: 'turnAway',
      uid: 'security',
      arrange: async (site, uid) => {
        await site.record('visits', 'v1', { ...received, state: 'received' });
        const fields = { state: 'turnedAway', reason: '未带证件，业户未确认' };
        return (claims) => site.as(uid, claims).moves('visits', 'v1', 'turnAway', fields);
      },
    },
    {
      step: 'amend',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.record('visits', 'v1', { ...received, state: 'received' });
        const fields = {
          ...{ visitor: '孙先生', purpose: '探访朋友', people: 1, contact: '13900002223' },
          ...{ plate: '浙A54321', household: 'h2' },
        };
        return (claims) => site.as(uid, claims).moves('visits', 'v1', 'amend', fields);
      },
    },
    {
      step: 'void',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.record('visits', 'v1', { ...received, state: 'received' });
        const fields = { state: 'voided', reason: '登记错误' };
        return (claims) => site.as(uid, claims).moves('visits', 'v1', 'void', fields);
      },
    },
    {
      step: 'admit',
      uid: 'receptionist',
      arrange: async (site, uid) => {
        await site.record('visits', 'v1', { ...received, state: 'received' });
        const fields = { identity: 'idCard', identityChecked: true, people: 3, plate: '浙B54321' };
        return (claims) =>
          site
            .as(uid, claims)
            .moves('visits', 'v1', 'admit', { state: 'inside', ...fields, admitted: myStamp });
      },
    },
    {
      step: 'serve',
      uid: 'steward',
      arrange: async (site, uid) => {
        await site.record('visits', 'v1', { ...received, state: 'received' });
        const fields = { state: 'served', answer: '已告知装修流程', served: myStamp };
        return (claims) => site.as(uid, claims).moves('visits', 'v1', 'serve', fields);
      },
    },
    {
      step: 'leave',
      uid: 'security',
      arrange: async (site, uid) => {
        const admitted = { by: 'receptionist', at: inHours(-1) };
        const checked = { identity: 'idCard', identityChecked: true, admitted };
        await site.record('visits', 'v1', { ...received, ...checked, state: 'inside' });
        return (claims) =>
          site.as(uid, claims).moves('visits', 'v1', 'leave', { state: 'left', leaving: myStamp });
      },
    },
  ],
  reads: [
    {
      path: 'visits/v1',
      ...{ get: ['receptionist', 'manager'], list: ['receptionist', 'manager'] },
      past: ['receptionist', 'manager'],
    },
  ],
};
