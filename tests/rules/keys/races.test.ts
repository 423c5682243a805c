import { describe, expect, it } from 'vitest';
import { forAll } from '../../support/rules/attempts.ts';
import { giveBack, issue } from '../../support/rules/loans.ts';
import { codeOf, type Data } from '../../support/rules/people.ts';
import { myStamp, type Steps } from '../../support/rules/person.ts';
import { expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

// Several desks, each with a client of its own, reach for the same thing at the same moment.

const world = openWorld('races');

/** As many keepers, each at a desk of their own. */
async function keepers(site: Site, number: number): Promise<string[]> {
  const names = Array.from({ length: number }, (_, at) => `desk${at}`);
  await Promise.all(
    names.map(async (name) => {
      await site.hire(name, { roles: [] });
      await site.designation(name, ['vacant']);
    }),
  );
  return names;
}

/** True when it was let through. */
async function isLetThrough(batch: Steps): Promise<boolean> {
  const sent = batch.send();
  const message = await sent.then(
    () => null,
    (error: unknown) => String(error),
  );
  if (message !== null) await expectRefused(sent);
  return message === null;
}

const winnersOf = (tried: readonly boolean[]): number => tried.filter(Boolean).length;

/** The loans of a key as they stand now, and the key. */
async function standOf(site: Site, key: string, loans: readonly string[]) {
  const records = await Promise.all(loans.map((loan) => site.stored(`keyLoans/${loan}`)));
  const out = loans.filter((_, at) => records[at]?.state === 'out');
  const untouched = records.filter((record) => record?.state === 'requested' && record.rev === 3);
  return { key: (await site.stored(`keys/${key}`)) as Data, out, untouched: untouched.length };
}

/** The batch in which this desk takes the key on a loan of its own. */
const take = (site: Site, desk: string, key: string, loan: string): Steps =>
  site
    .as(desk)
    .moves('keyLoans', loan, 'issue', { state: 'out', issued: myStamp, pieces: 2 })
    .moves('keys', key, 'lend', { state: 'out', loan });

describe('a key is never out twice', () => {
  it('[R4.4.1.6] twenty desks race for one key: one loan', async () => {
    const site = await world.site();
    await site.key('K1');
    const desks = await keepers(site, 20);
    const loans = desks.map((desk) => `l-${desk}`);
    await Promise.all(loans.map((loan) => site.loan(loan, { key: 'K1', state: 'requested' })));
    const tried = await Promise.all(desks.map((desk) => isLetThrough(take(site, desk, 'K1', `l-${desk}`))));
    expect(winnersOf(tried)).toBe(1);
    const { key, out, untouched } = await standOf(site, 'K1', loans);
    expect(out).toEqual([key.loan]);
    expect(key).toMatchObject({ state: 'out', rev: 4 });
    expect(untouched).toBe(19);
  });

  it('[R4.4.1.6] a hundred keys, each raced for by four desks: a hundred loans', async () => {
    const site = await world.site();
    const desks = await keepers(site, 4);
    const keys = Array.from({ length: 100 }, (_, at) => codeOf(`-${at}`));
    const loansOf = (key: string) => desks.map((desk) => `${key}-${desk}`);
    await forAll(keys, async (key) => {
      await site.key(key);
      await Promise.all(loansOf(key).map((loan) => site.loan(loan, { key, state: 'requested' })));
    });
    await forAll(keys, async (key) => {
      const tried = await Promise.all(
        desks.map((desk) => isLetThrough(take(site, desk, key, `${key}-${desk}`))),
      );
      expect(winnersOf(tried), key).toBe(1);
    });
    await forAll(keys, async (name) => {
      const { key, out, untouched } = await standOf(site, name, loansOf(name));
      expect(out, name).toEqual([key.loan]);
      expect(key.state, name).toBe('out');
      expect(untouched, name).toBe(desks.length - 1);
    });
  });
});

describe('a key comes back once', () => {
  it('[R4.4.1.6] ten desks take back the same key: one return, and the key agrees with its loan', async () => {
    const site = await world.site();
    await site.keyOut('K1', 'l1');
    const desks = await keepers(site, 10);
    const tried = await Promise.all(desks.map((desk) => isLetThrough(giveBack(site, desk))));
    expect(winnersOf(tried)).toBe(1);
    expect(await site.stored('keys/K1')).toMatchObject({ state: 'inCabinet', rev: 4, loan: 'l1' });
    expect(await site.stored('keyLoans/l1')).toMatchObject({ state: 'returned', rev: 4 });
  });

  it('[R4.4.1.6] one desk lends while another takes away: one of the two', async () => {
    const site = await world.site();
    await site.key('K1');
    await site.loan('l1', { key: 'K1', state: 'requested' });
    const lend = issue(site, 'secondSupervisor');
    const withdraw = site
      .as('supervisor')
      .moves('keys', 'K1', 'withdraw', { state: 'withdrawn', withdrawnFor: '交还开发商' });
    const tried = await Promise.all([isLetThrough(lend), isLetThrough(withdraw)]);
    expect(winnersOf(tried)).toBe(1);
    const { key, out } = await standOf(site, 'K1', ['l1']);
    expect(key.state).toBe(out.length === 1 ? 'out' : 'withdrawn');
  });
});

describe('a paper is signed once', () => {
  it('[R4.4.1.4] two managers sign at once: one signature, and the other sees it', async () => {
    const site = await world.site();
    await site.key('K1', { kind: 'sealed' });
    await site.loan('l1', { key: 'K1', state: 'requested', borrower: 'otherDepartment' });
    const sign = (uid: string) =>
      site.as(uid).moves('keyLoans', 'l1', 'approve', { state: 'approved', 'approvals.manager': myStamp });
    const tried = await Promise.all(['manager', 'secondManager'].map((uid) => isLetThrough(sign(uid))));
    expect(winnersOf(tried)).toBe(1);
    expect(await site.stored('keyLoans/l1')).toMatchObject({ state: 'approved', rev: 4 });
  });
});
