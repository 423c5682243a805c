import { describe, expect, it } from 'vitest';
import * as callables from '../../../functions/src/callables/index.ts';
import type { Document } from '../../../functions/src/records/documents.ts';
import { lentNow, type Rights } from '../../../rulebook/reading/rights.ts';
import { toWire } from '../../../rulebook/reading/wire.ts';
import { type CallDesk, newcomer, openCallDesk, refusal } from '../../support/call-desk.ts';
import { at } from '../../support/clock.ts';

// Namings of keepers and leaves, through the callable that takes them, with the rights that follow.

const today = { from: at('2026-09-29 09:00'), until: at('2026-09-30 18:00') };
const tomorrow = { from: at('2026-09-30 18:00'), until: at('2026-10-01 18:00') };
const nextWeek = { from: at('2026-10-06 09:00'), until: at('2026-10-08 18:00') };

const step =
  (register: string, name: string) =>
  (desk: CallDesk, by: string, id: string, input: object = {}): Promise<Document> =>
    desk.call(callables.takeStep, by, { register, step: name, id, input: toWire(input) });
const delegate = step('delegations', 'delegate');
const prolong = step('delegations', 'prolong');
const endLeave = step('delegations', 'end');
const designate = step('keyKeepers', 'designate');
const endNaming = step('keyKeepers', 'end');

const rightsOf = async ({ site }: CallDesk, uid: string): Promise<Rights> =>
  (await site.record('rights', uid)) as unknown as Rights;
/** What somebody may do beside their own roles. */
const besideOf = async (desk: CallDesk, uid: string) => {
  const { keeps, standsIn } = await rightsOf(desk, uid);
  return { keeps, standsIn };
};
const absents = async (desk: CallDesk, uid: string): Promise<string[]> =>
  (await rightsOf(desk, uid)).standsIn.map(({ absent }) => absent);
const lentRoles = async (desk: CallDesk, uid: string): Promise<string[]> =>
  lentNow(await rightsOf(desk, uid), desk.site.clock.now()).flatMap(({ roles }) => roles);

const { email: _email, ...details } = newcomer;
const change = (desk: CallDesk, by: string, uid: string, fields: object) =>
  desk.call(callables.changeMember, by, { ...details, uid, ...fields });
const dismiss = (desk: CallDesk, uid: string) => desk.call(callables.dismissMember, 'manager', { uid });

