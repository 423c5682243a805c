import { afterEach, describe, expect, it } from 'vitest';
import { fromFirestore } from '../../functions/src/records/documents.ts';
import { calendarOf } from '../../rulebook/site/calendar.ts';
import { type Clock, offsetAt } from '../../rulebook/site/clock.ts';
import { defaultSettings } from '../../rulebook/site/settings.ts';
import { clockOf } from '../../rulebook/site/site-clock.ts';
import { openTestSite, type TestSite } from '../support/site.ts';

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
const opening = async (now: Date, zone: string): Promise<TestSite> => {
  const site = await openTestSite({ at: '2026-01-01 00:00', settings: { zone }, quiet: true });
  open.push(site);
  site.clock.setTo(now);
  await site.opensItsDays();
  return site;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

const HOUR = 3_600_000;

const stored = async (site: TestSite): Promise<Clock> =>
  fromFirestore((await site.db.doc('sites/lakeside/settings/site/standing/clock').get()).data()) as Clock;

/** The site's date as the rules reckon it. */
const dayBy = (clock: Clock, now: Date): string =>
  new Date(now.getTime() + offsetAt(clock, now) * 60_000).toISOString().slice(0, 10);

/** Every quarter of an hour of so many days. */
const moments = (from: Date, days: number): Date[] =>
  Array.from({ length: days * 96 }, (_, place) => new Date(from.getTime() + (place * HOUR) / 4));

const changes = [
  ['Europe/Berlin', 'into summer', '2026-03-28T12:00:00Z'],
  ['Europe/Berlin', 'out of summer', '2026-10-24T12:00:00Z'],
  ['America/New_York', 'into summer', '2026-03-07T12:00:00Z'],
  ['America/New_York', 'out of summer', '2026-10-31T12:00:00Z'],
] as const;

describe('the clock that the rules read', () => {
  it.each(changes)('[R5.1.1] %s %s: today is today at each moment', async (zone, _way, before) => {
    const start = new Date(before);
    const site = await opening(start, zone);
    const { day } = calendarOf({ ...defaultSettings, zone });
    const clock = await stored(site);
    for (const now of moments(start, 2)) expect(dayBy(clock, now), now.toISOString()).toBe(day(now));
  });

  it.each(changes)(
    '[R5.1.1] %s %s: a sweep that has not run for three months costs no date',
    async (zone, _way, before) => {
      const start = new Date(new Date(before).getTime() - 45 * 24 * HOUR);
      const site = await opening(start, zone);
      const { day } = calendarOf({ ...defaultSettings, zone });
      const clock = await stored(site);
      for (const now of moments(start, 92)) expect(dayBy(clock, now), now.toISOString()).toBe(day(now));
    },
  );

  it('[R5.1.1] is written anew with each day that the sweep opens', async () => {
    const site = await opening(new Date('2026-03-27T12:00:00Z'), 'Europe/Berlin');
    expect((await stored(site)).offsetMinutes).toBe(60);
    site.clock.setTo(new Date('2026-03-30T12:00:00Z'));
    await site.sweep();
    expect(await stored(site)).toEqual(clockOf('Europe/Berlin', site.clock.now()));
    expect((await stored(site)).offsetMinutes).toBe(120);
  });
});
