import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyIn, expectOnlyTruth, forAll } from '../../support/rules/attempts.ts';
import { signed } from '../../support/rules/loans.ts';
import { day } from '../../support/rules/moments.ts';
import {
  activeMembers,
  codeOf,
  type Data,
  everybody,
  everyKind,
  keepersOf,
} from '../../support/rules/people.ts';
import { myStamp } from '../../support/rules/person.ts';
import { expectAllowed, expectClosed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('key-counts');

const start = (site: Site, uid: string, cabinet: string, fields: Data = {}) =>
  site.as(uid).opens('keyCounts', `${day()}~${cabinet}`, 'start', 'open', { day: day(), cabinet, ...fields });

const finish = (site: Site, uid: string, id: string, fields: Data = {}) =>
  site.as(uid).moves('keyCounts', id, 'finish', {
    state: 'done',
    done: myStamp,
    found: ['K1'],
    missing: [],
    lent: [],
    ...fields,
  });

const open = (site: Site, id: string, cabinet: string, state = 'open', keys: readonly string[] = ['K1']) =>
  site.count(id, cabinet, keys, { state });

describe('the daily count', () => {
  for (const cabinet of everyKind)
    it(`[R4.4.1.7 R4.4.4.1.7] of the ${cabinet} cabinet is taken by its keeper`, async () => {
      const site = await world.site();
      await expectOnlyBy(keepersOf(cabinet), async (uid) => {
        await site.remove(`keyCounts/${day()}~${cabinet}`);
        return start(site, uid, cabinet).send();
      });
      await expectOnlyBy(keepersOf(cabinet), async (uid) => {
        await open(site, `c-${uid}`, cabinet);
        return finish(site, uid, `c-${uid}`).send();
      });
    });

  it('[R4.4.1.7 R5.1.1] is of today: neither kept for later nor made up afterwards', async () => {
    const site = await world.site();
    const of = (date: string) =>
      site
        .as('supervisor')
        .opens('keyCounts', `${date}~vacant`, 'start', 'open', { day: date, cabinet: 'vacant' })
        .send();
    await expectRefused(of(day(-1)));
    await expectRefused(of(day(1)));
    await expectRefused(of('today'));
    await expectAllowed(of(day()));
  });

  it('[R4.4.1.7] is one for each cabinet and day, and begins empty', async () => {
    const site = await world.site();
    await expectOnlyTruth(() => start(site, 'supervisor', 'vacant'), {
      'of another cabinet than the id says': { cabinet: 'repair' },
      'of a cabinet that is not': { cabinet: 'spare' },
      'of another day than the id says': { day: day(-1) },
      'with what was found': { found: ['K1'] },
      'done already': { state: 'done' },
      'done by a stroke': { state: 'done', done: myStamp, found: [], missing: [], lent: [] },
    });
    await expectRefused(start(site, 'supervisor', 'vacant').send(), 'a second count');
    await expectRefused(start(site, 'supervisor', 'other').send(), 'of a cabinet that is not, with its id');
  });

  it('[R4.4.1.7 R2.4.12] names each key of the inventory once: there, missing or out', async () => {
    const site = await world.site();
    await open(site, 'c1', 'vacant', 'open', ['K1', 'K2', 'K3', 'K4']);
    const ids = (number: number) => Array.from({ length: number }, (_, at) => codeOf(`-${at}`));
    const named = { found: ['K1', 'K4'], missing: ['K2'], lent: ['K3'] };
    await expectOnlyTruth(
      () => finish(site, 'supervisor', 'c1', { ...named, unexpected: ['无牌钥匙'], note: '挂错钩' }),
      {
        'nothing of what is there': { found: undefined },
        'nothing of what is missing': { missing: undefined },
        'nothing of what is out': { lent: undefined },
        'a key not named': { found: ['K1'] },
        'a key named twice in one list': { found: ['K1', 'K4', 'K4'] },
        'a key named twice in place of another': { found: ['K1', 'K1'] },
        'a key named in two lists': { missing: ['K2', 'K1'] },
        'a key of another cabinet': { found: ['K1', 'K4', 'K9'] },
        'a key of another cabinet in place of its own': { found: ['K1', 'K9'] },
        'no key at all': { found: [], missing: [], lent: [] },
        'names instead of keys': { missing: ['一把钥匙'] },
        'a number instead of keys': { found: 12 },
        'numbers instead of keys': { found: [1] },
        'two keys in one': { found: ['K1,K4'] },
        'more than a cabinet holds': { found: ids(501) },
        'a nameless find': { unexpected: [''] },
        'fewer pieces than keys': { pieces: 1 },
        'no stamp': { done: undefined },
        'the stamp of another': { done: signed('both') },
        'of another cabinet': { cabinet: 'repair' },
        'of another day': { day: day(-1) },
        'still open': { state: 'open' },
      },
    );
  });

  it('[R4.4.1.7] of five hundred keys at most, each named by its id', async () => {
    const site = await world.site();
    const many = (number: number) => Array.from({ length: number }, (_, at) => codeOf(`-${at}`));
    const lists = ['found', 'missing', 'lent'];
    const told = async (list: string, keys: readonly string[]) => {
      await open(site, 'c1', 'vacant', 'open', keys);
      return finish(site, 'supervisor', 'c1', { found: [], missing: [], lent: [], [list]: keys }).send();
    };
    for (const list of lists) {
      await expectRefused(told(list, many(501)), `too many ${list}`);
      await expectRefused(told(list, ['K1,K2']), `two in one ${list}`);
      await expectRefused(told(list, ['K 1']), `no id among the ${list}`);
      await expectRefused(told(list, ['K1', 'K1']), `twice ${list}`);
      await expectAllowed(told(list, many(500)), `five hundred ${list}`);
    }
  });

  it('[R4.4.1.7] is finished when the server has laid the inventory in, and not before', async () => {
    const site = await world.site();
    await site.record('keyCounts', 'c1', { day: day(), cabinet: 'vacant', state: 'open' });
    await expectRefused(finish(site, 'supervisor', 'c1').send());
    await site.put('keyCounts/c1/standing/inventory', { keys: ['K1'] });
    await expectAllowed(finish(site, 'supervisor', 'c1').send());
  });

  it('[R4.4.1.7] of an empty cabinet names nothing', async () => {
    const site = await world.site();
    await open(site, 'c1', 'desk', 'open', []);
    await expectRefused(finish(site, 'supervisor', 'c1').send());
    await expectAllowed(finish(site, 'supervisor', 'c1', { found: [] }).send());
  });

  it('[R4.4.1.7] the inventory is laid in by the server: staff read it, nobody writes it', async () => {
    const site = await world.site();
    await open(site, 'c1', 'vacant');
    const path = 'keyCounts/c1/standing/inventory';
    await expectOnlyBy(activeMembers, (uid) => site.as(uid).get(path));
    await forAll(everybody, async (uid) => {
      await expectClosed(site.as(uid).update(path, { keys: [] }), `${uid} alters it`);
      await expectClosed(site.as(uid).delete(path), `${uid} takes it away`);
      await expectClosed(
        site.as(uid).set('keyCounts/c2/standing/inventory', { keys: [] }),
        `${uid} makes one`,
      );
    });
  });

  it('[R4.4.1.7] is finished once, also when the cabinet is full', async () => {
    const site = await world.site();
    const found = Array.from({ length: 500 }, (_, at) => codeOf(`-${at}`));
    await expectOnlyIn(['open'], ['open', 'done'], async (state) => {
      await open(site, state, 'vacant', state, found);
      return finish(site, 'supervisor', state, { found }).send();
    });
  });

  it('[R4.4.1.7] a full cabinet is counted in three lists as well', async () => {
    const site = await world.site();
    const keys = Array.from({ length: 500 }, (_, at) => codeOf(`-${at}`));
    await open(site, 'c1', 'vacant', 'open', keys);
    const lists = { found: keys.slice(0, 300), missing: keys.slice(300, 400), lent: keys.slice(400) };
    await expectRefused(finish(site, 'supervisor', 'c1', { ...lists, lent: keys.slice(401) }).send());
    await expectAllowed(finish(site, 'supervisor', 'c1', lists).send());
  });
});
