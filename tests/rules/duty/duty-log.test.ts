import { serverTimestamp, Timestamp } from 'firebase/firestore/lite';
import { describe, it } from 'vitest';
import { expectOnlyBy, forAll } from '../../support/rules/attempts.ts';
import { inHours, inSeconds, minute, day as onDay } from '../../support/rules/moments.ts';
import { activeMembers, type Data, everybody } from '../../support/rules/people.ts';
import { expectAllowed, expectClosed, expectRefused } from '../../support/rules/refusal.ts';
import { openWorld, type Site } from '../../support/rules/world.ts';

const world = openWorld('duty-log');

const book = (date = onDay()) => `dutyLog/${date}/entries`;

const entry = (uid: string | null, fields: Data = {}): Data => ({
  ...{
    day: onDay(),
    kind: 'note',
    text: '东门灯不亮，已报工程部',
    shift: 'day',
    by: uid,
    at: serverTimestamp(),
  },
  ...fields,
});

const write = (site: Site, uid: string | null, fields: Data = {}, path = `${book()}/e1`) =>
  site
    .as(uid)
    .set(
      path,
      Object.fromEntries(Object.entries(entry(uid, fields)).filter(([, value]) => value !== undefined)),
    );

/** Each lie is refused, then the truth is written. */
async function expectOnlyTruth(site: Site, lies: Readonly<Record<string, Data>>, truth: Data = {}) {
  await forAll(Object.entries(lies), ([what, lie]) =>
    expectRefused(write(site, 'assistant', { ...truth, ...lie }), what),
  );
  await expectAllowed(write(site, 'assistant', truth));
}

/** An entry that is in the book. */
const written = (site: Site, id: string, date = onDay(), fields: Data = {}) =>
  site.put(`${book(date)}/${id}`, { ...entry('assistant'), day: date, at: inHours(-1), ...fields });

describe('the duty log is written', () => {
  it('[R2.4.6 R12.1.3] by any member of staff, and by no one else', async () => {
    const site = await world.site();
    await expectOnlyBy(activeMembers, (uid) => write(site, uid, {}, `${book()}/e-${uid}`));
    await expectRefused(write(site, null, {}, `${book()}/e0`));
  });

  it('[R2.4.6 R5.1.1] truthfully: who wrote it, and when, by the one clock', async () => {
    const site = await world.site();
    await expectOnlyTruth(site, {
      'in the name of another': { by: 'supervisor' },
      'in the name of nobody': { by: undefined },
      'an hour ago': { at: inHours(-1) },
      'a second ahead': { at: inSeconds(1) },
      'at no time': { at: undefined },
      'at a typed time': { at: '09:30' },
    });
  });

  it('[R2.4.6 R5.1.1] in the book of today alone', async () => {
    const site = await world.site();
    for (const date of [onDay(-1), onDay(1), onDay(-30)])
      await expectRefused(write(site, 'assistant', { day: date }, `${book(date)}/e1`), date);
    await expectRefused(write(site, 'assistant', { day: onDay(-1) }), 'a page that says another day');
    await expectRefused(
      write(site, 'assistant', {}, `${book(onDay(-1))}/e1`),
      "today's page in yesterday's book",
    );
    await expectRefused(write(site, 'assistant', { day: 'today' }, `${book('today')}/e1`));
    await expectAllowed(write(site, 'assistant'));
  });

  it('[R2.4.6] as a note or a correction: what the server writes for a step is not for people', async () => {
    const site = await world.site();
    await expectOnlyTruth(site, {
      'as a key that went out': { kind: 'keyOut' },
      'as a seal': { kind: 'seal' },
      'as nothing': { kind: undefined },
      'with a source of its own': { source: 'keyLoans/l1' },
      'with a number of its own': { sequence: 1 },
      'with a hash of its own': { hash: 'abc' },
      'with an English text of its own': { textEnglish: 'East gate light is out' },
      'with no text': { text: '' },
      'with a book for a text': { text: '长'.repeat(2001) },
      'with a text that is none': { text: ['东门'] },
      'in no shift': { shift: undefined },
      'in a shift of its own': { shift: 'dawn' },
      'in another shift': { shift: 'other' },
      'of another kind': { kind: 'other' },
      'with another field': { other: '东门' },
      'of no day': { day: undefined },
      'without a text': { text: undefined },
    });
  });

  it('[R2.4.8] in each shift, with as much text as a page holds', async () => {
    const site = await world.site();
    for (const shift of ['early', 'middle', 'night', 'day'])
      await expectAllowed(write(site, 'assistant', { shift }, `${book()}/e-${shift}`), shift);
    await expectAllowed(write(site, 'assistant', { text: '长'.repeat(2000) }, `${book()}/e-long`));
  });

  it('[R4.4.1.4 R4.4.1.5] with the time of a call to the minute', async () => {
    const site = await world.site();
    const { seconds } = minute(-2);
    await expectOnlyTruth(
      site,
      {
        'with seconds': { phoneAt: new Timestamp(seconds + 1, 0) },
        'with a fraction': { phoneAt: new Timestamp(seconds, 1_000_000) },
        'ahead of the clock': { phoneAt: minute(60) },
        'as text': { phoneAt: '09:30' },
      },
      { phoneAt: minute(-2) },
    );
  });

  it('[R2.4.6] under an id that the log knows how to name', async () => {
    const site = await world.site();
    await expectRefused(write(site, 'assistant', {}, `${book()}/e 1`));
    await expectRefused(write(site, 'assistant', {}, `${book()}/页`));
    await expectRefused(write(site, 'assistant', {}, `${book()}/${'e'.repeat(81)}`));
    await expectAllowed(write(site, 'assistant', {}, `${book()}/${'e'.repeat(80)}`));
  });
});

