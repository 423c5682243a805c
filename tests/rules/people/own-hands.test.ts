import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyIn, expectOnlyTruth } from '../../support/rules/attempts.ts';
import { ask, call, giveBack, issue, release, signed, withReport } from '../../support/rules/loans.ts';
import type { Data } from '../../support/rules/people.ts';
import { myStamp } from '../../support/rules/person.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

// A key passes from one hand to another: nobody lends to themselves or takes back what they borrowed, and who is
// named as the borrower has a say.

const world = openWorld('own-hands');

const states = ['requested', 'approved', 'out', 'returned', 'rejected', 'cancelled'];

describe('nobody hands a key to themselves', () => {
  const askedFor = async (borrowedBy: string): Promise<Site> => {
    const site = await world.site();
    await site.key('K1');
    await site.loan('l1', { key: 'K1', state: 'requested', borrowedBy });
    return site;
  };

  for (const uid of ['supervisor', 'keeper-vacant', 'standInForKeeper', 'standInForSupervisor'])
    it(`[R4.4.1.6 R11.1.2.2] ${uid} does not issue what they borrow; another keeper does`, async () => {
      const site = await askedFor(uid);
      await expectRefused(issue(site, uid).send());
      await expectAllowed(issue(site, 'keeperOfAll').send());
    });

  it('[R4.4.1.6] a keeper issues what another borrows', async () => {
    const site = await askedFor('keeperOfAll');
    await expectAllowed(issue(site, 'keeper-vacant').send());
  });

  for (const uid of ['supervisor', 'keeper-deposited'])
    it(`[R4.4.1.4] ${uid} does not release to themselves in an emergency either; another keeper does`, async () => {
      const site = await world.site();
      await site.key('K1', { kind: 'deposited' });
      await expectRefused(release(site, uid, { borrowedBy: uid }).send());
      const another = uid === 'supervisor' ? 'engineer' : uid;
      await expectAllowed(release(site, 'keeperOfAll', { borrowedBy: another }).send());
    });
});

describe('nobody takes back what they borrowed', () => {
  const outWith = async (borrowedBy: string): Promise<Site> => {
    const site = await world.site();
    await site.keyOut('K1', 'l1', {}, { borrowedBy });
    return site;
  };

  for (const uid of ['supervisor', 'keeper-vacant'])
    it(`[R4.4.1.6 R4.4.2.6] ${uid} leaves it to another keeper`, async () => {
      const site = await outWith(uid);
      await expectRefused(giveBack(site, uid, { returnedBy: uid }).send());
      await expectAllowed(giveBack(site, 'keeperOfAll', { returnedBy: uid }).send());
    });

  it('[R4.4.1.6 R4.4.3.6] nor does who borrowed it, when another is said to bring it', async () => {
    const site = await outWith('keeper-vacant');
    const byAnother = (uid: string) =>
      withReport(giveBack(site, uid, { returnedBy: 'engineer', incident: 'i1' }), 'vacant', 'mismatch', {
        loan: 'l1',
      }).send();
    await expectRefused(byAnother('keeper-vacant'));
    await expectAllowed(byAnother('keeperOfAll'));
  });

  it('[R4.4.1.6 R4.4.2.6] nor does who brings it back for the borrower, also with a report', async () => {
    const site = await outWith('engineer');
    const brings = (returnedBy: string) =>
      withReport(giveBack(site, 'keeper-vacant', { returnedBy, incident: 'i1' }), 'vacant', 'mismatch', {
        loan: 'l1',
      }).send();
    await expectRefused(brings('keeper-vacant'));
    await expectAllowed(brings('clerk'));
  });
});

describe('who is named as the borrower', () => {
  const acknowledge = (site: Site, uid: string, id = 'l1') =>
    site.as(uid).moves('keyLoans', id, 'acknowledge', { acknowledged: myStamp });
  const object = (site: Site, uid: string, id = 'l1') =>
    site.as(uid).moves('keyLoans', id, 'object', { objection: '没有领过这把钥匙' });

  it('[R11.1.2.2] confirms that they have it, and nobody for them', async () => {
    const site = await world.site();
    await site.leave('assistant', 'engineer');
    await expectOnlyBy(['engineer'], async (uid) => {
      await site.keyOut('K1', `l-${uid}`);
      return acknowledge(site, uid, `l-${uid}`).send();
    });
  });

  it('[R11.1.2.2] confirms now, in own name, and alters nothing else', async () => {
    const site = await world.site();
    await site.keyOut('K1', 'l1');
    await expectOnlyTruth(() => acknowledge(site, 'engineer'), {
      'no stamp': { acknowledged: undefined },
      'the stamp of another': { acknowledged: signed('supervisor') },
      'an hour ago': { acknowledged: signed('engineer') },
      'back already': { state: 'returned' },
      'fewer pieces': { pieces: 1 },
    });
  });

  it('[R11.1.2.2 R4.4.1.4] says that they do not have it, and nobody for them', async () => {
    const site = await world.site();
    await expectOnlyBy(['engineer'], async (uid) => {
      await site.keyOut('K1', `l-${uid}`);
      return object(site, uid, `l-${uid}`).send();
    });
    await site.keyOut('K1', 'l1');
    await expectOnlyTruth(() => object(site, 'engineer'), {
      'in no words': { objection: undefined },
      'in empty words': { objection: '' },
      'back already': { state: 'returned' },
      'another borrower': { borrowedBy: 'clerk' },
    });
  });

  it('[R11.1.2.2] confirms while the key is out, and objects also when it is back', async () => {
    const site = await world.site();
    await expectOnlyIn(['out'], states, async (state) => {
      await site.keyOut('K1', `a-${state}`, {}, { state });
      return acknowledge(site, 'engineer', `a-${state}`).send();
    });
    await expectOnlyIn(['out', 'returned'], states, async (state) => {
      await site.keyOut('K1', `o-${state}`, {}, { state });
      return object(site, 'engineer', `o-${state}`).send();
    });
  });

  it('[R11.1.2.2] who was dismissed says nothing more', async () => {
    const site = await world.site();
    await site.keyOut('K1', 'l1', {}, { borrowedBy: 'dismissed' });
    await expectRefused(object(site, 'dismissed').send());
    await site.keyOut('K1', 'l2');
    await expectAllowed(object(site, 'engineer', 'l2').send());
  });
});

describe('an emergency of another kind', () => {
  const lies = {
    'saying nothing': { emergencyWhat: undefined },
    'in empty words': { emergencyWhat: '' },
    'of no kind, with words': { emergencyKind: undefined },
  } satisfies Record<string, Data>;
  const other = { emergency: true, emergencyKind: 'other', emergencyWhat: '电梯困人' };

  it('[R4.4.1.4] is told in words when a key is released', async () => {
    const site = await world.site();
    await site.key('K1', { kind: 'deposited' });
    await expectOnlyTruth(() => release(site, 'supervisor', other), lies);
  });

  it('[R4.4.4.1.5] is told in words when a key is asked for', async () => {
    const site = await world.site();
    await site.key('K1', { kind: 'sealed' });
    await expectOnlyTruth(() => ask(site, 'engineer', 'sealed', { ...other, consent: call() }), lies);
  });
});
