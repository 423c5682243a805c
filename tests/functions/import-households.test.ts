import { deleteApp, initializeApp } from 'firebase-admin/app';
import { type Firestore, getFirestore, type WriteBatch } from 'firebase-admin/firestore';
import { afterAll, describe, expect, it } from 'vitest';
import { importHouseholds } from '../../functions/src/chapters/homes/imports/import-households.ts';
import { readMoveInList } from '../../functions/src/chapters/homes/imports/move-in-list.ts';
import type { ImportOutcome } from '../../functions/src/imports/outcome.ts';
import { readSpreadsheet } from '../../functions/src/spreadsheets/read.ts';
import { householdFiles, householdPhones, households } from '../../rulebook/chapters/homes/households.ts';
import { units } from '../../rulebook/chapters/homes/units.ts';
import type { Register } from '../../rulebook/notation/register.ts';
import { emulators, freshProject } from '../support/emulators.ts';
import {
  asSheet,
  asXlsx,
  idNumberOf,
  phoneOf,
  type SampleRow,
  sampleRow,
  sampleRows,
} from '../support/move-in-lists/sample.ts';

emulators.firestore();
const app = initializeApp({ projectId: freshProject('import') }, 'import-households');
const db = getFirestore(app);
afterAll(() => deleteApp(app));

const now = new Date('2026-10-01T01:00:00Z');
const later = new Date('2026-11-01T01:00:00Z');

/** Who may import; the first two may read every private file, the steward who is a clerk too those of building 1. */
const members = {
  supervisor: { roles: ['supervisor'], buildings: [] },
  manager: { roles: ['manager'], buildings: [] },
  assistant: { roles: ['assistant'], buildings: [] },
  clerk: { roles: ['clerk'], buildings: [] },
  stewardAndClerk: { roles: ['steward', 'clerk'], buildings: ['1'] },
};

let sites = 0;
async function freshSite(): Promise<string> {
  sites += 1;
  const site = `site${sites}`;
  const batch = db.batch();
  for (const [uid, member] of Object.entries(members))
    batch
      .set(db.doc(`sites/${site}/members/${uid}`), { ...member, state: 'active' })
      .set(db.doc(`sites/${site}/members/${uid}/standing/rights`), {
        ...{ ...member, state: 'active' },
        ...{ keeps: {}, standsIn: [] },
      });
  await batch.commit();
  return site;
}

const take = (
  site: string,
  rows: readonly SampleRow[],
  more: Partial<Parameters<typeof importHouseholds>[0]> = {},
) =>
  importHouseholds({
    db,
    site,
    actor: 'supervisor',
    now,
    list: readMoveInList(asSheet(rows)),
    dryRun: false,
    ...more,
  });

/** What else is told of a list that was understood; its own tests look at it. */
const toldToo = {
  ...{
    left: 0,
    rest: 0,
    questions: [],
    hasBuildings: expect.any(Boolean),
    alterations: expect.any(Array),
    notes: [],
    buildings: expect.any(Array),
  },
  sheets: [{ name: null, is: 'read', rows: expect.any(Number), hidden: 0 }],
};

const understoodToo = { ...toldToo, first: expect.any(Array) };

const counts = ({ rows, create, update, same, written }: ImportOutcome) => ({
  rows,
  create,
  update,
  same,
  written,
});

/** The private part of a household. */
const partsOf = (site: string, household: string) => ({
  file: () => one(site, `households/${household}/private/file`),
  phone: () => one(site, `households/${household}/private/phone`),
});

/** Every document that an import may write, by path, with the time of its last write. */
async function stored(site: string): Promise<ReadonlyMap<string, { data: unknown; written: string }>> {
  const homes = await db.collection(`sites/${site}/households`).get();
  const rooms = await db.collection(`sites/${site}/units`).get();
  const files = homes.empty
    ? []
    : await db.getAll(
        ...homes.docs.flatMap(({ ref }) =>
          ['file', 'phone'].map((part) => ref.collection('private').doc(part)),
        ),
      );
  return new Map(
    [...rooms.docs, ...homes.docs, ...files].map((each) => [
      each.ref.path.replace(`sites/${site}/`, ''),
      { data: each.data(), written: `${each.updateTime?.toDate().toISOString()}` },
    ]),
  );
}

