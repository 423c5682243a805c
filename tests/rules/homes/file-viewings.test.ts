import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyTruth } from '../../support/rules/attempts.ts';
import { signed } from '../../support/rules/loans.ts';
import { whoHold } from '../../support/rules/people.ts';
import { myStamp } from '../../support/rules/person.ts';
import { expectAllowed, expectClosed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('file-viewings');

const keepers = ['steward', ...whoHold('supervisor', 'manager')];

const view = (site: Site, uid: string, fields = {}) =>
  site
    .as(uid)
    .opens('fileViewings', `h1~${uid}`, 'view', 'viewed', { household: 'h1', seen: myStamp, ...fields });
const again = (site: Site, uid: string, id = `h1~${uid}`) =>
  site.as(uid).moves('fileViewings', id, 'viewAgain', { seen: myStamp });

describe('that somebody looks at a private file is entered', () => {
  it('[R2.4.16] by who keeps it and nobody else', async () => {
    const site = await world.site();
    await site.remove('fileViewings/h1~manager');
    await expectOnlyBy(keepers, (uid) => view(site, uid).send());
  });

  it('[R2.4.16] as it is: of this household, by oneself, and now', async () => {
    const site = await world.site();
    await expectOnlyTruth(() => view(site, 'supervisor'), {
      'of another household than the id says': { household: 'h2' },
      'of no household': { household: undefined },
      'seen by another': { seen: signed('steward') },
      'by another': { opened: { by: 'steward', at: new Date() } },
    });
    const forAnother = site
      .as('supervisor')
      .opens('fileViewings', 'h1~steward', 'view', 'viewed', { household: 'h1', seen: myStamp });
    await expectRefused(forAnother.send());
  });

  it('[R2.4.16] again by the same person alone', async () => {
    const site = await world.site();
    await site.looked(['supervisor', 'steward'], ['h1']);
    await expectRefused(again(site, 'supervisor', 'h1~steward').send());
    await expectAllowed(again(site, 'steward').send());
  });

  it('[R2.4.16] and is read by that person, the supervisor and the manager, taken away by nobody', async () => {
    const site = await world.site();
    await site.looked(['steward'], ['h1']);
    const read = (uid: string) => site.as(uid).get('fileViewings/h1~steward');
    await expectOnlyBy(['steward', ...whoHold('supervisor', 'manager')], read);
    for (const uid of ['steward', 'manager']) {
      await expectClosed(site.as(uid).delete('fileViewings/h1~steward'), uid);
      await expectAllowed(read(uid));
    }
  });
});
