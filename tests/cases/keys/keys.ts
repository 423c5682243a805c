import { type RegisterCases, readByStaff } from '../../support/rules/cases.ts';
import { reported, signed } from '../../support/rules/loans.ts';
import { inHours } from '../../support/rules/moments.ts';
import { myStamp } from '../../support/rules/person.ts';
import type { Claims, Site } from '../../support/rules/world.ts';

/** The key and the report of what became of it, in one batch. */
const withItsReport = (
  site: Site,
  uid: string | null,
  step: string,
  what: string,
  claims: Claims | undefined,
) =>
  site
    .as(uid, claims)
    .moves('keys', 'K1', step, { state: what, incident: 'i1' })
    .opens('keyIncidents', 'i1', 'report', 'reported', reported('vacant', what));

const found = { state: 'solved', remedyKind: 'found', piecesBack: 1, solved: myStamp };

export const cases: RegisterCases = {
  openings: [
    {
      step: 'register',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        const where = {
          ...{ code: 'K-1', kind: 'vacant', cabinet: 'vacant', opensWhat: '1-101', hook: 'A1', pieces: 1 },
          ...{ present: 1, unit: 'b1-102', sealNo: 'S-1', note: '备用' },
        };
        return (claims) => site.as(uid, claims).opens('keys', 'K-1', 'register', 'inCabinet', where);
      },
    },
  ],
  movings: [
    {
      step: 'lend',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.key('K1');
        await site.loan('l1', { key: 'K1', state: 'requested' });
        return (claims) =>
          site
            .as(uid, claims)
            .moves('keys', 'K1', 'lend', { state: 'out', loan: 'l1' })
            .moves('keyLoans', 'l1', 'issue', { state: 'out', issued: myStamp, pieces: 2 });
      },
    },
    {
      step: 'return',
      uid: 'security',
      arrange: async (site, uid) => {
        await site.key('K1', { kind: 'area', state: 'out', loan: 'a1' });
        await site.record('areaKeyHandovers', 'a1', {
          ...{ key: 'K1', keyCode: 'K1', unit: '1-101', pieces: 2, drawnBy: 'assistant', state: 'drawn' },
          drawn: signed('security'),
        });
        const back = { state: 'returned', returned: myStamp, returnedPieces: 2, returnedBy: 'receptionist' };
        return (claims) =>
          site
            .as(uid, claims)
            .moves('keys', 'K1', 'return', { state: 'inCabinet', present: 2, cameBack: myStamp })
            .moves('areaKeyHandovers', 'a1', 'return', back);
      },
    },
    {
      step: 'lose',
      uid: 'cleaner',
      arrange: async (site, uid) => {
        await site.key('K1');
        return (claims) => withItsReport(site, uid, 'lose', 'lost', claims);
      },
    },
    {
      step: 'damage',
      uid: 'engineer',
      arrange: async (site, uid) => {
        await site.key('K1');
        return (claims) => withItsReport(site, uid, 'damage', 'damaged', claims);
      },
    },
    {
      step: 'restore',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.key('K1', { state: 'lost', incident: 'i1' });
        await site.record('keyIncidents', 'i1', { ...reported('vacant', 'lost'), state: 'managerAsked' });
        return (claims) =>
          site
            .as(uid, claims)
            .moves('keys', 'K1', 'restore', { state: 'inCabinet', present: 1, cameBack: myStamp })
            .moves('keyIncidents', 'i1', 'remedy', found);
      },
    },
    {
      step: 'miss',
      uid: 'cleaner',
      arrange: async (site, uid) => {
        await site.key('K1');
        return (claims) =>
          site
            .as(uid, claims)
            .moves('keys', 'K1', 'miss', { incident: 'i1', present: 1 })
            .opens(
              'keyIncidents',
              'i1',
              'report',
              'reported',
              reported('vacant', 'fewer', { piecesGone: 1 }),
            );
      },
    },
    {
      step: 'regain',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.key('K1', { present: 1 });
        await site.record('keyIncidents', 'i1', { ...reported('vacant', 'fewer'), state: 'managerAsked' });
        return (claims) =>
          site
            .as(uid, claims)
            .moves('keys', 'K1', 'regain', { incident: 'i1', present: 2 })
            .moves('keyIncidents', 'i1', 'remedy', found);
      },
    },
    {
      step: 'reseal',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        const cameBack = signed('supervisor');
        await site.key('K1', { kind: 'sealed', state: 'awaitingReseal', sealNo: 'S-1', cameBack });
        await site.attachment('new', 'signature', {
          ...{ opened: { by: 'receptionist', at: inHours(-0.5) } },
          ...{ forRegister: 'keys', forRecord: 'K1' },
        });
        const fields = { state: 'inCabinet', sealNo: 'S-2', resealSignature: 'new' };
        return (claims) => site.as(uid, claims).moves('keys', 'K1', 'reseal', fields);
      },
    },
    {
      step: 'withdraw',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.key('K1');
        const fields = { state: 'withdrawn', withdrawnFor: '该房已售出' };
        return (claims) => site.as(uid, claims).moves('keys', 'K1', 'withdraw', fields);
      },
    },
    {
      step: 'replace',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.key('K1', { kind: 'deposited' });
        const entry = { household: 'h1', key: 'K1', keyCode: 'K1', unit: '1-101' };
        await site.record('lockChanges', 'c1', { ...entry, state: 'reported' });
        const delivery = { state: 'delivered', delivered: myStamp, newPieces: 3, oldKeyReturned: true };
        return (claims) =>
          site
            .as(uid, claims)
            .moves('keys', 'K1', 'replace', {
              ...{ state: 'inCabinet', pieces: 3, present: 3, lockChanged: false },
              ...{ lockChange: 'c1', cameBack: myStamp },
            })
            .moves('lockChanges', 'c1', 'deliver', delivery);
      },
    },
    {
      step: 'noteLockChange',
      uid: 'cleaner',
      arrange: async (site, uid) => {
        await site.key('K1', { kind: 'deposited' });
        const entry = { household: 'h1', key: 'K1', keyCode: 'K1', unit: '1-101' };
        return (claims) =>
          site
            .as(uid, claims)
            .moves('keys', 'K1', 'noteLockChange', { lockChange: 'c1', lockChanged: true })
            .opens('lockChanges', 'c1', 'report', 'reported', entry);
      },
    },
    {
      step: 'forgetLockChange',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.key('K1', { kind: 'deposited', lockChange: 'c1', lockChanged: true });
        const entry = { household: 'h1', key: 'K1', keyCode: 'K1', unit: '1-101' };
        await site.record('lockChanges', 'c1', { ...entry, state: 'reported' });
        return (claims) =>
          site
            .as(uid, claims)
            .moves('keys', 'K1', 'forgetLockChange', { lockChanged: false })
            .moves('lockChanges', 'c1', 'cancel', { state: 'cancelled', reason: '业户取回钥匙' });
      },
    },
    {
      step: 'amend',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.key('K1');
        const fields = { hook: 'B2', opensWhat: '1-101', note: '换钩' };
        return (claims) => site.as(uid, claims).moves('keys', 'K1', 'amend', fields);
      },
    },
    {
      step: 'recount',
      uid: 'supervisor',
      arrange: async (site, uid) => {
        await site.key('K1');
        return (claims) =>
          site.as(uid, claims).moves('keys', 'K1', 'recount', { pieces: 3, present: 3, note: '盘点多一把' });
      },
    },
  ],
  reads: [readByStaff('keys/K1')],
};
