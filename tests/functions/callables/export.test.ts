import { describe, expect, it } from 'vitest';
import * as callables from '../../../functions/src/callables/index.ts';
import type { Document } from '../../../functions/src/records/documents.ts';
import { readSpreadsheet } from '../../../functions/src/spreadsheets/read.ts';
import { allRegisters } from '../../../rulebook/chapters/index.ts';
import { entriesPath } from '../../../rulebook/reading/paths.ts';
import { type CallDesk, openCallDesk, refusal } from '../../support/call-desk.ts';
import { asCsv, sampleRows } from '../../support/move-in-lists/sample.ts';
import { writtenCells } from '../../support/workbooks.ts';

describe('an export', () => {
  /** The cells of what a caller gets, row by row, the headings first. */
  async function exported(desk: CallDesk, uid: string, register: string): Promise<unknown[][]> {
    const { content } = await desk.call(callables.exportRegister, uid, { register });
    const rows = await readSpreadsheet(Buffer.from(String(content), 'base64'));
    return rows.map(({ cells }) => cells.map(({ value }) => value));
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
    const { content } = await desk.call(callables.exportRegister, 'manager', { register: 'keys' });
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
        text: '导出客服钥匙使用登记表1条',
        textEnglish: 'Key loan register exported: 1 records',
      },
    ]);
  });

  it('[R2.4.1.7] private columns are for those who may read the private files', async () => {
    const desk = await openCallDesk();
    const content = Buffer.from(asCsv(sampleRows(3))).toString('base64');
    await desk.call(callables.importMoveInList, 'assistant', { content, dryRun: false });
    const rows = await exported(desk, 'supervisor', 'households');
    expect(JSON.stringify(rows)).toContain('13800000001');
    expect(await line(desk)).toMatchObject([{ text: '导出业户档案3条，含私密档案3份' }]);
    const denied = desk.call(callables.exportRegister, 'assistant', { register: 'households' });
    expect((await refusal(denied)).code).toBe('permission-denied');
    expect(await line(desk)).toHaveLength(1);
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
    const refused = await refusal(desk.call(callables.exportRegister, 'manager', { register }));
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
      const call = desk.call(callables.exportRegister, uid, { register: register.name });
      if (isOpen) expect((await call).rows, register.name).toBeTypeOf('number');
      else expect((await refusal(call)).code, register.name).toBe('invalid-argument');
    }
  }
});
