import { describe, expect, it } from 'vitest';
import { registers } from '../chapters/index.ts';
import type { RecordData } from '../notation/record.ts';
import type { Role } from '../site/roles.ts';
import type { Question } from './evaluate.ts';
import { standing, withFetched } from './plan.ts';

const now = new Date('2026-11-25T10:00:00+08:00');
const stamp = (by: string) => ({ by, at: now });

const people: Readonly<Record<string, readonly Role[]>> = {
  li: ['supervisor'],
  wang: ['manager'],
  both: ['supervisor', 'manager'],
  wu: ['engineer'],
};

const asked = (approvals: Readonly<Record<string, unknown>> | undefined): RecordData => ({
  key: 'k',
  kind: 'deposited',
  borrower: 'otherDepartment',
  borrowedBy: 'wu',
  state: 'requested',
  rev: 2,
  opened: stamp('wu'),
  last: { step: 'request', ...stamp('wu') },
  ...(approvals ? { approvals } : {}),
});

/** What stands against an approval before anything is signed. */
const against = (actor: string, record: RecordData): readonly string[] => {
  const request = {
    registers,
    register: registers('keyLoans'),
    step: 'approve',
    id: 'loan',
    input: {},
    actor,
    now,
    today: '2026-11-25',
  };
  const stored = (register: string, id: string) =>
    register === 'rights' && people[id] ? { ...{ state: 'active', roles: people[id] }, standsIn: [] } : null;
  return standing(request, record, stored).map(({ rule }) => rule);
};

describe('whether a request can be signed now', () => {
  it('[R4.4.1.4] the first of two may sign, whoever of the two comes first', () => {
    expect(against('li', asked(undefined))).toEqual([]);
    expect(against('wang', asked(undefined))).toEqual([]);
  });

  it('[R4.4.1.4] the second may sign beside the first', () => {
    expect(against('wang', asked({ supervisor: stamp('li') }))).toEqual([]);
    expect(against('li', asked({ manager: stamp('wang') }))).toEqual([]);
  });

  it('[R4.4.1.4] who has signed has no line left', () => {
    expect(against('li', asked({ supervisor: stamp('li') }))).toEqual(['signs']);
  });

  it('[R4.4.1.4] who holds both roles is told that two people approve', () => {
    expect(against('both', asked({ supervisor: stamp('both') }))).toEqual(['twoPeopleApprove']);
    expect(against('both', asked({ supervisor: stamp('li') }))).toEqual([]);
  });

  it('[R4.4.1.4] the one who asked is not offered the signature', () => {
    expect(against('wu', asked(undefined))).toEqual(['by', 'notTheRequester', 'notTheBorrower']);
  });
});

describe('what is looked for before a step is offered', () => {
  /** What stands against a payment, and which registers were looked through for it. */
  const payment = async (roles: readonly Role[]) => {
    const request = {
      ...{ registers, register: registers('payments'), step: 'take', id: 'x', input: {} },
      ...{ actor: 'chen', now, today: '2026-11-25' },
    };
    const rights = { state: 'active', roles, standsIn: [] };
    const looked: string[] = [];
    const refusals = await withFetched(
      (stored) => standing(request, null, stored),
      async (register) => (register === 'rights' ? rights : null),
      new Map(),
      async ({ register }: Question) => {
        looked.push(register);
        return [];
      },
    );
    return { against: refusals.map(({ rule }) => rule), looked };
  };

  it('[R3.4.1.2] [R2.4.16] is nothing for who may not take it: they are told that, and the books stay closed to them', async () => {
    expect(await payment(['receptionist'])).toEqual({ against: ['by'], looked: [] });
    expect(await payment(['cashier'])).toEqual({ against: [], looked: ['cashUps'] });
  });
});
