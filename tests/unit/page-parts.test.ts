import { describe, expect, it } from 'vitest';
import { allRegisters } from '../../rulebook/chapters/index.ts';
import { registersOf } from '../../rulebook/notation/register.ts';
import { againstCompanions } from '../../web/src/data/companions.ts';
import type { Document } from '../../web/src/data/store.ts';
import { choices, offeredQuery, typedQueries, wholeQuery } from '../../web/src/forms/options.ts';
import { counted } from '../../web/src/language/count.ts';
import { placeAt, placesFor } from '../../web/src/shell/places.ts';

const registers = registersOf(allRegisters);

describe('where an address belongs in the navigation', () => {
  it.each([
    ['/', '/'],
    ['/keys/K-1', '/cabinet'],
    ['/keys', '/registers'],
    ['/keysOfOthers/1', '/registers'],
    ['/scan', '/cabinet'],
    ['/count/vacant', '/cabinet'],
    ['/cabinet/labels', '/cabinet'],
    ['/dutyLog/2026-11-25', '/dutyLog'],
    ['/households/h1', '/households'],
    ['/keyLoans/l1', '/registers'],
    ['/members', '/registers'],
    ['/cashier/1-1-101~1', '/registers'],
  ])('%s belongs to %s', (path, place) => {
    expect(placeAt(path, placesFor(['receptionist']))?.path).toBe(place);
  });

  it('is a place of its own for those whose work it is', () => {
    expect(placeAt('/cashier/1-1-101~1', placesFor(['cashier']))?.path).toBe('/cashier');
  });

  it.each([
    ['receptionist', ['/', '/cabinet', '/dutyLog', '/households']],
    ['cashier', ['/', '/cashier', '/cabinet', '/dutyLog']],
    ['steward', ['/', '/followUps/today', '/chase', '/cabinet']],
    ['manager', ['/', '/reports', '/cabinet', '/dutyLog']],
    ['admin', ['/', '/members', '/settings', '/cabinet']],
  ] as const)('a %s has four on a phone', (role, four) => {
    expect(
      placesFor([role])
        .slice(0, 4)
        .map(({ path }) => path),
    ).toEqual(four);
  });

  it.each(['/notices', '/search', '/unsent'])('%s stands in the bar at the top', (path) => {
    expect(placeAt(path, placesFor(['receptionist']))).toBeUndefined();
  });
});

describe('what a picker offers', () => {
  const rows = (...all: readonly Document[]) =>
    all.map((data, place) => ({ id: String(place), data })) as unknown as Parameters<typeof choices>[0];
  const labels = (name: string, ...all: readonly Document[]) =>
    choices(rows(...all), registers(name), 'zh', 'Asia/Shanghai').map(({ label }) => label);

  it('[R4.4.2.3] no key that has been withdrawn, and none of them is read', () => {
    const asked = [offeredQuery, wholeQuery].map((query) => query('site', registers('keys')));
    for (const { where } of [...asked, ...typedQueries('site', registers('keys'), 'K-1')]) {
      const [[field, operator, states] = []] = where ?? [];
      expect([field, operator]).toEqual(['state', 'in']);
      expect(states).toContain('inCabinet');
      expect(states).not.toContain('withdrawn');
    }
  });

  it('[R6.1.3] nobody who is dismissed', () => {
    expect(offeredQuery('site', registers('members')).where).toEqual([['state', 'in', ['active']]]);
  });

  it('beside the name what it is about, and the state where that tells one from another', () => {
    const more = (name: string, data: Document) =>
      choices(rows(data), registers(name), 'zh', 'Asia/Shanghai').map((each) => each.more);
    expect(more('members', { name: '吴工', state: 'active', roles: ['engineer'] })).toEqual(['工程']);
    expect(more('keys', { code: 'K-1', opensWhat: '3-1-501', state: 'out' })).toEqual(['借出']);
    expect(more('keyCopies', { keyCode: 'K-1', unit: '3-1-501', why: '丢失', state: 'made' })).toEqual([
      '丢失 · 已配好',
    ]);
  });

  it('rooms as a person counts them', () => {
    const units = [
      { building: '10', entrance: '1', room: '101' },
      { building: '2', entrance: '1', room: '1001' },
      { building: '2', entrance: '1', room: '101' },
    ];
    expect(labels('units', ...units)).toEqual(['2-1-101', '2-1-1001', '10-1-101']);
  });
});

describe('a step with which another record moves', () => {
  const against = (state: string) => {
    const stored: Readonly<Record<string, Document>> = {
      'lockChanges/change': { state: 'reported', rev: 1, key: 'K-1' },
      'keys/K-1': { state, rev: 4 },
    };
    const request = { register: registers('lockChanges'), step: 'deliver', id: 'change', input: {} };
    const occasion = { registers, actor: 'chen', now: new Date(), today: '2026-11-25' };
    return againstCompanions(
      { ...request, ...occasion },
      (register, id) => stored[`${register}/${id}`] ?? null,
    );
  };

  it('[R4.4.1.3] no new key is delivered for one that went back to its household', () => {
    expect(against('withdrawn')).toMatchObject([
      { rule: 'companion', words: { zh: expect.stringContaining('已撤出') } },
    ]);
    expect(against('inCabinet')).toEqual([]);
  });
});

it('English has a form for one', () => {
  expect([counted(1, 'key'), counted(2, 'key'), counted(0, 'entry', 'entries')]).toEqual([
    '1 key',
    '2 keys',
    '0 entries',
  ]);
});
