import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allRegisters } from '../../rulebook/chapters/index.ts';
import { type Register, registersOf } from '../../rulebook/notation/register.ts';
import { hasForm } from '../../rulebook/notation/step.ts';
import { listingOf } from '../../rulebook/reading/listing.ts';
import { allPages } from '../../web/src/chapters/index.ts';
import { manifest } from '../../web/src/generated/manifest.ts';
import { pngOf } from '../support/pictures.ts';
import { PHONE } from '../support/web/browser.ts';
import { type Colleague, DemoSite } from '../support/web/demo.ts';
import { goTo } from '../support/web/go-to.ts';
import { settled } from '../support/web/looks.ts';
import { asOnPaper, type PaperPage, printedPages } from '../support/web/pdf.ts';
import { useBrowser } from '../support/web/use-desk.ts';

const desk = useBrowser();
const demo = new DemoSite();
let supervisor: Colleague;
beforeAll(async () => {
  await demo.open();
  supervisor = await demo.colleague('supervisor');
});
afterAll(() => demo.close());

type Language = 'zh' | 'en';

const registers = registersOf(allRegisters);
/** What the supervisor may list: the rest is shown to nobody who prints here. */
const all = Object.keys(manifest.registers)
  .map(registers)
  .filter((each) => listingOf(each, '', ['supervisor']) !== null);
/** So many in one test, that more registers are more tests and not longer ones. */
const SHARE = 8;
const shares = Array.from({ length: Math.ceil(all.length / SHARE) }, (_, place) => {
  const some = all.slice(place * SHARE, (place + 1) * SHARE);
  return { from: some[0]?.name, some };
});
/** What the button prints of a record of these is a letter or a receipt: see receipts.test.ts. */
const ownPapers = allPages.flatMap(({ papers = {} }) => Object.keys(papers));
/** Where there is most to print. */
const widest = all.toSorted((left, right) => right.columns.length - left.columns.length).slice(0, 1);

const SITE = { zh: '湖畔花园', en: 'Lakeside Garden' } as const;
const PRINT = /^(打印|Print)$/;
const BLANK = /^(空白表|Blank form)$/;

/** Of each weight a PDF embeds a font of its own, and Chinese ones are large: that takes the most of its time. */
const ofOneWeight = (): void => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('@media print { * { font-weight: 400 !important } }');
  document.adoptedStyleSheets.push(sheet);
};

/** A phone, whose width is none of paper's business; what it would print is kept. */
async function openAs(language: Language, path: string, before?: () => void): Promise<Page> {
  await supervisor.speaks(language);
  const page = await desk.signedIn(supervisor.credentials, 'about:blank', { viewport: PHONE });
  await page.addInitScript(() => {
    window.print = () => undefined;
  });
  if (before) await page.addInitScript(before);
  await page.goto(path);
  await settled(page);
  return page;
}

/** The form that is on paper now, and each line of its lists as the signs of its cells. */
async function onPaper(page: Page) {
  const paper = page.locator('.paper');
  await paper.waitFor({ state: 'attached' });
  const { isWide, headings, rows } = await paper.evaluate((form) => ({
    isWide: form.classList.contains('paper-wide'),
    headings: [...form.querySelectorAll('thead th')].map(({ textContent }) => textContent),
    rows: [...form.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent),
    ),
  }));
  const pages = await printedPages(page);
  await paper.waitFor({ state: 'detached' });
  return { isWide, headings: headings.map(asOnPaper), rows: rows.map((row) => row.map(asOnPaper)), pages };
}

type OnPaper = Awaited<ReturnType<typeof onPaper>>;

/** Each page names the form and the site and says which one it is; the last has lines to sign. */
function expectForm(form: Register['form'], { isWide, rows, pages }: OnPaper, language: Language): void {
  const name = asOnPaper(form[language].replaceAll(/[《》]/g, ''));
  for (const [at, { text, width, height }] of pages.entries()) {
    expect(text, name).toContain(name);
    expect(text, name).toContain(asOnPaper(SITE[language]));
    const [here, of] = [at + 1, pages.length];
    expect(text, name).toContain({ zh: `第${here}页共${of}页`, en: `Page${here}of${of}` }[language]);
    expect(
      [width, height].map((points) => Math.round(points / 10)),
      name,
    ).toEqual(isWide ? [84, 60] : [60, 84]);
  }
  const last = pages.at(-1)?.text;
  const signing = { zh: ['制表:', '审核:', '日期:'], en: ['Preparedby:', 'Checkedby:', 'Date:'] }[language];
  for (const line of signing) expect(last, name).toContain(line);
  for (const row of rows) {
    const whole = pages.filter(({ text }) => row.every((cell) => text.includes(cell)));
    expect(whole.length, `${name}: ${row.join(' | ')}`).toBeGreaterThan(0);
  }
}

/** Every page that has lines names their columns. */
function expectHeadings(name: string, { headings, rows, pages }: OnPaper): void {
  expect(rows.length, name).toBeGreaterThan(0);
  const holdsLines = ({ text }: PaperPage) =>
    rows.some((row) => row.some((cell) => cell.length > 3) && row.every((cell) => text.includes(cell)));
  for (const page of pages.filter(holdsLines)) {
    expect(
      headings.filter((heading) => !page.text.includes(heading)),
      name,
    ).toEqual([]);
  }
}

async function listAt(page: Page, { name, form }: Register, language: Language): Promise<void> {
  await goTo(page, `/${name}`);
  await page.getByRole('button', { name: PRINT }).click();
  const printed = await onPaper(page);
  expectForm(form, printed, language);
  if (printed.rows.length > 0) expectHeadings(name, printed);
}