describe('a leave', () => {
  it('[R4.4.1.10] lends what is the own of the absent person, at once and for its time', async () => {
    const desk = await openCallDesk();
    await delegate(desk, 'steward', 'leave', { absent: 'steward', deputy: 'clerk', ...today });
    expect(await desk.site.record('delegations', 'leave')).toMatchObject({
      ...{ absent: 'steward', deputy: 'clerk', ...today, state: 'active' },
      opened: { by: 'steward' },
    });
    const own = { state: 'active', own: ['clerk'], keys: [] };
    expect(await rightsOf(desk, 'clerk')).toEqual({
      ...{ state: 'active', roles: ['clerk'], buildings: ['1'] },
      keeps: {},
      standsIn: [{ absent: 'steward', roles: ['steward'], buildings: ['1'], keeps: {}, ...today }],
      periods: [
        {
          ...own,
          roles: ['clerk', 'steward'],
          lenders: { steward: ['steward'] },
          buildings: ['1'],
          until: today.until,
        },
        { ...own, roles: ['clerk'], lenders: {}, buildings: [], until: new Date('9999-12-31T00:00:00Z') },
      ],
    });
  });

  it('[R4.4.1.10] is arranged by who goes or by a manager in person, and for a manager by the manager alone', async () => {
    const desk = await openCallDesk();
    const leave = { absent: 'steward', deputy: 'clerk', ...today };
    const refused = await refusal(delegate(desk, 'supervisor', 'leave', leave));
    expect(refused).toMatchObject({ code: 'permission-denied', problems: [{ clauses: ['R4.4.1.10'] }] });
    await delegate(desk, 'manager', 'leave', leave);
    const ofTheManager = { absent: 'manager', deputy: 'supervisor', ...today };
    await change(desk, 'gm', 'foreman', { roles: ['manager'] });
    expect((await rightsOf(desk, 'foreman')).roles).toEqual(['manager']);
    expect((await refusal(delegate(desk, 'foreman', 'second', ofTheManager))).problems[0]?.words.zh).toBe(
      '经理及以上须由本人委托',
    );
    await delegate(desk, 'manager', 'second', ofTheManager);
  });

  it('[R4.4.1.10] who stands in for a manager lends nothing further and ends nobody’s leave as a manager', async () => {
    const desk = await openCallDesk();
    await delegate(desk, 'manager', 'leave', { absent: 'manager', deputy: 'foreman', ...today });
    const another = { absent: 'steward', deputy: 'clerk', ...today };
    expect((await refusal(delegate(desk, 'foreman', 'second', another))).code).toBe('permission-denied');
    await delegate(desk, 'steward', 'second', another);
    expect((await refusal(endLeave(desk, 'foreman', 'second'))).code).toBe('permission-denied');
    await delegate(desk, 'foreman', 'third', { absent: 'foreman', deputy: 'clerk', ...today });
    expect((await lentRoles(desk, 'clerk')).sort()).toEqual(['foreman', 'steward']);
  });

  it('[R4.4.1.10] two at once, one of today and one of tomorrow; a renewal before the sweep; a longer one', async () => {
    const desk = await openCallDesk();
    await delegate(desk, 'steward', 'first', { absent: 'steward', deputy: 'clerk', ...today });
    await delegate(desk, 'supervisor', 'second', { absent: 'supervisor', deputy: 'clerk', ...tomorrow });
    expect(await lentRoles(desk, 'clerk')).toEqual(['steward']);
    desk.site.clock.set('2026-09-30 18:00');
    expect(await lentRoles(desk, 'clerk')).toEqual(['supervisor']);
    await delegate(desk, 'steward', 'third', { absent: 'steward', deputy: 'clerk', ...tomorrow });
    expect((await lentRoles(desk, 'clerk')).sort()).toEqual(['steward', 'supervisor']);
    await prolong(desk, 'steward', 'third', { until: nextWeek.until });
    desk.site.clock.set('2026-10-01 18:00');
    expect(await lentRoles(desk, 'clerk')).toEqual(['steward']);
  });

  it('[R4.4.1.10] one stands in for somebody at a time; the next one when the first is over or has ended', async () => {
    const desk = await openCallDesk();
    await delegate(desk, 'steward', 'first', { absent: 'steward', deputy: 'clerk', ...today });
    await delegate(desk, 'steward', 'later', { absent: 'steward', deputy: 'foreman', ...tomorrow });
    const beside = (id: string) =>
      delegate(desk, 'steward', id, { absent: 'steward', deputy: 'cleaner', ...today });
    expect(await refusal(beside('second'))).toMatchObject({
      code: 'failed-precondition',
      problems: [{ field: 'from', clauses: ['R4.4.1.10'] }],
    });
    expect((await refusal(prolong(desk, 'steward', 'first', { until: tomorrow.until }))).code).toBe(
      'failed-precondition',
    );
    await endLeave(desk, 'steward', 'first');
    await beside('third');
    expect(await lentRoles(desk, 'cleaner')).toEqual(['steward']);
  });

  it('[R4.4.1.10] ends early, and with it what it lent', async () => {
    const desk = await openCallDesk();
    await delegate(desk, 'steward', 'leave', { absent: 'steward', deputy: 'clerk', ...today });
    expect((await refusal(endLeave(desk, 'cleaner', 'leave'))).code).toBe('permission-denied');
    await endLeave(desk, 'clerk', 'leave');
    expect(await absents(desk, 'clerk')).toEqual([]);
  });

  it('[R4.4.1.10] nobody stands in for more than three; a fourth has its place when one has ended', async () => {
    const desk = await openCallDesk();
    for (const absent of ['steward', 'cashier', 'engineer']) {
      await delegate(desk, absent, absent, { absent, deputy: 'clerk', ...nextWeek });
    }
    const fourth = () =>
      delegate(desk, 'security', 'fourth', { absent: 'security', deputy: 'clerk', ...today });
    expect(await refusal(fourth())).toMatchObject({
      code: 'failed-precondition',
      problems: [{ field: 'deputy', clauses: ['R4.4.1.10'] }],
    });
    expect(await desk.site.record('delegations', 'fourth')).toBeNull();
    await endLeave(desk, 'cashier', 'cashier');
    await fourth();
    expect(await absents(desk, 'clerk')).toEqual(['security', 'engineer', 'steward']);
  });

  it('[R4.4.1.10] a change of post changes what is lent, in the same commit', async () => {
    const desk = await openCallDesk();
    await delegate(desk, 'steward', 'leave', { absent: 'steward', deputy: 'clerk', ...today });
    await change(desk, 'manager', 'steward', { roles: ['steward', 'cashier'], buildings: ['2', '3'] });
    expect(await rightsOf(desk, 'clerk')).toMatchObject({
      standsIn: [{ roles: ['steward', 'cashier'], buildings: ['2', '3'] }],
    });
    await change(desk, 'manager', 'steward', { roles: ['cleaner'] });
    expect(await lentRoles(desk, 'clerk')).toEqual(['cleaner']);
  });

  it('[R4.4.1.10] is over with the dismissal of who is absent, and not back with who comes back', async () => {
    const desk = await openCallDesk();
    const { uid } = await desk.call(callables.addMember, 'manager', { ...newcomer, roles: ['supervisor'] });
    await delegate(desk, String(uid), 'leave', { absent: uid, deputy: 'clerk', ...today });
    expect(await lentRoles(desk, 'clerk')).toEqual(['supervisor']);
    await dismiss(desk, String(uid));
    expect(await absents(desk, 'clerk')).toEqual([]);
    expect(await desk.site.record('delegations', 'leave')).toMatchObject({
      ...{ state: 'ended', last: { step: 'lapse', by: 'system' } },
    });
    await desk.call(callables.addMember, 'manager', { ...newcomer, roles: ['supervisor'] });
    expect(await absents(desk, 'clerk')).toEqual([]);
  });

  it('[R4.4.1.10] [R4.4.1.2] so it is with the dismissal of the stand-in, and of a keeper', async () => {
    const desk = await openCallDesk();
    const { uid } = await desk.call(callables.addMember, 'admin', newcomer);
    const person = String(uid);
    await delegate(desk, 'steward', 'leave', { absent: 'steward', deputy: person, ...today });
    await designate(desk, 'supervisor', 'naming', { keeper: person, kinds: ['vacant'], ...today });
    await delegate(desk, person, 'own', { absent: person, deputy: 'clerk', ...today });
    expect(await rightsOf(desk, 'clerk')).toMatchObject({ standsIn: [{ keeps: { vacant: [today] } }] });
    await dismiss(desk, person);
    expect(await rightsOf(desk, person)).toMatchObject({ state: 'dismissed', roles: [], buildings: [] });
    expect([await besideOf(desk, person), await besideOf(desk, 'clerk')]).toEqual([
      { keeps: {}, standsIn: [] },
      { keeps: {}, standsIn: [] },
    ]);
    for (const [register, id] of [
      ['delegations', 'leave'],
      ['delegations', 'own'],
      ['keyKeepers', 'naming'],
    ] as const) {
      expect(await desk.site.record(register, id)).toMatchObject({ state: 'ended' });
    }
    await desk.call(callables.addMember, 'admin', newcomer);
    expect(await rightsOf(desk, person)).toMatchObject({ state: 'active', roles: newcomer.roles });
    expect(await besideOf(desk, person)).toEqual({ keeps: {}, standsIn: [] });
  });
});

