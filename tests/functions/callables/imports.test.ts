import { describe, expect, it } from 'vitest';
import * as callables from '../../../functions/src/callables/index.ts';
import { importHouseholds } from '../../../functions/src/chapters/homes/imports/import-households.ts';
import { readMoveInList } from '../../../functions/src/chapters/homes/imports/move-in-list.ts';
import type { ImportOutcome } from '../../../functions/src/imports/outcome.ts';
import { type Progress, watched } from '../../../functions/src/imports/run.ts';
import type { Undone } from '../../../functions/src/imports/undo-import.ts';
import { moveInList } from '../../../rulebook/chapters/homes/move-in-list.ts';
import { type CallDesk, mailsOf, openCallDesk, refusal } from '../../support/call-desk.ts';
import {
  asSheet,
  asXlsx,
  type SampleRow,
  sampleRow,
  sampleRows,
} from '../../support/move-in-lists/sample.ts';

const contentOf = async (rows: readonly SampleRow[]): Promise<string> =>
  Buffer.from(await asXlsx(rows)).toString('base64');

const take = async (
  desk: CallDesk,
  rows: readonly SampleRow[],
  { by = 'assistant', ...more }: { by?: string; dryRun?: boolean; options?: object; partly?: boolean } = {},
): Promise<ImportOutcome> =>
  (await desk.call(callables.importMoveInList, by, {
    ...{ content: await contentOf(rows), dryRun: false, ...more },
  })) as unknown as ImportOutcome;

const named = (building: string, room = '301'): SampleRow => ({ ...sampleRow(0), building, room });

const stateOf = async (desk: CallDesk, register: string, id: string) =>
  (await desk.site.record(register, id))?.state;

describe('[R2.4.2] a building that a list calls otherwise', () => {
  it('is asked about, nothing is written before it is answered, and the answer is kept for the next list', async () => {
    const desk = await openCallDesk();
    await take(desk, [named('A1栋')]);
    const other = named('1号楼', '302');
    const question = { name: '1', written: ['1号楼'], rows: 1, mayBe: ['A1'] };
    expect(await take(desk, [other], { dryRun: true })).toMatchObject({
      ...{ questions: [question], problems: [], written: false },
      buildings: [{ name: '1', isKnown: false }],
    });
    expect(await take(desk, [other])).toMatchObject({ questions: [question], written: false });
    const options = { buildings: { 1: 'A1' } };
    expect(await take(desk, [other], { options })).toMatchObject({
      questions: [{ ...question, answer: 'A1' }],
      ...{ buildings: [{ name: 'A1', written: ['1号楼'], isKnown: true }], create: 1, written: true },
    });
    expect(await desk.site.record('units', 'A1-1-302')).toMatchObject({ building: 'A1', room: '302' });
    expect(await take(desk, [named('1#楼', '303')])).toMatchObject({
      questions: [{ ...question, written: ['1#楼'], answer: 'A1' }],
      written: true,
    });
  });

  it('is a new one where somebody says so, and where it looks like none, which is told', async () => {
    const desk = await openCallDesk();
    await take(desk, [named('A1栋')]);
    const options = { buildings: { 1: null } };
    expect(await take(desk, [named('1栋')], { options })).toMatchObject({ create: 1, written: true });
    expect(await desk.site.record('units', '1-1-301')).toMatchObject({ building: '1' });
    expect(await take(desk, [named('牡丹阁')], { dryRun: true })).toMatchObject({
      ...{ questions: [], hasBuildings: true },
      buildings: [{ name: '牡丹阁', isKnown: false }],
    });
  });

  it('is asked about again where the answer names a building that is none of those', async () => {
    const desk = await openCallDesk();
    await take(desk, [named('A1栋')]);
    const asked = await take(desk, [named('1栋')], { options: { buildings: { 1: 'B7' } } });
    expect(asked).toMatchObject({ questions: [{ mayBe: ['A1'] }], written: false });
    expect(asked.questions?.[0]).not.toHaveProperty('answer');
  });
});

