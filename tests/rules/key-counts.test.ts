import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyIn, expectOnlyTruth } from '../support/rules/attempts.ts';
import { signed } from '../support/rules/loans.ts';
import { day } from '../support/rules/moments.ts';
import { type Data, everyKind, keepersOf } from '../support/rules/people.ts';
import { myStamp } from '../support/rules/person.ts';
import { expectAllowed, expectRefused } from '../support/rules/refusal.ts';
import { openWorld, type Site } from '../support/rules/world.ts';

const world = openWorld('key-counts');

const start = (site: Site, uid: string, cabinet: string, fields: Data = {}) =>
  site.as(uid).opens('keyCounts', `${day()}~${cabinet}`, 'start', 'open', { day: day(), cabinet, ...fields });

const finish = (site: Site, uid: string, id: string, fields: Data = {}) =>
  site.as(uid).moves('keyCounts', id, 'finish', {
    state: 'done',
    done: myStamp,
    found: ['k1'],
    missing: [],
    ...fields,
  });

const open = (site: Site, id: string, cabinet: string, state = 'open') =>
  site.record('keyCounts', id, { day: day(), cabinet, state });

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
      'with what was found': { found: ['k1'] },
      'done already': { state: 'done' },
      'done by a stroke': { state: 'done', done: myStamp, found: [], missing: [] },
    });
    await expectRefused(start(site, 'supervisor', 'vacant').send(), 'a second count');
    await expectRefused(start(site, 'supervisor', 'other').send(), 'of a cabinet that is not, with its id');
  });

  it('[R4.4.1.7 R2.4.12] names what is there and what is missing', async () => {
    const site = await world.site();
    await open(site, 'c1', 'vacant');
    const ids = (number: number) => Array.from({ length: number }, (_, at) => `k${at}`);
    await expectOnlyTruth(
      () => finish(site, 'supervisor', 'c1', { missing: ['k2'], unexpected: ['无牌钥匙'], note: '挂错钩' }),
      {
        'nothing of what is there': { found: undefined },
        'nothing of what is missing': { missing: undefined },
        'names instead of keys': { missing: ['一把钥匙'] },
        'a number instead of keys': { found: 12 },
        'numbers instead of keys': { found: [1] },
        'two keys in one': { found: ['k1,k2'] },
        'more than a cabinet holds': { found: ids(501) },
        'more missing than one count can tell': { missing: ids(101) },
        'a nameless find': { unexpected: [''] },
        'no stamp': { done: undefined },
        'the stamp of another': { done: signed('both') },
        'of another cabinet': { cabinet: 'repair' },
        'of another day': { day: day(-1) },
        'still open': { state: 'open' },
      },
    );
  });

  it('[R4.4.1.7] is finished once, also when the cabinet is full', async () => {
    const site = await world.site();
    const found = Array.from({ length: 500 }, (_, at) => `k${at}`);
    await expectOnlyIn(['open'], ['open', 'done'], async (state) => {
      await open(site, state, 'vacant', state);
      return finish(site, 'supervisor', state, { found }).send();
    });
  });
});
