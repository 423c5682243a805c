import { Bytes } from 'firebase/firestore/lite';
import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyTruth, forAll } from '../support/rules/attempts.ts';
import { signed } from '../support/rules/loans.ts';
import { activeMembers, type Data, everybody, everyKind, whoHold } from '../support/rules/people.ts';
import { expectAllowed, expectClosed, expectRefused } from '../support/rules/refusal.ts';
import { openWorld, type Site } from '../support/rules/world.ts';

const world = openWorld('attachments');

const picture = (size: number) => Bytes.fromUint8Array(new Uint8Array(size));
const limit = 300 * 1024;

const add = (site: Site, uid: string, fields: Data = {}, id = 'a1') =>
  site.as(uid).opens('attachments', id, 'add', 'kept', {
    ...{ kind: 'idCard', mediaType: 'image/jpeg', content: picture(10) },
    ...fields,
  });

const onFile = (site: Site, id: string, by: string) => site.attachment(id, 'idCard', { opened: signed(by) });

describe('a photo or scan', () => {
  it('[R4.4.1.5 R4.4.3.3 R4.4.3.4] is added by any member of staff', async () => {
    const site = await world.site();
    await expectOnlyBy(activeMembers, (uid) => add(site, uid, {}, `a-${uid}`).send());
  });

  it('[R4.4.1.5] is a picture of a known kind, of at most 300 KB', async () => {
    const site = await world.site();
    await expectOnlyTruth(() => add(site, 'receptionist', { content: picture(limit), note: '正面' }), {
      'a byte more': { content: picture(limit + 1) },
      'no picture': { content: undefined },
      'a text': { content: 'data:image/png;base64,AAAA' },
      'a page': { mediaType: 'text/html' },
      'a drawing that can run': { mediaType: 'image/svg+xml' },
      'of no kind': { kind: undefined },
      'of a kind of its own': { kind: 'passport' },
      'with a long note': { note: '长'.repeat(201) },
      'expired already': { state: 'expired' },
      'by another': { opened: signed('assistant') },
    });
  });

  it('[R2.4.1.7] is opened by who added it, supervisor, manager and the keepers of keys', async () => {
    const site = await world.site();
    await onFile(site, 'a1', 'receptionist');
    const keepers = everyKind.map((kind) => `keeper-${kind}`);
    await expectOnlyBy(['receptionist', ...whoHold('supervisor', 'manager'), ...keepers], (uid) =>
      site.as(uid).get('attachments/a1'),
    );
  });

  it('[R2.4.1.7] is no longer opened by who added it and was dismissed since', async () => {
    const site = await world.site();
    await onFile(site, 'a1', 'dismissed');
    await onFile(site, 'a2', 'clerk');
    await expectRefused(site.as('dismissed').get('attachments/a1'));
    await expectAllowed(site.as('clerk').get('attachments/a2'));
  });

  it('[R2.4.1.7] is not listed by anybody', async () => {
    const site = await world.site();
    await onFile(site, 'a1', 'receptionist');
    await forAll(everybody, (uid) => expectClosed(site.as(uid).list('attachments'), `${uid} lists`));
  });

  it('[R4.4.1.5] stays what it was: nobody changes it or takes it away, the server lets it expire', async () => {
    const site = await world.site();
    await onFile(site, 'a1', 'receptionist');
    for (const uid of ['receptionist', 'supervisor', 'manager', 'admin', 'keeper-vacant']) {
      await expectClosed(site.as(uid).update('attachments/a1', { kind: 'signature' }), `${uid} relabels`);
      await expectClosed(site.as(uid).update('attachments/a1', { content: picture(3) }), `${uid} replaces`);
      await expectClosed(site.as(uid).delete('attachments/a1'), `${uid} deletes`);
      const expiry = site.as(uid).moves('attachments', 'a1', 'expire', { state: 'expired' });
      await expectClosed(expiry.send(), `${uid} lets it expire`);
    }
    await expectAllowed(site.as('receptionist').get('attachments/a1'));
  });
});