describe('[R2.4.2] a long list', () => {
  /** As the callable takes it in, stopped after so many commits. */
  const takeUntil = async (desk: CallDesk, rows: readonly SampleRow[], commits: number) => {
    const { db, id: site, clock } = desk.site;
    const told: (Progress | { readonly run: string })[] = [];
    const tell = (each: Progress | { readonly run: string }) => void told.push(each);
    const run = watched({ db, site, list: moveInList, by: 'assistant', now: clock.now, tell });
    const stopped = {
      ...run,
      goesOn: async () => {
        const runId = told.flatMap((each) => ('run' in each ? [each.run] : []))[0];
        if (told.filter((each) => 'is' in each && each.is === 'writing').length === commits)
          await desk.call(callables.stopImport, 'assistant', { run: runId });
        return run.goesOn();
      },
    };
    const outcome = await importHouseholds({
      ...{ db, site, actor: 'assistant', now: clock.now(), run: stopped, dryRun: false },
      list: readMoveInList(asSheet(rows)),
    });
    return { outcome, told };
  };

  it('tells how far it is, is stopped between two commits, and goes on with what is missing', async () => {
    const desk = await openCallDesk();
    const rows = sampleRows(1_250);
    const { outcome, told } = await takeUntil(desk, rows, 3);
    expect(outcome).toMatchObject({ rows: 1_250, create: 300, rest: 950, left: 0, written: true });
    expect(told.filter((each) => 'is' in each)).toEqual([
      ...[500, 1_000, 1_250].map((done) => ({ is: 'checking', done, of: 1_250 })),
      ...[100, 200, 300].map((done) => ({ is: 'writing', done, of: 1_250 })),
    ]);
    expect(await take(desk, rows, { by: 'supervisor' })).toMatchObject({ create: 950, same: 300, rest: 0 });
    expect(await take(desk, rows, { by: 'supervisor' })).toMatchObject({ create: 0, same: 1_250, rest: 0 });
  });

  it('leaves the rest for the next call when the time of the function is over', async () => {
    const desk = await openCallDesk();
    const { db, id: site, clock } = desk.site;
    const now = () => clock.now();
    const run = watched({
      db,
      site,
      list: moveInList,
      by: 'assistant',
      now,
      tell: (each) => {
        if ('is' in each && each.is === 'writing') clock.setTo(new Date(clock.now().getTime() + 201_000));
      },
    });
    const list = readMoveInList(asSheet(sampleRows(250)));
    const terms = { db, site, actor: 'assistant', now: now(), list, dryRun: false };
    expect(await importHouseholds({ ...terms, run })).toMatchObject({ create: 100, rest: 150 });
  });

  it('of more rows than may come at once is refused in words', async () => {
    const desk = await openCallDesk();
    const content = await contentOf(sampleRows(5_020));
    const call = desk.call(callables.importKeys, 'receptionist', { content, dryRun: true });
    expect((await refusal(call)).problems[0]?.words.zh).toBe('超过5000行，请分成几份');
  });
});

interface Runs {
  readonly runs: readonly {
    readonly id: string;
    readonly mayUndo: boolean;
    readonly isUndone: boolean;
    readonly name: string;
    readonly created: number;
  }[];
}

const runsOf = async (desk: CallDesk, by = 'assistant', list = 'moveInList') =>
  ((await desk.call(callables.importRuns, by, { list })) as unknown as Runs).runs;

const undo = async (desk: CallDesk, by = 'assistant', list = 'moveInList'): Promise<Undone> => {
  const [run] = await runsOf(desk, by, list);
  return (await desk.call(callables.undoImport, by, { run: run?.id, why: '楼栋写错' })) as unknown as Undone;
};

