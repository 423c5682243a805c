import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { PHONE } from '../support/web/browser.ts';
import { Form } from '../support/web/form.ts';
import { faultsOf, settled } from '../support/web/looks.ts';
import { printedPages } from '../support/web/pdf.ts';
import { eventually, useDesk } from '../support/web/use-desk.ts';

const desk = useDesk();
const { site } = desk;

/** Three homes in two buildings; the last room of the first is read after the second as letters, not as a person walks. */
beforeAll(async () => {
  await site.hasHouseholds(
    { room: '1-1-301', name: '张伟', phone: '13800000001' },
    { room: '1-1-1001', name: '李芳', phone: '13800000002' },
    { room: '2-1-101', name: '王强', phone: '13800000003' },
  );
});

const questions = [
  { section: '服务', sectionEnglish: 'Service', question: '前台服务', kind: 'rating', required: true },
  {
    ...{ question: '最需要改进的', kind: 'several', required: false },
    ...{ choices: ['保洁', '绿化'], choicesEnglish: ['Cleaning', 'Greenery'] },
  },
];

/** A survey that nobody has been asked yet. */
const hasDraft = (id: string, anonymous = false): Promise<void> =>
  site.take('assistant', 'surveys', 'draft', id, {
    ...{ kind: 'household', title: `满意度 ${id}`, anonymous, closesOn: site.today(9), questions },
  });

async function opens(page: Page, many: number): Promise<void> {
  await page.getByRole('button', { name: '发放', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '发放问卷' });
  await dialog.getByText('不能再改').waitFor();
  await dialog.getByRole('button', { name: '确认发放' }).click();
  await page.getByText(`已收回 0 份，共发放 ${many} 份`).waitFor();
}

/** The phone of a household, which has no account, at the address of its slip. */
async function phoneAt(link: string): Promise<Page> {
  const phone = await desk.device({ viewport: PHONE, hasTouch: true });
  await phone.goto(new URL(link).pathname);
  return phone;
}

const submits = async (phone: Page): Promise<void> => {
  await phone.getByRole('button', { name: '提交', exact: true }).click();
  await phone.getByRole('button', { name: '确认提交' }).click();
};

const ratesAll = async (phone: Page, word: string): Promise<void> => {
  const each = phone.getByRole('radio', { name: word });
  await each.first().waitFor();
  for (const radio of await each.all()) await radio.check();
};

