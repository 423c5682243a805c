import { describe, expect, it } from 'vitest';
import { allRegisters } from '../../rulebook/chapters/index.ts';
import type { Role } from '../../rulebook/site/roles.ts';
import { declaredPages, printNavigation } from '../../scripts/support/page-navigation.ts';
import type { ChapterPages } from '../../web/src/chapters/chapter-pages.ts';
import { allPages, placesOf } from '../../web/src/chapters/index.ts';
import { placeOf } from '../../web/src/data/place-of.ts';
import { chaptersFor, isAt, named } from '../../web/src/shell/chapters.ts';

const names = allRegisters.map(({ name }) => name);
const addresses = allPages.flatMap(({ places }) => places.flatMap(({ pages }) => Object.keys(pages)));

/** Whether one of the addresses is of this form, '/keys/:id' of '/keys/{id}', or it is a register's list. */
const leads = (address: string): boolean =>
  names.some((name) => address === `/${name}`) ||
  addresses.some((each) => each.replaceAll(/:\w+/g, ':') === address.replaceAll(/\{\w+\}/g, ':'));

describe('what the chapters declare', () => {
  it('is found in each of their folders', async () => {
    expect(allPages.map(({ places }) => places.map(({ path }) => path))).toEqual(
      (await declaredPages()).map(({ places }) => places.map(({ path }) => path)),
    );
    expect(allPages.length).toBeGreaterThan(4);
  });

  it('has each address once, that of a place among its pages', () => {
    expect(addresses.filter((address, place) => addresses.indexOf(address) !== place)).toEqual([]);
    expect(addresses).toEqual(
      expect.arrayContaining(allPages.flatMap(({ places }) => places.map(({ path }) => path))),
    );
  });

  it('begins and settles records of registers that are there, on pages that are there', () => {
    const begins = allPages.flatMap((each) => Object.entries(each.begins ?? {}));
    const settles = allPages.flatMap((each) => Object.entries(each.settles ?? {}));
    expect(names).toEqual(expect.arrayContaining([...begins, ...settles].map(([name]) => name)));
    const targets = [
      ...begins.flatMap(([, beginning]) => ('href' in beginning ? [beginning.href] : [])),
      ...settles.map(([, address]) => address),
      ...allPages.flatMap((each) => Object.values(each.settlesOwed ?? {})),
    ];
    expect(targets.filter((address) => !leads(address))).toEqual([]);
  });

  it('settles what a day owes by names that no deadline of a record has', () => {
    const owed = allPages.flatMap((each) => Object.keys(each.settlesOwed ?? {}));
    expect(allRegisters.flatMap(({ owes }) => Object.keys(owes))).toEqual(expect.arrayContaining(owed));
    expect(allRegisters.flatMap(({ due }) => Object.keys(due)).filter((name) => owed.includes(name))).toEqual(
      [],
    );
  });
});

describe('the printed navigation', () => {
  const page = async () => () => null;
  const pages = (
    place: Partial<ChapterPages['places'][number]>,
    more: Partial<ChapterPages> = {},
  ): ChapterPages => ({
    places: [
      { path: '/board', icon: 'key', words: { zh: '板', en: 'Board' }, pages: { '/board': page }, ...place },
    ],
    ...more,
  });

  it('has the places with a rank, in its order, with the other addresses that belong to them', () => {
    const printed = printNavigation([
      pages({ path: '/late', rank: 2 }),
      pages({ rank: 1, roles: ['cashier'], pages: { '/board': page, '/bills/:id': page } }),
      pages({ path: '/aside' }),
      pages({ path: '/tills', rank: 3, roles: ['cashier', 'manager'], foremost: ['cashier'] }),
    ]);
    const lines = printed.split('\n').filter((line) => line.startsWith('  {'));
    expect(lines[0]).toContain("path: '/board', icon: 'key'");
    expect(lines[0]).toContain("roles: ['cashier'], holds: ['/bills/']");
    expect(lines[1]).toContain("path: '/late'");
    expect(lines[2]).toContain("roles: ['cashier']");
    expect(lines).toHaveLength(3);
  });

  it('settles a matter in one place', () => {
    const twice = pages({}, { settles: { bills: '/board' } });
    expect(() => printNavigation([twice, twice])).toThrow("'bills'");
  });
});

describe('where a matter is settled', () => {
  it.each([
    ['keyLoans', 'l1', 'return', '/keyLoans/l1'],
    ['dutyLogReviews', '2026-11-25', '', '/dutyLog/2026-11-25'],
    ['disclosures', '1-1-801~1~2', 'decide', '/households/1-1-801~1'],
    ['dutyLog', '2026-11-25', 'count~vacant', '/count/vacant'],
    ['dutyLog', '2026-11-25', 'review', '/dutyLog/2026-11-25'],
    ['units', '一/1', '', '/units/%E4%B8%80%2F1'],
  ])('a matter of %s %s, %s: %s', (register, record, name, address) => {
    expect(placeOf({ register, record, name })).toBe(address);
  });
});

describe('the chapters of a person', () => {
  const of = (...roles: Role[]) => chaptersFor('wang', roles);
  const paths = (chapters: ReturnType<typeof of>) =>
    chapters.flatMap(({ entries }) => entries.map(({ path }) => path));

  it('have every register that is listed, and every place that is of use to them, once', () => {
    const all = paths(of('manager'));
    expect(all).toEqual(expect.arrayContaining(['/keyLoans', '/units', '/cabinet', '/settings', '/members']));
    expect(all).not.toContain('/householdFiles');
    expect(paths(of('cleaner'))).not.toContain('/settings');
    expect(all.filter((path, place) => all.indexOf(path) !== place)).toEqual([]);
  });

  it('have there what stands before all chapters for others alone', () => {
    const isMain = (role: Role) =>
      of(role)
        .flatMap(({ entries }) => entries)
        .find(({ path }) => path === '/cashier')?.isMain;
    expect([isMain('cashier'), isMain('supervisor'), isMain('cleaner')]).toEqual([true, false, undefined]);
  });

  it('are theirs where they have something to do', () => {
    const mine = (role: Role) => of(role).flatMap(({ name, isMine }) => (isMine ? [name] : []));
    expect(mine('cleaner')).toEqual(['homes', 'keys', 'duty', 'people']);
    expect(mine('admin')).toEqual(['homes', 'keys', 'duty', 'people', 'site']);
  });

  it('hold every address of their places and registers', () => {
    const entries = of('manager').flatMap((each) => each.entries);
    const at = (path: string) => entries.filter((entry) => isAt(entry, path)).map((entry) => entry.path);
    expect(at('/keyLoans/l1')).toEqual(['/keyLoans']);
    expect(at('/settings/site')).toEqual(['/settings']);
  });

  it('are searched by what their pages are called in either language, and by the forms they hold', () => {
    const entries = of('manager').flatMap((each) => each.entries);
    const found = (typed: string) => named(entries, typed).map(({ path }) => path);
    expect(found('使用登记')).toEqual(['/keyLoans']);
    expect(found('loan')).toEqual(['/keyLoans']);
    expect(found('业户档案')).toEqual(['/households']);
    expect(found(' MOVE-IN ')).toEqual(['/import']);
    expect(found('nothing of the kind')).toEqual([]);
  });
});

it('a chapter without pages of its own has no places', () => {
  expect(placesOf('documents')).toEqual([]);
});
