import { serverTimestamp } from 'firebase/firestore/lite';
import { describe, it } from 'vitest';
import { clean, INNER_BREAK, nasty } from '../../support/plain-texts.ts';
import { forAll } from '../../support/rules/attempts.ts';
import { ask, call, issue, reported } from '../../support/rules/loans.ts';
import { day } from '../../support/rules/moments.ts';
import type { Data } from '../../support/rules/people.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

// A text says what a reader sees: signs that nobody sees, or that turn the direction of reading, make two names of
// one, or a line of the log that nobody wrote.

const world = openWorld('plain-texts');

/** A field of some kind, and a step in which it holds a text; each record has an id of its own. */
interface Field {
  readonly title: string;
  readonly lines?: boolean;
  readonly arrange: (site: Site) => Promise<unknown>;
  readonly write: (site: Site, text: string, at: number) => Promise<unknown>;
}

const K1 = async (site: Site) => site.key('K1', { kind: 'sealed' });
/** It has been lent once, and came back otherwise. */
const lentK1 = async (site: Site) => {
  await K1(site);
  await site.record('keyLoans', 'l1', { key: 'K1', state: 'returned' });
};
const otherwise = (fields: Data) => reported('sealed', 'mismatch', { loan: 'l1', ...fields });
const copy = { key: 'K1', keyCode: 'K1', unit: '1-101', pieces: 1 };
const request = (site: Site, fields: Data, at: number) =>
  site
    .as('engineer')
    .opens('keyLoans', `l${at}`, 'request', 'requested', {
      ...{ key: 'K1', kind: 'sealed', keyCode: 'K1', unit: '1-101', purpose: '检查', emergency: false },
      ...{ borrower: 'staff', borrowedBy: 'engineer', ...fields },
    })
    .send();

const fields: readonly Field[] = [
  {
    title: '[R4.4.2.9] the reason for a copy',
    arrange: K1,
    write: (site, why, at) =>
      site
        .as('engineer')
        .opens('keyCopies', `c${at}`, 'request', 'requested', { ...copy, why })
        .send(),
  },
  {
    title: '[R11.1.2.2] the purpose of a loan',
    arrange: K1,
    write: (site, purpose, at) => request(site, { purpose }, at),
  },
  {
    title: '[R4.4.4.1.4] who collects a key',
    arrange: K1,
    write: (site, collector, at) => request(site, { collector }, at),
  },
  {
    title: '[R4.4.1.5] with whom the call was',
    arrange: K1,
    write: (site, name, at) => request(site, { consent: call({ with: name }) }, at),
  },
  {
    title: '[R4.4.4.1.5] who enters, among others',
    arrange: K1,
    write: (site, name, at) => request(site, { entrants: ['张三', name, '李四'] }, at),
  },
  {
    title: '[R4.4.4.1.5] who enters, alone',
    arrange: K1,
    write: (site, name, at) => request(site, { entrants: [name] }, at),
  },
  {
    title: '[R4.4.1.8] the account of a loss',
    lines: true,
    arrange: lentK1,
    write: (site, account, at) =>
      site.as('cleaner').opens('keyIncidents', `i${at}`, 'report', 'reported', otherwise({ account })).send(),
  },
  {
    title: '[R4.4.1.8] what protects the unit',
    arrange: lentK1,
    write: (site, protection, at) =>
      site
        .as('cleaner')
        .opens('keyIncidents', `i${at}`, 'report', 'reported', otherwise({ protection }))
        .send(),
  },
  {
    title: '[R2.4.6] a line of the duty log',
    arrange: async () => {},
    write: (site, text, at) =>
      site.as('assistant').set(`dutyLog/${day()}/entries/e${at}`, {
        ...{ day: day(), kind: 'note', text, shift: 'day', by: 'assistant', at: serverTimestamp() },
      }),
  },
  {
    title: '[R4.4.1.7] a find of a count',
    arrange: async () => {},
    write: async (site, find, at) => {
      await site.count(`c${at}`, 'vacant', []);
      const done = { by: 'supervisor', at: serverTimestamp() };
      const lists = { found: [], missing: [], lent: [], unexpected: [find] };
      return site
        .as('supervisor')
        .moves('keyCounts', `c${at}`, 'finish', { state: 'done', done, ...lists })
        .send();
    },
  },
  {
    title: '[R4.4.2.3] the hook of a key',
    arrange: K1,
    write: (site, text) =>
      site
        .as('supervisor')
        .moves('keys', 'K1', 'amend', { hook: text.slice(0, 20), opensWhat: '1-101' })
        .send(),
  },
];

describe('a text is plain', () => {
  for (const { title, lines = false, arrange, write } of fields)
    it(`${title}: nothing unseen, something to see at both ends`, async () => {
      const site = await world.site();
      await arrange(site);
      const wrong = lines ? nasty : { ...nasty, 'a line break inside': INNER_BREAK };
      await forAll(Object.entries(wrong).entries(), ([at, [what, text]]) =>
        expectRefused(write(site, text, at), what),
      );
      const right = lines ? { ...clean, 'a line break inside': INNER_BREAK } : clean;
      for (const [at, [what, text]] of Object.entries(right).entries())
        await expectAllowed(write(site, text, 100 + at), what);
    });
});

describe('names that read the same are one name', () => {
  const approved = () => ({
    ...{ state: 'approved', emergency: true, emergencyKind: 'gas', borrower: 'otherDepartment' },
    approvals: { manager: { by: 'manager', at: new Date(Date.now() - 3_600_000) } },
  });
  const twins: Readonly<Record<string, readonly string[]>> = {
    'the same twice': ['张三', '张三'],
    'the same with a blank inside': ['张三', '张 三'],
    'the same with a wide blank inside': ['张三', '张\u3000三'],
    'the same in capitals': ['LI', 'li'],
    'the same in capitals and blanks': ['Li Lei', 'LILEI'],
    'one of three twice': ['张三', '李四', '张三'],
  };

  it('[R4.4.4.1.5] two people who enter are two, not one person written twice', async () => {
    const site = await world.site();
    await K1(site);
    await site.loan('l1', { key: 'K1', ...approved() });
    const enter = (entrants: readonly string[]) =>
      issue(site, 'supervisor', { consent: call(), entrants }).send();
    for (const [what, names] of Object.entries(twins)) await expectRefused(enter(names), what);
    await expectRefused(enter(['张三']), 'one alone');
    await expectRefused(enter([]), 'nobody');
    await expectAllowed(enter(['张三', '李四']));
  });

  it('[R4.4.4.1.5] nor is anybody written twice when the key is asked for', async () => {
    const site = await world.site();
    await K1(site);
    for (const [what, entrants] of Object.entries(twins))
      await expectRefused(ask(site, 'engineer', 'sealed', { entrants }).send(), what);
    await expectAllowed(
      ask(site, 'engineer', 'sealed', { entrants: ['张三', '张三丰', 'LI', 'LIN'] }).send(),
    );
  });
});
