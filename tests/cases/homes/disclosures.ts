import { deleteField } from 'firebase/firestore/lite';
import type { RegisterCases } from '../../support/rules/cases.ts';
import { signed } from '../../support/rules/loans.ts';
import { inHours } from '../../support/rules/moments.ts';
import type { Data } from '../../support/rules/people.ts';
import { myStamp } from '../../support/rules/person.ts';

const asked: Data = { what: 'phone', forWhom: '快递员', why: '门禁故障' };
const granted = () => ({ state: 'granted', decided: signed('manager'), until: inHours(1) });

export const cases: RegisterCases = {
  openings: [
    {
      step: 'request',
      uid: 'receptionist',
      arrange: async (site, uid) => {
        const fields = { household: 'h1', ...asked };
        return (claims) =>
          site.as(uid, claims).opens('disclosures', `h1~${uid}`, 'request', 'requested', fields);
      },
    },
    {
      step: 'call',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.key('K1', { kind: 'deposited', household: 'h1' });
        const told = { household: 'h1', what: 'phone', key: 'K1', until: inHours(0.15) };
        const fields = { ...told, called: myStamp };
        return (claims) => site.as(uid, claims).opens('disclosures', `h1~${uid}`, 'call', 'granted', fields);
      },
    },
  ],
  movings: [
    {
      step: 'callAgain',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.key('K1', { kind: 'deposited', household: 'h1' });
        const before = { ...granted(), state: 'expired', opened: { by: uid, at: inHours(-9) } };
        await site.record('disclosures', `h1~${uid}`, { household: 'h1', ...asked, ...before });
        const told = { state: 'granted', what: 'phone', key: 'K1', until: inHours(0.15) };
        const fields = { ...told, called: myStamp };
        const gone = { decided: deleteField(), forWhom: deleteField(), why: deleteField() };
        return (claims) =>
          site.as(uid, claims).moves('disclosures', `h1~${uid}`, 'callAgain', { ...fields, ...gone });
      },
    },
    {
      step: 'requestAgain',
      uid: 'receptionist',
      arrange: async (site, uid) => {
        const before = { ...granted(), until: inHours(-1), opened: { by: uid, at: inHours(-9) } };
        await site.record('disclosures', `h1~${uid}`, { household: 'h1', ...asked, ...before });
        const anew = { what: 'phone', forWhom: '维修工', why: '预约上门', state: 'requested' };
        const gone = { until: deleteField(), decided: deleteField() };
        return (claims) =>
          site.as(uid, claims).moves('disclosures', `h1~${uid}`, 'requestAgain', { ...anew, ...gone });
      },
    },
    {
      step: 'approve',
      uid: 'manager',
      arrange: async (site, uid) => {
        await site.record('disclosures', 'h1~clerk', { household: 'h1', ...asked, state: 'requested' });
        const fields = { state: 'granted', decided: myStamp, until: inHours(1) };
        return (claims) => site.as(uid, claims).moves('disclosures', 'h1~clerk', 'approve', fields);
      },
    },
    {
      step: 'refuse',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.record('disclosures', 'h1~clerk', { household: 'h1', ...asked, state: 'requested' });
        const fields = { state: 'refused', decided: myStamp };
        return (claims) => site.as(uid, claims).moves('disclosures', 'h1~clerk', 'refuse', fields);
      },
    },
    {
      step: 'revoke',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.record('disclosures', 'h1~clerk', { household: 'h1', ...asked, ...granted() });
        return (claims) =>
          site.as(uid, claims).moves('disclosures', 'h1~clerk', 'revoke', { state: 'expired' });
      },
    },
  ],
  reads: [
    {
      ...{ path: 'disclosures/h1~clerk', get: ['manager'], past: ['manager'] },
      ...{ list: ['manager'], listedBy: ['opened.by', 'cleaner'] },
    },
  ],
};
