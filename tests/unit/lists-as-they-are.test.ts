import { describe, expect, it } from 'vitest';
import { readMoveInList } from '../../functions/src/chapters/homes/imports/move-in-list.ts';
import { ownerTextOf } from '../../functions/src/chapters/homes/imports/owner-text.ts';
import { phoneTextOf } from '../../functions/src/chapters/homes/imports/phone-text.ts';
import { readSpreadsheet } from '../../functions/src/spreadsheets/read.ts';
import type { CellValue } from '../../functions/src/spreadsheets/sheet.ts';
import { floorOf, roomTextOf } from '../../rulebook/chapters/homes/room-text.ts';
import { buildingName, entranceName } from '../../rulebook/chapters/homes/unit-name.ts';
import { numeralOf } from '../../rulebook/notation/numerals.ts';
import { columnsLeftOut, sheetOf } from '../support/move-in-lists/sample.ts';
import { text, workbookOf } from '../support/workbooks.ts';

const HEADINGS = [
  ...['楼栋', '单元', '楼层', '房号', '建筑面积', '业主姓名', '电话', '身份证号', '入住日期', '备注'],
];

type Told = Readonly<Record<string, CellValue>>;
const usual: Told = {
  ...{ 楼栋: '1栋', 单元: '1单元', 楼层: 3, 房号: '301', 建筑面积: 89.5 },
  ...{ 业主姓名: '张三', 电话: '13800138000' },
};

const read = (...table: (readonly CellValue[])[]) => readMoveInList(sheetOf(table));
const listOf = (...rows: Told[]) =>
  read(HEADINGS, ...rows.map((row) => HEADINGS.map((heading) => row[heading] ?? '')));
const rowWith = (told: Told) => listOf({ ...usual, ...told });
const problemsIn = (told: Told) => rowWith(told).problems.map(({ cell, words }) => [cell, words.zh]);
const ownerWith = (told: Told) => rowWith(told).items[0]?.owner;

describe('[R2.4.2] headings as lists have them', () => {
  it.each([
    ['小区', '苑', '幢', '单元', '房号', '建筑面积（㎡）', '姓名', '手机', '身份证号'],
    ['小区', '性别', '楼栋名称', '单元编号', '房屋编号', '建面', '业主名称', '备用电话', '证件类型'],
    ['车位号', '序号', '楼宇名称', '单元', '房间编号', '计费面积', '客户姓名', '紧急联系电话', '房屋状态'],
    ['项目', '朝向', '楼栋编号', '单元编号', '房号', '收费面积', '业主', '手机', '业主类型'],
  ])('%s, %s, %s, ... get in, and what is not taken over is said', (...headings) => {
    const isPart = headings.includes('苑');
    const list = read(headings, [
      '甲',
      isPart ? '3苑' : '乙',
      '1栋',
      1,
      '202',
      129.9,
      '张三',
      '13800138000',
      '',
    ]);
    expect(list.problems).toEqual([]);
    expect(list.items).toMatchObject([
      {
        unit: { building: isPart ? '3苑1' : '1', room: '202', floor: 2, area: 129.9 },
        owner: { fullName: '张三', phones: ['13800138000'] },
      },
    ]);
    expect(columnsLeftOut(list)).toContain('A');
  });

  it('a code of the building is none beside its name, and inner square metres are not those of the building', () => {
    const headings = [
      '楼栋编号',
      '楼栋名称',
      '房屋编号',
      '房号',
      '套内面积',
      '建筑面积',
      '接房日期',
      '房屋户型',
      '业主',
    ];
    const list = read(headings, ['B-0017', '1栋', 'R-000301', '301', 70, 89.5, '2026-03-01', '三室', '张三']);
    expect(list.problems).toEqual([]);
    expect(list.items[0]?.unit).toMatchObject({ id: '1-1-301', area: 89.5, structure: '三室' });
    expect(list.items[0]?.owner?.moveInDate).toBe('2026-03-01');
    expect(columnsLeftOut(list)).toEqual(['A', 'C', 'E']);
  });

  it('notes beside the data are not taken over', () => {
    const list = read(HEADINGS.slice(0, 6), ['1栋', '1', 3, '301', 89.5, '', '', '已电话通知']);
    expect(list.problems).toEqual([]);
    expect(columnsLeftOut(list)).toEqual(['H']);
    expect(list.understood.at(-1)).toEqual({ key: '(H)', column: 'H', heading: '', field: null });
  });

  it('of two rows are one, merged downwards or not', async () => {
    const lower = ['姓名', '电话', '身份证号'];
    const upper = ['楼栋', '单元', '楼层', '房号', '建筑面积', '业主信息'];
    const row = ['1栋', '1单元', 3, 301, 89.5, '张三', 13_800_138_000];
    const plain = read(upper, ['', '', '', '', '', ...lower], row);
    const cells = (at: number, texts: readonly string[], from = 0) =>
      texts.map((each, index) => text(`${'ABCDEFGH'[from + index]}${at}`, each)).join('');
    const bytes = workbookOf(
      `<row r="1">${cells(1, [...upper.slice(0, 5), '业主'])}</row><row r="2">${cells(2, lower, 5)}</row>
       <row r="3">${cells(3, row.map(String))}</row>`,
      `<mergeCells><mergeCell ref="F1:H1"/>${[...'ABCDE'].map((each) => `<mergeCell ref="${each}1:${each}2"/>`).join('')}</mergeCells>`,
    );
    const merged = readMoveInList(await readSpreadsheet(bytes));
    for (const list of [plain, merged]) {
      expect(list.problems).toEqual([]);
      expect(list).toMatchObject({
        rows: 1,
        items: [{ row: 3, unit: { id: '1-1-301' }, owner: { fullName: '张三', phones: ['13800138000'] } }],
      });
    }
  });
});

