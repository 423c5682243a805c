import type { BrowserContextOptions, Page } from 'playwright-core';
import { askAccounts } from '../ask-auth.ts';
import { emulators } from '../emulators.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Signs in by typing, as everybody does it the first time on a device. */
export async function signInByHand(page: Page, { email, password }: Credentials): Promise<void> {
  await page.goto('/');
  await page.getByLabel('邮箱').fill(email);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** What a device keeps of somebody who has signed in on it: saves typing in tests that are about something else. */
export type Kept = Exclude<BrowserContextOptions['storageState'], string | undefined>;

/** Signs in at Auth itself and writes down what `browserLocalPersistence` of the SDK would. */
export async function signedInBefore({ email, password }: Credentials): Promise<Kept> {
  const answer = await askAccounts('signInWithPassword', { email, password, returnSecureToken: true });
  const found = (await answer.json()) as { localId: string; idToken: string; refreshToken: string };
  if (!answer.ok) throw new Error(`${email} can't sign in: ${JSON.stringify(found)}`);
  const stsTokenManager = {
    accessToken: found.idToken,
    refreshToken: found.refreshToken,
    expirationTime: Date.now() + 3_600_000,
  };
  const account = { uid: found.localId, email, emailVerified: false, isAnonymous: false, providerData: [] };
  const user = { ...account, stsTokenManager, apiKey: 'emulators', appName: '[DEFAULT]' };
  const localStorage = [{ name: 'firebase:authUser:emulators:[DEFAULT]', value: JSON.stringify(user) }];
  return { cookies: [], origins: [{ origin: emulators.pageOrigin(), localStorage }] };
}
