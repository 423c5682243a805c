import { FirebaseError } from 'firebase/app';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportOutcome } from '../../../functions/src/imports/outcome.ts';
import { asXlsx, type SampleRow, sampleRow, sampleRows } from '../../support/move-in-lists/sample.ts';
import type { Desk } from '../../support/suite/desk.ts';
import { openSuiteSite, type SuiteSite } from '../../support/suite/site.ts';
import { writtenCells } from '../../support/workbooks.ts';

let suite: SuiteSite;
let assistant: Desk;
let manager: Desk;
beforeAll(async () => {
  suite = await openSuiteSite();
  [assistant, manager] = await Promise.all([suite.as('assistant'), suite.as('manager')]);
});
afterAll(() => suite.close());

const list = async (rows: readonly SampleRow[]): Promise<string> =>
  Buffer.from(await asXlsx(rows)).toString('base64');

const take = async (rows: readonly SampleRow[], dryRun: boolean): Promise<ImportOutcome> =>
  assistant.call('importMoveInList', { content: await list(rows), dryRun });

const countOf = async (register: string): Promise<number> =>
  (await suite.site.db.collection(`sites/${suite.site.id}/${register}`).count().get()).data().count;

const stands = async () => ({ units: await countOf('units'), households: await countOf('households') });

describe("the developer's move-in list, over HTTP", () => {
  const rows = sampleRows(40);

  it('[R2.4.2] a dry run tells what would be, and writes nothing', async () => {
    expect(await take(rows, true)).toMatchObject({
      rows: 40,
      create: 40,
      update: 0,
      problems: [],
      written: false,
    });
    expect(await stands()).toEqual({ units: 0, households: 0 });
  });

  it('[R2.4.2] a list with wrong cells is refused as a whole, each named with its row', async () => {
    const wrong = rows.map((row, place) => (place === 2 || place === 20 ? { ...row, area: '很大' } : row));
    const outcome = await take(wrong, false);
    expect(outcome.written).toBe(false);
    expect(outcome.problems.map(({ row }) => row)).toEqual([4, 22]);
    expect(await stands()).toEqual({ units: 0, households: 0 });
  });

  it('[R2.4.2] [R3.4.5.1] is taken in, and once more changes nothing', async () => {
    expect(await take(rows, false)).toMatchObject({ create: 40, problems: [], written: true });
    expect(await stands()).toEqual({ units: 40, households: 40 });
    expect(await take(rows, false)).toMatchObject({ create: 0, update: 0, known: 40, problems: [] });
    expect(await stands()).toEqual({ units: 40, households: 40 });
  });

  it('[R2.4.2] of a list with wrong cells the good rows go in by choice; the same list comes back with its reasons', async () => {
    const [good, bad] = [
      { ...sampleRow(60), ownerName: '空置' },
      { ...sampleRow(61), area: '很大' },
    ];
    const content = await list([good, bad]);
    const asked = { content, dryRun: false, partly: true };
    expect(await assistant.call('importMoveInList', asked)).toMatchObject({
      create: 1,
      left: 1,
      written: true,
    });
    const { reasons } = await assistant.call<{ reasons: string }>('importMoveInList', {
      ...{ content, dryRun: true, reasons: true },
    });
    const [headings, , second] = await writtenCells(Buffer.from(reasons, 'base64'));
    expect(headings?.at(-1)).toBe('未导入原因 Why not taken in');
    expect(second?.at(-1)).toContain('E3：应为大于0的平方米数');
  });

  it('[R2.4.2] what was said of a column is remembered at the site, for lists with the same headings', async () => {
    const file = (headings: string, room: string) =>
      Buffer.from(`${headings}\r\n7栋,1单元,1,${room},90,空置\r\n`).toString('base64');
    const [headings, others] = [
      '楼栋,单元,楼层,房号,建筑面积,户籍',
      '楼栋,单元,楼层,房号,建筑面积,户籍,备注',
    ];
    const said = { content: file(headings, '101'), columns: { 户籍: 'ownerName' } };
    const look = async (content: string): Promise<ImportOutcome> =>
      assistant.call('importMoveInList', { content, dryRun: true });
    // A look alone is not remembered, nor is what was said of other headings.
    await assistant.call('importMoveInList', { ...said, dryRun: true });
    expect((await look(file(headings, '102'))).problems).toHaveLength(1);
    await assistant.call('importMoveInList', { ...said, dryRun: false });
    expect(await look(file(headings, '102'))).toMatchObject({
      ...{ create: 1, problems: [] },
      told: [{ words: { zh: expect.stringContaining('沿用上次') } }],
    });
    expect((await look(file(others, '102'))).problems).toHaveLength(1);
  });

  it('[R2.4.2] what is no spreadsheet is refused in words', async () => {
    const call = assistant.call('importMoveInList', {
      content: Buffer.from([0xd0, 0xcf, 0x11, 0xe0]).toString('base64'),
      dryRun: true,
    });
    await expect(call).rejects.toMatchObject({
      code: 'functions/failed-precondition',
      details: {
        problems: [{ field: 'content', words: { zh: expect.stringMatching(/xls/) }, clauses: ['R2.4.2'] }],
      },
    });
  });

  it('[R2.4.2] is no business of the engineer', async () => {
    const engineer = await suite.as('engineer');
    const call = engineer.call('importMoveInList', { content: await list([sampleRow(1)]), dryRun: true });
    await expect(call).rejects.toBeInstanceOf(FirebaseError);
    await expect(call).rejects.toMatchObject({
      code: 'functions/permission-denied',
      details: { problems: [{ clauses: ['R2.4.2'] }] },
    });
  });
});