describe('[R2.4.2] buildings as lists write them', () => {
  it.each([
    ...[
      '1栋',
      '1#',
      '1#楼',
      '1幢',
      '1棟',
      '一栋',
      '１栋',
      '01栋',
      '1号',
      '1号楼',
      '第1栋',
      '第一幢',
      '1',
      '1.0',
    ],
    ...['1.0栋', '1 栋', '1号樓'],
  ])('%s is 1', (written) => {
    expect(buildingName(written)).toBe('1');
  });

  it.each([
    ['A座', 'A'],
    ['a座', 'A'],
    ['Ａ座', 'A'],
    ['十二栋', '12'],
    ['二十一号楼', '21'],
    ['10栋', '10'],
    ['商业街', '商业街'],
    ['牡丹楼', '牡丹楼'],
    ['第五大道', '第五大道'],
    ['3苑', '3'],
    ['三座', '3'],
    ['牡丹苑', '牡丹苑'],
    ['3苑1幢', '3苑1'],
    ['三苑01栋', '3苑1'],
    ['一期2#楼', '1期2'],
    ['A区1号楼', 'A区1'],
    ['南01栋', '南1'],
  ])('%s is %s', (written, name) => {
    expect(buildingName(written)).toBe(name);
  });

  it('one building is one, and its room twice is named', () => {
    const list = listOf(
      usual,
      { ...usual, 楼栋: '1#楼' },
      { ...usual, 楼栋: 'A座' },
      { ...usual, 楼栋: 'a座' },
      { ...usual, 楼栋: 'B座' },
    );
    // Which of the two is right nobody knows: both stay out.
    expect(list.items.map(({ unit }) => unit.building)).toEqual(['B']);
    expect(list.problems.map(({ cell, words }) => [cell, words.zh])).toEqual([
      ['D2', '第2行与第3行是同一房屋'],
      ['D3', '第3行与第2行是同一房屋'],
      ['D4', '第4行与第5行是同一房屋'],
      ['D5', '第5行与第4行是同一房屋'],
    ]);
  });

  it('entrances have zeros, decimals and numerals', () => {
    const one = ['1单元', '01单元', '1.0', '第1单元', '1', '一单元', '单元1', '第一单元', '单元一', '1号门'];
    expect(new Set(one.map(entranceName))).toEqual(new Set(['1']));
    expect(['东单元', '单元', 'A单元', '十二单元'].map(entranceName)).toEqual(['东单元', '单元', 'A', '12']);
  });

  it('numerals are read up to ninety-nine', () => {
    expect(['一', '十', '十九', '二十', '九十九', '', '百', '一一', '零'].map(numeralOf)).toEqual([
      ...[1, 10, 19, 20, 99],
      ...[null, null, null, null],
    ]);
  });
});

