import { afterEach, describe, expect, it } from 'vitest';
import type { Document } from '../../functions/src/records/documents.ts';
import { StepRefused } from '../../functions/src/records/take-step.ts';
import { openTestSite, type TestSite } from '../support/site.ts';
import { snapshotOf } from '../support/snapshot.ts';

// The server writes with rights that no rule looks at: what the rules would refuse, it has refused before.

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

async function opening(): Promise<TestSite> {
  const site = await openTestSite({ at: '2026-09-29 09:00' });
  open.push(site);
  await site.hasKey('vacant', 'K-1');
  await site.hasDeposit('1-1-101', 'W-1');
  return site;
}

/** Where a step is refused, by what rule; nothing is written. */
async function refused(
  site: TestSite,
  ...step: Parameters<TestSite['take']>
): Promise<readonly (readonly [string, string])[]> {
  const before = await snapshotOf(site.db);
  const error = await site.take(...step).catch((thrown: unknown) => thrown);
  if (!(error instanceof StepRefused)) throw new Error(`Not refused: ${String(error)}`);
  expect(await snapshotOf(site.db)).toEqual(before);
  return error.refusals.map(({ fields, rule }) => [fields.join(), rule]);
}

describe('a step that the server takes', () => {
  const copy = { key: 'K-1', pieces: 2, why: '一把断了' };
  const ask = (site: TestSite, input: Document) =>
    refused(site, 'receptionist', 'keyCopies', 'request', 'copy', input);

  it('[R4.4.2.9] is refused where a field is ill typed, missing or unknown, and writes nothing', async () => {
    const site = await opening();
    expect(await ask(site, { key: 'K-1', pieces: -5 })).toEqual([
      ['pieces', 'type'],
      ['why', 'required'],
    ]);
    expect(await ask(site, { ...copy, pieces: '2' })).toEqual([['pieces', 'type']]);
    expect(await ask(site, { ...copy, key: 'K/1' })).toEqual([['key', 'type']]);
    expect(await ask(site, { ...copy, state: 'made' })).toEqual([['state', 'unknown']]);
    await site.take('receptionist', 'keyCopies', 'request', 'copy', copy);
    expect(await site.record('keyCopies', 'copy')).toMatchObject({ ...copy, state: 'requested' });
  });

  it('[R4.4.2.9] [R4.4.2.4] is refused where a field names a record that is not there', async () => {
    const site = await opening();
    expect(await ask(site, { ...copy, key: 'K-9' })).toEqual([['key', 'type']]);
    const loan = { key: 'K-1', borrower: 'staff', purpose: '检查管道', emergency: false };
    const borrow = (borrowedBy: string) =>
      refused(site, 'engineer', 'keyLoans', 'request', 'loan', { ...loan, borrowedBy });
    expect(await borrow('nobody')).toContainEqual(['borrowedBy', 'type']);
  });

  it('[R4.4.1.1] so is one whose companion would be ill typed: neither record is written', async () => {
    const site = await opening();
    const deposit = { kind: 'deposited', term: 'long', pieces: 1, identityChecked: true };
    const input = { ...deposit, household: 'household-1-1-101', key: 'W-2', keyDetails: { code: 'W-2' } };
    expect(await refused(site, 'receptionist', 'keyDeposits', 'deposit', 'second', input)).toEqual([
      ['keyDetails.hook', 'required'],
    ]);
  });

  it('[R4.4.1.5] a call that is told of before it was made is none', async () => {
    const site = await opening();
    const consent = { at: new Date(site.clock.now().getTime() + 60_000), with: '张先生', agreed: true };
    const loan = { key: 'W-1', borrower: 'relative', borrowedBy: 'clerk', purpose: '取物', emergency: false };
    const more = { collector: '张小妹', identityChecked: true, consent };
    expect(await refused(site, 'receptionist', 'keyLoans', 'request', 'loan', { ...loan, ...more })).toEqual([
      ['consent', 'type'],
    ]);
  });
});