describe('a naming', () => {
  it('[R4.4.1.2] makes a keeper for its time, also through who stands in for the keeper', async () => {
    const desk = await openCallDesk();
    await delegate(desk, 'assistant', 'leave', { absent: 'assistant', deputy: 'clerk', ...nextWeek });
    const naming = { keeper: 'assistant', kinds: ['vacant', 'desk'], ...today };
    expect((await refusal(designate(desk, 'manager', 'naming', naming))).code).toBe('permission-denied');
    await designate(desk, 'supervisor', 'naming', naming);
    const keeps = { vacant: [today], desk: [today] };
    expect(await besideOf(desk, 'assistant')).toEqual({ keeps, standsIn: [] });
    expect(await rightsOf(desk, 'clerk')).toMatchObject({ keeps: {}, standsIn: [{ keeps }] });
    await endNaming(desk, 'manager', 'naming');
    expect(await besideOf(desk, 'assistant')).toEqual({ keeps: {}, standsIn: [] });
    expect(await rightsOf(desk, 'clerk')).toMatchObject({ standsIn: [{ keeps: {} }] });
  });

  it('[R4.4.1.10] [R4.4.1.2] is not made by who stands in for the supervisor', async () => {
    const desk = await openCallDesk();
    await delegate(desk, 'supervisor', 'leave', { absent: 'supervisor', deputy: 'foreman', ...today });
    const naming = { keeper: 'assistant', kinds: ['vacant'], ...today };
    expect((await refusal(designate(desk, 'foreman', 'naming', naming))).code).toBe('permission-denied');
    await designate(desk, 'supervisor', 'naming', naming);
  });

  it('[R4.4.1.2] of one kind for two terms at most; terms that meet are one', async () => {
    const desk = await openCallDesk();
    const name = (id: string, term: object, kinds = ['vacant']) =>
      designate(desk, 'supervisor', id, { keeper: 'assistant', kinds, ...term });
    await name('first', today);
    await name('second', nextWeek);
    const later = { from: at('2026-11-02 09:00'), until: at('2026-11-03 18:00') };
    expect(await refusal(name('third', later))).toMatchObject({
      code: 'failed-precondition',
      problems: [{ field: 'kinds', clauses: ['R4.4.1.2'] }],
    });
    await name('third', tomorrow);
    await name('fourth', later, ['desk']);
    expect((await rightsOf(desk, 'assistant')).keeps.vacant).toEqual([
      { from: today.from, until: tomorrow.until },
      nextWeek,
    ]);
  });

  it('[R4.4.1.2] the sweep that closes what ran out leaves the rights as the clock has them', async () => {
    const desk = await openCallDesk();
    await desk.site.take('supervisor', 'keyKeepers', 'designate', 'naming', {
      ...{ keeper: 'assistant', kinds: ['vacant'], ...today },
    });
    await desk.site.passUntil('2026-09-30 18:05');
    expect(await desk.site.record('keyKeepers', 'naming')).toMatchObject({ state: 'ended' });
    expect(await besideOf(desk, 'assistant')).toEqual({ keeps: {}, standsIn: [] });
  });
});