describe('[R2.4.2] [R2.4.16] an import that was wrong', () => {
  it('is taken back as a whole: nothing is deleted, lists and pickers have it no more, and the right list comes in', async () => {
    const desk = await openCallDesk();
    const rows = [
      named('牡丹阁'),
      { ...named('牡丹阁', '302'), ownerName: '', phones: '', idNumber: '', moveInDate: '' },
    ];
    await take(desk, rows);
    expect(await runsOf(desk)).toMatchObject([{ created: 2, mayUndo: true, isUndone: false }]);
    expect(await undo(desk)).toEqual({ undone: 3, rest: 0, left: 0, stays: [] });
    const units = await desk.site.db.collection(`sites/${desk.site.id}/units`).get();
    expect(units.docs.map((unit) => [unit.get('room'), unit.get('state'), unit.get('undoneWhy')])).toEqual([
      ['301', 'undone', '楼栋写错'],
      ['302', 'undone', '楼栋写错'],
    ]);
    const [id] = units.docs.map((unit) => unit.id);
    expect(await desk.site.record('households', `${id}~1`)).toMatchObject({
      ...{ state: 'undone', last: { step: 'undoImport', by: 'assistant' } },
    });
    expect(await runsOf(desk)).toMatchObject([{ isUndone: true, mayUndo: false }]);
    // Once more: the same list comes in anew, as it stands there now.
    expect(await take(desk, rows, { dryRun: true })).toMatchObject({
      create: 2,
      buildings: [{ isKnown: false }],
    });
    desk.site.clock.set('2026-09-29 10:00');
    expect(await take(desk, rows)).toMatchObject({ create: 2, written: true });
    expect(await stateOf(desk, 'households', `${id}~2`)).toBe('current');
    const again = await desk.site.record('units', String(id));
    expect(again).toMatchObject({ state: 'occupied', household: `${id}~2` });
    expect(again).not.toHaveProperty('undoneWhy');
    // And is taken back again.
    expect(await undo(desk)).toMatchObject({ undone: 3, left: 0 });
  });

  it('leaves what was used since, and says why', async () => {
    const desk = await openCallDesk();
    await take(desk, [named('5栋', '101'), named('5栋', '201'), named('5栋', '301')]);
    const household = await desk.site.record('households', '5-1-101~1');
    await desk.site.take('assistant', 'households', 'amend', '5-1-101~1', {
      ...{ displayName: '王女士', moveInDate: household?.moveInDate },
    });
    await desk.site.db.doc(`sites/${desk.site.id}/visits/v1`).set({ household: '5-1-201~1', state: 'open' });
    const { undone, left, stays } = await undo(desk);
    expect([undone, left]).toEqual([2, 4]);
    expect(stays.map(({ register, label, words }) => [register, label.slice(0, 7), words.zh])).toEqual([
      ['households', '5-1-101', '导入后有改动'],
      ['households', '5-1-201', expect.stringContaining('已用于《')],
      ['units', '5-1-101', '已用于《业户档案》'],
      ['units', '5-1-201', '已用于《业户档案》'],
    ]);
    expect(await stateOf(desk, 'units', '5-1-301')).toBe('undone');
    expect(await stateOf(desk, 'units', '5-1-101')).toBe('occupied');
  });

  it('is taken back by whoever took it in or the manager, by nobody else, and with a reason', async () => {
    const desk = await openCallDesk();
    await take(desk, [named('5栋')]);
    const [run] = await runsOf(desk);
    const call = (by: string, why = '写错') => desk.call(callables.undoImport, by, { run: run?.id, why });
    expect(await runsOf(desk, 'supervisor')).toMatchObject([{ mayUndo: false }]);
    expect(await refusal(call('supervisor'))).toMatchObject({
      code: 'failed-precondition',
      problems: [{ field: 'run' }],
    });
    expect(await refusal(call('assistant', ''))).toMatchObject({
      code: 'invalid-argument',
      problems: [{ field: 'why' }],
    });
    expect(await call('manager')).toMatchObject({ undone: 2 });
  });

  it('[R6.1.3] is taken back by whoever took it in while they may take in such a list, and by the manager', async () => {
    const desk = await openCallDesk();
    await take(desk, [named('5栋')]);
    const [run] = await runsOf(desk);
    const call = (by: string) => desk.call(callables.undoImport, by, { run: run?.id, why: '写错' });
    const roles = async (...wanted: string[]) => {
      await desk.site.member('assistant', { roles: wanted });
      await desk.site.reckonsRights();
    };
    await roles('engineer', 'receptionist');
    expect(await refusal(call('assistant'))).toMatchObject({ problems: [{ field: 'run' }] });
    await roles('assistant');
    expect(await call('assistant')).toMatchObject({ undone: 2 });
  });

  it('[R4.4.1.2] [R4.4.2.3] of keys is for who still keeps that kind', async () => {
    const desk = await openCallDesk();
    const content = Buffer.from('钥匙编号,类别,房号/区域,挂钩\r\nQ-91,区域,消防泵房,B-1').toString('base64');
    await desk.call(callables.importKeys, 'receptionist', { content, dryRun: false });
    await desk.call(callables.takeStep, 'supervisor', {
      ...{ register: 'keyKeepers', step: 'end', id: 'designation', input: {} },
    });
    expect((await refusal(undo(desk, 'receptionist', 'keys'))).code).toBe('permission-denied');
    expect(await desk.site.record('keys', 'Q-91')).toMatchObject({ state: 'inCabinet' });
    expect(await undo(desk, 'manager', 'keys')).toMatchObject({ undone: 1 });
  });

  it('[R4.4.2.3] of keys too: the codes come in again with the right list, and with no other', async () => {
    const desk = await openCallDesk();
    const csv = (...lines: string[]) =>
      Buffer.from(['钥匙编号,类别,房号/区域,挂钩', ...lines].join('\r\n')).toString('base64');
    const takeKeys = async (...lines: string[]) =>
      desk.call(callables.importKeys, 'receptionist', { content: csv(...lines), dryRun: false });
    await takeKeys('Q-81,区域,消防泵房,B-1', 'Q-82,区域,屋顶,B-2');
    await desk.site.db.doc(`sites/${desk.site.id}/keyLoans/l1`).set({ key: 'Q-82', state: 'returned' });
    expect(await undo(desk, 'receptionist', 'keys')).toMatchObject({ undone: 1, left: 1 });
    expect(await desk.site.record('keys', 'Q-81')).toMatchObject({
      state: 'withdrawn',
      undoneWhy: '楼栋写错',
    });
    expect(await takeKeys('Q-81,区域,水泵房,B-1')).toMatchObject({ create: 1, written: true });
    const again = await desk.site.record('keys', 'Q-81');
    expect(again).toMatchObject({ state: 'inCabinet', opensWhat: '水泵房' });
    expect(again).not.toHaveProperty('undoneWhy');
  });
});

