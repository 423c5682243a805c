import { serverTimestamp } from 'firebase/firestore/lite';
import { describe, it } from 'vitest';
import { forAll } from '../../support/rules/attempts.ts';
import { ask, call, issue, reported } from '../../support/rules/loans.ts';
import { day } from '../../support/rules/moments.ts';
import type { Data } from '../../support/rules/people.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

// A text says what a reader sees: signs that nobody sees, or that turn the direction of reading, make two names of
// one, or a line of the log that nobody wrote.

const world = openWorld('plain-texts');

/** What may not stand in any text, and what differs from a clean one in that alone. */
const nasty: Readonly<Record<string, string>> = {
  nothing: '',
  'a blank': ' ',
  'a wide blank': '\u3000',
  'blanks of both kinds': ' \u3000 ',
  'a blank at the end': '检查设备 ',
  'a blank at the beginning': ' 检查设备',
  'a wide blank at the end': '检查设备\u3000',
  'a tab': '检查\t设备',
  'a line break alone': '\n',
  'a line break at the end': '检查设备\n',
  'a carriage return': '检查\r设备',
  zero: '检查\u0000设备',
  'a bell': '检查\u0007设备',
  'an escape': '检查\u001b设备',
  'the sign that joins lists': '检查\u001f设备',
  'a deletion': '检查\u007f设备',
  'a control sign of the upper row': '检查\u0085设备',
  'a blank that does not break': '检查\u00a0设备',
  'a soft hyphen': '检查\u00ad设备',
  'a thin blank': '检查\u2009设备',
  'a blank of no width': '检查\u200b设备',
  'a joiner of no width': '检查\u200d设备',
  'a mark from the right': '检查\u200f设备',
  'a line separator': '检查\u2028设备',
  'a paragraph separator': '检查\u2029设备',
  'a turn of the direction': '检查\u202e设备',
  'an isolate of the direction': '检查\u2066设备',
  'a word joiner': '检查\u2060设备',
  'a byte order mark': '\ufeff检查设备',
  'a filler': '检查\u3164设备',
  'a filler alone': '\u3164',
  'a filler of half width': '检查\uffa0设备',
  'a blank of Braille': '\u2800',
  'a variant': '检查\ufe0f设备',
  'a sign of private use': '检查\ue000设备',
  'a sign that is none': '检查\uffff设备',
  tags: '检查\u{e0041}\u{e0042}设备',
  'a variant of the supplement': '检查\u{e0100}设备',
  'private use beyond': '检查\u{f0000}设备',
  'a format of shorthand': '检查\u{1bca0}设备',
  'a format of music': '检查\u{1d159}设备',
  'a joiner of hieroglyphs': '检查\u{13430}设备',
  'a sign of numbers': '检查\u0600设备',
  'a sign that stands for none': '检查\ufdd0设备',
};

const INNER_BREAK = '第一行\n第二行';

const clean: Readonly<Record<string, string>> = {
  'a word': '检查设备',
  'with a blank inside': '检查 设备',
  'with a wide blank inside': '检查\u3000设备',
  'one sign': '查',
  'in English': "Check the owner's A/C (2nd floor)",
  'with numbers and signs': '3 号楼—1-101：#2，“东”',
  'rare signs': '𠮷野家',
  'with accents': 'Café Ångström',
};

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
    title: "[R5.1.1] the site's name",
    arrange: async () => {},
    write: (site, name) => site.as('admin').moves('settings', 'site', 'change', { name }).send(),
  },
  {
    title: "[R5.1.1] the site's contacts",
    lines: true,
    arrange: async () => {},
    write: (site, contacts) => site.as('admin').moves('settings', 'site', 'change', { contacts }).send(),
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
