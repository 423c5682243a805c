import { describe, expect, it } from 'vitest';
import { allRegisters } from '../../rulebook/chapters/index.ts';
import { hasList, listingOf } from '../../rulebook/reading/listing.ts';
import { type Role, roles } from '../../rulebook/site/roles.ts';
import { home } from '../../web/src/generated/home.ts';
import { homeFor } from '../../web/src/pages/today/home-for.ts';
import { chaptersFor } from '../../web/src/shell/chapters.ts';
import { type Choice, choicesOf } from '../../web/src/shell/palette/choices.ts';
import { fitting } from '../../web/src/typed/fits.ts';

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

interface Who {
  readonly held?: readonly Role[];
  readonly keepsKeys?: boolean;
}

const offered = (
  text: string,
  { held = ['receptionist'], keepsKeys = false }: Who = {},
  keys: readonly ReturnType<typeof key>[] = [],
): readonly Choice[] => {
  const { often, others } = homeFor(home, { held, keepsKeys });
  return choicesOf({
    ...{ text, fits: fitting(text), actions: [...often, ...others], keys, households: [], keepsKeys },
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