describe('[R2.4.2] rooms as lists write them', () => {
  it.each<[string, string | null, string | null, string | null, string]>([
    ['0301', null, null, null, '301'],
    ['301.0', null, null, null, '301'],
    ['301室', null, null, null, '301'],
    ['301(复式)', null, null, null, '301'],
    ['301(上)', null, null, null, '301(上)'],
    ['3-301', null, null, '3', '301'],
    ['3—0301室', null, null, '3', '301'],
    ['11-345', null, null, '11', '345'],
    ['1-2-301', '1', '2', null, '301'],
    ['1栋1单元301', '1', '1', null, '301'],
    ['12栋2单元301室', '12', '2', null, '301'],
    ['一栋二单元301', '1', '2', null, '301'],
    ['3苑1幢2单元202', '3苑1', '2', null, '202'],
    ['3苑202', '3', null, null, '202'],
    ['3苑1-2-202室', '3苑1', '2', null, '202'],
    ['A区1-2-202', 'A区1', '2', null, '202'],
    ['2单元301', null, '2', null, '301'],
    ['1栋2-301', '1', '2', null, '301'],
    ['B座930', 'B', null, null, '930'],
    ['4栋/508-4', '4', null, null, '508-4'],
    ['3#301', '3', null, null, '301'],
    ['508-4', null, null, null, '508-4'],
    ['商铺', null, null, null, '商铺'],
    ['1楼商铺', null, null, null, '1楼商铺'],
    ['01', null, null, null, '01'],
  ])(
    '%s: building %s, entrance %s, one of the two %s, room %s',
    (written, building, entrance, before, room) => {
      expect(roomTextOf(written)).toEqual({ building, entrance, before, room });
    },
  );

  it.each<[Told, string]>([
    [{ 楼栋: '12栋', 单元: '', 房号: '12栋2单元301室' }, '12-2-301'],
    [{ 楼栋: '12栋', 单元: '2单元', 房号: '12栋2单元301室' }, '12-2-301'],
    [{ 楼栋: '12栋', 单元: '', 房号: '3-301' }, '12-3-301'],
    [{ 楼栋: '12栋', 单元: '3', 房号: '3-301' }, '12-3-301'],
    [{ 楼栋: '3栋', 单元: '1', 房号: '3-301' }, '3-1-301'],
    [{ 楼栋: '11栋', 单元: '', 房号: '11-345' }, '11-1-345'],
    [{ 楼栋: 'B座', 单元: '', 房号: 'B座930' }, 'B-1-930'],
    [{ 楼栋: '1#', 单元: '', 房号: '1-2-301' }, '1-2-301'],
    [{ 楼栋: '', 单元: '', 房号: '1-2-301' }, '1-2-301'],
    [{ 楼栋: '', 单元: '', 房号: '11-345' }, '11-1-345'],
  ])('%j is %s', (told, id) => {
    const list = rowWith(told);
    expect(list.problems).toEqual([]);
    expect(list.items[0]?.unit.id).toBe(id);
  });

  it('one that contradicts its building or entrance names both', () => {
    expect(problemsIn({ 楼栋: '11栋', 房号: '12栋2单元301室', 单元: '' })).toEqual([
      ['D2', '房号“12栋2单元301室”与楼栋“11栋”不一致'],
    ]);
    expect(problemsIn({ 楼栋: '12栋', 房号: '12栋2单元301室', 单元: '1单元' })).toEqual([
      ['D2', '房号“12栋2单元301室”与单元“1单元”不一致'],
    ]);
    expect(problemsIn({ 楼栋: '12栋', 房号: '3-301', 单元: '1单元' })).toEqual([
      ['D2', '房号“3-301”与单元“1单元”不一致'],
    ]);
  });

  it('one that may be of a building or of an entrance is asked about', () => {
    expect(problemsIn({ 楼栋: '3栋', 房号: '3-301', 单元: '' })).toEqual([
      ['D2', '“3-301”可以是3栋，也可以是3单元；请写成“3栋…”或填写单元'],
    ]);
  });

  it('one cell of a row may name the unit; without a building anywhere its column is missing, once', () => {
    const headings = ['房号', '建筑面积', '业主姓名'];
    expect(read(headings, ['1-1-301', 89.5, '张三'], ['2栋1单元1203', 90, '李四']).items).toMatchObject([
      { unit: { id: '1-1-301', floor: 3 } },
      { unit: { id: '2-1-1203', floor: 12 } },
    ]);
    const list = read(headings, ['301', 89.5, '张三'], ['302', 90, '李四']);
    expect(list.problems.map(({ words }) => words.zh)).toEqual(['缺少“楼栋”一列']);
  });
});

