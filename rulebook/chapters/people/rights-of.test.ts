import { describe, expect, it } from 'vitest';
import { handsOutNow, keptNow, lentNow } from '../../reading/rights.ts';
import { type Appointments, rightsOf } from './rights-of.ts';

const NOON = new Date('2026-09-29T04:00:00Z');
const NEVER = new Date('9999-12-31T00:00:00Z');
const HOUR = 3_600_000;
const inHours = (hours: number): Date => new Date(NOON.getTime() + hours * HOUR);

type Document = Readonly<Record<string, unknown>>;

const people: Readonly<Record<string, Document>> = {
  manager: { state: 'active', roles: ['manager'], buildings: [] },
  supervisor: { state: 'active', roles: ['supervisor'], buildings: [] },
  steward: { state: 'active', roles: ['steward'], buildings: ['1', '2'] },
  assistant: { state: 'active', roles: ['assistant'], buildings: [] },
  engineer: { state: 'active', roles: ['engineer'], buildings: [] },
  gone: { state: 'dismissed', roles: ['manager'], buildings: ['9'] },
};

const naming = (
  keeper: string,
  kinds: string[],
  from: number,
  until: number,
  state = 'active',
): Document => ({
  ...{ keeper, kinds, from: inHours(from), until: inHours(until), state },
});
const leave = (absent: string, deputy: string, from: number, until: number, state = 'active'): Document => ({
  ...{ absent, deputy, from: inHours(from), until: inHours(until), state },
});

const reckon = (uid: string, stands: Partial<Appointments>, now = NOON) =>
  rightsOf(
    uid,
    { member: (each) => people[each] ?? null, designations: [], delegations: [], ...stands },
    now,
  );

describe('keeping keys', () => {
  it('[R4.4.1.2] stands with its term, also when it is planned; what is over or was ended does not', () => {
    const designations = [
      naming('assistant', ['vacant', 'desk'], -2, 2),
      naming('assistant', ['repair'], 24, 48),
      naming('assistant', ['area'], -3, 0),
      naming('assistant', ['sealed'], -3, 3, 'ended'),
      naming('engineer', ['deposited'], -3, 3),
    ];
    expect(reckon('assistant', { designations }).rights.keeps).toEqual({
      vacant: [{ from: inHours(-2), until: inHours(2) }],
      desk: [{ from: inHours(-2), until: inHours(2) }],
      repair: [{ from: inHours(24), until: inHours(48) }],
    });
  });

  it('[R4.4.1.2] terms of one kind that overlap or meet are one, in whatever order they were made', () => {
    const designations = [
      naming('assistant', ['vacant'], 2, 4),
      naming('assistant', ['vacant'], -1, 2),
      naming('assistant', ['vacant'], 0, 1),
      naming('assistant', ['vacant'], 3, 6),
    ];
    expect(reckon('assistant', { designations }).rights.keeps.vacant).toEqual([
      { from: inHours(-1), until: inHours(6) },
    ]);
  });

  it('[R4.4.1.2] two separate terms have their place, the third of one kind has none', () => {
    const two = [naming('assistant', ['vacant'], -1, 1), naming('assistant', ['vacant', 'desk'], 2, 3)];
    expect(reckon('assistant', { designations: two })).toMatchObject({ kindsInExcess: [] });
    const third = reckon('assistant', { designations: [naming('assistant', ['vacant'], 4, 5), ...two] });
    expect(third).toMatchObject({ kindsInExcess: ['vacant'] });
    expect(third.rights.keeps.vacant).toEqual([
      { from: inHours(-1), until: inHours(1) },
      { from: inHours(2), until: inHours(3) },
    ]);
  });

  it('[R4.4.1.2] who has left keeps nothing', () => {
    const designations = [naming('gone', ['vacant'], -1, 1)];
    expect(reckon('gone', { designations }).rights).toMatchObject({
      ...{ state: 'dismissed', roles: [], buildings: [], keeps: {}, standsIn: [] },
      periods: [{ state: 'dismissed', own: [], roles: [], lenders: {}, keys: [], buildings: [] }],
    });
  });
});

