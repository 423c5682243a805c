import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import * as callables from '../../../functions/src/callables/index.ts';
import type { Document } from '../../../functions/src/records/documents.ts';
import { reports } from '../../../rulebook/chapters/reports.ts';
import { entriesPath, reportPath } from '../../../rulebook/reading/paths.ts';
import type { Role } from '../../../rulebook/site/roles.ts';
import { type CallDesk, openCallDesk, refusal } from '../../support/call-desk.ts';
import { people } from '../../support/site-people.ts';

const KIND = 'collection';
const PERIOD = '2026-08';
const both = (text: string) => ({ zh: text, en: text });

const part = (name: string, more: object) => ({
  ...{ name, title: { zh: '按楼栋', en: 'By building' }, empty: null },
  ...{ columns: [], lines: [], total: 0, ...more },
});

/** A report with whatever a part may have, as the server writes it. */
async function openWithReport(): Promise<CallDesk> {
  const desk = await openCallDesk();
  const columns = [
    { zh: '楼栋', en: 'Building' },
    { zh: '说明', en: 'Remark' },
  ];
  const cells = [both('=HYPERLINK("https://evil.example")'), { zh: '逾期', en: 'late', late: true }];
  const headline = [
    { name: 'rate', title: both('R'), value: 93.25, measure: 'percent', target: 95, aims: 'more' },
    { name: 'owed', title: both('O'), value: 123_456, measure: 'money', aims: 'less' },
  ];
  const chart = {
    ...{ kind: 'line', measure: 'score', labels: [both('1月'), both('2月')] },
    series: [{ title: { zh: '评分', en: 'Score' }, values: [4.5, null] }],
  };
  await desk.site.db.doc(reportPath('lakeside', KIND, PERIOD)).set({
    ...{ kind: KIND, period: PERIOD, at: new Date(), figures: {} },
    parts: [
      part('lines', { columns, headline, total: 5, lines: [{ register: 'bills', record: 'b1', cells }] }),
      part('share', { total: 12, of: 14 }),
      part('trend', { chart }),
      part('nothing', { empty: { zh: '没有', en: 'Nothing' } }),
      part('silent', {}),
    ],
  });
  return desk;
}

const exported = (desk: CallDesk, uid: string, more: object = {}): Promise<Document> =>
  desk.call(callables.exportReport, uid, { report: KIND, period: PERIOD, purpose: '季度检查', ...more });

const lines = async ({ site }: CallDesk): Promise<Document[]> => {
  const found = await site.db.collection(entriesPath('lakeside', '2026-09-29')).get();
  return found.docs.map((each) => each.data()).filter(({ kind }) => kind === 'export');
};

describe('an export of a report', () => {
  it('[R2.4.16] [R7.2] has a sheet for its figures and for each part that says something', async () => {
    const desk = await openWithReport();
    const { name, content } = await exported(desk, 'manager');
    expect(name).toBe('收费统计-2026-08.xlsx');
    const { sheets } = await readXlsx(Buffer.from(String(content), 'base64'));
    expect(sheets.map((sheet) => sheet.rows)).toEqual([
      [
        ['部分 Part', '指标 Figure', '本期 This period', '目标 Target'],
        ['按楼栋', 'R（%）', 93.25, 95],
        ['按楼栋', 'O（元）', 1234.56, null],
      ],
      [
        ['楼栋 Building', '说明 Remark'],
        [`'=HYPERLINK("https://evil.example")`, '逾期'],
        ['另有 4 条', null],
      ],
      [
        ['达标 Met', '总数 Of'],
        [12, 14],
      ],
      [
        ['项目 Item', '评分 Score'],
        ['1月', 4.5],
        ['2月', null],
      ],
      [['按楼栋 By building'], ['没有']],
    ]);
    // No spreadsheet program opens a workbook with two sheets of one name.
    expect(new Set(sheets.map((sheet) => sheet.name)).size).toBe(sheets.length);
  });

  it('[R2.4.16] lets no text run as a formula', async () => {
    const { content } = await exported(await openWithReport(), 'manager');
    const { sheets } = await readXlsx(Buffer.from(String(content), 'base64'));
    const cells = sheets.flatMap((sheet) => [...(sheet.cells?.values() ?? [])]);
    expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([]);
  });

  it('[R2.4.16] [R1.3] is for the readers of the report and nobody else, each time a line of the duty log', async () => {
    const desk = await openWithReport();
    const readers: readonly Role[] = reports[KIND]?.readers ?? [];
    for (const role of Object.keys(people) as Role[]) {
      if (readers.includes(role)) await exported(desk, role);
      else {
        const refused = await refusal(exported(desk, role));
        expect(refused.code, role).toBe('permission-denied');
        expect(refused.problems[0]?.words.zh, role).toMatch(/^此报表仅供.*经理/);
      }
    }
    const logged = await lines(desk);
    expect(logged.map(({ by }) => by).sort()).toEqual([...readers].sort());
    expect(logged[0]).toMatchObject({
      text: '导出报表“收费统计” 2026-08，用途：季度检查',
      textEnglish: 'Report exported: Fee collection 2026-08, for: 季度检查',
      source: { register: 'reports' },
    });
    expect((await refusal(exported(desk, 'nobody'))).code).toBe('permission-denied');
  });

  it('[R2.4.16] there is none of a report that is not there', async () => {
    const desk = await openWithReport();
    const none = await refusal(exported(desk, 'manager', { period: '2026-07' }));
    expect(none).toMatchObject({ code: 'failed-precondition', problems: [{ field: 'period' }] });
    for (const wrong of [
      ...[{ report: 'nothing' }, { report: '__proto__' }, { report: 'constructor' }],
      ...[{ period: '2026-08/x' }, { period: '../2026' }, { period: '' }, { period: 2026 }],
      ...[{ purpose: undefined }, { purpose: '' }, { purpose: '......' }],
    ]) {
      expect((await refusal(exported(desk, 'manager', wrong))).code, JSON.stringify(wrong)).toBe(
        'invalid-argument',
      );
    }
    expect(await lines(desk)).toEqual([]);
  });
});
