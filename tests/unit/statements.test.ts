import { describe, expect, it } from 'vitest';
import { type Known, propose } from '../../functions/src/chapters/fees/imports/propose.ts';
import { readStatement, type StatementLine } from '../../functions/src/chapters/fees/imports/statement.ts';
import { linesById } from '../../functions/src/chapters/fees/imports/statement-ids.ts';
import { readSpreadsheet } from '../../functions/src/spreadsheets/read.ts';
import type { CellValue } from '../../functions/src/spreadsheets/sheet.ts';
import { gb18030, sheetOf } from '../support/move-in-lists/sample.ts';
import { alipayCsv, wechatCsv, wechatRow } from '../support/statements/sample.ts';

const TODAY = '2026-11-10';

const read = async (bytes: Uint8Array) => readStatement(await readSpreadsheet(bytes), TODAY);
const text = (content: string) => new TextEncoder().encode(content);

describe('[R3.4.1.2] a statement of WeChat', () => {
  it('is known as such, and says what came in, from whom and what for', async () => {
    const statement = await read(
      text(wechatCsv([wechatRow('2026-10-05', '用户A', '¥179.00', '4200001', '1-1-301 物业费')])),
    );
    expect(statement).toMatchObject({ method: 'wechat', rows: 1, problems: [] });
    expect(statement.items).toMatchObject([
      {
        kind: 'income',
        day: '2026-10-05',
        amount: 17_900,
        line: '4200001',
        payer: '用户A',
        remark: '1-1-301 物业费',
      },
    ]);
  });

  it('has its own purchases and transfers left out, and what went back as a line of its own', async () => {
    const { items } = await read(
      text(
        wechatCsv([
          ['2026-10-06 09:00:00', '商户消费', '云膳过桥米线', '/', '支出', '¥28.16', '支付成功', '1', '/'],
          ['2026-10-06 10:00:00', '零钱提现', '招商银行', '/', '/', '¥100.10', '提现已到账', '2', '/'],
          [
            '2026-10-07 11:00:00',
            '二维码收款-退款',
            '用户A',
            '/',
            '支出',
            '¥179.00',
            '已全额退款',
            '4200001',
            '/',
          ],
        ]),
      ),
    );
    expect(items.map(({ kind, amount }) => [kind, amount])).toEqual([
      [null, 2_816],
      [null, 10_010],
      ['refund', 17_900],
    ]);
  });
});

it('[R3.4.1.2] a statement of Alipay is read in its own encoding, with padded cells', async () => {
  const statement = await read(
    gb18030(
      alipayCsv([
        ['2026-10-02 21:32:14', '转账红包', '李芳', '转账', '收入', '1235.00', '交易成功', '20261002'],
        ['2026-10-03 21:32:14', '商业服务', '用户B', '物业费', '收入', '50.00', '交易关闭', '20261003'],
        ['2026-10-04 21:32:14', '亲友代付', '店', '亲情卡', '支出', '49.74', '交易成功', '20261004'],
      ]),
    ),
  );
  expect(statement).toMatchObject({ method: 'alipay', problems: [] });
  expect(statement.items.map(({ kind, amount, payer }) => [kind, amount, payer])).toEqual([
    ['income', 123_500, '李芳'],
    [null, 5_000, '用户B'],
    [null, 4_974, '店'],
  ]);
});

const bank = (
  headings: readonly string[],
  ...rows: readonly (readonly CellValue[])[]
): ReturnType<typeof readStatement> =>
  readStatement(sheetOf([['某某银行账户明细'], headings, ...rows]), TODAY);

