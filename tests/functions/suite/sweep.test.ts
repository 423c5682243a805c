import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siteTime } from '../../../rulebook/site/settings.ts';
import { runScheduled } from '../../support/emulators.ts';
import { eventually, openSuiteSite, type SuiteSite } from '../../support/suite/site.ts';

const { calendar } = siteTime(null);
const yesterday = calendar.shiftDay(calendar.day(new Date()), -1);

let suite: SuiteSite;
beforeAll(async () => {
  suite = await openSuiteSite(`${yesterday} 15:00`);
});
afterAll(() => suite.close());

/** Who has been told that the loan is overdue. */
async function told(): Promise<string[]> {
  const found = await suite.site.db.collectionGroup('notices').where('kind', '==', 'overdue').get();
  return found.docs
    .filter((each) => each.ref.path.startsWith(`sites/${suite.site.id}/`) && each.get('record') === 'late')
    .map((each) => `${each.ref.parent.parent?.id}: ${String(each.get('title.zh'))}`)
    .sort();
}

describe('the sweep, run by its schedule', () => {
  it('[R4.4.2.5] [R11.1.2.2] flags a key that is not back and tells borrower and issuer, once', async () => {
    const { site } = suite;
    await site.hasKey('vacant', 'K-1');
    await site.lends('K-1', 'engineer', {}, 'late');
    await eventually(async () => {
      expect(await site.due('keyLoans', 'late', 'return')).toMatchObject({ level: 0, overdue: false });
    });
    // The whole project is swept; another test's sweep may hold the page for a moment.
    await eventually(async () => {
      await runScheduled('sweepEachMinute');
      expect(await site.due('keyLoans', 'late', 'return')).toMatchObject({ level: 1, overdue: true });
    });
    await runScheduled('sweepEachMinute');
    expect(await told()).toEqual(['engineer: 钥匙未还', 'receptionist: 钥匙未还']);
    const engineer = await suite.as('engineer');
    const [notice] = (
      await site.db
        .collection(`sites/${site.id}/members/engineer/notices`)
        .where('kind', '==', 'overdue')
        .get()
    ).docs;
    expect(await engineer.read(`members/engineer/notices/${notice?.id}`)).toMatchObject({
      readAt: null,
      record: 'late',
    });
  });
});