interface Exported {
  readonly name: string;
  readonly rows: number;
  readonly content: string;
}

/** What stands in the cells of an exported sheet, row by row: a formula would be an object. */
const cellsOf = ({ content }: Exported): Promise<unknown[][]> => writtenCells(Buffer.from(content, 'base64'));

describe('a register that is exported, over HTTP', () => {
  const trap = '=HYPERLINK("http://elsewhere.example","点这里")';

  it('[R2.4.16] holds no text that would run as a formula, and leaves a line in the duty log', async () => {
    await suite.site.hasKey('vacant', 'K-1');
    const engineer = await suite.as('engineer');
    const asked = { key: 'K-1', borrower: 'staff', borrowedBy: 'engineer', purpose: trap, emergency: false };
    await engineer.take('keyLoans', 'request', 'loan', asked);
    const exported = await manager.call<Exported>('exportRegister', {
      register: 'keyLoans',
      purpose: '检查',
    });
    expect(exported).toMatchObject({
      rows: 1,
      name: expect.stringMatching(/^客服钥匙使用登记表-.*\.xlsx$/),
    });
    const [, row] = await cellsOf(exported);
    expect(row).toContain(`'${trap}`);
    expect(row?.filter((value) => typeof value === 'object' && value !== null)).toEqual([]);
    const found = await suite.site.db.collectionGroup('entries').where('kind', '==', 'export').get();
    const lines = found.docs.filter(({ ref }) => ref.path.startsWith(`sites/${suite.site.id}/dutyLog/`));
    expect(lines.map((line) => [line.get('by'), line.get('text')])).toEqual([
      ['manager', '导出客服钥匙使用登记表1条，用途：检查'],
    ]);
  });

  it('[R2.4.16] [R1.3] has the private columns for who may read the files', async () => {
    await take(sampleRows(40), false);
    const [head, ...rows] = await cellsOf(
      await manager.call<Exported>('exportRegister', {
        ...{ register: 'households', purpose: '检查', withFiles: true },
      }),
    );
    expect(rows).toHaveLength(40);
    expect(head?.join()).toContain('姓名');
    expect(rows.flat()).toContain(sampleRow(3).ownerName);
  });

  it.each(['receptionist', 'admin'] as const)('[R2.4.16] is no business of the %s', async (role) => {
    const call = (await suite.as(role)).call('exportRegister', { register: 'households', purpose: '检查' });
    await expect(call).rejects.toMatchObject({
      code: 'functions/permission-denied',
      details: { problems: [{ clauses: ['R2.4.16'] }] },
    });
  });
});
