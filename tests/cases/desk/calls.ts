import type { RegisterCases } from '../../support/rules/cases.ts';
import { myStamp } from '../../support/rules/person.ts';

const taken = {
  ...{ rings: 2, caller: '张先生', contact: '13900001111', household: 'h1' },
  ...{ kind: 'enquiry', matter: '咨询装修押金' },
};

export const cases: RegisterCases = {
  openings: [
    {
      step: 'take',
      uid: 'receptionist',
      arrange: async (site, uid) => (claims) =>
        site.as(uid, claims).opens('calls', 'c1', 'take', 'open', taken),
    },
  ],
  movings: [
    {
      step: 'amend',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.record('calls', 'c1', { ...taken, state: 'open' });
        const fields = {
          rings: 3,
          caller: '章先生',
          contact: '13900001112',
          kind: 'other',
          matter: '咨询门禁',
        };
        return (claims) => site.as(uid, claims).moves('calls', 'c1', 'amend', { ...fields, household: 'h2' });
      },
    },
    {
      step: 'void',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.record('calls', 'c1', { ...taken, state: 'open' });
        const fields = { state: 'voided', reason: '打错电话' };
        return (claims) => site.as(uid, claims).moves('calls', 'c1', 'void', fields);
      },
    },
    {
      step: 'answer',
      uid: 'assistant',
      arrange: async (site, uid) => {
        await site.record('calls', 'c1', { ...taken, state: 'open' });
        const fields = { answer: '装修验收后退还', confirmedSolved: true, answered: myStamp };
        return (claims) =>
          site.as(uid, claims).moves('calls', 'c1', 'answer', { state: 'answered', ...fields });
      },
    },
    {
      step: 'passOn',
      uid: 'receptionist',
      arrange: async (site, uid) => {
        await site.record('calls', 'c1', { ...taken, state: 'open' });
        const fields = { passedTo: 'engineer', answer: '已告知工程回电', passedOn: myStamp };
        return (claims) =>
          site.as(uid, claims).moves('calls', 'c1', 'passOn', { state: 'passedOn', ...fields });
      },
    },
  ],
  reads: [
    {
      path: 'calls/c1',
      ...{ get: ['receptionist', 'manager'], list: ['receptionist', 'manager'] },
      past: ['receptionist', 'manager'],
    },
  ],
};
