import type { DocumentSnapshot } from 'firebase-admin/firestore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reckonCompleteness } from '../../functions/src/chapters/homes/completeness.ts';
import { importHouseholds } from '../../functions/src/chapters/homes/imports/import-households.ts';
import { readMoveInList } from '../../functions/src/chapters/homes/imports/move-in-list.ts';
import { keepPrivateHistory } from '../../functions/src/chapters/homes/private-history.ts';
import { maskedPhone } from '../../rulebook/notation/mask.ts';
import { at } from '../support/clock.ts';
import { asSheet, idNumberOf, phoneOf, type SampleRow, sampleRow } from '../support/move-in-lists/sample.ts';
import { openTestSite } from '../support/site.ts';

// Whatever changed in the private part of a household, and however it came, stands beneath that part afterwards.

type OpenSite = Awaited<ReturnType<typeof openTestSite>>;
let site: OpenSite;
beforeAll(async () => {
  site = await openTestSite({ at: '2026-09-29 09:00', quiet: true });
});
afterAll(() => site.close());

const parts = ['file', 'phone'] as const;
type Part = (typeof parts)[number];

const household = '1-2-102~1';
const pathOf = (part: Part) => `sites/${site.id}/households/${household}/private/${part}`;

/** What the trigger is handed when `change` has been made, for both parts. */
async function written(change: () => Promise<unknown>) {
  const read = () => Promise.all(parts.map((part) => site.db.doc(pathOf(part)).get()));
  const before = await read();
  await change();
  const after = await read();
  return after.map((snapshot, place) => ({
    data: { before: before[place] as DocumentSnapshot, after: snapshot },
  }));
}

async function historyOf(part: Part) {
  const entries = await site.db.collection(`${pathOf(part)}/history`).get();
  return Object.fromEntries(
    entries.docs.map((entry) => [entry.id, { ...entry.data(), at: entry.get('at').toDate() }]),
  );
}

const take = (row: Partial<SampleRow>, actor: string) =>
  importHouseholds({
    ...{ db: site.db, site: site.id, actor, now: site.clock.now(), dryRun: false },
    list: readMoveInList(asSheet([{ ...sampleRow(1), ...row }])),
  });

const amend = (file: Record<string, unknown>, [first, ...more]: readonly string[]) =>
  site.take('supervisor', 'households', 'amendFile', household, {
    ...{ displayName: '李**', maskedPhone: first ? maskedPhone(first) : null },
    ...{ file, phone: { phones: first ? [first, ...more] : [] } },
  });

describe('a change of the private part of a household', () => {
  it('[R2.4.16] leaves behind who, when, which fields and what stood there, by an import as by a step; once', async () => {
    const opened = await written(() => take({}, 'assistant'));
    site.clock.set('2026-09-30 10:00');
    const imported = await written(() => take({ remark: '已领钥匙', phones: '13700000000' }, 'manager'));
    site.clock.set('2026-10-08 11:00');
    const file = { fullName: '李明芳', idNumber: idNumberOf(9), people: 2, remark: null };
    const amended = await written(() => amend(file, ['13700000000', phoneOf(1)]));
    const events = [...opened, ...imported, ...amended];
    // Late, out of order, and each of them again.
    for (const event of [...events.toReversed(), ...events]) await keepPrivateHistory(site.db, event);
    expect(await historyOf('file')).toEqual({
      1: {
        ...{ rev: 1, step: 'import', by: 'assistant', at: at('2026-09-29 09:00') },
        ...{ fields: ['fullName', 'idNumber'], before: {} },
      },
      2: {
        ...{ rev: 2, step: 'import', by: 'manager', at: at('2026-09-30 10:00') },
        ...{ fields: ['remark'], before: {} },
      },
      3: {
        ...{ rev: 3, step: 'amend', by: 'supervisor', at: at('2026-10-08 11:00') },
        fields: ['fullName', 'idNumber', 'people', 'remark'],
        before: { fullName: '李芳', idNumber: idNumberOf(1), remark: '已领钥匙' },
      },
    });
    expect(await historyOf('phone')).toEqual({
      1: {
        ...{ rev: 1, step: 'import', by: 'assistant', at: at('2026-09-29 09:00') },
        ...{ fields: ['phones'], before: {} },
      },
      2: {
        ...{ rev: 2, step: 'import', by: 'manager', at: at('2026-09-30 10:00') },
        ...{ fields: ['phones'], before: { phones: [phoneOf(1)] } },
      },
      3: {
        ...{ rev: 3, step: 'amend', by: 'supervisor', at: at('2026-10-08 11:00') },
        ...{ fields: [], before: {} },
      },
    });
  });

  it('[R2.4.16] what stands there is not written over by an event that comes again', async () => {
    const [event] = await written(() => amend({ fullName: '李芳', idNumber: idNumberOf(9) }, []));
    if (!event) throw new Error('The file has changed');
    await keepPrivateHistory(site.db, event);
    const entry = site.db.doc(`${pathOf('file')}/history/4`);
    const first = await entry.get();
    await keepPrivateHistory(site.db, event);
    expect((await entry.get()).updateTime).toEqual(first.updateTime);
    expect(first.get('before')).toEqual({ fullName: '李明芳' });
  });

  it('[R2.4.16] tells nothing of it in the history that everybody at the desk reads', async () => {
    const changes = site.changes.filter(({ register }) => register === 'households');
    expect(changes.length).toBeGreaterThan(0);
    for (const change of changes) await site.deliver(change);
    const open = await site.db.collection(`sites/${site.id}/households/${household}/history`).get();
    expect(open.size).toBeGreaterThan(0);
    const told = JSON.stringify(open.docs.map((each) => each.data()));
    for (const secret of ['李芳', '李明芳', phoneOf(1), '13700000000', idNumberOf(1), idNumberOf(9)])
      expect(told).not.toContain(secret);
  });
});

describe('how complete a file is', () => {
  it('[R7.3.1.3] follows from the file as it stands, however often the event comes, and is said by nobody', async () => {
    const percent = async () => (await site.record('households', household))?.completeness;
    const nothing = { people: null, family: null, skills: null, employer: null };
    const file = { fullName: '李雷', occupation: '教师', hobbies: '钓鱼', ...nothing };
    await amend(file, ['13900001111']);
    for (let twice = 0; twice < 2; twice += 1) {
      await reckonCompleteness(site.db, { site: site.id, household }, site.clock.now());
      expect(await percent()).toBe(43);
    }
    expect((await site.record('households', household))?.last).toMatchObject({ by: 'system' });
    const input = { completeness: 100 };
    await expect(
      site.take('manager', 'households', 'reckonCompleteness', household, input),
    ).rejects.toThrow();
  });
});
