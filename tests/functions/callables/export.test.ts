import { describe, expect, it } from 'vitest';
import * as callables from '../../../functions/src/callables/index.ts';
import type { Document } from '../../../functions/src/records/documents.ts';
import { readSpreadsheet } from '../../../functions/src/spreadsheets/read.ts';
import { partsOf } from '../../../functions/src/spreadsheets/workbook-parts.ts';
import { allRegisters } from '../../../rulebook/chapters/index.ts';
import { entriesPath } from '../../../rulebook/reading/paths.ts';
import { type CallDesk, openCallDesk, refusal } from '../../support/call-desk.ts';
import { asCsv, sampleRows } from '../../support/move-in-lists/sample.ts';
import { writtenCells } from '../../support/workbooks.ts';

describe('an export', () => {
  const purpose = '季度检查';

  /** The cells of what a caller gets, row by row, the headings first. */
  async function exported(
    desk: CallDesk,
    uid: string,
    register: string,
    terms: object = {},
  ): Promise<unknown[][]> {
    const { content } = await desk.call(callables.exportRegister, uid, { register, purpose, ...terms });
    const rows = await readSpreadsheet(Buffer.from(String(content), 'base64'));
    return rows.map(({ cells }) =>
      cells.reduce(
        (row: unknown[], { column, value }) => row.with(column - 1, value),
        Array(cells.at(-1)?.column ?? 0).fill(undefined),
      ),
    );
  }

  const line = async ({ site }: CallDesk): Promise<Document[]> => {
    const found = await site.db.collection(entriesPath('lakeside', '2026-09-29')).get();
    return found.docs.map((each) => each.data()).filter(({ kind }) => kind === 'export');
  };

  it('[R2.4.16] neutralises what would run as a formula', async () => {
    const desk = await openCallDesk();
    await desk.site.hasKey('vacant', 'K-1');
    const wrong = { hook: 'A1', opensWhat: 'K-1', note: '=HYPERLINK("https://evil.example")' };
    await desk.site.take('receptionist', 'keys', 'amend', 'K-1', wrong);
    const { content } = await desk.call(callables.exportRegister, 'manager', { register: 'keys', purpose });
    const values = (await writtenCells(Buffer.from(String(content), 'base64'))).flat();
    expect(values).toContain(`'=HYPERLINK("https://evil.example")`);
    expect(values.filter((value) => typeof value === 'object' && value !== null)).toEqual([]);
  });

  it('[R2.4.16] tells names and choices in the reader’s language, and is a line of the duty log', async () => {
    const desk = await openCallDesk();
    await desk.site.hasKey('vacant', 'K-1');
    await desk.site.lends('K-1');
    await desk.site.member('manager', { language: 'en' });
    const [headings, row] = await exported(desk, 'manager', 'keyLoans');
    expect(headings).toContain('借用人身份 Borrower');
    expect(row).toContain('Staff of the department');
    expect(row).toContain('吴工');
    expect(await line(desk)).toMatchObject([
      {
        kind: 'export',
        by: 'manager',
        day: '2026-09-29',
        text: '导出客服钥匙使用登记表1条，用途：季度检查',
        textEnglish: 'Key loan register exported: 1 records, for: 季度检查',
      },
    ]);
  });

  it('[R2.4.1.7] [R2.4.16] holds private files only where they are asked for, and for those who may read them', async () => {
    const desk = await openCallDesk();
    const content = Buffer.from(asCsv(sampleRows(3))).toString('base64');
    await desk.call(callables.importMoveInList, 'assistant', { content, dryRun: false });
    const plain = await exported(desk, 'supervisor', 'households');
    expect(JSON.stringify(plain)).not.toContain('13800000001');
    const rows = await exported(desk, 'supervisor', 'households', { withFiles: true });
    expect(JSON.stringify(rows)).toContain('13800000001');
    const lines = (await line(desk)).map(({ text }) => text);
    expect(lines.toSorted()).toEqual([
      '导出业户档案3条，含私密档案3份，用途：季度检查',
      '导出业户档案3条，用途：季度检查',
    ]);
    const denied = desk.call(callables.exportRegister, 'assistant', { register: 'households', purpose });
    expect((await refusal(denied)).code).toBe('permission-denied');
    expect(await line(desk)).toHaveLength(2);
  });

  it.each([
    {},
    { purpose: '' },
    { purpose: ' x ' },
    { purpose: '....' },
    { purpose: '--' },
    { purpose: 'x'.repeat(101) },
  ])('[R2.4.16] says what it is for: not with %j', async (said) => {
    const desk = await openCallDesk();
    await desk.site.hasKey('vacant', 'K-1');
    const refused = await refusal(
      desk.call(callables.exportRegister, 'manager', { register: 'keys', ...said }),
    );
    expect(refused).toMatchObject({ code: 'invalid-argument', problems: [{ field: 'purpose' }] });
    expect(await line(desk)).toEqual([]);
  });

  it('[R2.4.16] each of its pages says who took it out, when and what for', async () => {
    const desk = await openCallDesk();
    await desk.site.hasKey('vacant', 'K-1');
    const asked = { register: 'keys', purpose: '检查 A&B' };
    const { content } = await desk.call(callables.exportRegister, 'manager', asked);
    const parts = await partsOf(Buffer.from(String(content), 'base64'));
    const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']);
    expect(sheet).toMatch(/<oddFooter>[^<]*导出人 \S+ · 2026-09-29 \d\d:\d\d · 用途：检查 A&amp;&amp;B/);
  });

  it('[R2.4.16] each of its pages says of which site and which part of the list, under the same headings', async () => {
    const desk = await openCallDesk();
    await desk.site.hasKey('vacant', 'K-1');
    const asked = { register: 'keyLoans', purpose, shown: '全部 · “1-1”' };
    const { content } = await desk.call(callables.exportRegister, 'manager', asked);
    const parts = await partsOf(Buffer.from(String(content), 'base64'));
    const text = (part: string) => new TextDecoder().decode(parts[part]);
    expect(text('xl/worksheets/sheet1.xml')).toMatch(
      /<oddHeader>[^<]*客服钥匙使用登记表[^<]*湖畔花园 · 全部 · “1-1”/,
    );
    // Excel takes a name with blanks that is not quoted for a damaged workbook.
    expect(text('xl/workbook.xml')).toContain("'客服钥匙使用登记表 Key loan register'!$1:$1</definedName>");
  });

  it('[R2.4.16] stands in the duty log under the shift in which it was taken out', async () => {
    const desk = await openCallDesk();
    await desk.site.hasKey('vacant', 'K-1');
    desk.site.clock.set('2026-09-29 22:30');
    await exported(desk, 'manager', 'keys');
    expect(await line(desk)).toMatchObject([{ shift: 'night' }]);
  });

  it('[R2.4.16] holds one list of the register, in its order', async () => {
    const desk = await openCallDesk();
    for (const code of ['K-2', 'K-1', 'K-3']) await desk.site.hasKey('vacant', code);
    await desk.site.lends('K-3');
    const codes = (rows: unknown[][]) => rows.slice(1).map(([code]) => code);
    expect(codes(await exported(desk, 'manager', 'keys', { list: 'cabinet' }))).toEqual([
      'K-1',
      'K-2',
      'K-3',
    ]);
    expect(codes(await exported(desk, 'manager', 'keys', { list: 'out' }))).toEqual(['K-3']);
    const ofUnit = { list: 'ofUnit', of: 'K-2' };
    expect(codes(await exported(desk, 'manager', 'keys', ofUnit))).toEqual(['K-2']);
  });

  it('[R2.4.16] holds what somebody sees of it, as they see it', async () => {
    const desk = await openCallDesk();
    for (const code of ['K-1', 'K-2', 'K-3']) await desk.site.hasKey('vacant', code);
    const seen = { records: ['K-3', 'K-1', 'gone'], columns: ['opensWhat', 'code'] };
    const [headings, ...rows] = await exported(desk, 'manager', 'keys', seen);
    expect(headings?.slice(0, 2)).toEqual(['房号/区域 Opens', '钥匙编号 Key code']);
    expect(rows.map(([, code]) => code)).toEqual(['K-3', 'K-1']);
  });

  it.each([
    ['list', { list: 'nothing' }],
    ['list', { list: 'constructor' }],
    ['of', { list: 'ofUnit' }],
    ['of', { list: 'out', of: '1-101' }],
    ['columns', { columns: ['nothing'] }],
    ['columns', { columns: ['__proto__'] }],
  ])('[R2.4.16] %s: %j is refused', async (field, terms) => {
    const desk = await openCallDesk();
    const refused = await refusal(exported(desk, 'manager', 'keys', terms));
    expect(refused).toMatchObject({ problems: [{ field }] });
  });

  it('[R2.4.16] tells who signed and when in columns of their own, and what a record is called instead of its number', async () => {
    const desk = await openCallDesk();
    await desk.site.hasKey('vacant', 'K-1');
    await desk.site.lends('K-1');
    const [headings = [], row = []] = await exported(desk, 'manager', 'keyLoans');
    const under = (heading: string) => row[headings.indexOf(heading)];
    expect(under('发放·人 Issued: who')).toBe('陈前台');
    expect(under('发放·时间 Issued: when')).toMatch(/^2026-09-29 \d\d:\d\d$/);
    expect(under('钥匙 Key')).toMatch(/^K-1 /);
    expect(headings).not.toContain('编号 Id');
  });

  it.each([
    ...[
      'householdFiles',
      'attachments',
      'notices',
      'dutyLog',
      'rights',
      'clock',
      'countInventory',
      'papersOwed',
      'counters',
      'roster',
      'robotAddresses',
    ],
    ...['nothing', '__proto__', 'constructor'],
  ])('[R2.4.16] %s is not for export', async (register) => {
    const desk = await openCallDesk();
    const refused = await refusal(desk.call(callables.exportRegister, 'manager', { register, purpose }));
    expect(refused).toMatchObject({ code: 'invalid-argument', problems: [{ field: 'register' }] });
  });

  it('[R2.4.16] [R1.3] holds the records that the caller may list and no others', async () => {
    const desk = await openCallDesk();
    await desk.site.hasDeposit('101', 'W-1');
    const asked = { household: 'household-101', what: 'phone', forWhom: '物流公司', why: '大件送货' };
    for (const by of ['receptionist', 'supervisor']) {
      await desk.site.take(by, 'disclosures', 'request', `household-101~${by}`, asked);
    }
    expect(await exported(desk, 'supervisor', 'disclosures')).toHaveLength(3);
    await expectEveryRowListable(desk, 'manager');
  });

  /** Register by register, what is exported is what the register's own condition lets the person list. */
  async function expectEveryRowListable(desk: CallDesk, uid: string): Promise<void> {
    for (const register of allRegisters) {
      const { condition } = register.list;
      const isOpen = register.framed === null && register.beneath === null && condition !== 'noOne';
      const call = desk.call(callables.exportRegister, uid, { register: register.name, purpose });
      if (isOpen) expect((await call).rows, register.name).toBeTypeOf('number');
      else expect((await refusal(call)).code, register.name).toBe('invalid-argument');
    }
  }
});
