import { deleteField } from 'firebase/firestore/lite';
import { describe, expect, it } from 'vitest';
import { expectOnlyBy, expectOnlyIn, expectOnlyTruth } from '../../support/rules/attempts.ts';
import { signed } from '../../support/rules/loans.ts';
import { inHours } from '../../support/rules/moments.ts';
import { activeMembers, type Data, whoHold } from '../../support/rules/people.ts';
import { myStamp } from '../../support/rules/person.ts';
import { expectAllowed, expectClosed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('disclosures');

const states = ['requested', 'granted', 'refused', 'expired'];
const asked = { household: 'h1', what: 'phone', forWhom: '快递员', why: '门禁故障' };

const request = (site: Site, uid: string, fields: Data = {}) =>
  site.as(uid).opens('disclosures', `h1~${uid}`, 'request', 'requested', { ...asked, ...fields });
const approve = (site: Site, uid: string, id: string, fields: Data = {}) =>
  site.as(uid).moves('disclosures', id, 'approve', {
    state: 'granted',
    decided: myStamp,
    until: inHours(2),
    ...fields,
  });
const refuse = (site: Site, uid: string, id: string, fields: Data = {}) =>
  site.as(uid).moves('disclosures', id, 'refuse', { state: 'refused', decided: myStamp, ...fields });
const revoke = (site: Site, uid: string, id: string) =>
  site.as(uid).moves('disclosures', id, 'revoke', { state: 'expired' });
const again = (site: Site, uid: string, id: string, fields: Data = {}) =>
  site.as(uid).moves('disclosures', id, 'requestAgain', {
    ...{ what: 'phone', forWhom: '维修工', why: '预约上门', state: 'requested' },
    ...fields,
  });

/** A request of the receptionist's for the household `h1`, in a site where each has its own id. */
const waiting = (site: Site, id: string, fields: Data = {}) =>
  site.record('disclosures', id, { ...asked, state: 'requested', opened: signed('receptionist'), ...fields });

describe('a telephone number is asked for', () => {
  it('[R1.3] by any member of staff, each for themselves', async () => {
    const site = await world.site();
    await expectOnlyBy(activeMembers, (uid) => request(site, uid).send());
  });

  it('[R1.3] saying for whom and why, for a household that is there', async () => {
    const site = await world.site();
    await expectOnlyTruth(() => request(site, 'receptionist'), {
      'for nobody': { forWhom: '' },
      'for no reason': { why: undefined },
      'for all of the file': { what: 'everything' },
      'of another household than the id says': { household: 'h2' },
      'of no household': { household: undefined },
      'granted already': { state: 'granted' },
      'with an end of its own': { until: inHours(99) },
      'decided already': { decided: myStamp },
      'by another': { opened: signed('assistant') },
    });
    const forAnother = site
      .as('receptionist')
      .opens('disclosures', 'h1~assistant', 'request', 'requested', asked);
    await expectRefused(forAnother.send(), "in a colleague's name");
    const ofNowhere = { ...asked, household: 'nowhere' };
    const unknown = site.as('clerk').opens('disclosures', 'nowhere~clerk', 'request', 'requested', ofNowhere);
    await expectRefused(unknown.send(), 'of a household that is not there');
  });

  it('[R1.3] again, by the same person, when it was refused or has ended; the old end is gone', async () => {
    const site = await world.site();
    await expectOnlyIn(['refused', 'expired'], states, async (state) => {
      await waiting(site, `h1~${state}`, { state, ...(state === 'granted' ? { until: inHours(1) } : {}) });
      const gone = state === 'granted' ? { until: deleteField() } : {};
      return again(site, 'receptionist', `h1~${state}`, gone).send();
    });
    const ended = { state: 'expired', until: inHours(-1), decided: signed('supervisor') };
    await waiting(site, 'h1~receptionist', ended);
    const gone = { until: deleteField(), decided: deleteField() };
    await expectRefused(again(site, 'assistant', 'h1~receptionist', gone).send(), 'by a colleague');
    await expectRefused(again(site, 'supervisor', 'h1~receptionist', gone).send(), 'by the supervisor');
    await expectOnlyTruth(() => again(site, 'receptionist', 'h1~receptionist', gone), {
      'with the old end left in': { until: undefined },
      'with the old decision left in': { decided: undefined },
      'for another household': { household: 'h2' },
      'for no reason': { why: '' },
    });
  });
});

describe('a grant that has run out', () => {
  const gone = { until: deleteField(), decided: deleteField() };
  const granted = (site: Site, hours: number, id = 'h1~receptionist') =>
    waiting(site, id, { state: 'granted', until: inHours(hours), decided: signed('supervisor') });

  it('[R1.3] may be asked for again at once, before the server has closed it; one that runs may not', async () => {
    const site = await world.site();
    await granted(site, 0.1);
    await expectRefused(again(site, 'receptionist', 'h1~receptionist', gone).send());
    await granted(site, -0.001);
    await expectRefused(again(site, 'assistant', 'h1~receptionist', gone).send(), 'by a colleague');
    await expectRefused(
      again(site, 'receptionist', 'h1~receptionist', { decided: deleteField() }).send(),
      'with its end left in',
    );
    await expectAllowed(again(site, 'receptionist', 'h1~receptionist', gone).send());
  });

  it('[R1.3] opens nothing until somebody has approved it anew', async () => {
    const site = await world.site();
    await granted(site, -0.001);
    await again(site, 'receptionist', 'h1~receptionist', gone).send();
    await expectRefused(site.as('receptionist').get('households/h1/private/phone'));
    await expectAllowed(approve(site, 'manager', 'h1~receptionist').send());
    await expectAllowed(site.as('receptionist').get('households/h1/private/phone'));
  });
});

describe('a household that has moved out', () => {
  const movedOut = async (site: Site) =>
    site.put('households/h2', { ...(await site.stored('households/h2')), state: 'former' });

  it('[R1.3 R2.4.16] is not asked for, for the first time or again', async () => {
    const site = await world.site();
    await movedOut(site);
    const ask = (household: string) =>
      site.as('receptionist').opens('disclosures', `${household}~receptionist`, 'request', 'requested', {
        ...asked,
        household,
      });
    await expectRefused(ask('h2').send());
    await expectAllowed(ask('h1').send());
    for (const household of ['h1', 'h2'])
      await waiting(site, `${household}~receptionist`, { household, state: 'refused' });
    await expectRefused(again(site, 'receptionist', 'h2~receptionist').send(), 'again');
    await expectAllowed(again(site, 'receptionist', 'h1~receptionist').send(), 'again');
  });

  it('[R1.3 R2.4.16] is not disclosed; a request that waits is refused, a grant that runs is revoked', async () => {
    const site = await world.site();
    await movedOut(site);
    for (const household of ['h1', 'h2']) await waiting(site, `${household}~receptionist`, { household });
    await expectRefused(approve(site, 'manager', 'h2~receptionist').send());
    await expectAllowed(approve(site, 'manager', 'h1~receptionist').send());
    await expectAllowed(refuse(site, 'manager', 'h2~receptionist').send());
    await waiting(site, 'h2~clerk', { household: 'h2', state: 'granted', until: inHours(1) });
    await expectAllowed(revoke(site, 'manager', 'h2~clerk').send());
  });
});

describe('a household with the longest id', () => {
  it('[R1.3] is asked for, granted, opened and asked for again like any other', async () => {
    const site = await world.site();
    const household = `${'~6bzk'.repeat(14)}-1~1`;
    const uid = 'x'.repeat(28);
    const id = `${household}~${uid}`;
    expect([household.length <= 80, id.length > 80]).toEqual([true, true]);
    await site.hire(uid, { roles: ['receptionist'] });
    await site.put(`households/${household}`, (await site.stored('households/h1')) ?? {});
    await site.record(`households/${household}/private`, 'phone', {
      ...{ household, phones: ['13800001234'], state: 'kept' },
    });
    const number = () => site.as(uid).get(`households/${household}/private/phone`);
    await expectRefused(number());
    const fields = { ...asked, household };
    await expectAllowed(site.as(uid).opens('disclosures', id, 'request', 'requested', fields).send());
    await expectRefused(number());
    await expectAllowed(approve(site, 'manager', id).send());
    await expectAllowed(number());
    await expectAllowed(revoke(site, 'manager', id).send());
    await expectRefused(number());
    const gone = { until: deleteField(), decided: deleteField() };
    await expectAllowed(again(site, uid, id, gone).send());
    await expectAllowed(site.as(uid).get(`disclosures/${id}`));
    await site.put(`disclosures/${id}/history/1`, { rev: 1 });
    await expectAllowed(site.as(uid).list(`disclosures/${id}/history`));
  });
});

describe('the supervisor or the manager decides', () => {
  it('[R1.3] nobody else does', async () => {
    const site = await world.site();
    for (const decide of [approve, refuse])
      await expectOnlyBy(whoHold('supervisor', 'manager'), async (uid) => {
        await waiting(site, `h1~${uid}`);
        return decide(site, uid, `h1~${uid}`).send();
      });
  });

  it('[R1.3] not on what they asked for themselves', async () => {
    const site = await world.site();
    for (const decide of [approve, refuse]) {
      await waiting(site, 'h1~supervisor', { opened: signed('supervisor') });
      await expectRefused(decide(site, 'supervisor', 'h1~supervisor').send());
      await expectAllowed(decide(site, 'manager', 'h1~supervisor').send());
    }
  });

  it('[R1.3] for a limited time, within what the site allows', async () => {
    const site = await world.site();
    await waiting(site, 'h1~receptionist');
    await expectOnlyTruth(() => approve(site, 'manager', 'h1~receptionist', { until: inHours(23.9) }), {
      'without an end': { until: undefined },
      'with an end that has been': { until: inHours(-0.01) },
      'for longer than a day': { until: inHours(24.1) },
      'for ever': { until: inHours(24 * 3650) },
      'until some day': { until: '明天' },
      'without a stamp': { decided: undefined },
      'in the name of another': { decided: signed('supervisor') },
      'for more than was asked': { what: 'everything' },
      'for another household': { household: 'h2' },
    });
  });

  it('[R1.3] once', async () => {
    const site = await world.site();
    for (const decide of [approve, refuse])
      await expectOnlyIn(['requested'], states, async (state) => {
        await waiting(site, `h1~${state}`, { state });
        return decide(site, 'manager', `h1~${state}`).send();
      });
  });
});

describe('a grant ends', () => {
  it('[R1.3] early, at the word of supervisor or manager', async () => {
    const site = await world.site();
    await expectOnlyBy(whoHold('supervisor', 'manager'), async (uid) => {
      await waiting(site, `h1~${uid}`, { state: 'granted', until: inHours(1) });
      return revoke(site, uid, `h1~${uid}`).send();
    });
    await expectOnlyIn(['granted'], states, async (state) => {
      await waiting(site, `h1~${state}`, { state });
      return revoke(site, 'manager', `h1~${state}`).send();
    });
  });

  it('[R1.3] in the file as in the register: what is revoked opens nothing', async () => {
    const site = await world.site();
    await waiting(site, 'h1~receptionist', { state: 'granted', until: inHours(1) });
    await expectAllowed(site.as('receptionist').get('households/h1/private/phone'));
    await expectAllowed(revoke(site, 'manager', 'h1~receptionist').send());
    await expectRefused(site.as('receptionist').get('households/h1/private/phone'));
  });

  it("[R1.3] by itself through the server alone: nobody takes the server's step, nor prolongs it", async () => {
    const site = await world.site();
    const id = 'h1~receptionist';
    await waiting(site, id, { state: 'granted', until: inHours(1) });
    for (const uid of ['receptionist', 'supervisor', 'manager', 'admin']) {
      await expectRefused(site.as(uid).moves('disclosures', id, 'expire', { state: 'expired' }).send(), uid);
      await expectRefused(approve(site, uid, id, { until: inHours(20) }).send(), `${uid} prolongs`);
    }
    await expectRefused(
      revoke(site, 'manager', id)
        .forged({ until: inHours(20) })
        .send(),
    );
    await expectAllowed(revoke(site, 'manager', id).send());
    expect((await site.stored(`disclosures/${id}`))?.state).toBe('expired');
  });

  it('[R1.3] and what was asked, why and by whom stays', async () => {
    const site = await world.site();
    for (const uid of ['receptionist', 'supervisor', 'manager', 'admin']) {
      await waiting(site, 'h1~receptionist');
      await expectClosed(site.as(uid).delete('disclosures/h1~receptionist'), uid);
    }
  });
});

describe('a request is seen', () => {
  it('[R1.3 R2.4.1.7] by who asked, supervisor and manager', async () => {
    const site = await world.site();
    await waiting(site, 'h1~receptionist');
    await expectOnlyBy(['receptionist', ...whoHold('supervisor', 'manager')], (uid) =>
      site.as(uid).get('disclosures/h1~receptionist'),
    );
  });

  it('[R1.3 R6.1.3] no longer by who asked and was dismissed since', async () => {
    const site = await world.site();
    await waiting(site, 'h1~dismissed', { opened: signed('dismissed') });
    await expectRefused(site.as('dismissed').get('disclosures/h1~dismissed'));
    await expectAllowed(site.as('supervisor').get('disclosures/h1~dismissed'));
  });

  it('[R1.3] and so are its steps: nobody else learns that somebody asked', async () => {
    const site = await world.site();
    await waiting(site, 'h1~receptionist');
    await site.put('disclosures/h1~receptionist/history/1', { rev: 1, step: 'request', by: 'receptionist' });
    const readers = ['receptionist', ...whoHold('supervisor', 'manager')];
    await expectOnlyBy(readers, (uid) => site.as(uid).list('disclosures/h1~receptionist/history'));
  });
});