/** Lists as their senders write them: with a department, and roles in words of their own. */
const staffCsv = (...lines: string[]) =>
  Buffer.from(
    ['员工名单', '序号,姓名,部门,岗位,工号,手机号码,电子邮箱,负责楼栋', ...lines].join('\r\n'),
  ).toString('base64');

const takeStaff = async (desk: CallDesk, by: string, lines: readonly string[], more: object = {}) =>
  (await desk.call(callables.importStaff, by, {
    ...{ content: staffCsv(...lines), dryRun: false, ...more },
  })) as unknown as ImportOutcome;

describe('[R6.1.3] a staff list', () => {
  const lines = [
    '1,赵一,客服部,前台接待员、收银员,GH-101,13800138001,,',
    '2,钱二,客服部,前台,,13800138002,,',
    '3,孙三,工程部,工程,GH-103,,sun3@lakeside.example,',
  ];

  it('invites each as one member is: by mail, or with a start password that is told this once', async () => {
    const desk = await openCallDesk();
    expect(await takeStaff(desk, 'admin', lines, { dryRun: true })).toMatchObject({
      create: 3,
      problems: [],
      written: false,
    });
    expect(await mailsOf(desk)).toEqual([]);
    const outcome = await takeStaff(desk, 'admin', lines);
    expect(outcome).toMatchObject({ create: 3, same: 0, left: 0, rest: 0, written: true });
    const password = expect.stringMatching(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
    expect(outcome.given).toEqual([
      { name: '赵一', signInName: 'GH-101', startPassword: password },
      { name: '钱二', signInName: '13800138002', startPassword: password },
    ]);
    expect(await mailsOf(desk)).toEqual(['sun3@lakeside.example']);
    const { uid } = await desk.auth.getUserByEmail('gh-101@staff.wuye-desk.invalid');
    expect(await desk.site.record('members', uid)).toMatchObject({
      ...{ name: '赵一', roles: ['receptionist', 'cashier'], signInName: 'GH-101', phone: '13800138001' },
      ...{ state: 'active', opened: { by: 'admin' } },
    });
    // Once more nobody is invited and no password given.
    const again = await takeStaff(desk, 'admin', lines);
    expect(again).toMatchObject({ create: 0, same: 3, written: false });
    expect(again).not.toHaveProperty('given');
    expect(await mailsOf(desk)).toHaveLength(1);
    // Nothing of a password stands in what is kept of the import.
    const runs = await desk.site.db.collection(`sites/${desk.site.id}/index/imports/runs`).get();
    expect(JSON.stringify(runs.docs.map((run) => run.data()))).not.toContain(
      String(outcome.given?.[0]?.startPassword),
    );
  });

  it('is held by the rules of one invitation: an administrator appoints no supervisor, and the row says so', async () => {
    const desk = await openCallDesk();
    const supervisor = '4,李四,客服部,客服主任,GH-104,,,';
    const refused = await takeStaff(desk, 'admin', [...lines, supervisor]);
    expect(refused).toMatchObject({ create: 3, left: 1, written: false });
    expect(refused.problems).toMatchObject([
      { cell: 'D6', field: 'roles', words: { zh: expect.stringContaining('客服主任') } },
    ]);
    expect(await takeStaff(desk, 'admin', [...lines, supervisor], { partly: true })).toMatchObject({
      create: 3,
      left: 1,
      written: true,
    });
    expect(await takeStaff(desk, 'manager', [supervisor])).toMatchObject({ create: 1, written: true });
  });

  it.each<[string, string, string, string]>([
    ['of a role that there is not', '1,赵一,,保镖,GH-1,,,', 'D3', '应为职务'],
    ['with nothing to sign in with', '1,赵一,,前台,,,,', 'G3', '至少填一项'],
    ['with a mail address that is none', '1,赵一,,前台,,,zhao@,', 'G3', '邮箱地址不对'],
    ['with a telephone that is none', '1,赵一,,前台,,12345,,', 'F3', '应为手机号'],
    ['of a building that is not on record', '1,赵一,,管家,GH-1,,,99栋', 'H3', '没有这个楼栋'],
  ])('with somebody %s says where', async (_, row, cell, words) => {
    const desk = await openCallDesk();
    const { problems, create } = await takeStaff(desk, 'manager', [row], { dryRun: true });
    expect(create).toBe(0);
    expect(problems).toMatchObject([{ cell, words: { zh: expect.stringContaining(words) } }]);
  });

  it('reinstates nobody who has left, and takes one sign-in name once', async () => {
    const desk = await openCallDesk();
    await takeStaff(desk, 'admin', lines);
    const { uid } = await desk.auth.getUserByEmail('gh-101@staff.wuye-desk.invalid');
    await desk.call(callables.dismissMember, 'admin', { uid });
    const { problems } = await takeStaff(
      desk,
      'admin',
      [...lines.slice(0, 1), ...lines.slice(1, 2), lines[1] ?? ''],
      { dryRun: true },
    );
    expect(problems.map(({ words }) => words.zh)).toEqual([
      expect.stringContaining('登记离职'),
      expect.stringContaining('同一登录名'),
      expect.stringContaining('同一登录名'),
    ]);
  });
});
