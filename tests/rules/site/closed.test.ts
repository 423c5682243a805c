import { serverTimestamp, where } from 'firebase/firestore/lite';
import { describe, it } from 'vitest';
import { forAll } from '../../support/rules/attempts.ts';
import { insiders, type Reads } from '../../support/rules/cases.ts';
import { movings, openings, reads } from '../../support/rules/every-step.ts';
import { signed } from '../../support/rules/loans.ts';
import { day, inHours } from '../../support/rules/moments.ts';
import type { Data } from '../../support/rules/people.ts';
import { expectAllowed, expectClosed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

// Path by path and operation by operation: who is outside stays outside. What each may do all the same is said by the
// cases of each register, and here for places that are no register's.

const world = openWorld('closed');

const today = day();

/** Who is outside of a site: of another site in every role, without a membership, not signed in, or no longer in. */
const outsiders: readonly (string | null)[] = ['neighbour', 'stranger', null, 'dismissed'];

const all: readonly string[] = insiders;
const nobody: readonly string[] = [];
const manager = ['manager'];

interface Place {
  readonly path: string;
  /** Which of the insiders may get it and list its collection; nobody deletes or simply writes anything. */
  readonly get: readonly string[];
  readonly list: readonly string[];
  /** The field and the value by which the list is asked for, when not as a whole. */
  readonly listedBy?: readonly [field: string, value: string];
}

const staffReads = (path: string): Place => ({ path, get: all, list: all });
const closed = (path: string): Place => ({ path, get: nobody, list: nobody });

/** A record, and what stood in it before. */
const placesOf = ({ past, ...record }: Reads): readonly Place[] => [
  record,
  { path: `${record.path}/history/3`, get: past, list: past },
];

const places: readonly Place[] = [
  ...reads.flatMap(placesOf),
  ...[`dutyLog/${today}/entries/e1`, `dutyLog/${today}/dutyLogSeals/1`].map(staffReads),
  { ...staffReads('index/open/matters/keys~K1'), listedBy: ['audience', 'staff'] },
  ...[
    `dutyLog/${today}/standing/papersOwed`,
    'keyCounts/c1/standing/inventory',
    'members/cleaner/standing/rights',
    'settings/site/standing/clock',
  ].map((path) => ({ path, get: all, list: nobody })),
  { path: `reports/dailySummary/periods/dailySummary~${today}`, get: manager, list: manager },
  ...['members/cleaner/notices/n1', `dutyLog/${today}`].map(closed),
  ...[
    'counters/receipts~2026/standing/last',
    'settings/site/standing/roster',
    'members/cleaner/standing/calendar',
    'keys/K1/due/return',
    'index/outcomes/ended/x1',
    'robots/x1/standing/address',
    'robots/x1/standing/pace',
  ].map(closed),
  ...['index/open', 'index/open/others/x1'].map(closed),
  ...['workOrders/x1', 'households/h1/secret/x1', 'households/h1/private/copy/history/1'].map(closed),
  ...['members/cleaner/devices/x1', 'keys/K1/history/3/more/x1', `dutyLog/${today}/pages/x1`].map(closed),
];

/** A query that says of which site, or of whom, so that the rules can answer it. */
const listOf = (site: Site, uid: string | null, { path, listedBy }: Place) =>
  site.as(uid).list(collectionOf(path), ...(listedBy ? [where(listedBy[0], '==', listedBy[1])] : []));

const collectionOf = (path: string) => path.split('/').slice(0, -1).join('/');

/** A site with something at every place, and the neighbour's. */
async function furnished(): Promise<readonly [Site, Site]> {
  const [site, other] = [await world.site(), await world.site()];
  const roles = ['gm', 'manager', 'supervisor', 'admin', 'steward', 'security'];
  await other.hire('neighbour', { roles, buildings: ['b1', 'b2'] });
  for (const each of [site, other]) {
    const something = {
      ...{ state: 'active', site: each.id, opened: signed('cleaner'), household: 'h1' },
      ...{ audience: 'staff', forRegister: 'keyLoans', forRecord: 'nowhere' },
    };
    await forAll(places, async ({ path }) => {
      if ((await each.stored(path)) === null) await each.put(path, something);
    });
  }
  return [site, other];
}

const called = (uid: string | null) => uid ?? 'somebody who is not signed in';
const data: Data = { state: 'active', rev: 1, at: serverTimestamp() };

describe('every place of a site', () => {
  it('[R2.4.1.7 R2.4.16] is not got or listed by who is outside', async () => {
    const [site] = await furnished();
    await forAll(outsiders, async (uid) => {
      for (const place of places) {
        const { path } = place;
        await expectClosed(site.as(uid).get(path), `${called(uid)} gets ${path}`);
        await expectClosed(listOf(site, uid, place), `${called(uid)} lists ${collectionOf(path)}`);
      }
    });
  });

  it('[R2.4.1.7 R2.4.6] is not created, updated or deleted by who is outside', async () => {
    const [site] = await furnished();
    await forAll(outsiders, async (uid) => {
      for (const { path } of places) {
        await expectClosed(
          site.as(uid).set(`${collectionOf(path)}/new`, data),
          `${called(uid)} creates beside ${path}`,
        );
        await expectClosed(site.as(uid).update(path, data), `${called(uid)} updates ${path}`);
        await expectClosed(site.as(uid).delete(path), `${called(uid)} deletes ${path}`);
      }
    });
  });

  it('[R2.4.1.7] is read inside by those named here, and by the others not', async () => {
    const [site] = await furnished();
    for (const place of places)
      for (const uid of insiders) {
        const { path, get, list } = place;
        const one = site.as(uid).get(path);
        await (get.includes(uid)
          ? expectAllowed(one, `${uid} gets ${path}`)
          : expectClosed(one, `${uid} gets ${path}`));
        // Asked for only now: a refusal that nobody waits for yet ends the run.
        const many = listOf(site, uid, place);
        await (list.includes(uid)
          ? expectAllowed(many, `${uid} lists ${collectionOf(path)}`)
          : expectClosed(many, `${uid} lists ${collectionOf(path)}`));
      }
  });

  it('[R2.4.6] is deleted by nobody inside, nor written other than by a step', async () => {
    const [site] = await furnished();
    await forAll(['gm', 'supervisor', ...insiders], async (uid) => {
      for (const { path } of places) {
        await expectClosed(
          site.as(uid).set(`${collectionOf(path)}/new`, data),
          `${uid} creates beside ${path}`,
        );
        await expectClosed(site.as(uid).update(path, { note: '改' }), `${uid} updates ${path}`);
        await expectClosed(site.as(uid).delete(path), `${uid} deletes ${path}`);
      }
    });
  });
});

describe('every step that is allowed as it stands', () => {
  for (const { register, step, uid, arrange } of [...openings, ...movings])
    it(`[R2.4.1.7] ${register} ${step}: is not taken by who is outside`, async () => {
      const [site, other] = [await world.site(), await world.site()];
      await other.hire('neighbour', {
        roles: ['manager', 'supervisor', 'steward', 'security'],
        buildings: ['b1'],
      });
      for (const outsider of outsiders) {
        const batch = await arrange(site, outsider);
        await expectRefused(batch().send(), called(outsider));
      }
      await expectAllowed((await arrange(site, uid))().send());
    });
});

describe('the top of the database', () => {
  const paths = [
    ...['mail/m1', 'surveyLinks/s1', 'sites/anywhere', 'reports/r1', 'members/cleaner', 'due/d1'],
    ...['calendarFeeds/f1', 'anything/x1'],
  ];

  it('[R2.4.1.7] [R2.4.15] is closed to everybody: mail, the links of surveys, the addresses of calendars, sites and whatever else', async () => {
    const site = await world.site();
    const people = [...outsiders, ...insiders];
    await site.put('/mail/m1', { to: ['manager@lakeside.example'] });
    await site.put('/surveyLinks/s1', { site: site.id, survey: 'x1', household: 'h1' });
    await site.put('/calendarFeeds/f1', { site: site.id, uid: 'cleaner' });
    await site.put('/due/d1', { at: inHours(1) });
    const collections = [
      'mail',
      'surveyLinks',
      'calendarFeeds',
      'sites',
      'reports',
      'members',
      'anything',
      'accounts',
    ];
    await forAll(people, async (uid) => {
      for (const path of [...paths, `sites/${site.id}`]) {
        const who = `${called(uid)} at ${path}`;
        await expectClosed(site.as(uid).get(`/${path}`), `${who} gets`);
        await expectClosed(site.as(uid).set(`/${collectionOf(path)}/new-${uid}`, data), `${who} creates`);
        await expectClosed(site.as(uid).update(`/${path}`, { note: '改' }), `${who} updates`);
        await expectClosed(site.as(uid).delete(`/${path}`), `${who} deletes`);
      }
      for (const name of collections)
        await expectClosed(site.as(uid).list(`/${name}`), `${called(uid)} lists ${name}`);
    });
  });

  it('[R2.4.1.7] has for each their own account: to get, and to set its language', async () => {
    const site = await world.site();
    for (const uid of ['neighbour', 'stranger', 'dismissed', ...insiders]) {
      await site.put(`/accounts/${uid}`, { sites: [], language: 'zh' });
      await expectAllowed(site.as(uid).get(`/accounts/${uid}`));
      await expectAllowed(site.as(uid).update(`/accounts/${uid}`, { language: 'en' }));
      await expectRefused(
        site.as(uid).update(`/accounts/${uid}`, { sites: [site.id] }),
        `${uid} adds a site`,
      );
      await expectRefused(site.as('cleaner').get(`/accounts/${uid}`), 'of another');
      await expectRefused(site.as(null).get(`/accounts/${uid}`), 'by nobody');
    }
  });
});

describe('across all sites', () => {
  const below = places.map(({ path }) => collectionOf(path).split('/').at(-1) ?? '');
  const groups = [
    ...new Set([...below, 'sites', 'reports', 'mail', 'surveyLinks', 'calendarFeeds', 'accounts']),
  ];

  it('[R2.4.1.7 R2.4.16] nobody gathers anything across sites', async () => {
    const [site] = await furnished();
    await forAll([...outsiders, ...insiders], async (uid) => {
      for (const name of groups) {
        await expectClosed(site.as(uid).listGroup(name), `${called(uid)} gathers ${name}`);
        await expectClosed(
          site.as(uid).listGroup(name, where('site', '==', site.id)),
          `${called(uid)} gathers ${name} of the site`,
        );
      }
    });
  });

  it('[R2.4.1.7] a member of one site is nobody at another', async () => {
    const [site, other] = await furnished();
    await site.hire('onlyHere', { roles: ['manager'] });
    for (const each of [site, other]) await each.looked(['onlyHere'], ['h1']);
    await expectAllowed(site.as('onlyHere').get('keys/K1'));
    await expectRefused(other.as('onlyHere').get('keys/K1'));
    await expectAllowed(site.as('onlyHere').get('households/h1/private/file'));
    await expectRefused(other.as('onlyHere').get('households/h1/private/file'));
  });

  it('[R2.4.1.7] a dismissal works from the next request on', async () => {
    const [site] = await furnished();
    await site.hire('leaving', { roles: ['manager'] });
    await expectAllowed(site.as('leaving').get('keys/K1'));
    await site.hire('leaving', { roles: ['manager'], state: 'dismissed' });
    await expectRefused(site.as('leaving').get('keys/K1'));
  });
});
