import { writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface FunctionsSettings {
  /** Values of the functions' parameters; docs/operations.md says what each means. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Values of their secrets. */
  readonly secrets: Readonly<Record<string, string>>;
}

const asLines = (values: Readonly<Record<string, string>>) =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}\n`)
    .join('');

/** The settings of functions that run in the emulators: the page's address, and an inbox in place of a mail server. */
export function settingsForEmulators(pageOrigin: string, smtpUrl: string): FunctionsSettings {
  return {
    parameters: {
      REGION: 'asia-east1',
      TIME_ZONE: 'Asia/Shanghai',
      PAGE_ORIGIN: pageOrigin,
      MAIL_FROM: '物业客服台 Wuye Desk <desk@lakeside.example>',
      SERVICE_ACCOUNT: 'desk@lakeside.example',
    },
    secrets: { SMTP_URL: smtpUrl, BOUNCE_SECRET: 'handed-over-on-the-emulators' },
  };
}

/** Writes the two files from which the Functions emulator reads parameters and secrets into the functions' folder. */
export async function writeSettings(folder: string, settings: FunctionsSettings): Promise<void> {
  await writeFile(path.join(folder, '.env.local'), asLines(settings.parameters));
  await writeFile(path.join(folder, '.secret.local'), asLines(settings.secrets));
}
