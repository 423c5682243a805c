import { afterEach, describe, expect, it } from 'vitest';
import { type People, readPeople } from '../../functions/src/notices/people.ts';
import { readRoster, rosterPath, wholeRoster } from '../../functions/src/records/roster.ts';
import { at } from '../support/clock.ts';
import { openTestSite, type TestSite } from '../support/site.ts';

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
const open: OpenSite[] = [];
const opening = async (): Promise<TestSite> => {
  const site = await openTestSite({ at: '2026-09-29 09:00' });
  open.push(site);
  return site;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((site) => site.close()));
});

const leave = (absent: string, deputy: string) => ({
  ...{ absent, deputy },
  ...{ from: at('2026-09-29 09:00'), until: at('2026-09-30 18:00') },
});
const people = ({ db, clock }: TestSite): Promise<People> => readPeople(db, 'lakeside', clock.now());
const stored = async ({ db }: TestSite) => (await db.doc(rosterPath('lakeside')).get()).exists;

/** It stands, and is what the records say. */
async function expectTrue(site: TestSite): Promise<void> {
  expect(await stored(site)).toBe(true);
  expect(await readRoster(site.db, 'lakeside')).toEqual(await wholeRoster(site.db, 'lakeside'));
}

describe('the people of a site in one document', () => {
  it('[R6.1.3] are read from the records before it has been written', async () => {
    const site = await opening();
    expect(await stored(site)).toBe(false);
    expect((await people(site)).holding(['supervisor'])).toEqual(['supervisor']);
  });

  it('[R4.4.1.10] a leave stands there in the commit in which it is delegated, ended, or run out', async () => {
    const site = await opening();
    await site.take('supervisor', 'delegations', 'delegate', 'leave', leave('supervisor', 'foreman'));
    await expectTrue(site);
    expect((await people(site)).holding(['supervisor'])).toEqual(['supervisor', 'foreman']);
    await site.take('supervisor', 'delegations', 'end', 'leave', {});
    await expectTrue(site);
    expect((await people(site)).holding(['supervisor'])).toEqual(['supervisor']);
    await site.take('supervisor', 'delegations', 'delegate', 'again', leave('supervisor', 'foreman'));
    await site.passUntil('2026-09-30 18:01');
    await expectTrue(site);
    expect((await people(site)).holding(['supervisor'])).toEqual(['supervisor']);
  });

  it('[R6.1.4] who is dismissed is told nothing more and keeps a name, and their leaves end', async () => {
    const site = await opening();
    await site.take('supervisor', 'delegations', 'delegate', 'leave', leave('supervisor', 'foreman'));
    await site.take('manager', 'members', 'dismiss', 'foreman', {});
    await expectTrue(site);
    const after = await people(site);
    expect(after.holding(['supervisor'])).toEqual(['supervisor']);
    expect(after.nameOf('foreman')).not.toBe('foreman');
  });

  it('[R6.1.3] is made anew with each day that is opened, whatever it said', async () => {
    const site = await opening();
    await site.opensItsDays();
    await site.db.doc(rosterPath('lakeside')).set({ people: {}, rights: {} });
    await site.passUntil('2026-09-30 00:01');
    await expectTrue(site);
  });

  it('[R4.4.1.10] two leaves at once both stand there', async () => {
    const site = await opening();
    await Promise.all([
      site.take('supervisor', 'delegations', 'delegate', 'one', leave('supervisor', 'foreman')),
      site.take('manager', 'delegations', 'delegate', 'other', leave('manager', 'assistant')),
    ]);
    await expectTrue(site);
    const { rights } = await readRoster(site.db, 'lakeside');
    expect(['foreman', 'assistant'].map((uid) => rights[uid]?.standsIn.map(({ absent }) => absent))).toEqual([
      ['supervisor'],
      ['manager'],
    ]);
  });
});
