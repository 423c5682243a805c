import { describe, it } from 'vitest';
import { giveBack, reported, returnOfLoan, signed, withReport } from '../../support/rules/loans.ts';
import { inHours } from '../../support/rules/moments.ts';
import type { Data } from '../../support/rules/people.ts';
import { myStamp } from '../../support/rules/person.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

// A key that comes back otherwise than it went needs a report of that: of this key, of this loan, written since it
// went out, and not solved.

const world = openWorld('mismatch-reports');

const openedAt = (hours: number): Data => ({ opened: { by: 'cleaner', at: inHours(hours) } });

/** The key went out two hours ago; each loan has the ending of its key. */
async function out(site: Site, ending = '1'): Promise<void> {
  const issued = { by: 'supervisor', at: inHours(-2) };
  const asked = { opened: { by: 'receptionist', at: inHours(-3) } };
  await site.keyOut(`K${ending}`, `l${ending}`, {}, { issued, ...asked });
}

/** A report that stands there, of an hour ago. */
const stands = (site: Site, id: string, fields: Data = {}): Promise<void> =>
  site.record('keyIncidents', id, {
    ...reported('vacant', 'mismatch', { loan: 'l1' }),
    ...openedAt(-1),
    state: 'reported',
    ...fields,
  });

const fewer = (site: Site, incident: string) =>
  giveBack(site, 'supervisor', { returnedPieces: 1, incident }).send();

describe('a report excuses a key that comes back otherwise', () => {
  it('[R4.4.1.6 R4.4.2.6] when it was written since the key went out', async () => {
    const site = await world.site();
    await out(site);
    await stands(site, 'old', openedAt(-2.5));
    await stands(site, 'fresh', openedAt(-1.5));
    await expectRefused(fewer(site, 'old'), 'written before the key went out');
    await expectAllowed(fewer(site, 'fresh'));
  });

  for (const state of ['managerAsked', 'agreed'])
    it(`[R4.4.1.6 R4.4.1.8] while it is not solved: ${state}`, async () => {
      const site = await world.site();
      await out(site);
      await stands(site, 'solved', { state: 'solved', solved: signed('supervisor') });
      await stands(site, 'open', { state });
      await expectRefused(fewer(site, 'solved'));
      await expectAllowed(fewer(site, 'open'));
    });

  it('[R4.4.1.6] of this loan, not of another one of the same key', async () => {
    const site = await world.site();
    await out(site);
    await stands(site, 'ofAnother', { loan: 'l2' });
    await stands(site, 'ofNone', { loan: 'l0' });
    await stands(site, 'ofThis');
    await expectRefused(fewer(site, 'ofAnother'));
    await expectRefused(fewer(site, 'ofNone'));
    await expectAllowed(fewer(site, 'ofThis'));
  });

  it('[R4.4.1.6] that names no loan, excuses none', async () => {
    const site = await world.site();
    await out(site);
    const { loan: _, ...withoutLoan } = reported('vacant', 'mismatch', { loan: 'l1' });
    await site.record('keyIncidents', 'ofNone', { ...withoutLoan, ...openedAt(-1), state: 'reported' });
    await stands(site, 'ofThis');
    await expectRefused(fewer(site, 'ofNone'));
    await expectAllowed(fewer(site, 'ofThis'));
  });

  it('[R4.4.1.6] of this key, not of another one named on this loan', async () => {
    const site = await world.site();
    await out(site);
    await site.key('K2');
    await stands(site, 'ofAnother', { key: 'K2', keyCode: 'K2' });
    await stands(site, 'ofThis');
    await expectRefused(fewer(site, 'ofAnother'));
    await expectAllowed(fewer(site, 'ofThis'));
  });

  it('[R4.4.1.6] written in the same batch', async () => {
    const site = await world.site();
    await out(site);
    const withOne = (fields: Data) =>
      withReport(
        giveBack(site, 'supervisor', { returnedPieces: 1, incident: 'i1' }),
        'vacant',
        'mismatch',
        fields,
      ).send();
    await site.key('K2');
    await expectRefused(withOne({ loan: 'l2' }), 'of another loan');
    await expectRefused(withOne({}), 'of no loan');
    await expectRefused(withOne({ loan: 'l1', key: 'K2', keyCode: 'K2' }), 'of another key');
    await expectAllowed(withOne({ loan: 'l1' }));
  });

  it('[R4.4.1.6 R4.4.1.8] nothing came back, on a report of a loss of long ago', async () => {
    const site = await world.site();
    await out(site);
    await site.key('K1', { state: 'lost', loan: 'l1', incident: 'old' });
    await stands(site, 'old', { what: 'lost', ...openedAt(-30) });
    await stands(site, 'fresh', { what: 'lost' });
    const none = (incident: string) =>
      returnOfLoan(site, 'supervisor', { returnedPieces: 0, incident }).send();
    await expectRefused(none('old'));
    await expectAllowed(none('fresh'));
  });
});

describe('a report excuses area keys that come back otherwise', () => {
  /** Drawn two hours ago. */
  async function drawn(site: Site): Promise<void> {
    await site.key('K1', { kind: 'area', state: 'out', loan: 'a1' });
    const entry = { key: 'K1', keyCode: 'K1', unit: '1-101', pieces: 2, drawnBy: 'assistant' };
    await site.record('areaKeyHandovers', 'a1', {
      ...{ ...entry, state: 'drawn', drawn: { by: 'security', at: inHours(-2) }, ...openedAt(-2) },
    });
  }
  const backWithFewer = (site: Site, incident: string) =>
    site
      .as('security')
      .moves('areaKeyHandovers', 'a1', 'return', {
        ...{ state: 'returned', returned: myStamp, returnedBy: 'receptionist', returnedPieces: 1, incident },
      })
      .moves('keys', 'K1', 'return', { state: 'inCabinet', present: 1, cameBack: myStamp })
      .send();
  const wrong = {
    'older than the drawing': openedAt(-2.5),
    'that is solved': { state: 'solved' },
    'of another form': { loan: 'a2' },
    'of another key': { key: 'K2', keyCode: 'K2' },
  } satisfies Record<string, Data>;

  for (const [what, fields] of Object.entries(wrong))
    it(`[R11.1.1.2 R4.4.1.6] not one ${what}`, async () => {
      const site = await world.site();
      await drawn(site);
      await site.key('K2', { kind: 'area' });
      await stands(site, 'wrong', { kind: 'area', loan: 'a1', ...fields });
      await stands(site, 'right', { kind: 'area', loan: 'a1' });
      await expectRefused(backWithFewer(site, 'wrong'));
      await expectAllowed(backWithFewer(site, 'right'));
    });
});
