import { describe, expect, it } from 'vitest';
import { allRegisters } from '../../rulebook/chapters/index.ts';
import { hasList, listingOf } from '../../rulebook/reading/listing.ts';
import { type Role, roles } from '../../rulebook/site/roles.ts';
import type { Row } from '../../web/src/data/store.ts';
import { home } from '../../web/src/generated/home.ts';
import { membersFitting } from '../../web/src/pages/search/members-fitting.ts';
import { homeFor } from '../../web/src/pages/today/home-for.ts';
import { chaptersFor } from '../../web/src/shell/chapters.ts';
import { type Choice, choicesOf } from '../../web/src/shell/palette/choices.ts';
import { addressNamed } from '../../web/src/shell/palette/named.ts';
import { fitting } from '../../web/src/typed/fits.ts';
import { isNumber } from '../../web/src/typed/record-number.ts';

// What the search box offers: what was typed may mean a key, a household, a page, or something to be done.

const key = (state: string, holder = '') => ({
  holder,
  ...{
    row: {
      id: 'K-05',
      path: '',
      snapshot: undefined as never,
      data: { code: 'K-05', opensWhat: '3-1-501', state },
    },
  },
});

const row = (id: string, data: Record<string, unknown>): Row => ({
  ...{ id, path: '', snapshot: undefined as never, data },
});
const home501 = row('3-1-501.1', { room: '3-1-501', unit: '3-1-501', displayName: '王**' });
const unitOf = (room: string) => row(`3-1-${room}`, { building: '3', entrance: '1', room });

interface Found {
  readonly households?: readonly Row[];
  readonly units?: readonly Row[];
  readonly members?: readonly Row[];
}

interface Who {
  readonly held?: readonly Role[];
  readonly keepsKeys?: boolean;
}

const offered = (
  text: string,
  { held = ['receptionist'], keepsKeys = false }: Who = {},
  keys: readonly ReturnType<typeof key>[] = [],
  { households = [], units = [], members = [] }: Found = {},
): readonly Choice[] => {
  const { often, others } = homeFor(home, { held, keepsKeys });
  const found = { households, units, members };
  return choicesOf({
    ...{ text, fits: fitting(text), actions: [...often, ...others], keys, ...found, keepsKeys },
    places: chaptersFor('me', held).flatMap(({ entries }) => entries),
  });
};

const said = (choices: readonly Choice[]) => choices.map(({ words }) => words.zh);

