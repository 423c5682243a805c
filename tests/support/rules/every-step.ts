import { ask, bothSigned, call, fileProofs, giveBack, issue, release, reported } from './loans.ts';
import { day, inHours } from './moments.ts';
import type { Data } from './people.ts';
import { myStamp, type Steps } from './person.ts';
import { type Claims, picture, type Site } from './world.ts';

// Steps that are allowed as they stand, with as many fields as they may have, for tests that falsify them one by one.

export interface Attempt {
  readonly register: string;
  readonly step: string;
  /** Who may take it. */
  readonly uid: string;
  /** Arranges the site; the person's batch can then be built as often as wanted, and its first write is the step. */
  readonly arrange: (site: Site, uid: string | null) => Promise<(claims?: Claims) => Steps>;
}

/** The openings of each register. */
export const openings: readonly Attempt[] = [
  {
    register: 'keyLoans',
    step: 'request',
    uid: 'engineer',
    arrange: async (site, uid) => {
      await site.key('K1', { kind: 'sealed' });
      await fileProofs(site);
      const papers = { collector: '张三', identityChecked: true, proof: 'idCard', consent: call() };
      const emergency = {
        emergency: true,
        emergencyKind: 'gas',
        emergencyWhat: '厨房有燃气味',
        entrants: ['张三', '李四'],
        dueBy: inHours(2),
      };
      return (claims) => ask(site, uid, 'sealed', { ...papers, ...emergency }, claims);
    },
  },
  {
    register: 'keyLoans',
    step: 'releaseInEmergency',
    uid: 'supervisor',
    arrange: async (site, uid) => {
      await site.key('K1', { kind: 'deposited' });
      const told = { consent: call(), entrants: ['张三'], emergencyWhat: '管道爆裂' };
      return (claims) => release(site, uid, told, '1', 'l1', claims);
    },
  },
  {
    register: 'keyDeposits',
    step: 'deposit',
    uid: 'supervisor',
    arrange: async (site, uid) => {
      await fileProofs(site, 'keyDeposits', 'd1');
      const entry = {
        ...{ household: 'h1', key: 'K1', kind: 'sealed', term: 'short', pieces: 2, identityChecked: true },
        ...{ room: '1-101', unit: 'b1-101', sealNo: 'S-1', signature: 'signature', passTo: '小李' },
      };
      const key = {
        ...{ code: 'K1', kind: 'sealed', cabinet: 'sealed', opensWhat: '1-101', hook: 'A1', pieces: 2 },
        ...{ unit: 'b1-101', household: 'h1', deposit: 'd1', sealNo: 'S-1' },
      };
      return (claims) =>
        site
          .as(uid, claims)
          .opens('keyDeposits', 'd1', 'deposit', 'kept', entry)
          .opens('keys', 'K1', 'register', 'inCabinet', key);
    },
  },
  {
    register: 'repairKeyPickups',
    step: 'hand',
    uid: 'supervisor',
    arrange: async (site, uid) => {
      await site.key('K1', { kind: 'repair' });
      await fileProofs(site, 'repairKeyPickups', 'p1');
      const entry = {
        ...{ key: 'K1', keyCode: 'K1', unit: '1-101', pieces: 2, household: 'h1', collectedBy: 'agent' },
        ...{ collector: '李四', identityChecked: true, signature: 'signature', reason: 'other' },
        ...{ proof: 'idCard', consent: call(), note: '代领' },
      };
      return (claims) =>
        site
          .as(uid, claims)
          .opens('repairKeyPickups', 'p1', 'hand', 'handed', entry)
          .moves('keys', 'K1', 'withdraw', { state: 'withdrawn', withdrawnFor: 'p1' });
    },
  },
  {
    register: 'areaKeyHandovers',
    step: 'draw',
    uid: 'security',
    arrange: async (site, uid) => {
      await site.key('K1', { kind: 'area' });
      const entry = {
        key: 'K1',
        keyCode: 'K1',
        unit: '1-101',
        pieces: 2,
        drawnBy: 'assistant',
        drawn: myStamp,
      };
      return (claims) =>
        site
          .as(uid, claims)
          .opens('areaKeyHandovers', 'a1', 'draw', 'drawn', entry)
          .moves('keys', 'K1', 'lend', { state: 'out', loan: 'a1' });
    },
  },
  {
    register: 'keyIncidents',
    step: 'report',
    uid: 'cleaner',
    arrange: async (site, uid) => {
      await site.keyOut('K1', 'l1');
      const fields = reported('vacant', 'mismatch', { loan: 'l1', protection: '巡查' });
      return (claims) => site.as(uid, claims).opens('keyIncidents', 'i1', 'report', 'reported', fields);
    },
  },
  {
    register: 'keyCopies',
    step: 'request',
    uid: 'engineer',
    arrange: async (site, uid) => {
      await site.key('K1');
      const fields = { key: 'K1', keyCode: 'K1', unit: '1-101', pieces: 1, why: '保洁需要' };
      return (claims) => site.as(uid, claims).opens('keyCopies', 'c1', 'request', 'requested', fields);
    },
  },
  {
    register: 'lockChanges',
    step: 'report',
    uid: 'cleaner',
    arrange: async (site, uid) => {
      await site.key('K1', { kind: 'deposited' });
      const fields = { household: 'h1', key: 'K1', keyCode: 'K1', unit: '1-101', note: '业户来电' };
      return (claims) => site.as(uid, claims).opens('lockChanges', 'c1', 'report', 'reported', fields);
    },
  },
  {
    register: 'keys',
    step: 'register',
    uid: 'supervisor',
    arrange: async (site, uid) => {
      const where = {
        ...{ code: 'K-1', kind: 'vacant', cabinet: 'vacant', opensWhat: '1-101', hook: 'A1', pieces: 1 },
        ...{ unit: 'b1-102', sealNo: 'S-1', note: '备用' },
      };
      return (claims) => site.as(uid, claims).opens('keys', 'K-1', 'register', 'inCabinet', where);
    },
  },
  {
    register: 'keyCounts',
    step: 'start',
    uid: 'supervisor',
    arrange: async (site, uid) => (claims) =>
      site
        .as(uid, claims)
        .opens('keyCounts', `${day()}~area`, 'start', 'open', { day: day(), cabinet: 'area' }),
  },
  {
    register: 'dutyLogReviews',
    step: 'sign',
    uid: 'supervisor',
    arrange: async (site, uid) => {
      await site.closesAt('00:00');
      const fields = { day: day(), remarks: '已阅', signed: myStamp };
      return (claims) => site.as(uid, claims).opens('dutyLogReviews', day(), 'sign', 'signed', fields);
    },
  },
  {
    register: 'disclosures',
    step: 'request',
    uid: 'receptionist',
    arrange: async (site, uid) => {
      const fields = { household: 'h1', what: 'phone', forWhom: '快递员', why: '门禁故障' };
      return (claims) =>
        site.as(uid, claims).opens('disclosures', `h1~${uid}`, 'request', 'requested', fields);
    },
  },
  {
    register: 'attachments',
    step: 'add',
    uid: 'receptionist',
    arrange: async (site, uid) => {
      const use = { forRegister: 'keyLoans', forRecord: 'l1' };
      const fields = { kind: 'photo', mediaType: 'image/png', content: picture(), note: '正面', ...use };
      return (claims) => site.as(uid, claims).opens('attachments', 'a1', 'add', 'kept', fields);
    },
  },
];

