import { it } from 'vitest';
import { expectOnlyBy } from '../../support/rules/attempts.ts';
import { day } from '../../support/rules/moments.ts';
import { whoHold } from '../../support/rules/people.ts';
import { openWorld } from '../../support/rules/world.ts';

const world = openWorld('reports');

it('[R4.3.1 R2.4.8] the daily summary is read by supervisor, manager and general manager', async () => {
  const site = await world.site();
  const report = `reports/dailySummary~${day()}`;
  await site.put(report, { figures: {} });
  await expectOnlyBy(whoHold('supervisor', 'manager', 'gm'), (uid) => site.as(uid).get(report));
});
