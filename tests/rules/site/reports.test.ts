import { it } from 'vitest';
import { expectOnlyBy } from '../../support/rules/attempts.ts';
import { day } from '../../support/rules/moments.ts';
import { whoHold } from '../../support/rules/people.ts';
import { openWorld } from '../../support/rules/world.ts';

const world = openWorld('reports');

it('[R4.3.1 R2.4.8] the daily summary is read by supervisor, manager and general manager', async () => {
  const site = await world.site();
  const periods = 'reports/dailySummary/periods';
  await site.put(`${periods}/dailySummary~${day()}`, { figures: {} });
  const readers = whoHold('supervisor', 'manager', 'gm');
  await expectOnlyBy(readers, (uid) => site.as(uid).get(`${periods}/dailySummary~${day()}`));
  await expectOnlyBy(readers, (uid) => site.as(uid).list(periods));
});

it('[R4.3.1] a report of which nobody has said who reads it is read by nobody', async () => {
  const site = await world.site();
  await site.put('reports/salaries/periods/salaries~2026', { figures: {} });
  await expectOnlyBy([], (uid) => site.as(uid).get('reports/salaries/periods/salaries~2026'));
});