it('[R2.4.15] [R3.4.6.2] from the template to the slips, a household’s phone, the paper that the steward types, and its check', async () => {
  const page = await desk.as('assistant', '/surveys');
  await page.getByRole('button', { name: '新建问卷' }).click();
  const title = page.getByRole('textbox', { name: '标题', exact: true });
  await title.fill('');
  await page.getByRole('button', { name: '保存草稿' }).click();
  await page.getByText('请填写“标题”').and(page.getByRole('alert')).waitFor();
  await title.and(page.locator(':focus')).waitFor();
  await title.fill('上半年满意度');

  // A choice without choices is refused at its question, by the clause; what is typed is there after another page.
  await page.getByRole('button', { name: '添加题目' }).click();
  const added = page.getByRole('group', { name: '第 10 题' });
  await added.getByRole('textbox', { name: '题目', exact: true }).fill('希望增加哪些活动？');
  await added.getByRole('combobox', { name: '题型' }).selectOption('several');
  await page.getByRole('button', { name: '保存草稿' }).click();
  await added.getByText('选择题至少要有两个选项').waitFor();
  await page.goto('/surveys');
  await page.getByRole('button', { name: '新建问卷' }).click();
  await added.getByRole('textbox', { name: /^选项/ }).fill('电影\n义诊');
  await added.getByRole('checkbox', { name: '必答' }).uncheck();
  await added.getByRole('button', { name: '上移' }).click();
  const moved = page.getByRole('group', { name: '第 9 题' });
  await moved.getByRole('button', { name: '上移' }).and(page.locator(':focus')).waitFor();
  const preview = page.getByRole('region', { name: '住户所见' });
  await preview.getByRole('checkbox', { name: '义诊' }).waitFor();
  await preview.getByRole('button', { name: 'English' }).click();
  await preview.getByText('Residents’ satisfaction survey').waitFor();
  await page.getByRole('button', { name: '保存草稿' }).click();

  await page.getByRole('heading', { name: /Residents|上半年满意度/ }).waitFor();
  await opens(page, 3);
  await page.getByText('未达 70 %，还差 3 份').waitFor();
  const [survey] = await site.records('surveys');
  await page.getByRole('link', { name: '打印问卷条' }).click();
  await page.getByRole('button', { name: '取得问卷条' }).click();
  const sheet = page.getByRole('list', { name: '问卷条' });
  await sheet.getByRole('listitem').first().waitFor();
  const slips = await sheet.getByRole('listitem').allInnerTexts();
  expect(slips.map((each) => /\d-1-\d+/.exec(each)?.[0])).toEqual(['1-1-301', '1-1-1001', '2-1-101']);
  expect(slips[0]).toContain('上半年满意度');
  expect(await site.record('surveys', String(survey?.id))).toMatchObject({
    printed: { by: site.uid('assistant') },
  });
  const [paper, ...more] = await printedPages(page);
  expect(more).toEqual([]);
  expect(paper?.text.startsWith('湖畔花园')).toBe(true);
  expect(paper?.text).toContain('无需注册登录');
  const link = /https?:\S+/.exec(slips[0] ?? '')?.[0] ?? '';
  await page.goBack();
  await page.getByText('已收回 0 份').waitFor();

  const [phone, other] = [await phoneAt(link), await phoneAt(link)];
  await ratesAll(phone, '5 很满意');
  await ratesAll(other, '1 很不满意');
  await submits(phone);
  await phone.getByRole('heading', { name: '谢谢，已收到您的问卷' }).waitFor();
  // What comes is counted while the page is open.
  await page.getByText('已收回 1 份，共发放 3 份').waitFor();
  await page.getByRole('row', { name: /1 栋 1 \/ 2 50\.0 %/ }).waitFor();
  await page.getByRole('row', { name: /林管家（1、2 栋） 1 \/ 3 33\.3 %/ }).waitFor();
  await page
    .getByRole('region', { name: '最近的答复' })
    .getByRole('link', { name: /1-1-301/ })
    .waitFor();

  const steward = await desk.as('steward', `/surveys/${survey?.id}`, { viewport: PHONE });
  const toVisit = steward.getByRole('region', { name: '待上门业户' });
  await toVisit.getByText('1 户未答复').waitFor();
  await toVisit.getByRole('link', { name: '录入纸质 1-1-1001' }).click();
  // The numbers alone: eight marks, a choice, none in words.
  await steward.getByRole('radiogroup', { name: /^1\. / }).locator(':focus').waitFor();
  for (const mark of '4434443') await steward.keyboard.press(mark);
  await steward.getByRole('button', { name: '保存，录入下一户' }).click();
  await steward.getByText('还有 1 题未完成').waitFor();
  await steward.keyboard.press('3');
  await steward.keyboard.press('2');
  await steward.getByRole('button', { name: '保存，录入下一户' }).click();
  await steward.getByText('已录入 1-1-1001').waitFor();
  const ballot = `${survey?.id}~${await site.household('1-1-1001')}`;
  expect(await site.record('ballots', ballot)).toMatchObject({
    ...{ state: 'answered', channel: 'paper', answeredOn: site.today() },
    answers: expect.arrayContaining([{ question: 9, choices: [2] }]),
  });

  const receptionist = await desk.as('receptionist', `/ballots/${ballot}`);
  await receptionist.getByRole('region', { name: '答复内容' }).getByText('义诊').waitFor();
  await receptionist.getByRole('button', { name: '复核' }).click();
  await new Form(receptionist, '复核').send('复核');
  await page.getByText('已收回 2 份，共发放 3 份').waitFor();

  // It was put right by whoever is above; it is to be checked again.
  await page.goto(`/ballots/${ballot}`);
  await page.getByRole('link', { name: '更正录入' }).click();
  await page.getByRole('radiogroup', { name: /^1\. / }).getByRole('radio', { name: '5 很满意' }).check();
  await page.getByRole('button', { name: '更正录入' }).click();
  await page.getByText('请填写原因').waitFor();
  await page.getByLabel('更正原因').fill('看错一题');
  await page.getByRole('button', { name: '更正录入' }).click();
  await page.getByText('更正前的答复').waitFor();
  await eventually(async () =>
    expect(await site.record('ballots', ballot)).toMatchObject({ state: 'answered', reason: '看错一题' }),
  );

  // The second device of the first home is told that it has been answered.
  desk.expects(/status of 400/);
  await submits(other);
  await other.getByRole('heading', { name: '这份问卷已经答过' }).waitFor();
  await other.getByText('您刚才填写的内容没有提交').waitFor();
});

it('[R2.4.15] who does not ask households is offered neither the builder nor the slips, and is refused', async () => {
  await hasDraft('refused');
  const page = await desk.as('steward', '/surveys');
  await page.getByRole('button', { name: '新建问卷' }).and(page.locator(':disabled')).waitFor();
  await page.goto('/surveys/new');
  await page.getByRole('alert').filter({ hasText: '客服助理' }).waitFor();
  expect(await page.getByRole('button', { name: '保存草稿' }).count()).toBe(0);
  await page.goto('/surveys/refused');
  await page.getByRole('heading', { name: '满意度 refused' }).waitFor();
  expect(await page.getByRole('button', { name: '发放', exact: true }).count()).toBe(0);
  expect(await page.getByRole('link', { name: '修改' }).count()).toBe(0);
  await page.goto('/surveys/refused/slips');
  await page.getByRole('alert').filter({ hasText: '客服助理' }).waitFor();
});

it('[R2.4.15] [R3.4.6.2] everybody can use the pages of a survey: in the light and the dark, on a phone and at a desk', async () => {
  await hasDraft('looks', true);
  const household = await site.household('2-1-101');
  const page = await desk.as('assistant', '/surveys/new');
  await settled(page);
  expect(await faultsOf(page)).toEqual([]);
  await page.goto('/surveys/looks');
  await opens(page, 3);
  await settled(page);
  expect(await faultsOf(page)).toEqual([]);
  await page.goto('/surveys/looks/slips');
  await page.getByRole('button', { name: '取得问卷条' }).click();
  await page.getByRole('list', { name: '问卷条' }).getByText('不记名').first().waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.goto('/surveys/looks/paper');
  await page.getByRole('searchbox', { name: '按房号查找' }).fill('2-1-1');
  await page.getByRole('link', { name: '2-1-101' }).click();
  await page.getByText('答复日期（纸上所写）').waitFor();
  expect(new URL(page.url()).pathname).toBe(`/surveys/looks/paper/${encodeURIComponent(household)}`);
  expect(await faultsOf(page)).toEqual([]);
});
