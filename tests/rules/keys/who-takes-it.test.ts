import { describe, it } from 'vitest';
import { expectOnlyTruth } from '../../support/rules/attempts.ts';
import { ask, giveBack, outsiders, withReport } from '../../support/rules/loans.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

// Whoever takes a key and whoever brings it back is named, also where it is none of the staff.

const world = openWorld('who-takes-it');

const kindFor = (borrower: string): string => (borrower === 'contractor' ? 'vacant' : 'deposited');

describe('a key that is asked for', () => {
  for (const borrower of outsiders)
    it(`[R4.4.1.5 R4.4.3.4] for a ${borrower} names who will have it`, async () => {
      const site = await world.site();
      const kind = kindFor(borrower);
      await site.key('K1', { kind });
      await expectOnlyTruth(() => ask(site, 'engineer', kind, { borrower }), {
        'nobody named': { collector: undefined },
        'a name of nothing': { collector: '' },
      });
    });

  it('[R11.1.2.2] for staff names nobody else', async () => {
    const site = await world.site();
    await site.key('K1', { kind: 'vacant' });
    await expectAllowed(ask(site, 'engineer', 'vacant').send());
  });
});

describe('a key that a relative has taken', () => {
  const out = async (): Promise<Site> => {
    const site = await world.site();
    await site.keyOut('K1', 'l1', { kind: 'deposited' }, { borrower: 'relative', collector: '朱小弟' });
    return site;
  };
  const byThem = { returnedBy: undefined, broughtBackBy: '朱小弟', statement: undefined };

  it('[R4.4.1.6] [R11.1.2.3] is brought back by them, who say nothing of how they left their home', async () => {
    const site = await out();
    await expectOnlyTruth(() => giveBack(site, 'supervisor', byThem), {
      'by nobody': { broughtBackBy: undefined },
      'by somebody else': { broughtBackBy: '朱大哥' },
      'by a nameless one': { broughtBackBy: '' },
      'by them and a member of staff': { returnedBy: 'engineer' },
      'one piece fewer': { returnedPieces: 1 },
    });
  });

  it('[R4.4.1.6] or by the member of staff who has signed for them', async () => {
    const site = await out();
    await expectAllowed(giveBack(site, 'supervisor', { statement: undefined }).send());
  });

  it('[R4.4.1.6] [R4.4.2.6] by another it comes back with a report', async () => {
    const site = await out();
    const byAnother = { ...byThem, broughtBackBy: '朱大哥', incident: 'i1' };
    await expectAllowed(
      withReport(giveBack(site, 'supervisor', byAnother), 'deposited', 'mismatch', { loan: 'l1' }).send(),
    );
  });
});

it('[R4.4.1.6] [R11.1.2.3] an outsider does not bring back what staff have borrowed, nor does the flat stay untold of', async () => {
  const site = await world.site();
  await site.keyOut('K1', 'l1');
  await expectRefused(
    giveBack(site, 'supervisor', { returnedBy: undefined, broughtBackBy: '朱小弟' }).send(),
    'an outsider',
  );
  await expectRefused(giveBack(site, 'supervisor', { statement: undefined }).send(), 'nothing told');
  await expectAllowed(giveBack(site, 'supervisor').send());
});
