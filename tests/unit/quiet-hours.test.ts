import { describe, expect, it } from 'vitest';
import { endOfQuiet } from '../../functions/src/reports/quiet-hours.ts';
import { defaultSettings, siteTime } from '../../rulebook/site/settings.ts';
import { at } from '../support/clock.ts';

const { calendar } = siteTime(defaultSettings);
const night = { from: '22:00', until: '07:00' };
const noon = { from: '12:00', until: '14:00' };

describe('[R7.2] quiet hours', () => {
  it.each([
    ['before they begin', '2026-09-29 21:59', night, null],
    ['from their first minute', '2026-09-29 22:00', night, '2026-09-30 07:00'],
    ['over midnight', '2026-09-30 00:30', night, '2026-09-30 07:00'],
    ['until their last', '2026-09-30 06:59', night, '2026-09-30 07:00'],
    ['no longer than that', '2026-09-30 07:00', night, null],
    ['within a day', '2026-09-29 13:00', noon, '2026-09-29 14:00'],
    ['on no other day', '2026-09-29 14:00', noon, null],
  ])('%s', (_name, now, hours, end) => {
    expect(endOfQuiet(hours, at(now), calendar)).toEqual(end === null ? null : at(end));
  });
});
