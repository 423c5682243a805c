import { describe, it } from 'vitest';
import { expectOnlyBy } from '../../support/rules/attempts.ts';
import { codeOf, type Data, keepersOf, whoHold } from '../../support/rules/people.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('custody');

/** Where a key hangs, written down by who has it in custody. */
const rehang = (site: Site, uid: string, key: string) =>
  site.as(uid).moves('keys', key, 'amend', { hook: 'B2', opensWhat: '1-101' }).send();

describe('who has a key in custody', () => {
  it('[R4.3.2] of a key deposited for a long term, the supervisor', async () => {
    const site = await world.site();
    const deposited: Data = { kind: 'deposited', deposit: 'd1' };
    const entry: Data = { household: 'h1', key: 'K1', kind: 'deposited', term: 'long', pieces: 2 };
    await site.record('keyDeposits', 'd1', { ...entry, identityChecked: true, room: '1-101', state: 'kept' });
    await site.key('K1', deposited);
    for (const uid of ['manager', 'gm', 'security', 'steward', 'keeper-vacant', 'keeper-repair'])
      await expectRefused(rehang(site, uid, 'K1'), uid);
    for (const uid of whoHold('supervisor')) await expectAllowed(rehang(site, uid, 'K1'), uid);
  });

  for (const kind of ['deposited', 'vacant', 'repair'])
    it(`[R4.3.3] of a ${kind} key, the service group: its supervisor and whom the supervisor named`, async () => {
      const site = await world.site();
      await expectOnlyBy(keepersOf(kind), async (uid) => {
        await site.key(codeOf(`-${uid}`), { kind });
        return rehang(site, uid, codeOf(`-${uid}`));
      });
    });
});
