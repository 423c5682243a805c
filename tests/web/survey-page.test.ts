import { gzipSync } from 'node:zlib';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { PHONE } from '../support/web/browser.ts';
import { faultsOf } from '../support/web/looks.ts';
import { Refusing, SurveyServer, survey } from '../support/web/survey-answers.ts';
import { eventually, useBrowser } from '../support/web/use-desk.ts';

const desk = useBrowser();
const KB = 1024;
const TOKEN = 'k7Qw9xTz3LmN5pRs';

/** The phone of a household at the address of its slip. */
async function open(server: SurveyServer, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await desk.device({ viewport: PHONE, hasTouch: true, ...options });
  await server.serve(page.context());
  await page.goto(`/s/${TOKEN}`);
  return page;
}

const rate = (page: Page, question: RegExp, word: string) =>
  page
    .getByRole('radiogroup', { name: question })
    .getByRole('radio', { name: new RegExp(`^\\d ${word}$`) })
    .check();

/** Answers whatever has to be answered. */
async function fillIn(page: Page): Promise<void> {
  await rate(page, /^1\. 客服中心/, '很满意');
  await rate(page, /^2\. 保洁/, '不满意');
  await page.getByRole('radio', { name: '每月' }).check();
}

const required = [
  { question: 1, rating: 5 },
  { question: 2, rating: 2 },
  { question: 4, choices: [2] },
];

const submit = (page: Page) => page.getByRole('button', { name: '提交', exact: true }).click();
const confirm = (page: Page) => page.getByRole('button', { name: '确认提交' }).click();
const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();

it('[R2.4.15] [R3.4.6.2] a household answers on its phone, looks its answers over and sends them once', async () => {
  const server = new SurveyServer();
  const page = await open(server);
  await heading(page, '2026 年下半年住户满意度调查');
  for (const text of ['湖畔花园', '《住户问卷调查表》', '3-1-501', '2026年12月31日']) {
    await page.getByText(text, { exact: true }).waitFor();
  }
  await fillIn(page);
  await page.getByText('已答 3 / 6 题').waitFor();
  await page.getByRole('checkbox', { name: '充电桩' }).check();
  await page.getByRole('checkbox', { name: '代收快递' }).check();
  await page.getByRole('textbox', { name: /您的意见和建议/ }).fill('电梯里太闷');
  await page.getByText('5 / 500 字').waitFor();

  await submit(page);
  const dialog = page.getByRole('dialog', { name: '确认提交' });
  await dialog.getByText('5 很满意').waitFor();
  await dialog.getByText('代收快递、充电桩').waitFor();
  await dialog.getByText('未答').waitFor();
  await dialog.getByRole('button', { name: '再改改' }).click();
  await page.getByRole('checkbox', { name: '代收快递' }).uncheck();
  expect(server.sent).toEqual([]);

  await submit(page);
  await confirm(page);
  await heading(page, '谢谢，已收到您的问卷');
  await page.getByText('提交日期：2026年12月1日').waitFor();
  await page.getByText('电梯里太闷').waitFor();
  expect(server.sent).toEqual([
    {
      token: TOKEN,
      sending: expect.stringMatching(/^[\w-]{20,}$/),
      answers: [...required, { question: 5, choices: [3] }, { question: 6, text: '电梯里太闷' }],
    },
  ]);
  // Nothing of a survey whose answers the server shows stays here.
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
});

it('[R2.4.15] what has to be answered is named and gone to; what need not be can be taken back', async () => {
  const server = new SurveyServer();
  const page = await open(server);
  await rate(page, /^1\. /, '满意');
  await rate(page, /^3\. 绿化/, '一般');
  await page.getByRole('button', { name: '清除此题 3. 绿化' }).click();
  await submit(page);
  await page.getByRole('alert').filter({ hasText: '还有 2 题未完成' }).waitFor();
  expect(await page.getByText('请回答此题').count()).toBe(2);
  const cleaning = page.getByRole('radiogroup', { name: /^2\. 保洁/ });
  await cleaning.and(page.locator('[aria-invalid=true]')).waitFor();
  await cleaning.getByRole('radio', { name: '1 很不满意' }).and(page.locator(':focus')).waitFor();

  // The keys of the board do, and what is put right is told no longer.
  await page.keyboard.press('ArrowRight');
  await page.getByRole('alert').filter({ hasText: '还有 1 题未完成' }).waitFor();
  await page.getByRole('radio', { name: '很少' }).check();
  await submit(page);
  await confirm(page);
  await heading(page, '谢谢，已收到您的问卷');
  expect(server.sent[0]?.answers).toEqual([
    { question: 1, rating: 4 },
    { question: 2, rating: 2 },
    { question: 4, choices: [3] },
  ]);
});

