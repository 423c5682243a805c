import { serverTimestamp } from 'firebase/firestore/lite';
import { describe, it } from 'vitest';
import { forAll } from '../../support/rules/attempts.ts';
import { inHours, localDay, noonOffset } from '../../support/rules/moments.ts';
import { activeMembers, everybody } from '../../support/rules/people.ts';
import { expectAllowed, expectClosed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

// Which day it is at the site follows from its zone and the server's clock. Nobody moves it.

const world = openWorld('site-clock');

const write = (site: Site, day: string, id = 'e1') =>
  site.as('assistant').set(`dutyLog/${day}/entries/${id}`, {
    ...{ day, kind: 'note', text: '东门灯不亮', shift: 'day', by: 'assistant', at: serverTimestamp() },
  });

const count = (site: Site, day: string) =>
  site.as('supervisor').opens('keyCounts', `${day}~area`, 'start', 'open', { day, cabinet: 'area' }).send();

/** A site at which it is about noon. */
async function atNoon(): Promise<Site> {
  const site = await world.site();
  await site.clock(noonOffset());
  return site;
}

const DAY = 24 * 60;

describe("today's date at a site", () => {
  it('[R5.1.1 R2.4.6] is one day: the books of yesterday and of tomorrow are closed', async () => {
    const site = await atNoon();
    const offset = noonOffset();
    for (const day of [localDay(offset, -1), localDay(offset, 1)]) {
      await expectRefused(write(site, day), `an entry of ${day}`);
      await expectRefused(count(site, day), `a count of ${day}`);
    }
    await expectAllowed(write(site, localDay(offset)));
    await expectAllowed(count(site, localDay(offset)));
  });

  it('[R5.1.1] follows the zone: at another offset it is another day', async () => {
    const site = await atNoon();
    const [today, before] = [noonOffset(), noonOffset() - DAY];
    await expectRefused(write(site, localDay(before)));
    await site.clock(before);
    await expectRefused(write(site, localDay(today)));
    await expectAllowed(write(site, localDay(before)));
  });

  it('[R5.1.1] changes over with the offset, at the moment that the zone says', async () => {
    const site = await world.site();
    const [first, then] = [noonOffset(), noonOffset() - DAY];
    await site.clock(first, { changesAt: inHours(1), offsetMinutesAfter: then });
    await expectRefused(write(site, localDay(then)), 'the offset to come, before it comes');
    await expectAllowed(write(site, localDay(first)), 'the offset of now');
    await site.clock(first, { changesAt: inHours(-1), offsetMinutesAfter: then });
    await expectRefused(write(site, localDay(first), 'e2'), 'the offset that was');
    await expectAllowed(write(site, localDay(then), 'e2'), 'the offset since the change');
  });

  it("[R5.1.1] stands in the server's document: staff read it, nobody writes it", async () => {
    const site = await atNoon();
    const path = 'settings/site/standing/clock';
    const moved = { offsetMinutes: 840, changesAt: inHours(900), offsetMinutesAfter: 840 };
    await forAll(activeMembers, (uid) => expectAllowed(site.as(uid).get(path), uid));
    await expectRefused(site.as('stranger').get(path));
    await expectRefused(site.as('dismissed').get(path));
    await forAll(everybody, async (uid) => {
      await expectClosed(site.as(uid).set(path, moved), `${uid} writes over it`);
      await expectClosed(site.as(uid).update(path, { offsetMinutes: 840 }), `${uid} alters it`);
      await expectClosed(site.as(uid).update(path, { changesAt: inHours(-1) }), `${uid} alters its change`);
      await expectClosed(site.as(uid).delete(path), `${uid} takes it away`);
      await expectClosed(site.as(uid).set('settings/other/standing/clock', moved), `${uid} makes another`);
    });
  });
});
