import { inHours, minute } from './moments.ts';
import { codeOf, type Data } from './people.ts';
import { myStamp, type Steps } from './person.ts';
import type { Claims, Site } from './world.ts';

// The writes of the Key Loan Register as a client would send them, for the key `K1` and the loan `l1`,
// or for others with the same ending.

/** The household was phoned two minutes ago and agreed. */
export const call = (fields: Data = {}): Data => ({
  at: minute(-2),
  with: '王女士',
  agreed: true,
  ...fields,
});

/** A signature of an hour ago. */
export const signed = (by: string): Data => ({ by, at: inHours(-1) });

/** The signatures of supervisor and manager. */
export const bothSigned = (): Data => ({ supervisor: signed('supervisor'), manager: signed('manager') });

const proofs = ['idCard', 'letterOfAuthority', 'entryPass', 'developerProof', 'signature', 'photo'];

/** Every kind of attachment is on file, made for the loan `l1` or another record, each under its own name and the ending. */
export async function fileProofs(
  site: Site,
  forRegister = 'keyLoans',
  forRecord = 'l1',
  ending = '',
): Promise<void> {
  await Promise.all(
    proofs.map((kind) => site.attachment(`${kind}${ending}`, kind, { forRegister, forRecord })),
  );
}

/** What is asked for in a request, for a key as `site.key` arranges it. */
const asked = (kind: string): Data => ({
  ...{ key: 'K1', kind, keyCode: 'K1', unit: '1-101', purpose: '检查设备', emergency: false },
  ...{ borrower: 'staff', borrowedBy: 'engineer' },
});

/** These are no members of staff: whoever comes is named. */
export const outsiders = ['contractor', 'relative', 'agent', 'nanny', 'hourlyWorker'];

/** Somebody asks for the key. */
export const ask = (
  site: Site,
  uid: string | null,
  kind: string,
  fields: Data = {},
  claims: Claims = {},
): Steps => {
  const named = outsiders.includes(String(fields.borrower)) ? { collector: '张三' } : {};
  const told = { ...asked(kind), ...named, ...fields };
  return site.as(uid, claims).opens('keyLoans', 'l1', 'request', 'requested', told);
};

/** The keeper hands the key out: the loan and its key in one batch. */
export const issue = (
  site: Site,
  uid: string | null,
  fields: Data = {},
  ending = '1',
  claims: Claims = {},
): Steps =>
  site
    .as(uid, claims)
    .moves('keyLoans', `l${ending}`, 'issue', { state: 'out', issued: myStamp, pieces: 2, ...fields })
    .moves('keys', codeOf(ending), 'lend', { state: 'out', loan: `l${ending}` });

/** The keeper hands a deposited key out at once, its papers owed; the loan has the key's ending, or another id. */
export const release = (
  site: Site,
  uid: string | null,
  fields: Data = {},
  ending = '1',
  id = `l${ending}`,
  claims: Claims = {},
): Steps =>
  site
    .as(uid, claims)
    .opens('keyLoans', id, 'releaseInEmergency', 'out', {
      ...{ ...asked('deposited'), borrower: 'otherDepartment', emergency: true, emergencyKind: 'flood' },
      ...{ agreedByPhone: '李经理', papers: 'owed', pieces: 2, issued: myStamp },
      ...{ key: codeOf(ending), keyCode: codeOf(ending), ...fields },
    })
    .moves('keys', codeOf(ending), 'lend', { state: 'out', loan: id });

/** Power off, doors and windows shut, unit locked. */
export const leftInOrder = { powerOff: true, doorsAndWindowsShut: true, locked: true };

/** What the keeper writes down when the key comes back as it went out. */
const cameBack = (): Data => ({
  ...{ state: 'returned', returned: myStamp, statement: leftInOrder },
  ...{ returnedPieces: 2, returnedUnit: '1-101', returnedBy: 'engineer' },
});

/** The return of the loan, without its key. */
export const returnOfLoan = (
  site: Site,
  uid: string | null,
  fields: Data = {},
  ending = '1',
  claims: Claims = {},
): Steps => site.as(uid, claims).moves('keyLoans', `l${ending}`, 'return', { ...cameBack(), ...fields });

/** The key comes back to the cabinet: the loan and its key in one batch. */
export const giveBack = (
  site: Site,
  uid: string | null,
  fields: Data = {},
  ending = '1',
  claims: Claims = {},
): Steps =>
  returnOfLoan(site, uid, fields, ending, claims).moves('keys', codeOf(ending), 'return', {
    state: 'inCabinet',
    cameBack: myStamp,
    present: fields.returnedPieces ?? 2,
  });

/** A written report of a key that is not as it should be, for a batch or alone. */
export const reported = (kind: string, what: string, fields: Data = {}): Data => ({
  ...{ key: 'K1', kind, keyCode: 'K1', unit: '1-101', what },
  ...{ account: '收回时少一把，借用人称已遗失', answerable: 'engineer' },
  ...fields,
});

/** The batch writes the report `i1` as well. */
export const withReport = (batch: Steps, kind: string, what: string, fields: Data = {}): Steps =>
  batch.opens('keyIncidents', 'i1', 'report', 'reported', reported(kind, what, fields));
