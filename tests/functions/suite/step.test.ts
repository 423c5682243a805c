import { Timestamp } from 'firebase-admin/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf, readBooks } from '../../../functions/src/chapters/duty/verify.ts';
import { siteTime } from '../../../rulebook/site/settings.ts';
import { expectRefused } from '../../support/rules/refusal.ts';
import type { Desk } from '../../support/suite/desk.ts';
import { eventually, openSuiteSite, type SuiteSite } from '../../support/suite/site.ts';

// The whole way of a step: the page's SDK, the deployed rules, the trigger in the Functions emulator, and what follows.

const { calendar } = siteTime(null);
let suite: SuiteSite;
let receptionist: Desk;
let engineer: Desk;
beforeAll(async () => {
  suite = await openSuiteSite();
  await suite.site.hasKey('vacant', 'K-1');
  [receptionist, engineer] = await Promise.all([suite.as('receptionist'), suite.as('engineer')]);
});
afterAll(() => suite.close());

const asked = {
  key: 'K-1',
  borrower: 'staff',
  borrowedBy: 'engineer',
  purpose: '检查管道',
  emergency: false,
};
const back = {
  ...{ returnedPieces: 2, returnedUnit: 'K-1', returnedBy: 'engineer' },
  statement: { powerOff: true, doorsAndWindowsShut: true, locked: true },
};

async function idsIn(path: string): Promise<string[]> {
  return (await suite.site.db.collection(path).get()).docs.map(({ id }) => id).sort();
}
const below = (path: string): string => `sites/${suite.site.id}/${path}`;

/** The lines about a loan, in the book of whatever day. */
async function linesOf(loan: string) {
  const found = await suite.site.db.collectionGroup('entries').where('source.record', '==', loan).get();
  return found.docs.filter(({ ref }) => ref.path.startsWith(below('dutyLog/')));
}

async function noticesOf(uid: string, loan: string): Promise<string[]> {
  const found = await suite.site.db.collection(below(`members/${uid}/notices`)).get();
  return found.docs.filter((each) => each.get('record') === loan).map((each) => String(each.get('kind')));
}

describe('a key that is lent and taken back at the desk', () => {
  it('[R11.1.2.2] [R4.4.2.4] leaves history, deadline, duty-log line, seal and notice behind, once each', async () => {
    await engineer.take('keyLoans', 'request', 'loan', asked);
    await receptionist.take('keyLoans', 'issue', 'loan');
    await eventually(async () => {
      expect(await idsIn(below('keyLoans/loan/history'))).toEqual(['1', '2']);
      expect(await idsIn(below('keys/K-1/history'))).toEqual(['1', '2']);
    });
    const { issued } = (await suite.site.record('keyLoans', 'loan')) as { issued: { at: Date } };
    expect(await suite.site.due('keyLoans', 'loan', 'return')).toMatchObject({
      ...{ level: 0, overdue: false, concerns: ['engineer', 'receptionist'] },
      at: Timestamp.fromDate(calendar.endOfWorkingDay(issued.at)),
    });
    const [line] = await linesOf('loan');
    expect(line?.data()).toMatchObject({
      ...{ kind: 'keyOut', by: 'receptionist' },
      text: '借出钥匙 K-1（K-1）2 把，借用人：本部门员工，经手：吴工，用途：检查管道',
    });
    expect(await noticesOf('engineer', 'loan')).toEqual(['issue']);
  });

  it('[R4.4.2.5] [R11.1.2.3] settles its deadline when it is back, and every line is sealed', async () => {
    await receptionist.take('keyLoans', 'return', 'loan', back);
    await eventually(async () => {
      expect(await idsIn(below('keyLoans/loan/history'))).toEqual(['1', '2', '3']);
      expect(await suite.site.due('keyLoans', 'loan', 'return')).toMatchObject({ at: null, overdue: false });
      expect((await linesOf('loan')).map((line) => line.get('kind')).sort()).toEqual(['keyBack', 'keyOut']);
      const books = await readBooks(suite.site.db, suite.site.id);
      expect(books.days.flatMap(({ seals }) => seals.map(({ entry }) => entry)).sort()).toEqual(
        books.days.flatMap(({ entries }) => entries.map(({ id }) => id)).sort(),
      );
      expect(faultsOf(books)).toEqual([]);
    });
    expect(await noticesOf('engineer', 'loan')).toEqual(['issue']);
    expect(await suite.site.record('keys', 'K-1')).toMatchObject({ state: 'inCabinet' });
  });

  it('[R11.1.2.1] [R4.4.2.1] is issued by its keeper alone: of a batch that is refused nothing follows', async () => {
    await engineer.take('keyLoans', 'request', 'third', asked);
    await expectRefused(engineer.force('keyLoans', 'issue', 'third'));
    await receptionist.take('keyLoans', 'issue', 'third');
    await eventually(async () => {
      expect(await idsIn(below('keyLoans/third/history'))).toEqual(['1', '2']);
      expect((await linesOf('third')).map((line) => line.get('by'))).toEqual(['receptionist']);
    });
  });
});
