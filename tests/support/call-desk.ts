import { deleteApp, initializeApp } from 'firebase-admin/app';
import { type Auth, getAuth } from 'firebase-admin/auth';
import type { HttpsError } from 'firebase-functions/v2/https';
import { afterEach } from 'vitest';
import type { Handler, Problem } from '../../functions/src/callables/callable.ts';
import type { Document } from '../../functions/src/records/documents.ts';
import { emulators } from './emulators.ts';
import { giveProjectBack, takeProject } from './projects.ts';
import { openTestSite, PAGE, SITE, type TestSite } from './site.ts';

/** A site whose callables are called in the test's own process, with the Auth emulator of this run. */
export interface CallDesk {
  readonly site: TestSite;
  readonly auth: Auth;
  /** Calls as a signed-in person; `site` is this one unless the data say otherwise. */
  readonly call: (handler: Handler, uid: string | null, data?: object) => Promise<Document>;
  /** The same with whatever comes as data. */
  readonly send: (handler: Handler, uid: string | null, data: unknown) => Promise<Document>;
}

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** `inSuite` puts the site into the project of the emulators themselves, where a browser's sign-in goes. */
export async function openCallDesk({ inSuite = false } = {}): Promise<CallDesk> {
  emulators.auth();
  const project = inSuite ? emulators.suiteProject() : takeProject();
  const id = inSuite ? `calls-${crypto.randomUUID().slice(0, 8)}` : SITE;
  const app = initializeApp({ projectId: project }, `calls-${crypto.randomUUID()}`);
  const site = await openTestSite({ at: '2026-09-29 09:00', project, id });
  closing.push(async () => {
    await Promise.all([site.close(), deleteApp(app)]);
    if (!inSuite) await giveProjectBack(project);
  });
  const auth = getAuth(app);
  const send: CallDesk['send'] = async (handler, uid, data) =>
    (await handler({ uid, data }, { db: site.db, auth, now: site.clock.now, page: PAGE })) as Document;
  const call: CallDesk['call'] = (handler, uid, data = {}) => send(handler, uid, { site: id, ...data });
  return { site, auth, call, send };
}

/** Why a call failed: its code, and the problems that the page shows. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ readonly code: string; readonly problems: readonly Problem[] }> {
  const error = await call.then(
    () => null,
    (thrown: HttpsError) => thrown,
  );
  if (!error) throw new Error('The call went through');
  return {
    code: error.code,
    problems: (error.details as { problems: Problem[] } | undefined)?.problems ?? [],
  };
}

export const newcomer = {
  name: '新同事',
  email: 'newcomer@lakeside.example',
  phone: '138 0000 1111',
  language: 'zh',
  roles: ['receptionist'],
  buildings: [],
  reportsTo: 'supervisor',
};

/** To whom the mails of the project's outbox go. */
export const mailsOf = async ({ site }: CallDesk): Promise<string[]> =>
  (await site.db.collection('mail').get()).docs.map((each) => String(each.get('to')));
