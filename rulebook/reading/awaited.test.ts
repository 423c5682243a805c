import { describe, expect, it } from 'vitest';
import { registers } from '../chapters/index.ts';
import type { RecordData } from '../notation/record.ts';
import type { Role } from '../site/roles.ts';
import { claimsOf } from './awaited.ts';
import { answer } from './evaluate.ts';
import type { Rights } from './rights.ts';

const now = new Date('2026-11-25T10:00:00+08:00');
const stamp = (by: string) => ({ by, at: now });
const allDay = { from: new Date('2026-11-25T00:00:00+08:00'), until: new Date('2026-11-26T00:00:00+08:00') };

const rightsOf = (terms: Partial<Rights>): Rights => ({
  ...{ state: 'active', roles: [], buildings: [], keeps: {}, standsIn: [], periods: [] },
  ...terms,
});
const standsInFor = (absent: string, ...roles: Role[]): Partial<Rights> => ({
  standsIn: [{ ...allDay, absent, roles, buildings: [], keeps: {} }],
});

const people: Readonly<Record<string, Rights>> = {
  li: rightsOf({ roles: ['supervisor'] }),
  wang: rightsOf({ roles: ['manager'] }),
  both: rightsOf({ roles: ['supervisor', 'manager'] }),
  chen: rightsOf({ roles: ['receptionist'], keeps: { vacant: [allDay] } }),
  feng: rightsOf({ roles: ['receptionist'], keeps: { deposited: [allDay] } }),
  zhou: rightsOf({ roles: ['assistant'] }),
  wu: rightsOf({ roles: ['engineer'] }),
  deputyOfWang: rightsOf({ roles: ['assistant'], ...standsInFor('wang', 'manager') }),
  gone: rightsOf({ state: 'dismissed', roles: ['supervisor'] }),
};

/** Of whom something is awaited in a record, and by which step. `read` holds the records that were looked into. */
async function awaitedOf(registerName: string, record: RecordData, others: Record<string, object> = {}) {
  const register = registers(registerName);
  const read = new Set<string>();
  const found: Record<string, string> = {};
  for (const actor of Object.keys(people)) {
    const known = new Map<string, { readonly [field: string]: unknown } | null>([
      [`rights/${actor}`, { ...people[actor] }],
    ]);
    const scene = { ...{ registers, register, id: 'r', actor, now, today: '2026-11-25' } };
    const fetch = async (name: string, id: string) => {
      read.add(`${name}/${id}`);
      return { ...others[`${name}/${id}`] };
    };
    for (const { steps, of } of claimsOf(register, record.state)) {
      const around = { ...scene, before: record, after: record, planned: () => undefined };
      if (await answer(of, around, fetch, known)) found[actor] ??= steps.join();
    }
  }
  return { found, read: [...read] };
}

const record = (state: string, terms: object = {}): RecordData => ({
  ...{ state, rev: 1, opened: stamp('wu'), last: { step: 'request', ...stamp('wu') } },
  ...terms,
});
const loan = (state: string, terms: object = {}) =>
  record(state, {
    key: 'k',
    kind: 'vacant',
    borrower: 'staff',
    borrowedBy: 'wu',
    emergency: false,
    ...terms,
  });
const ofAnotherDepartment = { kind: 'deposited', borrower: 'otherDepartment' };

describe('who is waited for', () => {
  it('[R4.4.2.4] a loan that needs no approval waits for those who may issue it, and for nobody to approve it', async () => {
    expect(await awaitedOf('keyLoans', loan('requested'))).toEqual({
      found: { li: 'issue', both: 'issue', chen: 'issue' },
      read: [],
    });
  });

  it('[R4.4.1.4] one that needs both approvals waits for both of them, and for no keeper yet', async () => {
    const { found } = await awaitedOf('keyLoans', loan('requested', ofAnotherDepartment));
    expect(found).toEqual({ li: 'approve', wang: 'approve', both: 'approve', deputyOfWang: 'approve' });
  });

  it('[R4.4.1.4] who has signed is waited for no longer, nor who signed in another role, nor their stand-in', async () => {
    const signedByLi = loan('requested', { ...ofAnotherDepartment, approvals: { supervisor: stamp('li') } });
    expect((await awaitedOf('keyLoans', signedByLi)).found).toEqual({
      ...{ wang: 'approve', both: 'approve', deputyOfWang: 'approve' },
    });
    const signedByBoth = loan('requested', {
      ...ofAnotherDepartment,
      approvals: { supervisor: stamp('both') },
    });
    expect((await awaitedOf('keyLoans', signedByBoth)).found).toEqual({
      ...{ wang: 'approve', deputyOfWang: 'approve' },
    });
  });

  it('[R4.4.1.4] who asked is not waited for, nor who stands in for them', async () => {
    const asked = loan('requested', { ...ofAnotherDepartment, opened: stamp('wang') });
    expect((await awaitedOf('keyLoans', asked)).found).toEqual({ li: 'approve', both: 'approve' });
  });

  it('[R4.4.1.6] what is approved waits for the keepers of its kind, and not for one who borrows it', async () => {
    const approved = {
      ...ofAnotherDepartment,
      approvals: { supervisor: stamp('li'), manager: stamp('wang') },
    };
    expect((await awaitedOf('keyLoans', loan('approved', approved))).found).toEqual({
      ...{ li: 'issue', both: 'issue', feng: 'issue' },
    });
    const ofFeng = loan('approved', { ...approved, borrowedBy: 'feng' });
    expect((await awaitedOf('keyLoans', ofFeng)).found).toEqual({ li: 'issue', both: 'issue' });
  });

  it('[R11.1.2.2] a word is awaited of the borrower alone, until it is given one way or the other', async () => {
    const out = loan('out', { issued: stamp('chen') });
    expect(await awaitedOf('keyLoans', out)).toEqual({ found: { wu: 'acknowledge,object' }, read: [] });
    for (const given of [{ acknowledged: stamp('wu') }, { objection: 'not mine' }])
      expect((await awaitedOf('keyLoans', { ...out, ...given })).found).toEqual({});
  });

  it('[R4.4.2.9] an approved copy waits for the keeper of the key, whose kind has to be read', async () => {
    const copy = record('approved', { key: 'k', approved: stamp('li') });
    expect(await awaitedOf('keyCopies', copy, { 'keys/k': { kind: 'vacant' } })).toEqual({
      found: { li: 'make', both: 'make', chen: 'make' },
      read: ['keys/k'],
    });
  });

  it('nobody is waited for in a state that has ended', async () => {
    expect((await awaitedOf('keyLoans', loan('returned'))).found).toEqual({});
  });
});

describe('what is awaited is called', () => {
  it('by the words that the state has for it, else by form and state', () => {
    expect(claimsOf(registers('keyCopies'), 'requested')[0]?.words).toEqual({
      zh: '复配申请待批',
      en: 'Copy asked for',
    });
    expect(claimsOf(registers('keyIncidents'), 'agreed')[0]?.words).toEqual({
      zh: '钥匙丢失损坏报告：业户已同意',
      en: 'Lost or damaged key report: Household agreed',
    });
  });
});