const dataOf = async (site: string) =>
  Object.fromEntries([...(await stored(site))].map(([path, { data }]) => [path, data]));

const one = async (site: string, path: string) => (await db.doc(`sites/${site}/${path}`).get()).data();

/** The same database, whose commits go through `around`. */
function withCommits(around: (commit: () => Promise<unknown>) => Promise<unknown>): Firestore {
  return new Proxy(db, {
    get(target, name) {
      if (name === 'batch') return () => wrapped(target.batch(), around);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

function wrapped(
  batch: WriteBatch,
  around: (commit: () => Promise<unknown>) => Promise<unknown>,
): WriteBatch {
  const commit = batch.commit.bind(batch);
  return Object.assign(batch, { commit: () => around(commit) });
}

describe('taking in a list', () => {
  it('[R2.4.2] writes the unit, the household that most staff may read, and its private part', async () => {
    const site = await freshSite();
    const row = { ...sampleRow(0), remark: '钥匙已交' };
    expect(await take(site, [row])).toEqual({
      rows: 1,
      create: 1,
      update: 0,
      same: 0,
      known: 0,
      problems: [],
      understood: expect.arrayContaining([{ key: '楼栋', column: 'A', heading: '楼栋', field: 'building' }]),
      ...understoodToo,
      written: true,
    });
    const stamp = { by: 'supervisor', at: expect.objectContaining({ seconds: now.getTime() / 1000 }) };
    const envelope = { rev: 1, opened: stamp, last: { step: 'import', ...stamp } };
    expect(await dataOf(site)).toEqual({
      'units/1-1-101': {
        building: '1',
        entrance: '1',
        floor: 1,
        room: '101',
        area: 89.5,
        structure: '三室两厅',
        household: '1-1-101~1',
        state: 'occupied',
        ...envelope,
      },
      'households/1-1-101~1': {
        unit: '1-1-101',
        building: '1',
        room: '1-1-101',
        displayName: '王**',
        maskedPhone: '138****0000',
        moveInDate: '2026-03-01',
        completeness: 14,
        state: 'current',
        ...envelope,
      },
      'households/1-1-101~1/private/file': {
        household: '1-1-101~1',
        fullName: '王伟',
        idNumber: idNumberOf(0),
        remark: '钥匙已交',
        state: 'kept',
        ...envelope,
      },
      'households/1-1-101~1/private/phone': {
        household: '1-1-101~1',
        phones: [phoneOf(0), '0571-88880000'],
        state: 'kept',
        ...envelope,
      },
    });
  });

  it('[R2.4.16] shows no name, telephone or identity number outside the private file', async () => {
    const site = await freshSite();
    await take(site, sampleRows(30));
    const open = JSON.stringify(
      Object.entries(await dataOf(site)).filter(([path]) => !path.includes('/private/')),
    );
    for (const { ownerName, phones, idNumber } of sampleRows(30)) {
      for (const secret of [ownerName, idNumber, ...String(phones).split('/')])
        expect(open).not.toContain(secret);
    }
  });

  it('[R2.4.2] counts a unit as occupied once its household has moved in by the date of the site', async () => {
    const site = await freshSite();
    const states = ['2026-10-01', '2026-10-02', ''].map((moveInDate, index) => ({
      ...sampleRow(index),
      moveInDate,
    }));
    const unsold = { ...sampleRow(3), ownerName: '', phones: '', idNumber: '', moveInDate: '' };
    // 00:30 on 1 October in Shanghai, still September in UTC.
    await take(site, [...states, unsold], { now: new Date('2026-09-30T16:30:00Z') });
    const found = await db.collection(`sites/${site}/units`).get();
    expect(found.docs.map((unit) => [unit.id, unit.get('state')])).toEqual([
      ['1-1-101', 'occupied'],
      ['1-1-103', 'vacant'],
      ['1-2-102', 'vacant'],
      ['1-2-104', 'vacant'],
    ]);
    expect((await db.collection(`sites/${site}/households`).get()).size).toBe(3);
  });

  it('[R2.4.2] writes what the registers define, and nothing else', async () => {
    const site = await freshSite();
    await take(site, [
      ...sampleRows(8),
      { ...sampleRow(9), remark: 'x', structure: '', phones: '', idNumber: '', moveInDate: '' },
    ]);
    for (const [path, data] of Object.entries(await dataOf(site))) {
      const registers = { file: householdFiles, phone: householdPhones };
      const register =
        Object.entries(registers).find(([part]) => path.endsWith(`/private/${part}`))?.[1] ??
        (path.startsWith('units/') ? units : households);
      expect(strangers(register, data as Record<string, unknown>), path).toEqual([]);
    }
  });
});

describe('a dry run', () => {
  it('[R2.4.2] compares, tells what would happen and writes nothing', async () => {
    const site = await freshSite();
    expect(counts(await take(site, sampleRows(5), { dryRun: true }))).toEqual({
      rows: 5,
      create: 5,
      update: 0,
      same: 0,
      written: false,
    });
    expect(await dataOf(site)).toEqual({});
    await take(site, sampleRows(3));
    const before = await stored(site);
    const next = [sampleRow(0), { ...sampleRow(1), area: 120 }, sampleRow(2), sampleRow(3)];
    expect(counts(await take(site, next, { dryRun: true }))).toEqual({
      rows: 4,
      create: 1,
      update: 1,
      same: 2,
      written: false,
    });
    expect(await stored(site)).toEqual(before);
  });
});

describe('a list with a problem', () => {
  it('[R2.4.2] is refused as a whole', async () => {
    const site = await freshSite();
    const outcome = await take(site, [...sampleRows(4), { ...sampleRow(4), area: 'large' }]);
    expect(outcome).toMatchObject({ written: false, problems: [{ row: 6, cell: 'E6', clause: 'R3.4.5.4' }] });
    expect(await dataOf(site)).toEqual({});
  });

  it('[R3.4.5.2] also when another household lives in one of the units; once it has moved out, the new one comes in', async () => {
    const site = await freshSite();
    await take(site, sampleRows(3));
    const before = await dataOf(site);
    const sold = [sampleRow(0), { ...sampleRow(1), ownerName: '赵新' }, sampleRow(7)];
    const outcome = await take(site, sold);
    expect(outcome).toMatchObject({
      written: false,
      problems: [{ row: 3, cell: 'G3', field: 'ownerName', clause: 'R3.4.5.2' }],
    });
    expect(JSON.stringify(outcome.problems)).not.toContain('赵新');
    expect(await dataOf(site)).toEqual(before);
    await db.doc(`sites/${site}/households/1-2-102~1`).update({ state: 'former' });
    expect(counts(await take(site, sold))).toEqual({ rows: 3, create: 2, update: 0, same: 1, written: true });
    expect(await one(site, 'households/1-2-102~2')).toMatchObject({ state: 'current', displayName: '赵**' });
    expect(await one(site, 'households/1-2-102~1')).toMatchObject({ state: 'former', displayName: '李**' });
  });
});

describe('importing again', () => {
  it('[R2.4.2] the same list writes nothing', async () => {
    const site = await freshSite();
    await take(site, sampleRows(12));
    const before = await stored(site);
    expect(counts(await take(site, sampleRows(12), { now: later, actor: 'manager' }))).toEqual({
      rows: 12,
      create: 0,
      update: 0,
      same: 12,
      written: true,
    });
    expect(await stored(site)).toEqual(before);
  });

  it('[R2.4.16] a changed row moves its records one revision on, and what the list leaves blank stays', async () => {
    const site = await freshSite();
    await take(site, [sampleRow(1), sampleRow(3)]);
    const { file, phone } = partsOf(site, '1-2-102~1');
    await db.doc(`sites/${site}/households/1-2-102~1/private/file`).update({ occupation: '教师' });
    await db.doc(`sites/${site}/households/1-2-102~1/private/phone`).update({
      phones: ['13900000000', phoneOf(1)],
    });
    await db
      .doc(`sites/${site}/households/1-2-102~1`)
      .update({ careMark: '独居老人', displayName: '李女士' });
    await db.doc(`sites/${site}/units/1-2-102`).update({ state: 'renovating' });
    const changed = {
      ...sampleRow(1),
      idNumber: '',
      structure: '',
      area: 91,
      moveInDate: '2026-03-08',
      phones: '13700000000',
    };
    expect(counts(await take(site, [changed, sampleRow(3)], { now: later, actor: 'manager' }))).toMatchObject(
      {
        update: 1,
        same: 1,
      },
    );
    expect(await one(site, 'units/1-2-102')).toMatchObject({
      area: 91,
      structure: '两室一厅',
      state: 'renovating',
      rev: 2,
      opened: { by: 'supervisor' },
      last: { step: 'import', by: 'manager' },
    });
    expect(await one(site, 'households/1-2-102~1')).toMatchObject({
      moveInDate: '2026-03-08',
      maskedPhone: '137****0000',
      careMark: '独居老人',
      displayName: '李女士',
      completeness: 29,
      rev: 2,
    });
    expect(await file()).toMatchObject({ idNumber: idNumberOf(1), occupation: '教师', rev: 1 });
    expect(await phone()).toMatchObject({ phones: ['13700000000', '13900000000', phoneOf(1)], rev: 2 });
    expect(await one(site, 'households/1-2-104~1')).toMatchObject({ rev: 1 });
  });

  it('[R2.4.16] [R2.4.2] tells what it would put in the place of what, of nothing private, before it writes it', async () => {
    const site = await freshSite();
    await take(site, sampleRows(2));
    const changed = [
      { ...sampleRow(1), area: '77.5', phones: '13912345678', remark: '换过电话' },
      sampleRow(2),
    ];
    const told = await take(site, changed, { dryRun: true });
    const area = { register: 'units', field: 'area', before: Number(sampleRow(1).area), after: 77.5 };
    expect(told.alterations).toMatchObject([{ ...area, row: 2 }]);
    expect(JSON.stringify(told.alterations)).not.toContain('13912345678');
    const fresh = await take(await freshSite(), sampleRows(2), { dryRun: true });
    expect(fresh.alterations).toEqual([]);
  });

  it('[R2.4.16] a change in the private file alone is told by the household', async () => {
    const site = await freshSite();
    await take(site, [sampleRow(1)]);
    await take(site, [{ ...sampleRow(1), remark: '已领钥匙' }], { now: later, actor: 'manager' });
    expect(await one(site, 'households/1-2-102~1/private/file')).toMatchObject({
      remark: '已领钥匙',
      rev: 2,
    });
    expect(await one(site, 'households/1-2-102~1')).toMatchObject({ rev: 2, last: { by: 'manager' } });
    expect(await one(site, 'units/1-2-102')).toMatchObject({ rev: 1 });
  });

  it('[R2.4.2] moves a household in when its day has come, and never moves one out', async () => {
    const site = await freshSite();
    const coming = { ...sampleRow(0), moveInDate: '2026-10-15' };
    await take(site, [coming, sampleRow(2)]);
    await take(site, [coming, { ...sampleRow(2), moveInDate: '2027-01-01' }], { now: later });
    expect(await one(site, 'units/1-1-101')).toMatchObject({ state: 'occupied', rev: 2 });
    expect(await one(site, 'units/1-1-103')).toMatchObject({ state: 'occupied', rev: 1 });
  });
});

describe('who may not read the private files', () => {
  const row = sampleRow(1);
  const cases: Readonly<Record<string, Partial<SampleRow>>> = {
    'the right name and numbers': {},
    'another name': { ownerName: '赵新' },
    'another telephone': { phones: '13700000000' },
    'another ID number': { idNumber: idNumberOf(9) },
    'no numbers': { phones: '', idNumber: '' },
    'another move-in date and a remark': { moveInDate: '2026-09-01', remark: '已领钥匙' },
    'nothing right': { ownerName: '赵新', phones: '13700000000', idNumber: idNumberOf(9) },
  };
  /** The whole answer, and what is stored afterwards. */
  const answerTo = async (actor: string, changed: Partial<SampleRow>, dryRun: boolean) => {
    const site = await freshSite();
    await take(site, [row, sampleRow(2)]);
    const before = await stored(site);
    const outcome = await take(site, [{ ...row, ...changed }, sampleRow(2)], { actor, dryRun, now: later });
    expect(await stored(site)).toEqual(before);
    // The first rows are shown as the list itself says them.
    const { first: _first, ...told } = outcome;
    return JSON.stringify(told);
  };

  for (const actor of ['assistant', 'clerk'])
    for (const dryRun of [true, false])
      it(`[R2.4.1.7 R2.4.16] learns nothing of who lives there, as ${actor}, by ${dryRun ? 'a dry run' : 'an import'}`, async () => {
        const right = await answerTo(actor, {}, dryRun);
        expect(JSON.parse(right)).toEqual({
          ...{ rows: 2, create: 0, update: 0, same: 0, known: 2, problems: [] },
          understood: expect.arrayContaining([
            { key: '楼栋', column: 'A', heading: '楼栋', field: 'building' },
          ]),
          ...toldToo,
          told: [{ words: expect.anything(), clauses: ['R2.4.1.7', 'R2.4.16'] }],
          written: !dryRun,
        });
        for (const [what, changed] of Object.entries(cases))
          expect(await answerTo(actor, changed, dryRun), what).toBe(right);
      });

  it('[R2.4.1.7] while the supervisor, who may read them, is told', async () => {
    const site = await freshSite();
    await take(site, [row]);
    const kinds = async (changed: Partial<SampleRow>) => {
      const { same, update, known, problems } = await take(site, [{ ...row, ...changed }], { dryRun: true });
      return { same, update, known, problems: problems.length };
    };
    expect(await kinds({})).toEqual({ same: 1, update: 0, known: 0, problems: 0 });
    expect(await kinds({ ownerName: '赵新' })).toEqual({ same: 0, update: 0, known: 0, problems: 1 });
    expect(await kinds({ phones: '13700000000' })).toEqual({ same: 0, update: 1, known: 0, problems: 0 });
  });

  it('[R2.4.1.7 R3.3.4] counts building by building: a steward reads those of their own', async () => {
    const site = await freshSite();
    const theirs = sampleRow(1);
    const others = { ...sampleRow(1), building: '2栋' };
    await take(site, [theirs, others]);
    const outcome = await take(site, [theirs, others], { actor: 'stewardAndClerk', dryRun: true });
    expect(outcome).toMatchObject({ same: 1, known: 1, problems: [] });
    const renamed = [theirs, others].map((each) => ({ ...each, ownerName: '赵新' }));
    const told = await take(site, renamed, { actor: 'stewardAndClerk', dryRun: true });
    expect(told).toMatchObject({ same: 0, known: 1, problems: [{ row: 2, field: 'ownerName' }] });
  });

  it('[R2.4.2 R2.4.16] changes the unit alone, and brings in the households that are new', async () => {
    const site = await freshSite();
    await take(site, [row]);
    const before = await dataOf(site);
    const list = [{ ...row, area: 120, ownerName: '赵新', idNumber: idNumberOf(9) }, sampleRow(3)];
    expect(await take(site, list, { actor: 'clerk', now: later })).toMatchObject({
      ...{ create: 1, update: 1, same: 0, known: 0, problems: [], written: true },
    });
    const after = await dataOf(site);
    expect(after['units/1-2-102']).toMatchObject({ area: 120, rev: 2, last: { by: 'clerk' } });
    for (const path of ['', '/private/file', '/private/phone'])
      expect(after[`households/1-2-102~1${path}`]).toEqual(before[`households/1-2-102~1${path}`]);
    expect(after['households/1-2-104~1/private/file']).toMatchObject({ fullName: '刘秀英', rev: 1 });
  });
});

describe('what an import does not decide', () => {
  it('[R2.4.16] another ID number than the one kept is named by its cell, and nothing is written', async () => {
    const site = await freshSite();
    await take(site, sampleRows(3));
    const before = await stored(site);
    const rows = [sampleRow(0), { ...sampleRow(1), idNumber: idNumberOf(9) }, sampleRow(2)];
    const outcome = await take(site, rows, { now: later });
    expect(outcome).toMatchObject({
      written: false,
      problems: [{ row: 3, cell: 'I3', field: 'idNumber', clause: 'R2.4.16' }],
    });
    expect(outcome.problems).toHaveLength(1);
    for (const number of [idNumberOf(1), idNumberOf(9)])
      expect(JSON.stringify(outcome)).not.toContain(number);
    expect(await stored(site)).toEqual(before);
  });

  it('[R2.4.16] an ID number that the file lacks is added; the same one in other signs is the same', async () => {
    const site = await freshSite();
    await take(site, [{ ...sampleRow(1), idNumber: '' }]);
    expect(counts(await take(site, [sampleRow(1)]))).toMatchObject({ update: 1 });
    const { file } = partsOf(site, '1-2-102~1');
    expect(await file()).toMatchObject({ idNumber: idNumberOf(1), rev: 2 });
    await db
      .doc(`sites/${site}/households/1-2-102~1/private/file`)
      .update({ idNumber: ` ${idNumberOf(1).toLowerCase()}` });
    expect(counts(await take(site, [sampleRow(1)]))).toMatchObject({ same: 1 });
  });

  it('[R2.4.16] a name written otherwise is the same household, and stays as it was written', async () => {
    const site = await freshSite();
    await take(site, [{ ...sampleRow(1), ownerName: 'Wei  Li' }]);
    expect(counts(await take(site, [{ ...sampleRow(1), ownerName: 'WEI LI' }]))).toMatchObject({ same: 1 });
    expect(await partsOf(site, '1-2-102~1').file()).toMatchObject({ fullName: 'Wei Li', rev: 1 });
  });

  it('[R2.4.16] a sixth telephone drives none of the five out', async () => {
    const site = await freshSite();
    await take(site, [sampleRow(1)]);
    const five = ['13700000001', '13700000002', '13700000003', '13700000004'];
    await db
      .doc(`sites/${site}/households/1-2-102~1/private/phone`)
      .update({ phones: [...five, phoneOf(1)] });
    const outcome = await take(site, [{ ...sampleRow(1), phones: '13700000009' }]);
    expect(outcome).toMatchObject({
      written: false,
      problems: [{ row: 2, cell: 'H2', field: 'phones', clause: 'R2.4.16' }],
    });
    expect(await partsOf(site, '1-2-102~1').phone()).toMatchObject({ phones: [...five, phoneOf(1)] });
  });

  it('[R2.4.2 R2.4.16] a household that has moved out: its file stays, whatever the list says', async () => {
    const site = await freshSite();
    await take(site, [sampleRow(1)]);
    await db.doc(`sites/${site}/households/1-2-102~1`).update({ state: 'former' });
    const before = await partsOf(site, '1-2-102~1').file();
    await take(site, [{ ...sampleRow(1), remark: '回迁' }], { now: later });
    expect(await partsOf(site, '1-2-102~1').file()).toEqual(before);
    expect(await one(site, 'households/1-2-102~2')).toMatchObject({ state: 'current', rev: 1 });
  });
});

describe('an import that is disturbed', () => {
  const rows = sampleRows(250);

  it('[R2.4.2] killed before or after any commit, and run again, ends as if it had not been', async () => {
    const whole = await freshSite();
    let commits = 0;
    const counting = withCommits((commit) => {
      commits += 1;
      return commit();
    });
    await take(whole, rows, { db: counting });
    const expected = await dataOf(whole);
    expect(commits).toBe(3);
    for (let death = 1; death <= commits; death += 1) {
      for (const isWritten of [false, true]) {
        const site = await freshSite();
        let number = 0;
        const dying = withCommits(async (commit) => {
          number += 1;
          if (number < death || isWritten) await commit();
          if (number === death) throw new Error('killed');
        });
        await expect(take(site, rows, { db: dying })).rejects.toThrow('killed');
        const left = await dataOf(site);
        expect(halves(left)).toEqual([]);
        expect(Object.keys(left).length).toBeLessThan(isWritten && death === commits ? Infinity : 1_000);
        expect(await take(site, rows)).toMatchObject({ written: true, problems: [] });
        expect(await dataOf(site)).toEqual(expected);
      }
    }
  });

  it('[R2.4.2] two at the same time take the list in once', async () => {
    const [alone, site] = [await freshSite(), await freshSite()];
    await take(alone, rows);
    const outcomes = await Promise.all([take(site, rows), take(site, rows)]);
    expect(outcomes.map(({ written, problems }) => [written, problems])).toEqual([
      [true, []],
      [true, []],
    ]);
    expect(await dataOf(site)).toEqual(await dataOf(alone));
  });

  it('[R2.4.16] does not overwrite what somebody wrote in between', async () => {
    const site = await freshSite();
    await take(site, [sampleRow(1)]);
    let isFirst = true;
    const disturbed = withCommits(async (commit) => {
      if (isFirst) {
        isFirst = false;
        await db
          .doc(`sites/${site}/households/1-2-102~1/private/phone`)
          .update({ phones: ['13900000000'], rev: 2 });
      }
      return commit();
    });
    await take(site, [{ ...sampleRow(1), phones: '13700000000' }], { db: disturbed });
    expect(await partsOf(site, '1-2-102~1').phone()).toMatchObject({
      phones: ['13700000000', '13900000000'],
      rev: 3,
    });
  });

  it('[R3.4.5.2] leaves out, and tells of, a unit that somebody else took in between', async () => {
    const site = await freshSite();
    let isFirst = true;
    const disturbed = withCommits(async (commit) => {
      if (isFirst) {
        isFirst = false;
        await take(site, [{ ...sampleRow(1), ownerName: '赵新' }]);
      }
      return commit();
    });
    const outcome = await take(site, sampleRows(3), { db: disturbed });
    expect(outcome).toMatchObject({ written: true, problems: [{ row: 3, clause: 'R3.4.5.2' }] });
    expect(await one(site, 'households/1-2-102~1')).toMatchObject({ displayName: '赵**', rev: 1 });
    expect(await one(site, 'households/1-2-102~2')).toBeUndefined();
    expect((await db.collection(`sites/${site}/households`).get()).size).toBe(3);
  });
});

describe('a list of 5,000 rows', () => {
  it('[R2.4.2] is compared in a few fetches, not one for each row', async () => {
    const site = await freshSite();
    const rows = sampleRows(600);
    await take(site, rows);
    const fetches: string[] = [];
    const counting = new Proxy(db, {
      get(target, name) {
        if (name === 'getAll' || name === 'collection') fetches.push(name);
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    expect(await take(site, rows, { db: counting, dryRun: true })).toMatchObject({ same: 600 });
    // Of each five hundred the units, the households of their buildings, and the two parts of each.
    const each = ['getAll', 'collection', 'getAll', 'getAll'];
    // The known units first, in one query: in whatever spelling, they are met again.
    expect(fetches).toEqual(['collection', ...each, ...each]);
  });

  it('[R2.4.2] is taken in from .xlsx, and again without a write', async () => {
    const site = await freshSite();
    const list = readMoveInList(await readSpreadsheet(await asXlsx(sampleRows(5_000))));
    let commits = 0;
    const counting = withCommits((commit) => {
      commits += 1;
      return commit();
    });
    const all = { rows: 5_000, update: 0, written: true };
    expect(counts(await take(site, [], { db: counting, list }))).toEqual({ ...all, create: 5_000, same: 0 });
    expect(commits).toBe(50);
    expect(counts(await take(site, [], { db: counting, list, now: later }))).toEqual({
      ...all,
      create: 0,
      same: 5_000,
    });
    expect(commits).toBe(50);
    const [unitCount, householdCount] = await Promise.all(
      ['units', 'households'].map((name) => db.collection(`sites/${site}/${name}`).count().get()),
    );
    expect([unitCount?.data().count, householdCount?.data().count]).toEqual([5_000, 5_000]);
  });
});

/** Households without their unit or their private part. */
const halves = (data: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(data).filter((path) => {
    const [, unit] = /^households\/([^/]+)~\d+$/.exec(path) ?? [];
    const parts = [`units/${unit}`, `${path}/private/file`, `${path}/private/phone`];
    return unit !== undefined && parts.some((part) => !data[part]);
  });

/** Fields of a document that its register does not define so, and required ones that are missing. */
function strangers(register: Register, data: Readonly<Record<string, unknown>>): string[] {
  const envelope = ['state', 'rev', 'opened', 'last'];
  const unknown = Object.keys(data).filter((name) => !(name in register.fields) && !envelope.includes(name));
  const wrong = Object.entries(register.fields).flatMap(([name, field]) => {
    const value = data[name];
    if (value === undefined) return field.optional ? [] : [name];
    if (field.type === 'text') {
      const fits = typeof value === 'string' && value !== '' && value.length <= field.max;
      return fits && new RegExp(field.pattern ?? '').test(value) ? [] : [name];
    }
    if (field.type === 'whole') return Number.isInteger(value) ? [] : [name];
    if (field.type === 'day') return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? [] : [name];
    if (field.type === 'texts') return Array.isArray(value) && value.length <= field.items ? [] : [name];
    return typeof value === (field.type === 'number' ? 'number' : 'string') ? [] : [name];
  });
  return [...unknown, ...wrong, ...(String(data.state) in register.states ? [] : ['state'])];
}

describe('a list of which some rows are bad, by choice', () => {
  const good = [sampleRow(0), sampleRow(1)];
  const bad = [
    { ...sampleRow(2), area: '很大' },
    { ...sampleRow(3), phones: '12345' },
  ];

  it('[R2.4.2] is taken in but for these; put right, the whole list brings the others and nothing twice', async () => {
    const site = await freshSite();
    expect(await take(site, [...good, ...bad], { dryRun: true })).toMatchObject({
      create: 2,
      left: 2,
      written: false,
    });
    const outcome = await take(site, [...good, ...bad], { partly: true });
    expect(outcome).toMatchObject({ create: 2, left: 2, written: true });
    expect(outcome.problems.map(({ row, cell, value }) => [row, cell, value])).toEqual([
      [4, 'E4', '很大'],
      [5, 'H5', '12345'],
    ]);
    expect((await db.collection(`sites/${site}/units`).get()).size).toBe(2);
    expect(await take(site, [...good, sampleRow(2), sampleRow(3)])).toMatchObject({
      ...{ create: 2, same: 2, left: 0, problems: [], written: true },
    });
  });

  it('[R3.4.5.2] leaves out what contradicts the file, and both rows of a unit that stands twice', async () => {
    const site = await freshSite();
    await take(site, [sampleRow(0)]);
    const rows = [
      { ...sampleRow(0), ownerName: '赵新' },
      sampleRow(1),
      sampleRow(2),
      { ...sampleRow(1), building: '1#' },
    ];
    const outcome = await take(site, rows, { partly: true, now: later });
    expect(outcome).toMatchObject({ create: 1, left: 3, written: true });
    expect(outcome.problems.map(({ row, value }) => [row, value])).toEqual([
      [3, '102'],
      [5, '102'],
      [2, '赵**'],
    ]);
    expect(await one(site, 'units/1-1-103')).toMatchObject({ rev: 1 });
    expect(await one(site, 'units/1-2-102')).toBeUndefined();
    expect(await one(site, 'households/1-1-101~1')).toMatchObject({ displayName: '王**', rev: 1 });
  });

  it('[R2.4.2] writes nothing where no row is good', async () => {
    const site = await freshSite();
    expect(await take(site, bad, { partly: true })).toMatchObject({ create: 0, left: 2, written: false });
    expect(await dataOf(site)).toEqual({});
  });
});

describe('a unit that the desk has in another spelling', () => {
  const unit = {
    ...{ building: '1#', entrance: '01', floor: 1, room: '0102', area: 90.5 },
    state: 'vacant',
    rev: 1,
  };

  it('[R3.4.5.4] [R2.4.2] is met again by a list, and none is registered twice; once more changes nothing', async () => {
    const site = await freshSite();
    await db.doc(`sites/${site}/units/handmade`).set(unit);
    const listed = { ...sampleRow(1), entrance: '一单元', structure: '' };
    expect(await take(site, [listed])).toMatchObject({ create: 1, left: 0, problems: [], written: true });
    expect(await one(site, 'units/handmade')).toMatchObject({
      ...{ building: '1#', entrance: '01', room: '0102', household: 'handmade~1', rev: 2 },
    });
    expect(await one(site, 'households/handmade~1')).toMatchObject({
      unit: 'handmade',
      building: '1#',
      room: '1#-01-0102',
    });
    expect((await db.collection(`sites/${site}/units`).get()).size).toBe(1);
    const before = await stored(site);
    expect(await take(site, [listed], { now: later })).toMatchObject({ same: 1, update: 0 });
    expect(await stored(site)).toEqual(before);
  });
});

describe('what has no room in the file', () => {
  it('[R2.4.16] is told, neither cut off nor left out in silence', async () => {
    const site = await freshSite();
    const row = { ...sampleRow(1), remark: '独居' };
    await take(site, [row]);
    const { file } = partsOf(site, '1-2-102~1');
    const family = ['甲一', '乙二', '丙三', '丁四', '戊五', '己六', '庚七', '辛八'];
    await db.doc(`sites/${site}/households/1-2-102~1/private/file`).update({ family });
    const more = { ...row, ownerName: `${row.ownerName},赵新` };
    const outcome = await take(site, [more], { now: later });
    expect(outcome).toMatchObject({
      written: false,
      problems: [{ cell: 'G2', value: expect.any(String), words: { zh: expect.stringContaining('写不下') } }],
    });
    expect(await file()).toMatchObject({ family });
  });
});