describe('[R3.4.1.2] a statement of a bank', () => {
  const HEADINGS = ['交易日期', '借方发生额', '贷方发生额', '余额', '对方户名', '摘要', '附言', '流水号'];

  it('has a column for each way; totals and notes below are no lines', () => {
    const statement = bank(
      HEADINGS,
      ['20261009', '', ' ¥1,235.00 ', 1_000, '张伟', '转账', '3栋1单元1202', 'B1'],
      ['20261010', 100.5, '', 899.5, '电力公司', '代扣', '', 'B2'],
      ['合计', 100.5, 235, '', '', '', '', ''],
      ['打印时间：2026-11-01', '', '', '', '', '', '', ''],
    );
    expect(statement).toMatchObject({ method: null, rows: 2, problems: [] });
    expect(statement.items.map(({ kind, amount, remark }) => [kind, amount, remark])).toEqual([
      ['income', 123_500, '转账 3栋1单元1202'],
      [null, 10_050, '代扣'],
    ]);
  });

  const idsOf = (headings: readonly string[], ...rows: readonly (readonly CellValue[])[]) => [
    ...linesById('transfer', bank(headings, ...rows).items).keys(),
  ];

  it('that numbers no lines has as many as it has rows, however they are written, and in whatever order', () => {
    const headings = ['交易日期', '收入金额', '支出金额', '余额', '对方户名'];
    const two = ['transfer~0~20261009~10000', 'transfer~0~20261009~10000~2'];
    const day = '2026-10-09';
    expect(idsOf(headings, [day, '100', '', '1,000.00', '张'], [day, '100', '', '1,100.00', '张'])).toEqual(
      two,
    );
    expect(idsOf(headings, ['20261009', 100, '', 1_000, '*'], ['20261009', 100, '', 1_100, '*'])).toEqual(
      two,
    );
    const [earlier, later] = [
      ['2026-10-08', 5, '', 900, '李'],
      [day, 100, '', 1_000, '张'],
    ];
    expect(idsOf(headings, later, earlier)).toEqual(idsOf(headings, earlier, later));
    // The same row twice, with the same balance behind it, is one.
    expect(idsOf(headings, later, later)).toEqual(two.slice(0, 1));
  });

  it('that books a batch under one number has each payer’s line; a line that stands there twice is one', () => {
    const headings = ['交易日期', '金额', '对方户名', '流水号'];
    const [zhang, li] = [
      ['2026-10-09', 235, '张伟', 'BATCH1'],
      ['2026-10-09', 235, '李芳', 'BATCH1'],
    ];
    expect(idsOf(headings, zhang, li, zhang)).toEqual([
      'transfer~BATCH1~20261009~23500',
      'transfer~BATCH1~20261009~23500~2',
    ]);
  });

  it('[R2.4.16] keeps no telephone number of a remark', () => {
    const { items } = bank(
      ['交易日期', '金额', '备注', '流水号'],
      ['2026-10-09', 1, '13800001234 物业费', 'B1'],
    );
    expect(items).toMatchObject([{ remark: '138****1234 物业费' }]);
  });

  it.each([
    ['without amounts', ['交易日期', '流水号'], ['2026-10-09', 'B1'], '缺少“金额”或“收入金额”一列'],
    ['without numbers or balances', ['交易日期', '金额'], ['2026-10-09', 1], '缺少“流水号”一列'],
    ['whose number was rounded', ['交易日期', '金额', '流水号'], ['2026-10-09', 1, 4.2e27], '末几位已丢失'],
    ['with a bad amount', ['交易日期', '金额', '流水号'], ['2026-10-09', '一百', 'B1'], '应为金额'],
    ['with half a fen', ['交易日期', '金额', '流水号'], ['2026-10-09', 1.005, 'B1'], '应为金额'],
    [
      'with more than a line can hold',
      ['交易日期', '金额', '流水号'],
      ['2026-10-09', 10_000_000.01, 'B1'],
      '不能超过',
    ],
    [
      'with money that came in and went out',
      ['日期', '收入金额', '支出金额', '流水号'],
      ['2026-10-09', 235, 100, 'B1'],
      '不能既有收入又有支出',
    ],
    ['with no day', ['交易日期', '金额', '流水号'], ['', 1, 'B1'], '不能为空'],
    ['with a day that is none', ['交易日期', '金额', '流水号'], ['2026-02-30', 1, 'B1'], '应为存在的日期'],
    [
      'with an unknown direction',
      ['日期', '金额', '收/支', '流水号'],
      ['2026-10-09', 1, '?', 'B1'],
      '应为收入或支出',
    ],
  ])('%s is refused, and says where', (_which, headings, row, words) => {
    const { items, problems } = bank(headings, row);
    expect(items).toEqual([]);
    expect(problems.map((problem) => problem.words.zh)).toEqual([expect.stringContaining(words)]);
    expect(problems[0]).toMatchObject({ clause: 'R3.4.1.2', cell: expect.stringMatching(/^[A-D][23]$/) });
  });

  it('of a day that lies ahead is refused', () => {
    const of = (day: string) =>
      bank(['交易日期', '金额', '流水号'], [day, 1, 'B1']).problems.map(({ words }) => words.zh);
    expect(of('2026-11-11')).toEqual(['日期不能晚于今天']);
    expect(of('2026-11-10')).toEqual([]);
  });

  it('whose heading is not known is read as somebody says', () => {
    const rows = sheetOf([
      ['交易日期', '进账', '流水号'],
      ['2026-10-09', 12, 'B1'],
    ]);
    expect(readStatement(rows, TODAY).problems).toHaveLength(1);
    const corrected = readStatement(rows, TODAY, { 进账: 'income' });
    expect(corrected).toMatchObject({ problems: [], items: [{ kind: 'income', amount: 1_200 }] });
    expect(corrected.understood).toContainEqual({
      key: '进账',
      column: 'B',
      heading: '进账',
      field: 'income',
    });
  });
});