describe('standing in', () => {
  const designations = [naming('steward', ['vacant'], -1, 30), naming('assistant', ['repair'], -1, 30)];

  it('[R4.4.1.10] lends the roles, buildings and keys that are the own ones of the person on leave', () => {
    const delegations = [leave('steward', 'engineer', -1, 8)];
    expect(reckon('engineer', { designations, delegations }).rights.standsIn).toEqual([
      {
        ...{ absent: 'steward', roles: ['steward'], buildings: ['1', '2'] },
        ...{ from: inHours(-1), until: inHours(8) },
        keeps: { vacant: [{ from: inHours(-1), until: inHours(30) }] },
      },
    ]);
  });

  it('[R4.4.1.10] hands nothing on: what somebody holds as a stand-in is not lent further', () => {
    const delegations = [leave('manager', 'assistant', -1, 8), leave('assistant', 'engineer', -1, 8)];
    const { standsIn } = reckon('engineer', { designations, delegations }).rights;
    expect(standsIn.map(({ absent, roles }) => [absent, roles])).toEqual([['assistant', ['assistant']]]);
    expect(Object.keys(standsIn[0]?.keeps ?? {})).toEqual(['repair']);
  });

  it('[R4.4.1.10] lends a keeper’s keys for the part of the leave in which that keeper has them', () => {
    const delegations = [leave('steward', 'engineer', 20, 40)];
    const { rights } = reckon('engineer', { designations, delegations });
    const handsOut = (at: number) => handsOutNow(rights, 'vacant', inHours(at));
    expect([19, 20, 29, 30].map(handsOut)).toEqual([false, true, true, false]);
  });

  it('[R4.4.1.10] lends every kind of key for the leave of the supervisor', () => {
    const delegations = [leave('supervisor', 'engineer', -1, 8)];
    const { keeps, periods } = reckon('engineer', { designations, delegations }).rights;
    expect(keeps).toEqual({});
    const everyKind = ['area', 'deposited', 'desk', 'repair', 'sealed', 'vacant'];
    expect(periods.map(({ until, keys }) => [until, [...keys].sort()])).toEqual([
      [inHours(8), everyKind],
      [NEVER, []],
    ]);
  });

  it('[R4.4.1.10] for two people at once, one of them from tomorrow on', () => {
    const delegations = [leave('steward', 'engineer', 24, 48), leave('supervisor', 'engineer', -1, 8)];
    const { rights } = reckon('engineer', { delegations });
    expect(rights.standsIn.map(({ absent }) => absent)).toEqual(['supervisor', 'steward']);
    const absentAt = (at: Date) => lentNow(rights, at).map(({ absent }) => absent);
    expect([absentAt(NOON), absentAt(inHours(12)), absentAt(inHours(24))]).toEqual([
      ['supervisor'],
      [],
      ['steward'],
    ]);
  });

  it('[R4.4.1.10] a renewal counts though the sweep has not closed what ran out, and a prolonged leave is one', () => {
    const ranOut = leave('steward', 'engineer', -8, -1);
    const renewed = [ranOut, leave('steward', 'engineer', 0, 8)];
    expect(reckon('engineer', { delegations: renewed }).rights.standsIn).toMatchObject([
      { from: NOON, until: inHours(8) },
    ]);
    const prolonged = [leave('steward', 'engineer', -1, 8), leave('steward', 'engineer', 8, 12)];
    expect(reckon('engineer', { delegations: prolonged }).rights.standsIn).toMatchObject([
      { from: inHours(-1), until: inHours(12) },
    ]);
  });

  it('[R4.4.1.10] three leaves have their place, the fourth has none; one that is over counts no more', () => {
    const three = ['manager', 'supervisor', 'steward'].map((each) => leave(each, 'engineer', 1, 8));
    expect(reckon('engineer', { delegations: three }).lentInExcess).toBe(false);
    const fourth = [...three, leave('assistant', 'engineer', 9, 10)];
    const reckoned = reckon('engineer', { delegations: fourth });
    expect(reckoned.lentInExcess).toBe(true);
    expect(reckoned.rights.standsIn.map(({ absent }) => absent)).toEqual([
      'manager',
      'steward',
      'supervisor',
    ]);
    expect(reckon('engineer', { delegations: fourth }, inHours(8)).lentInExcess).toBe(false);
  });

  it('[R4.4.1.10] neither for who has left, nor by who has left, nor when it was ended', () => {
    expect(reckon('engineer', { delegations: [leave('gone', 'engineer', -1, 8)] }).rights.standsIn).toEqual(
      [],
    );
    expect(reckon('gone', { delegations: [leave('steward', 'gone', -1, 8)] }).rights.standsIn).toEqual([]);
    const ended = [leave('steward', 'engineer', -1, 8, 'ended')];
    expect(reckon('engineer', { delegations: ended }).rights.standsIn).toEqual([]);
  });

  it('[R4.4.1.10] [R4.4.1.2] of a named keeper: for the time of the leave, and of the naming', () => {
    const delegations = [leave('steward', 'engineer', -1, 8)];
    const stands = { delegations, designations: [naming('steward', ['vacant'], -1, 2)] };
    const { rights } = reckon('engineer', stands);
    const keepsAt = (at: Date) => lentNow(rights, at).some(({ keeps }) => keptNow(keeps, 'vacant', at));
    expect([inHours(1), inHours(3), inHours(9)].map(keepsAt)).toEqual([true, false, false]);
  });
});