describe('[R3.4.5.4] a floor that no column tells', () => {
  it.each([
    ['301', 3],
    ['1203', 12],
    ['1203A', 12],
    ['001', null],
    ['12003', null],
    ['01', null],
    ['商铺', null],
  ])('of the room %s is %j', (room, floor) => {
    expect(floorOf(room)).toBe(floor);
  });

  it('is asked for where the room does not tell it', () => {
    expect(rowWith({ 楼层: '' }).items[0]?.unit.floor).toBe(3);
    expect(problemsIn({ 楼层: '', 房号: '商铺' })).toEqual([['D2', '从房号“商铺”看不出楼层，请填写楼层']]);
  });
});

describe('[R3.4.5.1] who stands where an owner should', () => {
  it.each(['空置', '空置房', '空', '无', '/', '未入住', '未交房', '空置（待租）', 'vacant'])(
    '%s is nobody: the unit is vacant, and has no household',
    (written) => {
      expect(ownerTextOf(written)).toEqual({ is: 'nobody', isSold: true });
      expect(rowWith({ 业主姓名: written })).toMatchObject({
        problems: [],
        items: [{ owner: null, isSold: true }],
      });
    },
  );

  it.each(['开发商', '开发商自持', '未售', '待售', '发展商', '开发商（样板间）', ' 未 售 '])(
    '%s is nobody: the unit is unsold',
    (written) => {
      expect(rowWith({ 业主姓名: written })).toMatchObject({
        problems: [],
        items: [{ owner: null, isSold: false }],
      });
    },
  );

  it.each(['张三(租户)', '张三（租客）', '张三 (承租人)', '租户：张三'])(
    '%s is a tenant named 张三',
    (written) => {
      expect(ownerWith({ 业主姓名: written })).toMatchObject({
        fullName: '张三',
        tenancy: '租户',
        family: [],
      });
    },
  );

  it.each(['王五,赵六', '王五，赵六', '王五/赵六', '王五、赵六', '王 五;赵六'])(
    '%s are two who own together',
    (written) => {
      expect(ownerWith({ 业主姓名: written })).toMatchObject({ fullName: '王五', family: ['赵六'] });
    },
  );

  it.each(['Smith, John', '杭州某某物业管理有限公司', '王  伟', '张三(已故)', '空山', '无名氏'])(
    '%s stays one, as written',
    (written) => {
      const told = ownerTextOf(written);
      expect(told).toEqual({ is: 'people', names: [written], isTenant: false });
    },
  );

  it('a co-owner’s row without its unit belongs to the row above', () => {
    const list = listOf(
      usual,
      { 业主姓名: '李四', 电话: '13900139000', 身份证号: '11010519491231002X' },
      { ...usual, 房号: '302' },
    );
    expect(list).toMatchObject({ rows: 2, problems: [] });
    expect(list.items[0]?.owner).toMatchObject({
      fullName: '张三',
      family: ['李四'],
      phones: ['13800138000', '13900139000'],
      idNumber: null,
      notes: ['李四 证件号码 11010519491231002X'],
    });
    expect(list.items[1]?.owner).toMatchObject({ fullName: '张三', family: [], notes: [] });
  });

  it('a co-owner’s row beside merged cells belongs to the unit that these share', async () => {
    const cells = (at: number, texts: readonly string[], from = 0) =>
      texts.map((each, index) => text(`${'ABCDEFG'[from + index]}${at}`, each)).join('');
    const merged = [...'ABCDE'].map((each) => `<mergeCell ref="${each}2:${each}3"/>`).join('');
    const bytes = workbookOf(
      `<row r="1">${cells(1, HEADINGS.slice(0, 7))}</row>
       <row r="2">${cells(2, ['1栋', '1', '3', '301', '89.5', '张三', '13800138000'])}</row>
       <row r="3">${cells(3, ['李四', '13900139000'], 5)}</row>`,
      `<mergeCells>${merged}</mergeCells>`,
    );
    const list = readMoveInList(await readSpreadsheet(bytes));
    expect(list).toMatchObject({ rows: 1, problems: [] });
    expect(list.items[0]?.owner).toMatchObject({ fullName: '张三', family: ['李四'] });
  });

  it('a bad cell of a co-owner’s row is named by its own place', () => {
    const { problems, items } = listOf(usual, { 业主姓名: '李四', 电话: '1390013900' });
    expect(problems).toMatchObject([{ row: 3, cell: 'G3', field: 'phones', value: '139…00' }]);
    expect(items).toEqual([]);
  });

  it('a row that says the unit above again, with another owner, is of a co-owner; shown before anything is written', () => {
    const list = listOf(usual, { ...usual, 楼栋: '1#', 房号: '0301', 业主姓名: '李四', 电话: '13900139000' });
    expect(list).toMatchObject({ rows: 1, problems: [] });
    expect(list.items[0]?.owner).toMatchObject({
      fullName: '张三',
      family: ['李四'],
      phones: ['13800138000', '13900139000'],
    });
    expect(list.notes).toMatchObject([
      {
        words: { zh: expect.stringContaining('几人共有') },
        count: 1,
        examples: [{ row: 2, value: '张三、李四' }],
      },
    ]);
  });

  it.each([
    ['the same owner again', {}],
    ['another area', { 业主姓名: '李四', 建筑面积: 90 }],
  ])('a row that says the unit above again, with %s, is no co-owner: both rows are named', (_, told) => {
    const { problems, items } = listOf(usual, { ...usual, ...told });
    expect(problems).toMatchObject([
      { row: 2, cell: 'D2', clause: 'R3.4.5.2' },
      { row: 3, cell: 'D3', clause: 'R3.4.5.2' },
    ]);
    expect(items).toEqual([]);
  });

  it('a family that has no room is told, and none of it is lost in silence', () => {
    const many = '甲一,乙二,丙三,丁四,戊五,己六,庚七,辛八,壬九,癸十';
    expect(problemsIn({ 业主姓名: many })).toEqual([['F2', '一户的共有人最多8位']]);
  });
});

