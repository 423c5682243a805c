import { describe, it } from 'vitest';
import { activeMembers } from '../../support/rules/people.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld } from '../../support/rules/world.ts';

const world = openWorld('members');

describe('the posts of a site', () => {
  it('[R6.1.4] every member sees their own and those of the others', async () => {
    const site = await world.site();
    for (const uid of activeMembers) await expectAllowed(site.as(uid).get(`members/${uid}`), uid);
    await expectAllowed(site.as('cleaner').get('members/supervisor'));
    await expectAllowed(site.as('cleaner').list('members'));
  });

  it('[R6.1.4] and nobody who is not of the site, or not any more', async () => {
    const site = await world.site();
    for (const uid of ['dismissed', 'stranger', null]) {
      await expectRefused(site.as(uid).get('members/cleaner'), `${uid} reads`);
      await expectRefused(site.as(uid).list('members'), `${uid} lists`);
    }
    await expectAllowed(site.as('cleaner').get('members/cleaner'));
  });
});
