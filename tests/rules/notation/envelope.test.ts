import { deleteField, serverTimestamp } from 'firebase/firestore/lite';
import { describe, expect, it } from 'vitest';
import { expectOnlyTruth } from '../../support/rules/attempts.ts';
import { movings, openings } from '../../support/rules/every-step.ts';
import { day, inHours, inSeconds } from '../../support/rules/moments.ts';
import type { Data } from '../../support/rules/people.ts';
import { stampOf } from '../../support/rules/person.ts';
import { expectAllowed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld } from '../../support/rules/world.ts';

// Every record carries an envelope that the rules make truthful: state, rev, opened, last. Each step of each register,
// falsified in every way.

const world = openWorld('envelope');

/** What nobody may write into a record: fields of the server, of an envelope of one's own, of another place. */
const foreign: Readonly<Record<string, Data>> = {
  'a site of its own': { site: 'another' },
  'a creator of its own': { creator: 'gm' },
  'a time of its own': { createdAt: serverTimestamp() },
  'a deadline': { due: inHours(1) },
  'a flag': { flaggedAt: inHours(-1) },
  'a history': { history: [] },
  'an id': { id: 'another' },
  'a field with a dot-like name': { 'x-y': 1 },
};

const lastBy = (uid: string, step: unknown, at: unknown): Data => ({ last: { step, by: uid, at } });

/** The lies that an opening may tell about itself. */
const openingLies = (uid: string, step: string): Readonly<Record<string, Data>> => ({
  ...foreign,
  'no revision': { rev: undefined },
  'revision 0': { rev: 0 },
  'revision 2': { rev: 2 },
  'a revision in text': { rev: '1' },
  'no state': { state: undefined },
  'a state that is none': { state: 'nonsense' },
  'no opening': { opened: undefined },
  'opened by another': { opened: stampOf('gm') },
  'opened earlier': { opened: { by: uid, at: inHours(-1) } },
  'opened later': { opened: { by: uid, at: inSeconds(30) } },
  'opened somewhere': { opened: { ...stampOf(uid), from: 'the desk' } },
  'opened at no time': { opened: { by: uid } },
  'no last step': { last: undefined },
  'last by another': lastBy('gm', step, serverTimestamp()),
  'last earlier': lastBy(uid, step, inHours(-1)),
  'last another step': lastBy(uid, 'import', serverTimestamp()),
  'last no step': { last: stampOf(uid) },
  'last a number': { last: 7 },
});

/** The lies that a step may tell. */
const movingLies = (uid: string, step: string): Readonly<Record<string, Data>> => ({
  ...foreign,
  'the same revision': { rev: 3 },
  'a revision left out': { rev: 5 },
  'a revision back': { rev: 2 },
  'no revision': { rev: deleteField() },
  'a revision in text': { rev: '4' },
  'no state': { state: deleteField() },
  'a state that is none': { state: 'nonsense' },
  'opened by who takes the step': { opened: stampOf(uid) },
  'opened by another': { 'opened.by': 'gm' },
  'opened at another time': { 'opened.at': inHours(-99) },
  'the opening gone': { opened: deleteField() },
  'last by another': lastBy('gm', step, serverTimestamp()),
  'last earlier': lastBy(uid, step, inHours(-1)),
  'last later': lastBy(uid, step, inSeconds(30)),
  'last another step': lastBy(uid, 'expire', serverTimestamp()),
  'last in another way': { last: { step, by: uid, at: serverTimestamp(), via: 'desk' } },
  'the last step gone': { last: deleteField() },
  'the last step kept': { last: undefined },
});

describe('an opening tells the truth', () => {
  for (const { register, step, uid, arrange } of openings)
    it(`[R5.1.1 R2.4.6] ${register} ${step}: who opened it, when, and that it is the first revision`, async () => {
      const site = await world.site();
      await expectOnlyTruth(await arrange(site, uid), openingLies(uid, step));
    });
});

describe('a step tells the truth', () => {
  for (const { register, step, uid, arrange } of movings)
    it(`[R5.1.1 R2.4.6] ${register} ${step}: who took it, when, and that it is the next revision`, async () => {
      const site = await world.site();
      await expectOnlyTruth(await arrange(site, uid), movingLies(uid, step));
    });

  it('[R2.4.6] two steps from one revision: the second does not pass', async () => {
    const site = await world.site();
    await site.key('K1');
    const amend = (hook: string) =>
      site.as('supervisor').moves('keys', 'K1', 'amend', { rev: 4, hook, opensWhat: '1-101' });
    await expectAllowed(amend('B1').send());
    await expectRefused(amend('B2').send());
    await expectAllowed(amend('B2').forged({ rev: 5 }).send());
  });
});

describe('a record has the id that a client may give it', () => {
  it('[R2.4.6] of letters, digits and a few signs, at most 80', async () => {
    const site = await world.site();
    await site.key('K1');
    const fields = { key: 'K1', keyCode: 'K1', unit: '1-101', pieces: 1, why: '保洁需要' };
    const opening = (id: string) =>
      site.as('engineer').opens('keyCopies', id, 'request', 'requested', fields);
    for (const id of [
      'c 1',
      '编号',
      'c:1',
      `${'c'.repeat(81)}`,
      'c,1',
      'c~1',
      'c.1',
      '.c',
      '_c_',
      '_c',
      '-c',
    ])
      await expectRefused(opening(id).send(), id);
    await expect(opening('__c__').send()).rejects.toThrow('reserved');
    for (const id of ['c'.repeat(80), 'A-b_c-d_1']) await expectAllowed(opening(id).send());
  });

  it('[R5.1.1] made of its fields, where it says whose or of when it is', async () => {
    const site = await world.site();
    const count = (id: string) =>
      site.as('supervisor').opens('keyCounts', id, 'start', 'open', { day: day(), cabinet: 'area' });
    for (const id of ['c1', `${day()}~vacant`, `${day(-1)}~area`, day(), `area~${day()}`])
      await expectRefused(count(id).send(), id);
    await expectAllowed(count(`${day()}~area`).send());
  });
});

describe('nothing of a record is lost on the way', () => {
  it('[R2.4.6] a step neither takes a field away nor writes the document anew', async () => {
    const site = await world.site();
    await site.key('K1');
    const amend = () =>
      site.as('supervisor').moves('keys', 'K1', 'amend', { hook: 'B2', opensWhat: '1-101' });
    const fields = ['code', 'kind', 'cabinet', 'pieces', 'unit', 'hook', 'opensWhat'];
    const lies = Object.fromEntries(fields.map((name) => [`${name} gone`, { [name]: deleteField() }]));
    await expectOnlyTruth(amend, lies);
    const anew = {
      state: 'inCabinet',
      rev: 5,
      last: { step: 'amend', by: 'supervisor', at: serverTimestamp() },
    };
    await expectRefused(site.as('supervisor').set('keys/K1', { ...anew, hook: 'B3', opensWhat: '1-101' }));
    await expectAllowed(amend().send());
  });
});
