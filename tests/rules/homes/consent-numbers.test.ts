import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyTruth } from '../../support/rules/attempts.ts';
import { signed } from '../../support/rules/loans.ts';
import { inHours } from '../../support/rules/moments.ts';
import { type Data, keepersOf } from '../../support/rules/people.ts';
import { myStamp } from '../../support/rules/person.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('consent-numbers');

const call = (site: Site, uid: string, fields: Data = {}) =>
  site.as(uid).opens('disclosures', `h1~${uid}`, 'call', 'granted', {
    ...{ household: 'h1', what: 'phone', key: 'K1', until: inHours(1 / 6), called: myStamp },
    ...fields,
  });

async function kept(kind = 'deposited', key: Data = {}): Promise<Site> {
  const site = await world.site();
  const household = kind === 'repair' ? {} : { household: 'h1' };
  await site.key('K1', { kind, unit: 'b1-101', ...household, ...key });
  return site;
}

describe('the number for the call that a clause demands', () => {
  for (const kind of ['deposited', 'sealed', 'repair'])
    it(`[R1.3] [R4.4.1.5] is shown to the keeper of the ${kind} key, and to nobody else`, async () => {
      const site = await kept(kind);
      await expectOnlyBy(keepersOf(kind), (uid) => call(site, uid).send());
    });

  it('[R1.3] for that call alone: its own household, its key, half an hour at most', async () => {
    const site = await kept();
    await site.key('K2', { kind: 'deposited', household: 'h2', unit: 'b2-201' });
    await site.key('K3', { kind: 'vacant' });
    await expectOnlyTruth(() => call(site, 'supervisor'), {
      'for an hour': { until: inHours(1) },
      'for no time': { until: inHours(-0.1) },
      'for good': { until: undefined },
      "for another household's key": { key: 'K2' },
      'for a key of no household': { key: 'K3' },
      'for no key': { key: undefined },
      'of another household than the key is of': { household: 'h2' },
      'as if somebody had approved it': { decided: signed('manager') },
      'without a word of it': { called: undefined },
      'by another': { opened: signed('manager') },
    });
  });

  it('[R1.3] [R4.4.3.3] not by a key that one has entered oneself a moment ago', async () => {
    const site = await kept('repair', { opened: signed('supervisor') });
    await expectRefused(call(site, 'supervisor').send());
    await site.key('K2', { kind: 'repair', unit: 'b1-101', opened: { by: 'supervisor', at: inHours(-25) } });
    await expectAllowed(call(site, 'supervisor', { key: 'K2' }).send());
  });

  it('[R1.3] not of a key that went back, nor of a household that has left', async () => {
    const site = await kept();
    await site.key('K2', { kind: 'deposited', household: 'h1', unit: 'b1-101', state: 'withdrawn' });
    await expectRefused(call(site, 'supervisor', { key: 'K2' }).send());
    await site.moveOut('h1');
    await expectRefused(call(site, 'supervisor').send());
    await site.moveOut('h1', 'current');
    await expectAllowed(call(site, 'supervisor').send());
  });

  it('[R1.3] opens the number to who entered the call, while it runs', async () => {
    const site = await kept();
    const number = (uid: string) => site.as(uid).get('households/h1/private/phone');
    await expectRefused(number('clerk'));
    await site.record('disclosures', 'h1~clerk', {
      ...{ household: 'h1', what: 'phone', key: 'K1', state: 'granted', opened: signed('clerk') },
      until: inHours(0.1),
    });
    await expectAllowed(number('clerk'));
    await expectRefused(number('assistant'), 'somebody else');
  });
});