describe('[R3.4.1.2] whom a line may be of', () => {
  const known: Known = {
    rooms: new Map([
      ['3-1-1202', 'zhang'],
      ['3-1202', 'zhang'],
      ['11-1-345', 'li'],
    ]),
    payers: new Map([
      ['王芳', new Set(['wang'])],
      ['物业代缴', new Set(['wang', 'li'])],
    ]),
    owed: new Map([
      ['li', 8_800],
      ['zhao', 9_900],
      ['qian', 9_900],
    ]),
    booked: new Map([['B7', 'payment-7']]),
    typed: [{ id: 'typed', household: 'wang', amount: 500, paidOn: '2026-10-07' }],
  };
  const line = (more: Partial<StatementLine>): StatementLine => ({
    ...{
      row: 1,
      kind: 'income',
      day: '2026-10-09',
      amount: 1,
      line: 'B1',
      balance: null,
      payer: null,
      remark: null,
    },
    ...more,
  });

  it.each([
    '3-1-1202',
    '3栋1单元1202室',
    '物业费3#1202',
    '３号楼－１单元－1202',
    '缴10月 3幢1202',
    '3座/1202',
  ])('is told by the room in the remark: %s', (remark) => {
    expect(propose(line({ remark, payer: '王芳' }), known)).toEqual({
      proposed: 'zhang',
      proposedBy: 'room',
    });
  });

  it('or by who paid, or by what is owed, where only one fits', () => {
    expect(propose(line({ payer: '王芳' }), known)).toEqual({ proposed: 'wang', proposedBy: 'payer' });
    expect(propose(line({ payer: '物业代缴' }), known)).toEqual({});
    expect(propose(line({ amount: 8_800 }), known)).toEqual({ proposed: 'li', proposedBy: 'amount' });
    expect(propose(line({ amount: 9_900 }), known)).toEqual({});
  });

  it.each(['2026-10 物业费', '电话 138-0000-1202', '4-1-1202', '3-1-1202 和 11-1-345'])(
    'is nobody where the remark says none or two: %s',
    (remark) => {
      expect(propose(line({ remark }), known)).toEqual({});
    },
  );

  it('what was typed at the desk with the same number is named; what went back is nobody’s payment', () => {
    expect(propose(line({ line: 'B7' }), known)).toEqual({ proposedPayment: 'payment-7' });
    expect(propose(line({ kind: 'refund', remark: '3-1-1202' }), known)).toEqual({});
  });
});