it('[R2.4.15] the server has the last word on an answer, at its question', async () => {
  const server = new SurveyServer();
  const words = { zh: '此题答案有误，请重新选择', en: 'Please answer this question again' };
  server.receipt = new Refusing('INVALID_ARGUMENT', 400, words, 'answers.4');
  desk.expects(/status of 400/);
  const page = await open(server);
  await fillIn(page);
  await submit(page);
  await confirm(page);
  await page.getByText('此题答案有误').waitFor();
  await page.getByRole('radio', { name: '每周' }).and(page.locator(':focus')).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});

it('[R3.4.6.2] what is typed is there after a reload, and what has no network is sent later, once', async () => {
  const server = new SurveyServer();
  const page = await open(server);
  await fillIn(page);
  await page.getByRole('textbox', { name: /您的意见和建议/ }).fill('门禁常坏');
  await page.reload();
  await page.getByText('已答 4 / 6 题').waitFor();
  const kept = await page.evaluate(
    (key) => JSON.parse(localStorage.getItem(key) ?? ''),
    `wuye-survey-${TOKEN}`,
  );

  await page.context().setOffline(true);
  await submit(page);
  await confirm(page);
  await page.getByText('没有网络，填写的内容已保存在本机，请稍后再提交').waitFor();
  expect(server.sent).toEqual([]);
  await page.context().setOffline(false);
  await page.reload();
  await submit(page);
  await confirm(page);
  await heading(page, '谢谢，已收到您的问卷');
  expect(server.sent).toEqual([
    { token: TOKEN, sending: kept.sending, answers: [...required, { question: 6, text: '门禁常坏' }] },
  ]);
});