async function recordsAt(page: Page, registers: readonly Register[], language: Language): Promise<number> {
  const records = await demo.someRecords();
  const found = registers.flatMap((register) => {
    const id = records.get(register.name);
    return id === undefined ? [] : [[register, id] as const];
  });
  for (const [{ name, form }, id] of found) {
    await goTo(page, `/${name}/${encodeURIComponent(id)}`);
    await page.getByRole('button', { name: PRINT }).click();
    const printed = await onPaper(page);
    expectForm(form, printed, language);
    const text = printed.pages[0]?.text ?? '';
    // By whom and when it was opened, whatever that person is called.
    expect(text).toMatch(
      language === 'zh' ? /·登记[^·]{0,20}20\d\d-\d\d-\d\d/ : /·Opened[^·]{0,30}20\d\d-\d\d-\d\d/,
    );
    // What only the database calls it says nothing to a reader.
    expect(text).not.toContain(asOnPaper('demo-'));
  }
  return found.length;
}

const openingSteps = ({ steps }: Register) =>
  Object.values(steps).filter((step) => step.from === null && hasForm(step));

/** The blank forms that the page of the list offers. */
async function blanksAt(page: Page, register: Register, language: Language): Promise<void> {
  const steps = openingSteps(register);
  for (const step of steps) {
    await page.getByRole('button', { name: BLANK }).click();
    const choosing = page.getByRole('dialog', { name: BLANK });
    if (steps.length > 1)
      await choosing.getByRole('button', { name: step.title[language], exact: true }).click();
    const printed = await onPaper(page);
    expectForm(register.form, printed, language);
    const text = printed.pages.map((each) => each.text).join('');
    for (const name of step.asks) {
      const field = register.fields[name];
      expect(text).toContain(asOnPaper(field?.title[language] ?? ''));
      const choices = field?.type === 'choice' ? Object.values(field.choices) : [];
      for (const words of choices) expect(text).toContain(asOnPaper(`□ ${words[language]}`));
    }
  }
}

// For the same reason each form is looked at in one language.

describe.each(shares)('of the registers from $from on', ({ some }) => {
  it('every list is its form, and every step that opens a record has a blank one', async () => {
    const page = await openAs('zh', '/', ofOneWeight);
    for (const register of some) {
      await listAt(page, register, 'zh');
      await blanksAt(page, register, 'zh');
    }
  });

  it('a record of each is its form', async () => {
    const formed = some.filter(({ name }) => !ownPapers.includes(name));
    expect(await recordsAt(await openAs('en', '/', ofOneWeight), formed, 'en')).toBe(formed.length);
  });
});

it('the widest list and its blank forms in English too', async () => {
  const page = await openAs('en', '/');
  expect(widest.flatMap(openingSteps)).not.toEqual([]);
  for (const register of widest) {
    await listAt(page, register, 'en');
    await blanksAt(page, register, 'en');
  }
});

it('a long list is printed whole by its button, and by the browser as far as it is shown, which it says', async () => {
  const collections = await demo.db.doc('sites/lakeside').listCollections();
  const counts = await Promise.all(
    collections.map(async (each) => [each.id, (await each.count().get()).data().count] as const),
  );
  const [longest = '', count = 0] =
    counts
      .filter(([name]) => all.some((each) => each.name === name))
      .sort(([, left], [, right]) => right - left)[0] ?? [];
  expect(count).toBeGreaterThan(50);
  const page = await openAs('zh', `/${longest}?list=all`);
  await page.getByRole('button', { name: PRINT }).click();
  const whole = await onPaper(page);
  expect(whole.pages.length).toBeGreaterThan(1);
  expect(whole.rows).toHaveLength(count);
  expect(whole.pages[0]?.text).toContain(`共${count}条`);

  const [first] = await printedPages(page);
  expect(first?.text).toContain(`只打印前50条,共${count}条`);
});

it('[R5.1.1] the duty log is its form upright and across', async () => {
  const page = await openAs('zh', '/dutyLog');
  for (const isAcross of [false, true]) {
    const pages = await printedPages(page, isAcross);
    for (const { text, width, height } of pages) {
      expect(text).toContain('值班日志');
      expect(text).toContain('记录人');
      expect(width > height).toBe(isAcross);
    }
    expect(pages.at(-1)?.text).toContain('审阅签字');
  }
});

it('[R2.4.1.7] a picture stands on the form, but for a copy that the desk clears some day', async () => {
  const [loan, proof] = ['demo-loan-relative', 'proof-on-paper'];
  const page = await openAs('zh', `/keyLoans/${loan}`);
  const paper = page.locator('.paper');
  const print = async () => {
    await page.getByRole('button', { name: PRINT }).click();
    await paper.waitFor({ state: 'attached' });
  };
  await print();
  expect(await paper.textContent()).toContain('身份证复印件（存于系统，不随表打印）');
  expect(await paper.locator('img').count()).toBe(0);

  const records = demo.db.doc('sites/lakeside');
  const copy = await records.collection('attachments').where('forRecord', '==', loan).limit(1).get();
  await records
    .collection('attachments')
    .doc(proof)
    .set({
      ...copy.docs[0]?.data(),
      kind: 'developerProof',
      mediaType: 'image/png',
      content: pngOf('proof'),
    });
  await records.collection('keyLoans').doc(loan).update({ proof });
  await page.reload();
  await settled(page);
  await print();
  expect(await paper.locator('figcaption').textContent()).toBe('证明 · 开发商书面证明');
  expect(await paper.locator('img').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(0);
});

it('a sheet of labels holds nothing else', async () => {
  const page = await openAs('zh', '/cabinet/labels?keys=K-01,K-02');
  const [sheet, ...others] = await printedPages(page);
  expect(sheet?.text).toBe('K-01拾到请交物业客服部K-02拾到请交物业客服部');
  expect(others).toEqual([]);
});
