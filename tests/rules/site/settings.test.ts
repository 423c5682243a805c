import { describe, it } from 'vitest';
import { forAll } from '../../support/rules/attempts.ts';
import { activeMembers, type Data, everybody } from '../../support/rules/people.ts';
import { expectAllowed, expectClosed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld } from '../../support/rules/world.ts';

// The server changes them (tests/functions/callables/settings.test.ts). Everybody who works here reads them.

const world = openWorld('settings');

describe("a site's settings", () => {
  it('[R5.1.1] are read by all staff, and what stood in them before; by nobody else', async () => {
    const site = await world.site();
    await site.put('settings/site/history/2', { closing: '17:00' });
    const readings: Readonly<Record<string, (uid: string) => Promise<unknown>>> = {
      'gets them': (uid) => site.as(uid).get('settings/site'),
      'lists them': (uid) => site.as(uid).list('settings'),
      'gets what they were': (uid) => site.as(uid).get('settings/site/history/2'),
    };
    await forAll(Object.entries(readings), async ([what, read]) => {
      for (const uid of activeMembers) await expectAllowed(read(uid), `${uid} ${what}`);
      for (const uid of ['stranger', 'dismissed']) await expectRefused(read(uid), `${uid} ${what}`);
    });
  });

  it('[R4.4.2.5 R5.1.1] are changed by nobody past the server, not by administrator or manager', async () => {
    const site = await world.site();
    const changes: Readonly<Record<string, Data>> = {
      'the closing': { closing: '17:30' },
      'a setting of a chapter': { callMinutes: 60 },
      'the zone': { zone: 'Pacific/Kiritimati' },
      'an offset': { offsetMinutes: 840 },
    };
    await forAll(everybody, async (uid) => {
      for (const [what, fields] of Object.entries(changes)) {
        const change = site.as(uid).moves('settings', 'site', 'change', fields);
        await expectClosed(change.send(), `${uid} changes ${what}`);
      }
      await expectClosed(site.as(uid).update('settings/site', { closing: '17:30' }), uid);
    });
    for (const uid of ['admin', 'manager']) await expectAllowed(site.as(uid).get('settings/site'), uid);
  });

  it('[R5.1.1] are one record, which nobody makes twice or takes away', async () => {
    const site = await world.site();
    for (const uid of ['admin', 'manager', 'gm']) {
      await expectClosed(site.as(uid).set('settings/other', { closing: '17:30' }), uid);
      await expectClosed(site.as(uid).delete('settings/site'), uid);
    }
  });
});