describe('a correction', () => {
  it('[R2.4.6] is a new entry that points at an older one, which stays', async () => {
    const site = await world.site();
    await written(site, 'old', onDay(-1));
    const truth = { kind: 'correction', corrects: `${onDay(-1)}/old`, text: '更正：西门' };
    await expectOnlyTruth(
      site,
      {
        'at nothing': { corrects: undefined },
        'at an entry that is not there': { corrects: `${onDay(-1)}/never` },
        'at an entry of a day that is not there': { corrects: `${onDay(-9)}/old` },
        'at itself': { corrects: `${onDay()}/e1` },
        'at no day': { corrects: 'old' },
        'out of the book': { corrects: `${onDay(-1)}/../../settings/site` },
        'at a list': { corrects: [`${onDay(-1)}/old`] },
        'as a note': { kind: 'note' },
      },
      truth,
    );
  });

  it('[R2.4.6] points at what was there before, not at what comes in the same batch', async () => {
    const site = await world.site();
    const kind = { kind: 'correction', corrects: `${onDay()}/e1` };
    const both = () =>
      site
        .as('assistant')
        .writes(`${book()}/e1`, entry('assistant'))
        .writes(`${book()}/e2`, entry('assistant', kind));
    await expectRefused(both().send());
    await expectAllowed(write(site, 'assistant'));
    await expectAllowed(write(site, 'assistant', kind, `${book()}/e2`));
  });
});

describe('what is in the duty log stays', () => {
  it('[R2.4.6] nobody alters or removes an entry, their own neither, the administrator neither', async () => {
    const site = await world.site();
    const path = `${book()}/e1`;
    await forAll(everybody, async (uid) => {
      await written(site, `e-${uid}`, onDay(), { by: uid });
      const own = `${book()}/e-${uid}`;
      await expectClosed(site.as(uid).update(own, { text: '涂改' }), `${uid} alters`);
      await expectClosed(site.as(uid).update(own, { shift: 'night' }), `${uid} moves it to another shift`);
      await expectClosed(site.as(uid).set(own, entry(uid)), `${uid} writes over it`);
      await expectClosed(site.as(uid).delete(own), `${uid} tears it out`);
    });
    await expectAllowed(write(site, 'assistant', {}, path));
    await expectClosed(site.as('assistant').delete(path), 'right after it was written');
    await expectAllowed(site.as('assistant').get(path));
  });

  it('[R2.4.6] nobody writes, alters or removes a seal, a figure or the book itself', async () => {
    const site = await world.site();
    const paths = [
      `dutyLog/${onDay()}`,
      `dutyLog/${onDay()}/dutyLogSeals/1`,
      `dutyLog/${onDay()}/standing/papersOwed`,
      `dutyLog/${onDay()}/pages/1`,
    ];
    for (const path of paths) {
      await forAll(everybody, (uid) => expectClosed(site.as(uid).set(path, { count: 0 }), `${uid} ${path}`));
      await site.put(path, { count: 1, sequence: 1, hash: 'abc' });
      await forAll(everybody, async (uid) => {
        await expectClosed(site.as(uid).update(path, { count: 0 }), `${uid} alters ${path}`);
        await expectClosed(site.as(uid).delete(path), `${uid} removes ${path}`);
      });
    }
  });

  it('[R2.4.7.3] is read by all staff: entries, seals and figures', async () => {
    const site = await world.site();
    await written(site, 'e1');
    await site.put(`dutyLog/${onDay()}/dutyLogSeals/1`, { sequence: 1 });
    await site.put(`dutyLog/${onDay()}/standing/papersOwed`, { count: 1, loans: [] });
    for (const path of [
      `${book()}/e1`,
      `dutyLog/${onDay()}/dutyLogSeals/1`,
      `dutyLog/${onDay()}/standing/papersOwed`,
    ])
      await expectOnlyBy(activeMembers, (uid) => site.as(uid).get(path));
    for (const path of [book(), `dutyLog/${onDay()}/dutyLogSeals`])
      await expectOnlyBy(activeMembers, (uid) => site.as(uid).list(path));
  });
});

describe('what the server concludes', () => {
  it('[R2.4.6] history, deadlines and reports are written by nobody', async () => {
    const site = await world.site();
    await site.key('K1');
    const conclusions = {
      'keys/K1/history/3': { rev: 3, step: 'lend', by: 'assistant' },
      'keys/K1/due/return': { site: site.id, at: inHours(1), level: 0 },
      [`reports/dailySummary/periods/dailySummary~${onDay()}`]: { figures: {} },
    };
    for (const [path, data] of Object.entries(conclusions)) {
      await forAll(everybody, (uid) => expectClosed(site.as(uid).set(path, data), `${uid} ${path}`));
      await site.put(path, data);
      await forAll(everybody, async (uid) => {
        await expectClosed(site.as(uid).update(path, { level: 9 }), `${uid} alters ${path}`);
        await expectClosed(site.as(uid).delete(path), `${uid} removes ${path}`);
      });
    }
  });
});