const fileOf = (household: string): Data => ({
  ...{ household, fullName: '王小红', idNumber: '330106199001011234', people: 3 },
  ...{ family: ['丈夫 李明'], skills: '书法', occupation: '教师', employer: '某校', hobbies: '太极' },
  ...{ tenancy: '自住', remark: '无' },
});

/** What everybody sees of `phoneOf` and `fileOf`. */
const shownOfFile: Data = { displayName: '王女士', maskedPhone: '139****5678' };
const phoneOf = (household: string): Data => ({ household, phones: ['13900005678', '057188001234'] });

/** Steps of records at revision 3, each taking its record to 4. */
export const movings: readonly Attempt[] = [
  {
    register: 'keyLoans',
    step: 'issue',
    uid: 'supervisor',
    arrange: async (site, uid) => {
      await site.key('K1');
      await fileProofs(site);
      await site.loan('l1', { key: 'K1', state: 'requested' });
      const papers = { collector: '张三', identityChecked: true, proof: 'idCard', consent: call() };
      return (claims) => issue(site, uid, { ...papers, entrants: ['张三'] }, '1', claims);
    },
  },
  {
    register: 'keyLoans',
    step: 'return',
    uid: 'supervisor',
    arrange: async (site, uid) => {
      await site.keyOut('K1', 'l1');
      await site.record('keyIncidents', 'i1', {
        ...{ ...reported('vacant', 'mismatch', { loan: 'l1' }), state: 'reported' },
      });
      return (claims) => giveBack(site, uid, { incident: 'i1' }, '1', claims);
    },
  },
  {
    register: 'keyLoans',
    step: 'approve',
    uid: 'manager',
    arrange: async (site, uid) => {
      await site.key('K1', { kind: 'sealed' });
      await site.loan('l1', { key: 'K1', state: 'requested', approvals: {} });
      const fields = { state: 'approved', 'approvals.manager': myStamp };
      return (claims) => site.as(uid, claims).moves('keyLoans', 'l1', 'approve', fields);
    },
  },
  {
    register: 'keyLoans',
    step: 'completePapers',
    uid: 'supervisor',
    arrange: async (site, uid) => {
      const emergency = { borrower: 'otherDepartment', emergency: true, emergencyKind: 'flood' };
      const papers = { papers: 'owed', approvals: bothSigned() };
      await site.keyOut('K1', 'l1', { kind: 'deposited' }, { ...emergency, ...papers });
      const fields = { papers: 'complete', consent: call() };
      return (claims) => site.as(uid, claims).moves('keyLoans', 'l1', 'completePapers', fields);
    },
  },
  {
    register: 'keyLoans',
    step: 'acknowledge',
    uid: 'engineer',
    arrange: async (site, uid) => {
      await site.keyOut('K1', 'l1');
      return (claims) =>
        site.as(uid, claims).moves('keyLoans', 'l1', 'acknowledge', { acknowledged: myStamp });
    },
  },
  {
    register: 'keyLoans',
    step: 'object',
    uid: 'engineer',
    arrange: async (site, uid) => {
      await site.keyOut('K1', 'l1');
      return (claims) =>
        site.as(uid, claims).moves('keyLoans', 'l1', 'object', { objection: '没有领过这把钥匙' });
    },
  },
  {
    register: 'keyDeposits',
    step: 'return',
    uid: 'supervisor',
    arrange: async (site, uid) => {
      await site.deposit('d1', 'K1');
      await fileProofs(site, 'keyDeposits', 'd1');
      const papers = { collector: '李四', collectorChecked: true, proof: 'idCard', consent: call() };
      const back = { returnedTo: 'agent', returnedPieces: 2, ...papers };
      const fields = { state: 'returned', returned: myStamp, ...back };
      return (claims) =>
        site
          .as(uid, claims)
          .moves('keyDeposits', 'd1', 'return', fields)
          .moves('keys', 'K1', 'withdraw', { state: 'withdrawn', withdrawnFor: 'd1' });
    },
  },
  {
    register: 'keyDeposits',
    step: 'close',
    uid: 'supervisor',
    arrange: async (site, uid) => {
      await site.deposit('d1', 'K1');
      await site.moveOut('h1');
      return (claims) =>
        site
          .as(uid, claims)
          .moves('keyDeposits', 'd1', 'close', { state: 'closed', reason: '已迁出，联系不上' })
          .moves('keys', 'K1', 'withdraw', { state: 'withdrawn', withdrawnFor: 'd1' });
    },
  },
  {
    register: 'lockChanges',
    step: 'deliver',
    uid: 'supervisor',
    arrange: async (site, uid) => {
      await site.key('K1', { kind: 'deposited' });
      const entry = { household: 'h1', key: 'K1', keyCode: 'K1', unit: '1-101' };
      await site.record('lockChanges', 'c1', { ...entry, state: 'reported' });
      const fields = { state: 'delivered', delivered: myStamp, newPieces: 3, oldKeyReturned: true };
      return (claims) =>
        site
          .as(uid, claims)
          .moves('lockChanges', 'c1', 'deliver', fields)
          .moves('keys', 'K1', 'replace', {
            ...{ state: 'inCabinet', pieces: 3, lockChange: 'c1', cameBack: myStamp },
          });
    },
  },
  {
    register: 'dutyLogReviews',
    step: 'signAgain',
    uid: 'supervisor',
    arrange: async (site, uid) => {
      await site.closesAt('00:00');
      const before = { by: 'supervisor', at: inHours(-1) };
      await site.record('dutyLogReviews', day(), { day: day(), signed: before, state: 'reopened' });
      const fields = { state: 'signed', signed: myStamp, remarks: '已重阅' };
      return (claims) => site.as(uid, claims).moves('dutyLogReviews', day(), 'signAgain', fields);
    },
  },
  {
    register: 'keys',
    step: 'amend',
    uid: 'supervisor',
    arrange: async (site, uid) => {
      await site.key('K1');
      const fields = { hook: 'B2', opensWhat: '1-101', note: '换钩' };
      return (claims) => site.as(uid, claims).moves('keys', 'K1', 'amend', fields);
    },
  },
  {
    register: 'keys',
    step: 'recount',
    uid: 'supervisor',
    arrange: async (site, uid) => {
      await site.key('K1');
      return (claims) =>
        site.as(uid, claims).moves('keys', 'K1', 'recount', { pieces: 3, note: '盘点多一把' });
    },
  },
  {
    register: 'keys',
    step: 'reseal',
    uid: 'supervisor',
    arrange: async (site, uid) => {
      const back = { by: 'supervisor', at: inHours(-1) };
      await site.key('K1', { kind: 'sealed', state: 'awaitingReseal', sealNo: 'S-1', cameBack: back });
      const use = { forRegister: 'keys', forRecord: 'K1' };
      await site.attachment('new', 'signature', {
        opened: { by: 'receptionist', at: inHours(-0.5) },
        ...use,
      });
      const fields = { state: 'inCabinet', sealNo: 'S-2', resealSignature: 'new' };
      return (claims) => site.as(uid, claims).moves('keys', 'K1', 'reseal', fields);
    },
  },
  {
    register: 'keyIncidents',
    step: 'askManager',
    uid: 'supervisor',
    arrange: async (site, uid) => {
      await site.record('keyIncidents', 'i1', { ...reported('vacant', 'lost'), state: 'reported' });
      const fields = { state: 'managerAsked', managerAnswer: '换锁', protection: '巡查', asked: myStamp };
      return (claims) => site.as(uid, claims).moves('keyIncidents', 'i1', 'askManager', fields);
    },
  },
  {
    register: 'keyIncidents',
    step: 'remedy',
    uid: 'supervisor',
    arrange: async (site, uid) => {
      await site.key('K1');
      await site.record('keyIncidents', 'i1', { ...reported('vacant', 'mismatch'), state: 'managerAsked' });
      await site.record('keyCopies', 'c1', {
        key: 'K1',
        state: 'made',
        opened: { by: 'clerk', at: new Date() },
      });
      const fields = { state: 'solved', remedyKind: 'copy', copy: 'c1', solved: myStamp };
      return (claims) => site.as(uid, claims).moves('keyIncidents', 'i1', 'remedy', fields);
    },
  },
  {
    register: 'keyCounts',
    step: 'finish',
    uid: 'supervisor',
    arrange: async (site, uid) => {
      await site.count('c1', 'area', ['K1', 'K2', 'K3']);
      const fields = { found: ['K1'], missing: ['K2'], lent: ['K3'], unexpected: ['无牌'], note: '挂错钩' };
      return (claims) =>
        site.as(uid, claims).moves('keyCounts', 'c1', 'finish', { ...fields, state: 'done', done: myStamp });
    },
  },
  {
    register: 'units',
    step: 'amend',
    uid: 'steward',
    arrange: async (site, uid) => {
      const fields = { floor: 2, area: 90.5, structure: '剪力墙', quality: '完好' };
      return (claims) => site.as(uid, claims).moves('units', 'b1-101', 'amend', fields);
    },
  },
  {
    register: 'households',
    step: 'amend',
    uid: 'steward',
    arrange: async (site, uid) => {
      const fields = { displayName: '王先生', moveInDate: '2026-03-01', careMark: '独居老人' };
      return (claims) => site.as(uid, claims).moves('households', 'h1', 'amend', fields);
    },
  },
  {
    register: 'households/h1/private',
    step: 'amend',
    uid: 'steward',
    arrange: async (site, uid) => (claims) =>
      site
        .as(uid, claims)
        .moves('households/h1/private', 'file', 'amend', fileOf('h1'))
        .moves('households/h1/private', 'phone', 'amend', phoneOf('h1'))
        .moves('households', 'h1', 'amendFile', shownOfFile),
  },
  {
    register: 'households/h2/private',
    step: 'amend',
    uid: 'manager',
    arrange: async (site, uid) => (claims) =>
      site
        .as(uid, claims)
        .moves('households/h2/private', 'phone', 'amend', phoneOf('h2'))
        .moves('households/h2/private', 'file', 'amend', fileOf('h2'))
        .moves('households', 'h2', 'amendFile', shownOfFile),
  },
  {
    register: 'disclosures',
    step: 'approve',
    uid: 'manager',
    arrange: async (site, uid) => {
      await site.record('disclosures', 'h1~clerk', {
        ...{ household: 'h1', what: 'phone', forWhom: '快递员', why: '门禁故障', state: 'requested' },
      });
      const fields = { state: 'granted', decided: myStamp, until: inHours(1) };
      return (claims) => site.as(uid, claims).moves('disclosures', 'h1~clerk', 'approve', fields);
    },
  },
  {
    register: 'settings',
    step: 'change',
    uid: 'manager',
    arrange: async (site, uid) => {
      const times = { workdayStart: '09:00', closing: '17:30', midShiftEnd: '23:00', countBy: '11:00' };
      const days = { workdays: [1, 2, 3], holidays: ['2026-10-01'], makeUpWorkdays: ['2026-10-10'] };
      const rest = {
        escalationMinutes: [30, 60],
        idCopyRetentionDays: 30,
        disclosureHoursMax: 12,
        contacts: '8001',
        name: '湖',
        nameEnglish: 'Lake',
      };
      return (claims) =>
        site.as(uid, claims).moves('settings', 'site', 'change', { ...times, ...days, ...rest });
    },
  },
];
