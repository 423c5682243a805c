import { describe, expect, it } from 'vitest';
import { readSpreadsheet } from '../../functions/src/spreadsheets/read.ts';

const read = async (text: string) =>
  (await readSpreadsheet(new TextEncoder().encode(text))).map(({ cells }) => cells.map(({ value }) => value));

describe('[R2.4.2] the delimiter of a .csv', () => {
  it('is found below a title that has none', async () => {
    expect(await read('阳光小区业主信息表\r\n楼栋;房号;业主姓名\r\n1栋;301;张三\r\n')).toEqual([
      ['阳光小区业主信息表'],
      ['楼栋', '房号', '业主姓名'],
      ['1栋', '301', '张三'],
    ]);
  });

  it('is not the comma of a title, nor those of a remark', async () => {
    const text = '阳光小区,2026年10月,业主信息表\n楼栋\t房号\n1栋\t301\n1栋\t302\n';
    expect((await read(text)).slice(1)).toEqual(
      [
        ['楼栋', '房号'],
        ['1栋', '301'],
        ['1栋', '302'],
      ].map((row) => row),
    );
    const remark = '楼栋;房号;备注\n1栋;301;狗,猫,鸟,鱼,龟\n1栋;302;\n';
    expect(await read(remark)).toEqual([
      ['楼栋', '房号', '备注'],
      ['1栋', '301', '狗,猫,鸟,鱼,龟'],
      ['1栋', '302'],
    ]);
  });
});

it('[R2.4.2] a cell written ="..." is the text in it', async () => {
  const text = '电话,身份证号,备注\n="13800138000","=""110101199003070097""","=""说""""好"""\n="",="  ",x\n';
  expect(await read(text)).toEqual([
    ['电话', '身份证号', '备注'],
    ['13800138000', '110101199003070097', '说"好'],
    ['x'],
  ]);
});