describe('the call', () => {
  const leave = { absent: 'steward', deputy: 'clerk', ...today };

  it('[R4.4.1.10] that comes again answers as it did, and nothing is done twice', async () => {
    const desk = await openCallDesk();
    const again = () => delegate(desk, 'steward', 'leave', leave);
    expect(await Promise.all([again(), again(), again()])).toEqual([1, 2, 3].map(() => ({ id: 'leave' })));
    await again();
    const longer = () => prolong(desk, 'steward', 'leave', { until: nextWeek.until });
    await Promise.all([longer(), longer()]);
    expect(await desk.site.record('delegations', 'leave')).toMatchObject({ rev: 2, until: nextWeek.until });
    const end = () => endLeave(desk, 'steward', 'leave');
    await Promise.all([end(), end()]);
    expect(await desk.site.record('delegations', 'leave')).toMatchObject({ rev: 3, state: 'ended' });
  });

  it('[R4.4.1.10] with the id of another’s record, or of another step, is refused in words', async () => {
    const desk = await openCallDesk();
    await delegate(desk, 'steward', 'leave', leave);
    expect(await refusal(delegate(desk, 'manager', 'leave', leave))).toMatchObject({
      code: 'failed-precondition',
      problems: [{ clauses: ['R4.4.1.10'], words: { zh: '《休假委托》中已有此编号的记录' } }],
    });
    const other = { ...leave, deputy: 'cleaner' };
    expect((await refusal(delegate(desk, 'steward', 'leave', other))).code).toBe('failed-precondition');
    expect(await desk.site.record('delegations', 'leave')).toMatchObject({ rev: 1, deputy: 'clerk' });
  });

  it('[R4.4.1.10] takes the served steps and no others, and of each what it asks for', async () => {
    const desk = await openCallDesk();
    await desk.site.hasKey('vacant', 'K-1');
    const send = (register: string, name: string, id: string, input: object) =>
      refusal(desk.call(callables.takeStep, 'manager', { register, step: name, id, input }));
    const note = { hook: 'A1', opensWhat: 'K-1' };
    for (const [register, name, field] of [
      ['keys', 'amend', 'step'],
      ['members', 'dismiss', 'step'],
      ['delegations', 'expire', 'step'],
      ['delegations', 'lapse', 'step'],
      ['nothing', 'end', 'register'],
    ] as const) {
      expect(await send(register, name, 'K-1', note)).toMatchObject({
        ...{ code: 'invalid-argument', problems: [{ field }] },
      });
    }
    const wire = toWire(leave) as Record<string, unknown>;
    const { until: _until, ...unended } = wire;
    for (const [field, input] of [
      ['until', unended],
      ['until', { ...wire, until: '2026-09-31T00:00:00Z' }],
      ['from', { ...wire, from: { seconds: 1_790_000_000, nanoseconds: 0 } }],
      ['deputy', { ...wire, deputy: 'nobody' }],
      ['state', { ...wire, state: 'ended' }],
    ] as const) {
      expect(await send('delegations', 'delegate', 'leave', input)).toMatchObject({
        ...{ code: 'invalid-argument', problems: [{ field, clauses: ['R4.4.1.10'] }] },
      });
    }
    expect((await send('delegations', 'delegate', 'leave~1', wire)).problems).toMatchObject([
      { field: 'id' },
    ]);
    await desk.call(callables.takeStep, 'manager', {
      ...{ register: 'delegations', step: 'delegate', id: 'leave-1', input: wire },
    });
  });

  it('[R4.4.1.10] of a step in the wrong state, or of no record, says so', async () => {
    const desk = await openCallDesk();
    expect((await refusal(endLeave(desk, 'steward', 'leave'))).problems[0]?.words.zh).toBe('没有这条记录');
    await delegate(desk, 'steward', 'leave', leave);
    await endLeave(desk, 'clerk', 'leave');
    const late = await refusal(prolong(desk, 'steward', 'leave', { until: nextWeek.until }));
    expect(late.problems[0]?.words.zh).toContain('已结束');
  });
});