it('[R3.4.6.2] a ballot whose answer is lost is the same ballot when it is sent again, and another once it is changed', async () => {
  const server = new SurveyServer();
  server.receipt = 'lost';
  desk.expects(/ERR_FAILED/);
  const page = await open(server);
  await fillIn(page);
  const sendAgain = async (times: number) => {
    await confirm(page);
    await eventually(() => expect(server.sent).toHaveLength(times));
    await page.getByRole('alert').filter({ hasText: '请稍后再提交' }).waitFor();
  };
  await submit(page);
  await sendAgain(1);
  await sendAgain(2);
  await page.getByRole('button', { name: '再改改' }).click();
  await rate(page, /^1\. /, '一般');
  await submit(page);
  server.receipt = { answeredOn: '2026-12-01' };
  await confirm(page);
  await heading(page, '谢谢，已收到您的问卷');
  const [first, second, third] = server.sent.map(({ sending }) => sending);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

it('[R3.4.6.2] who is overtaken by another device of the household is told so, and sees what was sent', async () => {
  const server = new SurveyServer();
  const page = await open(server);
  await fillIn(page);
  const words = { zh: '这份问卷已经答过', en: 'This survey has been answered' };
  server.receipt = new Refusing('FAILED_PRECONDITION', 400, words);
  const answers = [{ question: 1, rating: 1 }];
  server.shown = { ...survey, state: 'answered', answeredOn: '2026-11-30', answers };
  desk.expects(/status of 400/);
  await submit(page);
  await confirm(page);
  await heading(page, '这份问卷已经答过');
  await page.getByText('提交日期：2026年11月30日').waitFor();
  await page.getByText('您刚才填写的内容没有提交').waitFor();
  await page.getByText('1 很不满意').waitFor();
  expect(await page.getByRole('button', { name: '提交', exact: true }).count()).toBe(0);
});

it('[R2.4.15] of an anonymous survey this device alone shows what it has sent', async () => {
  const server = new SurveyServer();
  server.shown = { ...survey, anonymous: true };
  const page = await open(server);
  await page.getByText('没有人知道谁答了什么').waitFor();
  await fillIn(page);
  await submit(page);
  await confirm(page);
  await heading(page, '谢谢，已收到您的问卷');

  server.shown = { ...survey, anonymous: true, state: 'answered', answeredOn: '2026-12-01' };
  await page.reload();
  await heading(page, '这份问卷已经答过');
  await page.getByText('5 很满意').waitFor();
  const other = await open(server);
  await other.getByText('提交日期：2026年12月1日').waitFor();
  expect(await other.getByRole('heading', { name: '提交的答案' }).count()).toBe(0);
});

it('[R2.4.15] what is closed says so; an address that is not known reveals nothing', async () => {
  const server = new SurveyServer();
  server.shown = { ...survey, state: 'closed' };
  const page = await open(server);
  await heading(page, '这份问卷已经截止');
  expect(await page.getByRole('radio').count()).toBe(0);

  desk.expects(/status of 404/, /status of 429/, /ERR_INTERNET_DISCONNECTED/);
  const words = { zh: '没有这份问卷', en: 'There is no such survey' };
  server.shown = new Refusing('NOT_FOUND', 404, words);
  await page.reload();
  await heading(page, '链接无效');
  await page.getByText('没有这份问卷').waitFor();
  expect(await page.getByText(/湖畔花园|3-1-501/).count()).toBe(0);

  const many = { zh: '试得太多，请一小时后再试', en: 'Too many attempts' };
  server.shown = new Refusing('RESOURCE_EXHAUSTED', 429, many);
  await page.reload();
  await page.getByText('试得太多').waitFor();
  server.shown = survey;
  await page.getByRole('button', { name: '重试' }).click();
  await heading(page, '2026 年下半年住户满意度调查');

  const reads = server.reads;
  await page.goto('/s/');
  await heading(page, '链接无效');
  expect(server.reads).toBe(reads);
});

it('[R2.4.15] everybody can use it: in English and Chinese, in the light and the dark, on a small phone', async () => {
  const server = new SurveyServer();
  const page = await open(server, { locale: 'en-GB', colorScheme: 'dark' });
  await page.locator('html[lang=en]').waitFor();
  await page.getByRole('radio', { name: '5 Very happy' }).first().check();
  await page.getByRole('button', { name: 'Submit', exact: true }).click();
  await page.getByText('Please answer this question').first().waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 568 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  const low = await page.evaluate(() =>
    [...document.querySelectorAll('button, label:not([for]), textarea')]
      .filter((element) => element.getBoundingClientRect().height < 44)
      .map((element) => element.textContent),
  );
  expect(low).toEqual([]);

  await page.getByRole('button', { name: '中文' }).click();
  await page.locator('html[lang=zh-CN]').waitFor();
  await page.reload();
  await page.locator('html[lang=zh-CN]').waitFor();
  await fillIn(page);
  await submit(page);
  await page.getByRole('dialog').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await confirm(page);
  await heading(page, '谢谢，已收到您的问卷');
  expect(await faultsOf(page)).toEqual([]);
});

it('[R2.4.15] the form is there with 40 KB of JavaScript and CSS, and its address goes nowhere', async () => {
  const page = await open(new SurveyServer());
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.headers().referer ?? ''));
  const response = await page.reload();
  expect(response?.headers()).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex' });
  await page.getByRole('radio').first().waitFor();
  const files = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => /\.(js|css)$/.test(name)),
  );
  expect(files.length).toBeGreaterThan(1);
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await (await fetch(file)).text(), { level: 9 }).length),
  );
  expect(
    sizes.reduce((sum, size) => sum + size, 0),
    files.join('\n'),
  ).toBeLessThanOrEqual(40 * KB);
  expect(requests.filter((referer) => referer.includes(TOKEN))).toEqual([]);
});

it('the desk that is installed on a device neither stands before the survey nor keeps it in its own place', async () => {
  const page = await open(new SurveyServer(), { serviceWorkers: 'allow' });
  await page.getByRole('radio').first().waitFor();
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/service-worker.js');
    await navigator.serviceWorker.ready;
  });
  await eventually(async () => {
    expect(await page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
  });
  await page.reload();
  await page.getByRole('radio').first().waitFor();
  await page.context().setOffline(true);
  desk.expects(/ERR_INTERNET_DISCONNECTED/, /ERR_FAILED/);
  await page.goto('/');
  await page.getByLabel('邮箱').waitFor();
});