describe('the periods of what a member may do', () => {
  it('[R4.4.1.10] one for each moment at which something begins or ends, the first of now, the last without an end', () => {
    const delegations = [leave('steward', 'engineer', -1, 8), leave('supervisor', 'engineer', 4, 12)];
    const { periods } = reckon('engineer', { delegations }).rights;
    expect(periods.map(({ until, roles, buildings }) => ({ until, roles, buildings }))).toEqual([
      { until: inHours(4), roles: ['engineer', 'steward'], buildings: ['1', '2'] },
      { until: inHours(8), roles: ['engineer', 'steward', 'supervisor'], buildings: ['1', '2'] },
      { until: inHours(12), roles: ['engineer', 'supervisor'], buildings: [] },
      { until: NEVER, roles: ['engineer'], buildings: [] },
    ]);
  });

  it('[R4.4.1.10] tell what is a person’s own from what is lent, and who lends it', () => {
    const delegations = ['supervisor', 'manager'].map((each) => leave(each, 'steward', -1, 8));
    expect(reckon('steward', { delegations }).rights.periods[0]).toMatchObject({
      own: ['steward'],
      lenders: { supervisor: ['supervisor'], manager: ['manager'] },
      buildings: ['1', '2'],
    });
  });

  it('[R4.4.1.2] are one where nothing changes: a term within a longer leave of the supervisor', () => {
    const designations = [naming('engineer', ['vacant'], 1, 2)];
    const stands = { designations, delegations: [leave('supervisor', 'engineer', -1, 8)] };
    expect(reckon('engineer', stands).rights.periods.map(({ until }) => until)).toEqual([inHours(8), NEVER]);
  });

  it('[R4.4.1.2] eleven moments have their place, the twelfth has none', () => {
    const kinds = ['deposited', 'sealed', 'vacant', 'repair', 'area', 'desk'];
    const designations = kinds.map((kind, at) => naming('engineer', [kind], at, 20 + at));
    expect(reckon('engineer', { designations }, inHours(0.5))).toMatchObject({ periodsInExcess: false });
    const before = reckon('engineer', { designations }, inHours(-1));
    expect([before.periodsInExcess, before.rights.periods.length]).toEqual([true, 12]);
  });
});
