import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { eventually } from '../eventually.ts';

const literally = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\（）]/g, '\\$&');

/** A field's name as the form writes it: optional ones say so. */
const named = (label: string): RegExp => new RegExp(`^${literally(label)}(\\s*选填)?$`);

/** A picture of one point, as a phone would have taken it. */
const PHOTO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** The form that is open, by the names that its fields have on paper. */
export class Form {
  readonly dialog: Locator;
  readonly #page: Page;

  constructor(page: Page, title: string | RegExp) {
    this.#page = page;
    this.dialog = page.getByRole('dialog', { name: title });
  }

  async type(label: string, text: string): Promise<void> {
    await this.dialog.getByRole('textbox', { name: named(label) }).fill(text);
  }

  async number(label: string, value: number): Promise<void> {
    await this.dialog.getByRole('spinbutton', { name: named(label) }).fill(String(value));
  }

  async tick(...labels: string[]): Promise<void> {
    for (const label of labels) await this.dialog.getByRole('checkbox', { name: label, exact: true }).check();
  }

  /** One of many, from a list that opens. */
  async select(label: string, choice: string): Promise<void> {
    await this.dialog.getByRole('combobox', { name: named(label) }).selectOption({ label: choice });
  }

  /** One of a few, by touching it. */
  async choose(label: string, choice: string): Promise<void> {
    const group = this.dialog.getByRole('group', { name: named(label) });
    await group.getByRole('radio', { name: choice, exact: true }).check();
  }

  /** A record of another register, by typing a part of what it is called. */
  async pick(label: string, typed: string): Promise<void> {
    await this.dialog.getByRole('combobox', { name: named(label) }).fill(typed);
    await this.dialog.getByRole('option', { name: typed }).first().click();
  }

  /** A moment at the site, 'yyyy-MM-dd HH:mm'. */
  async moment(label: string, local: string): Promise<void> {
    // A label's text has the sign of what is required, which its name leaves out.
    const field = this.dialog.getByLabel(new RegExp(`^${literally(label)}\\s*(\\*|选填)?$`));
    await field.fill(local.replace(' ', 'T'));
  }

  /** A call that has just been made. */
  async call(label: string, spokenWith: string, hasAgreed = true): Promise<void> {
    const group = this.dialog.getByRole('group', { name: named(label) });
    await group.getByRole('button', { name: '现在' }).click();
    await group.getByRole('textbox', { name: '接听人' }).fill(spokenWith);
    if (hasAgreed) await group.getByRole('checkbox', { name: '业户同意' }).check();
  }

  /** A signature on the screen. */
  async sign(label: string): Promise<void> {
    const group = this.dialog.getByRole('group', { name: named(label) });
    await group.getByRole('button', { name: '在屏幕上签名' }).click();
    const pad = this.#page.getByRole('dialog', { name: '请在框内签名' });
    const confirm = pad.getByRole('button', { name: '确认签名' });
    // A pad that has only just been opened may not feel the pen yet.
    await eventually(async () => {
      await this.#draw(pad.locator('canvas'));
      expect(await confirm.isEnabled()).toBe(true);
    });
    await confirm.click();
    await pad.waitFor({ state: 'detached' });
  }

  async #draw(canvas: Locator): Promise<void> {
    const box = await canvas.boundingBox();
    if (!box) throw new Error('There is nothing to sign on');
    const { mouse } = this.#page;
    await mouse.move(box.x + 40, box.y + 40);
    await mouse.down();
    await mouse.move(box.x + 120, box.y + 90, { steps: 4 });
    await mouse.move(box.x + 160, box.y + 40, { steps: 4 });
    await mouse.up();
  }

  /** A photo of a paper of some kind. */
  async photo(label: string, kind: string): Promise<void> {
    const group = this.dialog.getByRole('group', { name: named(label) });
    await group.getByRole('radio', { name: kind }).check();
    const file = { name: 'photo.png', mimeType: 'image/png', buffer: PHOTO };
    await group.getByLabel('从相册选择').setInputFiles(file);
    await group.getByRole('button', { name: '重做' }).waitFor();
  }

  /** The form waits for something to be typed here. */
  async hasFocus(label: string): Promise<void> {
    const name = named(label);
    const field = this.dialog.getByRole('textbox', { name }).or(this.dialog.getByRole('combobox', { name }));
    await field.and(this.#page.locator(':focus')).waitFor();
  }

  /** Presses the button of the step. */
  async press(button: string): Promise<void> {
    await this.dialog.getByRole('button', { name: button, exact: true }).click();
  }

  /** Presses the button, and the form closes because the step is taken. */
  async send(button: string): Promise<void> {
    await this.press(button);
    await this.dialog.waitFor({ state: 'hidden' });
  }

  /** What the form complains of. */
  complaint(text: string | RegExp): Promise<void> {
    return this.dialog.getByRole('alert').filter({ hasText: text }).first().waitFor();
  }
}