describe('[R3.4.5.1] what stands where a number should', () => {
  it('a placeholder of a template is a problem of its row', () => {
    expect(problemsIn({ 电话: '18999999999' })).toEqual([
      ['G2', '这是模板里的示例号码，不是业主的电话；不知道就留空'],
    ]);
    expect(problemsIn({ 电话: '13800138000/11111111111' })).toHaveLength(1);
    expect(problemsIn({ 身份证号: '1'.repeat(18) })).toEqual([
      ['H2', '证件号码各位相同，像是示例；不知道就留空'],
    ]);
  });

  it('a rounded telephone is told as such, and "无" is none', () => {
    expect(problemsIn({ 电话: '1.38E+10' })).toEqual([['G2', expect.stringContaining('末几位已丢失')]]);
    expect(ownerWith({ 电话: '无' })?.phones).toEqual([]);
    expect(ownerWith({ 电话: 13_800_138_000 })?.phones).toEqual(['13800138000']);
  });

  it.each([
    ['13800138000（母亲）', ['13800138000'], '母亲'],
    ['张三13800138000', ['13800138000'], '张三'],
    ['张三：13800138000，李四：13900139000', ['13800138000', '13900139000'], '张三、李四'],
    ['13800138000微信同号', ['13800138000'], '微信同号'],
    ['(010)88886666', ['01088886666'], null],
  ])('%s says %j, and beside it %j', (written, phones, note) => {
    expect(phoneTextOf(written)).toEqual({ phones, note });
  });

  it('what is said beside a telephone stands behind the remark', () => {
    expect(ownerWith({ 电话: '13800138000（母亲）', 备注: '独居' })).toMatchObject({
      remark: '独居',
      notes: ['电话：母亲'],
    });
  });

  it.each(['13900139000转8001', '400-820-8820', '13800138000/unknown'])('%s is a problem', (written) => {
    expect(problemsIn({ 电话: written })).toHaveLength(1);
  });
});

