import { deleteField, orderBy, serverTimestamp } from 'firebase/firestore/lite';
import { describe, it } from 'vitest';
import { expectOnlyBy, forAll } from '../../support/rules/attempts.ts';
import { inHours } from '../../support/rules/moments.ts';
import { activeMembers, type Data, everybody } from '../../support/rules/people.ts';
import { expectAllowed, expectClosed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('notices');

const inbox = (uid: string) => `members/${uid}/notices`;

const told = (site: Site, uid: string, id = 'n1') =>
  site.put(`${inbox(uid)}/${id}`, {
    ...{ at: inHours(-1), kind: 'overdue', register: 'keyLoans', record: 'l1' },
    ...{ title: '钥匙未还', text: 'K1（1-101）未还' },
  });

const read = (site: Site, uid: string, owner: string, fields: Data = { readAt: serverTimestamp() }) =>
  site.as(uid).update(`${inbox(owner)}/n1`, fields);

describe("a person's inbox", () => {
  it('[R2.4.5] is read by that person alone, whatever the role of another', async () => {
    const site = await world.site();
    await told(site, 'receptionist');
    await expectOnlyBy(['receptionist'], (uid) => site.as(uid).get(`${inbox('receptionist')}/n1`));
    await expectOnlyBy(['receptionist'], (uid) =>
      site.as(uid).list(inbox('receptionist'), orderBy('at', 'desc')),
    );
  });

  it('[R2.4.5] is for active members', async () => {
    const site = await world.site();
    await expectOnlyBy(activeMembers, async (uid) => {
      await told(site, uid);
      return site.as(uid).get(`${inbox(uid)}/n1`);
    });
  });

  it('[R2.4.5] is marked as read by that person alone, now', async () => {
    const site = await world.site();
    await told(site, 'receptionist');
    for (const [what, fields] of Object.entries<Data>({
      'read an hour ago': { readAt: inHours(-1) },
      'read tomorrow': { readAt: inHours(24) },
      'read in words': { readAt: 'now' },
      'with another text': { readAt: serverTimestamp(), text: '无事' },
      'with another title': { title: '无事' },
      'with a note of its own': { note: '稍后' },
      'with a field of its own': { readAt: serverTimestamp(), other: '稍后' },
      'with its record gone': { record: deleteField() },
    }))
      await expectRefused(read(site, 'receptionist', 'receptionist', fields), what);
    await expectOnlyBy(['receptionist'], (uid) => read(site, uid, 'receptionist'));
  });

  it('[R2.4.5 R6.1.3] is marked by nobody who was dismissed since', async () => {
    const site = await world.site();
    await told(site, 'dismissed');
    await told(site, 'receptionist');
    await expectRefused(read(site, 'dismissed', 'dismissed'));
    await expectAllowed(read(site, 'receptionist', 'receptionist'));
  });

  it('[R2.4.5] a notice that was read does not become unread', async () => {
    const site = await world.site();
    await told(site, 'receptionist');
    await expectAllowed(read(site, 'receptionist', 'receptionist'));
    await expectRefused(read(site, 'receptionist', 'receptionist', { readAt: deleteField() }));
  });

  it('[R2.4.5] nobody writes a notice or takes one away', async () => {
    const site = await world.site();
    await told(site, 'receptionist');
    const notice = { at: serverTimestamp(), kind: 'overdue', title: '请即放行', text: '经理已同意' };
    await forAll(everybody, async (uid) => {
      await expectClosed(site.as(uid).set(`${inbox('receptionist')}/n2`, notice), `${uid} writes`);
      await expectClosed(site.as(uid).set(`${inbox(uid)}/n2`, notice), `${uid} writes to themselves`);
      await expectClosed(site.as(uid).delete(`${inbox('receptionist')}/n1`), `${uid} deletes`);
    });
  });

  it('[R2.4.5] is not gathered across people', async () => {
    const site = await world.site();
    await told(site, 'receptionist');
    await forAll(everybody, (uid) => expectClosed(site.as(uid).listGroup('notices'), uid));
  });
});
