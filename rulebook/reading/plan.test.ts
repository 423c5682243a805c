import { describe, expect, it } from 'vitest';
import { allRegisters, registers } from '../chapters/index.ts';
import type { Document } from '../notation/types/values.ts';
import type { Role } from '../site/roles.ts';
import { isAboutInput } from './input.ts';
import { plan, propose, type Refusal, type Request } from './plan.ts';

const now = new Date('2026-11-25T10:00:30+08:00');
const stamp = { by: 'chen', at: new Date('2026-11-01T10:00:00+08:00') };
const stands = (state: string, fields: Document): Document => ({
  ...{ state, rev: 1, opened: stamp, last: { step: 'before', ...stamp } },
  ...fields,
});

const member = (...roles: Role[]) => stands('active', { roles, buildings: [] });
const records: Readonly<Record<string, Document>> = {
  'members/chen': member('receptionist'),
  'members/li': member('supervisor'),
  'members/wu': member('engineer'),
  'keys/K-1': stands('inCabinet', { code: 'K-1', kind: 'vacant', opensWhat: '3-1-101', pieces: 2 }),
  'units/1-1-101': stands('occupied', { room: '1-1-101' }),
  'households/h~1': stands('current', { unit: '1-1-101', room: '1-1-101', building: '1' }),
  'keyLoans/asked': stands('requested', { key: 'W-1', kind: 'deposited', borrower: 'otherDepartment' }),
  'keyCopies/asked': stands('requested', {
    key: 'K-1',
    keyCode: 'K-1',
    unit: '3-1-101',
    pieces: 2,
    why: '丢失',
  }),
};
const stored = (register: string, id: string): Document | null =>
  register === 'rights' ? rightsOf(id) : (records[`${register}/${id}`] ?? null);

/** What the server has reckoned that somebody may do: nothing beside their own roles. */
function rightsOf(uid: string): Document | null {
  const { state, roles, buildings } = records[`members/${uid}`] ?? {};
  return state === undefined ? null : { state, roles, buildings, keeps: {}, standsIn: [] };
}

const asked = (register: string, step: string, input: Document, more: Partial<Request> = {}): Request => ({
  ...{ registers, register: registers(register), step, id: 'new', input },
  ...{ actor: 'li', now, today: '2026-11-25', ...more },
});
const refusals = (...of: Parameters<typeof asked>): readonly Refusal[] => {
  const planned = plan(asked(...of), stored);
  return planned.allowed ? [] : planned.refusals;
};
/** Where something is told, by what rule, in which words. */
const told = (...of: Parameters<typeof asked>) =>
  refusals(...of).map(({ rule, fields, words }) => [fields.join(), rule, words.zh]);

describe('what is typed for a step', () => {
  const copy = { key: 'K-1', pieces: 2, why: '一把断了' };

  it('[R4.4.2.9] of the right type, and all that is asked for: the step is planned', () => {
    expect(refusals('keyCopies', 'request', copy)).toEqual([]);
  });

  it('[R4.4.2.9] ill typed or missing is told at its field, in both languages, with the clauses of the step', () => {
    expect(refusals('keyCopies', 'request', { key: 'K-1', pieces: -5 })).toEqual([
      {
        ...{ register: 'keyCopies', step: 'request', rule: 'type', fields: ['pieces'] },
        words: { zh: '“复配数量”应在 1 到 20 之间', en: '“Copies” should be from 1 to 20' },
        cites: ['R4.4.2.9'],
      },
      {
        ...{ register: 'keyCopies', step: 'request', rule: 'required', fields: ['why'] },
        words: { zh: '请填写“原因”', en: 'Please fill in “Why”' },
        cites: ['R4.4.2.9'],
      },
    ]);
  });

  it('[R4.4.2.9] emptied is missing, where it is asked for', () => {
    expect(told('keyCopies', 'request', { ...copy, why: null })).toEqual([
      ['why', 'required', '请填写“原因”'],
    ]);
  });

  it('[R2.4.6] is not what the step itself sets, nor the record’s envelope, nor anything else', () => {
    const forged = { ...copy, approved: { by: 'li', at: now }, keyCode: 'K-2', state: 'made', colour: 'red' };
    expect(told('keyCopies', 'request', forged)).toEqual([
      ['approved', 'unknown', '此步不能填写“批准”'],
      ['keyCode', 'unknown', '此步不能填写“钥匙编号”'],
      ['state', 'unknown', '此步不能填写“state”'],
      ['colour', 'unknown', '此步不能填写“colour”'],
    ]);
  });

  it('[R2.4.6] may be called like something of the language', () => {
    const input = JSON.parse('{"__proto__": "x", "constructor": "y"}');
    const unknown = refusals('keyCopies', 'request', { ...copy, ...input, toString: 1 });
    expect(unknown.map(({ rule }) => rule)).toContain('unknown');
    expect(
      told('keyCopies', 'request', Object.fromEntries([...Object.entries(copy), ['__proto__', 1]])),
    ).toEqual([['__proto__', 'unknown', '此步不能填写“__proto__”']]);
  });

  it('[R4.4.2.9] and ill typed gets into no record, and no rule is asked about it', () => {
    const request = asked('keyCopies', 'request', { ...copy, key: ['K-1'] });
    expect([...propose(request, stored).values()][0]?.after).not.toHaveProperty('key');
    expect(told('keyCopies', 'request', { ...copy, key: ['K-1'] })).toEqual([
      ['key', 'type', '“钥匙”格式不对'],
    ]);
  });

  it('[R4.4.2.9] is told beside what the rules have against it', () => {
    const rejected = told('keyCopies', 'reject', {}, { id: 'asked', actor: 'chen' });
    expect(rejected.map(([, rule]) => rule)).toEqual(['required', 'by', 'notTheRequester']);
  });

  it('[R11.1.2.2] a role that somebody signs in is no field', () => {
    const approve = (input: Document) => told('keyLoans', 'approve', input, { id: 'asked' });
    expect(approve({ as: 'supervisor' })).toEqual([]);
    expect(approve({ as: 7 })).toEqual([['as', 'unknown', '此步不能填写“as”']]);
    expect(told('keyCopies', 'request', { ...copy, as: 'supervisor' }).map(([field]) => field)).toEqual([
      'as',
    ]);
  });
});