describe('[R2.4.2] what a person sees before anything is written', () => {
  it('units without an owner, tenants and totals are counted, with the first of them', () => {
    const { notes } = listOf(
      { ...usual, 业主姓名: '空置' },
      { ...usual, 房号: '302', 业主姓名: '空置房' },
      { ...usual, 房号: '303', 业主姓名: '开发商' },
      { ...usual, 房号: '304', 业主姓名: '李四(租户)' },
      { 楼栋: '合计', 建筑面积: 358 },
    );
    const told = notes.map(({ words, count, examples: [first] }) => [
      words.zh.slice(0, 4),
      count,
      first?.value,
    ]);
    expect(told).toEqual([
      ['没有业主', 2, '空置'],
      ['开发商的', 1, '开发商'],
      ['租户：按', 1, '李四(租户)'],
      ['不是数据', 1, '合计'],
    ]);
  });

  it('[R2.4.16] the first rows as they will be written, numbers by their ends', () => {
    const { first } = listOf({ ...usual, 楼栋: '一栋', 房号: '0301', 备注: '独居' });
    expect(first).toEqual([
      {
        row: 2,
        values: {
          ...{ building: '1', entrance: '1', floor: '3', room: '301', area: '89.5' },
          ...{ ownerName: '张三', phones: '138…00', remark: '独居' },
        },
      },
    ]);
  });

  it('rows that the spreadsheet hides are read, and told', async () => {
    const cells = (at: number, texts: readonly string[]) =>
      texts.map((each, index) => text(`${'ABCDEF'[index]}${at}`, each)).join('');
    const row = (at: number, room: string) => cells(at, ['1栋', '1', '3', room, '89.5', '张三']);
    const bytes = workbookOf(
      `<row r="1">${cells(1, HEADINGS.slice(0, 6))}</row><row r="2">${row(2, '301')}</row><row r="3" hidden="1">${row(3, '302')}</row>`,
    );
    const list = readMoveInList(await readSpreadsheet(bytes));
    expect(list.sheets).toEqual([{ name: null, is: 'read', rows: 2, hidden: 1 }]);
    expect(list.notes).toMatchObject([
      { words: { zh: expect.stringContaining('隐藏的行') }, examples: [{ row: 3 }] },
    ]);
  });
});

describe('[R2.4.2] what is no row', () => {
  it('a total below the rooms, where these stand in the first column', () => {
    const list = read(['房号', '建筑面积', '业主姓名'], ['1-1-301', 89.5, '张三'], ['合计', 89.5, '']);
    expect(list).toMatchObject({ rows: 1, problems: [] });
  });

  it.each(['合计', '总计', '小 计', '本页小计：', 'Total'])('a line that begins with %s', (word) => {
    expect(listOf(usual, { 楼栋: word, 建筑面积: 1_234.5 })).toMatchObject({ rows: 1, problems: [] });
  });

  it('a running number alone, and a note below the table', () => {
    const list = read(['序号', ...HEADINGS], [1, '1栋', '1', 3, '301', 89.5, '张三'], [2], [3]);
    expect(list).toMatchObject({ rows: 1, problems: [] });
    expect(listOf(usual, { 备注: '以上面积以产权证为准' })).toMatchObject({ rows: 1, problems: [] });
  });
});