describe('what the search box offers', () => {
  it('is what somebody begins most often, where nothing is typed', () => {
    expect(said(offered('', { keepsKeys: true }))).toEqual(
      expect.arrayContaining(['借出钥匙', '收回钥匙', '登记来电']),
    );
  });

  it('is a key with who has it, and taking it back in one press', () => {
    const out = offered('k5', { keepsKeys: true }, [key('out', '吴工')]);
    expect(said(out).slice(0, 2)).toEqual(['K-05 3-1-501', '收回 K-05']);
    expect(out[0]?.more?.zh).toBe('吴工');
    expect(out[1]?.href).toBe('/keys/K-05?take=return');
  });

  it.each([
    ['inCabinet', true, '借出 K-05'],
    ['inCabinet', false, '申请借用 K-05'],
    ['out', false, undefined],
    ['lost', true, undefined],
  ])('of a key that is %s, whoever keeps keys (%s) is offered %s', (state, keepsKeys, next) => {
    const [, second] = said(offered('K-05', { keepsKeys }, [key(state)]));
    expect(second?.endsWith('K-05') ? second : undefined).toBe(next);
  });

  it('is what can be done and opened by its name, in either language', () => {
    expect(said(offered('来电'))).toEqual(expect.arrayContaining(['登记来电', '来电登记表']));
    expect(said(offered('visitor'))).toEqual(expect.arrayContaining(['登记来访']));
  });

  it('is a colleague before the households of the same surname', () => {
    const members = [row('desk', { name: '陈前台', state: 'active' })];
    const households = [row('1', { room: '1-1-101', displayName: '陈**' })];
    expect(said(offered('陈前台', {}, [], { members, households })).slice(0, 2)).toEqual([
      ...['陈前台', '1-1-101 陈**'],
    ]);
  });

  it('[R3.4.8] is a vacant room itself beside its key, and of an inhabited one who lives there', () => {
    const empty = offered('3-1-401', {}, [], { units: [unitOf('401')] });
    expect(empty[0]).toMatchObject({ words: { zh: '3-1-401 房屋' }, href: '/units/3-1-401' });
    const inhabited = offered('3-1-501', {}, [], { units: [unitOf('501')], households: [home501] });
    expect(said(inhabited)).not.toContain('3-1-501 房屋');
  });

  it('ends with all registers', () => {
    expect(offered('没有的').map(({ href }) => href)).toEqual([`/search?q=${encodeURIComponent('没有的')}`]);
  });

  it.each(Object.keys(roles) as Role[])(
    '[R2.4.16] is for %s no list that they may not open, nor a step that they never take',
    (role) => {
      const mayOpen = allRegisters.filter(
        (register) => hasList(register) && listingOf(register, 'me', [role]) !== null,
      );
      const open = new Set(mayOpen.map(({ name }) => `/${name}`));
      const lists = new Set(allRegisters.filter(hasList).map(({ name }) => `/${name}`));
      const steps = homeFor(home, { held: [role], keepsKeys: false });
      const mine = new Set([...steps.often, ...steps.others]);
      for (const { form } of allRegisters) {
        for (const { href, action } of offered(form.zh, { held: [role] })) {
          if (href !== undefined && lists.has(href)) expect(open, href).toContain(href);
          if (action) expect(mine).toContain(action);
        }
      }
    },
  );
});

describe('what Enter goes to at once', () => {
  const none = { keys: [], households: [], units: [] };
  const keys = [key('inCabinet')];

  it.each(['k5', 'K-05', 'k05'])('is the key that %s names', (typed) => {
    expect(addressNamed(typed, { ...none, keys })).toBe('/keys/K-05');
  });

  it('is the household of a room in full, however it is written, rather than its key', () => {
    const found = { keys, households: [home501], units: [unitOf('501')] };
    for (const typed of ['3-1-501', '3栋1单元501', '三栋501'])
      expect(addressNamed(typed, found)).toBe(`/households/${encodeURIComponent('3-1-501.1')}`);
  });

  it('[R3.4.8] is the unit in which nobody lives', () => {
    expect(addressNamed('3-1-401', { ...none, units: [unitOf('401')] })).toBe('/units/3-1-401');
  });

  it('is nothing where several are meant, or a part was typed', () => {
    const twins = [home501, { ...home501, id: '3-1-501.2' }];
    expect(addressNamed('3-1-501', { ...none, households: twins, units: [unitOf('501')] })).toBeNull();
    expect(addressNamed('501', { keys, households: [home501], units: [] })).toBeNull();
    expect(addressNamed('王', { keys, households: [home501], units: [] })).toBeNull();
  });

  it.each([
    ['2026-000123', true],
    ['R-000123', true],
    ['3-1-501', false],
    ['3-501', false],
    ['13812341234', false],
    ['王', false],
  ])('is looked for as a record’s number: %s %s', (typed, is) => expect(isNumber(typed)).toBe(is));
});

describe('[R6.1.3] who works here is found', () => {
  const rows = [
    row('amy', { name: '陈前台二', phone: '13900001007', state: 'active' }),
    row('old', { name: '陈前台', state: 'dismissed' }),
    row('desk', { name: '陈前台', phone: '13800002008', state: 'active' }),
  ];
  const found = (typed: string) => membersFitting(rows, typed, fitting(typed)).map(({ id }) => id);

  it('in full first, those who have left last', () =>
    expect(found('陈前台')).toEqual(['desk', 'amy', 'old']));

  it('by the end of the telephone, of four digits at least', () => {
    expect(found('1007')).toEqual(['amy']);
    expect(found('007')).toEqual([]);
  });
});