it('no rule of the rulebook is called like what is wrong with an input', () => {
  const steps = allRegisters.flatMap((register) => Object.values(register.steps));
  expect(
    steps.flatMap(({ provided }) => provided).filter(({ name }) => isAboutInput({ rule: name })),
  ).toEqual([]);
});

describe('a record that a field refers to', () => {
  const input = { key: 'K-9', pieces: 2, why: '一把断了' };

  it('[R4.4.2.9] must be there, where that is looked up', () => {
    expect(told('keyCopies', 'request', input, { looksUpReferences: true })).toEqual([
      ['key', 'type', '“钥匙”所指的记录不存在'],
    ]);
  });

  it('[R4.4.2.9] without looking, what would follow from it is missing', () => {
    expect(told('keyCopies', 'request', input)).toEqual([
      ['', 'required', '请填写“钥匙编号”'],
      ['', 'required', '请填写“房号/区域”'],
    ]);
  });

  it('[R4.4.1.1] may be opened by the same batch', () => {
    const deposit = {
      ...{ household: 'h~1', key: 'W-2', kind: 'deposited', term: 'long', pieces: 1, identityChecked: true },
      keyDetails: { code: 'W-2', hook: 'B1' },
    };
    expect(told('keyDeposits', 'deposit', deposit, { looksUpReferences: true })).toEqual([]);
  });
});

describe('[R4.4.1.1] what is typed in the same form for a record that moves along', () => {
  const deposit = {
    ...{ household: 'h~1', key: 'W-2', kind: 'deposited', term: 'long', pieces: 1, identityChecked: true },
    keyDetails: { code: 'W-2', hook: 'B1' },
  };
  const details = (keyDetails: unknown) => told('keyDeposits', 'deposit', { ...deposit, keyDetails });

  it('is told under its name', () => {
    expect(told('keyDeposits', 'deposit', deposit)).toEqual([]);
    expect(details({ code: 'W-2' })).toEqual([['keyDetails.hook', 'required', '请填写“挂钩”']]);
    expect(details({ code: 'W-2', hook: 'x'.repeat(21) })).toEqual([
      ['keyDetails.hook', 'type', '“挂钩”最多 20 字，现在 21 字'],
    ]);
    expect(details({ code: 'W-2', hook: 'B1', colour: 'red' })).toEqual([
      ['keyDetails.colour', 'unknown', '此步不能填写“colour”'],
    ]);
    expect(details('W-2')[0]).toEqual(['keyDetails', 'unknown', '此步不能填写“keyDetails”']);
  });

  it('what both records have is told once, where it is typed', () => {
    expect(told('keyDeposits', 'deposit', { ...deposit, pieces: 0 })).toEqual([
      ['pieces', 'type', '“数量（把）”应在 1 到 99 之间'],
    ]);
  });
});
