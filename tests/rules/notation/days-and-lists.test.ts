import { Timestamp } from 'firebase/firestore/lite';
import { describe, it } from 'vitest';
import { days, notDays } from '../../support/dates.ts';
import { ask } from '../../support/rules/loans.ts';
import { inHours } from '../../support/rules/moments.ts';
import { myStamp } from '../../support/rules/person.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld } from '../../support/rules/world.ts';

// A date exists, a moment lies in this age, and a list names each thing once.

const world = openWorld('days-and-lists');

describe('a date exists', () => {
  it('[R3.3.4 R5.1.1] when a household moved in', async () => {
    const site = await world.site();
    const moveIn = (moveInDate: string) =>
      site.as('assistant').moves('households', 'h1', 'amend', { displayName: '王女士', moveInDate }).send();
    for (const date of notDays) await expectRefused(moveIn(date), JSON.stringify(date));
    for (const date of days) await expectAllowed(moveIn(date), date);
  });
});

describe('a moment lies in this age', () => {
  const at = (iso: string) => Timestamp.fromDate(new Date(iso));

  it('[R4.4.2.5] when a key is to be back', async () => {
    const site = await world.site();
    await site.key('K1');
    const due = (dueBy: Timestamp) => ask(site, 'engineer', 'vacant', { dueBy }).send();
    for (const iso of [
      '9999-12-31T23:59:59Z',
      '9999-01-01T00:00:00Z',
      '2200-01-01T00:00:00Z',
      '1999-12-31T23:59:59Z',
    ])
      await expectRefused(due(at(iso)), iso);
    await expectAllowed(due(inHours(2)));
  });

  it('[R1.3] until when a telephone number is disclosed', async () => {
    const site = await world.site();
    const waiting = {
      household: 'h1',
      what: 'phone',
      forWhom: '快递员',
      why: '门禁故障',
      state: 'requested',
    };
    await site.record('disclosures', 'h1~clerk', { ...waiting, opened: { by: 'clerk', at: inHours(-1) } });
    const until = (moment: Timestamp) =>
      site
        .as('manager')
        .moves('disclosures', 'h1~clerk', 'approve', { state: 'granted', decided: myStamp, until: moment })
        .send();
    await expectRefused(until(at('9999-12-31T23:59:59Z')));
    await expectAllowed(until(inHours(1)));
  });
});

describe('a list names each thing once', () => {
  it('[R4.4.1.7] keys of a count', async () => {
    const site = await world.site();
    await site.count('c1', 'vacant', ['K1', 'K2']);
    const finish = (found: readonly string[]) =>
      site
        .as('supervisor')
        .moves('keyCounts', 'c1', 'finish', {
          ...{ state: 'done', done: myStamp, found, missing: [], lent: [] },
        })
        .send();
    await expectRefused(finish(['K1', 'K1']));
    await expectRefused(finish(['K1', 'K2', 'K2']));
    await expectAllowed(finish(['K2', 'K1']));
  });

  it('[R4.4.1.7] finds of a count', async () => {
    const site = await world.site();
    await site.count('c1', 'vacant', []);
    const finish = (unexpected: readonly string[]) =>
      site
        .as('supervisor')
        .moves('keyCounts', 'c1', 'finish', {
          ...{ state: 'done', done: myStamp, found: [], missing: [], lent: [], unexpected },
        })
        .send();
    await expectRefused(finish(['无牌', '无牌']));
    await expectRefused(finish(['No tag', 'no  TAG']));
    await expectAllowed(finish(['无牌', '旧牌']));
  });

  it('[R3.4.5.1] telephone numbers and family of a household', async () => {
    const site = await world.site();
    const amend = (phones: readonly string[], family: readonly string[]) =>
      site
        .as('steward')
        .moves('households/h1/private', 'file', 'amend', { household: 'h1', fullName: '王小红', family })
        .moves('households/h1/private', 'phone', 'amend', { household: 'h1', phones })
        .moves('households', 'h1', 'amendFile', {
          ...{ displayName: '王女士', maskedPhone: '139****5678' },
        })
        .send();
    const [phones, family] = [
      ['13900005678', '13900005679'],
      ['丈夫 李明', '儿子 李亮'],
    ];
    await expectRefused(amend(['13900005678', '13900005678'], family));
    await expectRefused(amend(['13900005678', '139 0000 5678'], family), 'the same with blanks');
    await expectRefused(amend(phones, ['丈夫 李明', '丈夫李明']));
    await expectAllowed(amend(phones, family));
  });
});
