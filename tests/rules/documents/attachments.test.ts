import { describe, it } from 'vitest';
import { expectOnlyBy, expectOnlyTruth, forAll } from '../../support/rules/attempts.ts';
import { signed } from '../../support/rules/loans.ts';
import {
  activeMembers,
  codeOf,
  type Data,
  everybody,
  namedKeepersOf,
  whoHold,
} from '../../support/rules/people.ts';
import { expectAllowed, expectClosed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, picture, type Site } from '../../support/rules/world.ts';

const world = openWorld('attachments');

const limit = 300 * 1024;

const add = (site: Site, uid: string, fields: Data = {}, id = 'a1') =>
  site.as(uid).opens('attachments', id, 'add', 'kept', {
    ...{ kind: 'idCard', mediaType: 'image/png', content: picture() },
    ...{ forRegister: 'keyLoans', forRecord: 'l1' },
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

  const records = {
    deposited: ['keyLoans', 'l-deposited'],
    sealed: ['keyLoans', 'l-sealed'],
    vacant: ['keyLoans', 'l-vacant'],
    repair: ['repairKeyPickups', 'p1'],
  } as const;

  for (const [kind, [forRegister, forRecord]] of Object.entries(records))
    it(`[R2.4.1.7] of a ${kind} key is opened by who added it, supervisor, manager and who keeps that kind`, async () => {
      const site = await world.site();
      await site.key(codeOf(`-${kind}`), { kind });
      if (forRegister === 'keyLoans')
        await site.loan(forRecord, { key: codeOf(`-${kind}`), state: 'requested' });
      else await site.record(forRegister, forRecord, { key: codeOf(`-${kind}`), state: 'handed' });
      await site.attachment('a1', 'idCard', { opened: signed('receptionist'), forRegister, forRecord });
      const readers = ['receptionist', ...whoHold('supervisor', 'manager'), ...namedKeepersOf(kind)];
      await expectOnlyBy(readers, (uid) => site.as(uid).get('attachments/a1'));
    });

  it('[R2.4.1.7 R4.4.4.1.7] of a deposit or a sealed key is opened by who keeps that kind', async () => {
    const site = await world.site();
    await site.deposit('d1', 'K1', { kind: 'sealed' }, { kind: 'sealed' });
    await site.attachment('a1', 'signature', {
      ...{ opened: signed('receptionist'), forRegister: 'keyDeposits', forRecord: 'd1' },
    });
    await site.attachment('a2', 'signature', {
      ...{ opened: signed('receptionist'), forRegister: 'keys', forRecord: 'K1' },
    });
    const readers = ['receptionist', ...whoHold('supervisor', 'manager'), ...namedKeepersOf('sealed')];
    for (const path of ['attachments/a1', 'attachments/a2'])
      await expectOnlyBy(readers, (uid) => site.as(uid).get(path));
  });

  it('[R2.4.1.7] of a record that was never entered is opened by who added it, supervisor and manager', async () => {
    const site = await world.site();
    await onFile(site, 'a1', 'receptionist');
    const readers = ['receptionist', ...whoHold('supervisor', 'manager')];
    await expectOnlyBy(readers, (uid) => site.as(uid).get('attachments/a1'));
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
      await expectClosed(site.as(uid).update('attachments/a1', { content: picture(99) }), `${uid} replaces`);
      await expectClosed(site.as(uid).delete('attachments/a1'), `${uid} deletes`);
      const expiry = site.as(uid).moves('attachments', 'a1', 'expire', { state: 'expired' });
      await expectClosed(expiry.send(), `${uid} lets it expire`);
    }
    await expectAllowed(site.as('receptionist').get('attachments/a1'));
  });
});