describe('two at once', () => {
  it('[R4.4.1.10] a dismissal and a new leave of the same person: nothing is lent by who has left', async () => {
    const desk = await openCallDesk();
    const leave = delegate(desk, 'manager', 'leave', { absent: 'steward', deputy: 'clerk', ...today });
    const [gone] = await Promise.allSettled([dismiss(desk, 'steward'), leave]);
    expect(gone.status).toBe('fulfilled');
    expect(await absents(desk, 'clerk')).toEqual([]);
    expect((await desk.site.record('delegations', 'leave'))?.state ?? 'ended').toBe('ended');
  });

  it('[R4.4.1.10] leaves for one stand-in: three have their place, whoever is first', async () => {
    const desk = await openCallDesk();
    for (const absent of ['steward', 'cashier']) {
      await delegate(desk, absent, absent, { absent, deputy: 'clerk', ...today });
    }
    const people = ['engineer', 'security'];
    const tried = await Promise.allSettled(
      people.map((absent) => delegate(desk, absent, absent, { absent, deputy: 'clerk', ...today })),
    );
    expect(tried.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const active = await desk.site.db
      .collection('sites/lakeside/delegations')
      .where('state', '==', 'active')
      .get();
    expect((await absents(desk, 'clerk')).sort()).toEqual(active.docs.map(({ id }) => id).sort());
  });

  it('[R4.4.1.10] [R6.1.3] a change of post and a new leave: the post of now is lent', async () => {
    const desk = await openCallDesk();
    await Promise.all([
      change(desk, 'manager', 'assistant', { roles: ['assistant', 'cashier'] }),
      delegate(desk, 'assistant', 'leave', { absent: 'assistant', deputy: 'clerk', ...today }),
    ]);
    expect(await lentRoles(desk, 'clerk')).toEqual(['assistant', 'cashier']);
  });

  it('[R4.4.1.10] [R4.4.1.2] a naming of the absent keeper and a new leave: the stand-in has the key', async () => {
    const desk = await openCallDesk();
    await Promise.all([
      designate(desk, 'supervisor', 'naming', { keeper: 'assistant', kinds: ['vacant'], ...today }),
      delegate(desk, 'assistant', 'leave', { absent: 'assistant', deputy: 'clerk', ...today }),
    ]);
    expect(await rightsOf(desk, 'clerk')).toMatchObject({
      standsIn: [{ roles: ['assistant'], keeps: { vacant: [today] } }],
    });
  });
});
