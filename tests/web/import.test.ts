import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { settingsForEmulators } from '../../scripts/support/functions-settings.ts';
import { emulators } from '../support/emulators.ts';
import { useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();
const { REGION } = settingsForEmulators('', '').parameters;

const HEAD = '楼栋,单元,楼层,房号,建筑面积,户型,业主姓名,电话,入住日期';
const good = [
  '2,1,1,101,89.5,两室两厅,赵杰,19900002001,2025-08-01',
  '2,1,2,201,89.5,两室两厅,周丽,19900002002,2025-08-02',
];
const bad = [
  '2,1,3,301,很大,两室两厅,吴磊,19900002003,2025-08-03',
  '2,1,4,401,89.5,两室两厅,,19900002004,2025-13-04',
];

const choose = (page: Page, rows: readonly string[]) =>
  page.getByLabel('选择入住名单').setInputFiles({
    name: '入住名单.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([HEAD, ...rows].join('\r\n')),
  });

it('[R2.4.2] [R2.4.16] a list with bad cells is not taken in by half: they are named by their place, put right, and all is imported', async () => {
  const { site } = desk;
  const page = await desk.as('assistant', '/import');
  await choose(page, [...good, ...bad]);
  const problems = page.getByRole('region', { name: '有问题的单元格' });
  await problems.waitFor();
  const cells = await problems.getByRole('row').allTextContents();
  expect(cells.filter((row) => row.includes('E4'))).toHaveLength(1);
  expect(cells.filter((row) => row.includes('G5') || row.includes('I5'))).toHaveLength(2);
  // The good rows may go in by choice; the list itself is not taken in by half.
  await page.getByRole('button', { name: '导入 2 户，2 行留下' }).waitFor();
  expect(await page.getByRole('button', { name: /^导入 \d+ 户$/ }).count()).toBe(0);
  expect(await site.records('units')).toEqual([]);

  const right = [
    '2,1,3,301,120,两室两厅,吴磊,19900002003,2025-08-03',
    '2,1,4,401,89.5,两室两厅,郑超,19900002004,2025-08-04',
  ];
  await choose(page, [...good, ...right]);
  await page.getByRole('button', { name: '导入 4 户' }).click();
  await page.getByRole('heading', { name: '导入完成' }).waitFor();
  expect((await site.records('households')).map(({ room }) => room).sort()).toEqual([
    '2-1-101',
    '2-1-201',
    '2-1-301',
    '2-1-401',
  ]);

  // The same list again changes nothing; whether it is right of those who live there the assistant does not learn.
  await choose(page, [...good, ...right]);
  await page.getByText('名单中没有新的业户，没有需要导入的内容').waitFor();
  await page.goto('/households');
  const of = (room: string) => page.getByRole('link', { name: new RegExp(room) });
  await of('2-1-401').first().waitFor();
  await of('2-1-101').first().waitFor();
  // Somebody calls: whose number is it?
  await page.getByLabel('按房号、姓氏或电话查找').fill('199 0000 2004');
  await of('2-1-101').first().waitFor({ state: 'detached' });
  await of('2-1-401').first().waitFor();
});

it('[R2.4.2] what was understood is seen first; the good rows go in by choice, and the others come back with their reasons', async () => {
  const { site } = desk;
  const page = await desk.as('assistant', '/import');
  const rows = [
    '3#楼,1单元,1,101,89.5,两室,孙一,19900003001,',
    '三栋,1单元,1,0101,89.5,两室,孙二,19900003002,',
    '第3栋,1单元,2,201,89.5,两室,空置,,',
    '3,1单元,3,301,89.5,两室,"王五,赵六",19900003003,',
    '3,1单元,4,401,很大,两室,周七,19900003004,',
    '合计,,,,447.5,,,,',
  ];
  await choose(page, rows);
  const region = (name: string) => page.getByRole('region', { name });
  await region('楼栋').getByText('3#楼、第3栋、3').waitFor();
  await region('楼栋').getByText('新的楼栋').waitFor();
  const notes = region('这些行这样理解');
  await notes.getByText('王五、赵六').waitFor();
  await notes.getByText('孙一、孙二').waitFor();
  await notes.getByText('空置：', { exact: false }).or(notes.getByText('没有业主')).first().waitFor();
  await notes.getByText('合计').first().waitFor();
  const first = await region('前几行读成这样').getByRole('row').allTextContents();
  expect(first.some((row) => row.includes('301') && row.includes('199…03'))).toBe(true);

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载名单，附原因' }).click();
  expect((await saved).suggestedFilename()).toBe('入住名单-未导入原因.xlsx');
  await page.getByRole('button', { name: '导入 3 户，1 行留下' }).click();
  await page.getByRole('heading', { name: '导入完成' }).waitFor();
  await page.getByText('1 行未导入').waitFor();
  const units = await site.records('units');
  expect(units.flatMap(({ building, room }) => (building === '3' ? [room] : [])).sort()).toEqual([
    '101',
    '201',
    '301',
  ]);
});

it('[R4.4.2.3] [R4.4.2.2] a list of keys goes in by the step that registers one, and they hang in the cabinet', async () => {
  const { site } = desk;
  const page = await desk.as('supervisor', '/cabinet/import');
  const rows = [
    '钥匙编号,类别,房号/区域,挂钩',
    'Q-81,区域,消防泵房,B-1',
    'Q-82,区域,屋顶,B-2',
    'K-83,空房,9-9-901,A-3',
  ];
  await page.getByLabel('选择钥匙清单').setInputFiles({
    ...{ name: '钥匙.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) },
  });
  await page.getByText('没有登记这个房号的房屋').waitFor();
  await page.getByRole('button', { name: '导入 2 个钥匙编号，1 行留下' }).click();
  await page.getByRole('heading', { name: '导入完成' }).waitFor();
  await page.getByRole('link', { name: '查看钥匙柜' }).click();
  await page.getByRole('link', { name: /Q-81/ }).first().waitFor();
  expect((await site.records('keys')).map(({ code, cabinet }) => [code, cabinet]).sort()).toEqual([
    ['Q-81', 'area'],
    ['Q-82', 'area'],
  ]);
});

const region = (page: Page, name: string) => page.getByRole('region', { name });

it('[R2.4.2] [R2.4.16] a building that may be a known one is asked about, a new one is told, and an import is taken back with a reason', async () => {
  const { site } = desk;
  const page = await desk.as('assistant', '/import');
  await choose(page, ['A7栋,1单元,1,101,89.5,两室,钱一,19900007001,']);
  await page.getByRole('button', { name: '导入 1 户' }).click();
  await page.getByRole('heading', { name: '导入完成' }).waitFor();

  const rows = [
    '7号楼,1单元,2,201,89.5,两室,钱二,19900007002,',
    '牡丹阁,1单元,1,101,89.5,两室,钱三,19900007003,',
  ];
  await choose(page, rows);
  const asked = region(page, '是不是同一栋？');
  await asked.getByText('名单里的“7号楼”（1 行）是在册的哪一栋？').waitFor();
  await page.getByText('请先在上面说明是不是同一栋').waitFor();
  await page.getByText('将新建 1 个在册没有的楼栋：牡丹阁（1 行）').waitFor();
  expect(await page.getByRole('button', { name: /^导入 \d+ 户$/ }).count()).toBe(0);
  await asked.getByLabel('是，就是在册的“A7”').check();
  await page.getByRole('button', { name: '导入 2 户' }).click();
  await page.getByRole('heading', { name: '导入完成' }).waitFor();
  const roomsOf = async () =>
    (await site.records('households'))
      .flatMap(({ room, state }) => (/^(?:A7|牡丹阁)-/.test(String(room)) ? [`${room} ${state}`] : []))
      .sort();
  expect(await roomsOf()).toEqual(['A7-1-101 current', 'A7-1-201 current', '牡丹阁-1-101 current']);

  const latest = region(page, '最近的导入').getByRole('listitem').first();
  await latest.getByText('新增 2 行').waitFor();
  await latest.getByRole('button', { name: '撤销' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('原因').fill('楼栋名称写错');
  await drawer.getByRole('button', { name: '撤销导入' }).click();
  await drawer.getByText('已撤销 4 条记录').waitFor();
  expect(await roomsOf()).toEqual(['A7-1-101 current', 'A7-1-201 undone', '牡丹阁-1-101 undone']);
  await drawer.getByRole('button', { name: '关闭' }).first().click();
  await region(page, '最近的导入').getByText('已撤销').waitFor();
  await page.goto('/households');
  await page
    .getByRole('link', { name: /A7-1-101/ })
    .first()
    .waitFor();
  expect(await page.getByRole('link', { name: /牡丹阁/ }).count()).toBe(0);
});

/** Presses a button at the moment at which a text and it are there: no test is that quick from outside. */
const pressedOnceThere = (page: Page, name: string, text: RegExp): Promise<void> =>
  page.evaluate(
    ([button, told]) =>
      new Promise<void>((resolve) => {
        const press = () => {
          const found = [...document.querySelectorAll('button')].find(
            ({ textContent, disabled }) => textContent?.trim() === button && !disabled,
          );
          if (!found || !new RegExp(told).test(document.body.innerText)) return;
          seen.disconnect();
          found.click();
          resolve();
        };
        const seen = new MutationObserver(press);
        seen.observe(document.body, {
          subtree: true,
          childList: true,
          characterData: true,
          attributes: true,
        });
      }),
    [name, text.source] as const,
  );

it('[R2.4.2] a long list tells how far it is, is stopped half way, and goes on with what is missing', async () => {
  const { site } = desk;
  const page = await desk.as('supervisor', '/import');
  const rows = Array.from({ length: 4_000 }, (_, at) => {
    const floor = 1 + (Math.floor(at / 10) % 30);
    const room = `${floor}${String(1 + (at % 10)).padStart(2, '0')}`;
    return `${20 + Math.floor(at / 300)}栋,1单元,${floor},${room},89.5,两室,孙${at},1990100${String(at).padStart(4, '0')},`;
  });
  // The emulator starts a process for each function at its first call, and is not to stop behind that.
  await fetch(`${emulators.functionsOrigin()}/${emulators.suiteProject()}/${REGION}/stopImport`, {
    method: 'POST',
  });
  await choose(page, rows);
  const stopped = page.getByText(/已停下：还有 \d+ 行没有写入/);
  // All that is written wakes the triggers of the whole run: the button is pressed as soon as it can be.
  const stopOnce = async (start: string) => {
    const told = pressedOnceThere(page, '停下', /正在导入 · 第 [\d,]+ \/ [\d,]+ 行/);
    await page.getByRole('button', { name: start }).click();
    await told;
    await stopped.waitFor();
    const [left] = (await stopped.innerText()).match(/\d+/) ?? [];
    return Number(left);
  };
  const writtenOf = async () =>
    (await site.records('households')).filter(({ building }) => Number(building) >= 20).length;

  const left = await stopOnce('导入 4000 户');
  expect(left).toBeGreaterThan(0);
  expect(await writtenOf()).toBe(4_000 - left);
  const leftAfterwards = await stopOnce('继续导入');
  expect(leftAfterwards).toBeLessThan(left);
  expect(await writtenOf()).toBe(4_000 - leftAfterwards);
});

it('[R6.1.3] a staff list invites each of its people, and the start passwords stand on one sheet, once', async () => {
  const { site } = desk;
  const page = await desk.as('admin', '/members');
  await page.getByRole('link', { name: '导入名单' }).click();
  const rows = ['姓名,职务,工号', '周杰,前台接待员,GH-201', '吴敏,保洁员,GH-202'];
  await page.getByLabel('选择员工名单').setInputFiles({
    ...{ name: '员工.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) },
  });
  await page.getByRole('button', { name: '导入 2 名员工' }).click();
  const sheet = region(page, '初始密码 2 份');
  await sheet.getByText('GH-201').waitFor();
  expect(await sheet.getByText(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/).count()).toBe(2);
  expect(
    (await site.records('members')).flatMap(({ signInName }) => (signInName ? [signInName] : [])).sort(),
  ).toEqual(['GH-201', 'GH-202']);
});
