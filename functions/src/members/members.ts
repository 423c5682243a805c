import type { Auth, UserRecord } from 'firebase-admin/auth';
import { FieldValue, type Firestore } from 'firebase-admin/firestore';
import { z } from 'zod';
import { accountPath } from '../../../rulebook/paths.ts';
import { registers } from '../../../rulebook/registers/index.ts';
import { SETTINGS_ID } from '../../../rulebook/registers/settings.ts';
import { type Role, roles } from '../../../rulebook/roles.ts';
import { type Call, callable, Refused } from '../callables/callable.ts';
import type { OutboxWrite } from '../mail/outbox.ts';
import { readRecord } from '../records/documents.ts';
import { takeStep } from '../records/take-step.ts';
import { invitation } from './invitation.ts';

const uid = z.string().min(1).max(128);

const details = z.object({
  name: z.string().trim().min(1).max(50),
  phone: z.string().trim().max(30).optional(),
  language: z.enum(['zh', 'en']),
  roles: z.array(z.enum(Object.keys(roles) as [Role, ...Role[]])).min(1),
  buildings: z.array(z.string().trim().min(1).max(20)).max(40),
  reportsTo: uid.optional(),
});

type Details = z.infer<typeof details>;

/** Adds a person: the account if there is none yet, the membership, and a mail with the link to set a password. */
export const addMember = callable({
  input: details.extend({ email: z.email().max(120) }),
  by: ['admin', 'manager'],
  cites: ['R6.1.3'],
  run: async (call) => {
    const user = await accountFor(call.auth, call.input.email, call.input.name);
    const known = await readRecord(call.db, call.site, registers('members'), user.uid);
    if (known?.state === 'active') {
      throw new Refused({
        field: 'email',
        words: { zh: '此邮箱已是本小区员工', en: 'This address belongs to a member of the site already' },
        clauses: ['R6.1.3'],
      });
    }
    // The commit comes last: a call that is cut off before it comes again, one after it has done everything.
    await call.auth.updateUser(user.uid, { disabled: false });
    const mail = await invitation(call, user.uid, Number(known?.rev ?? 0) + 1);
    const step = known ? 'reinstate' : 'join';
    await move(call, step, user.uid, { ...inputOf(call.input), email: call.input.email }, mail);
    return { uid: user.uid };
  },
});

/** Changes what a person does here: roles, buildings, whom they report to. */
export const changeMember = callable({
  input: details.extend({ uid }),
  by: ['admin', 'manager'],
  cites: ['R6.1.3'],
  run: async (call) => {
    const stands = await readRecord(call.db, call.site, registers('members'), call.input.uid);
    await move(call, 'change', call.input.uid, { email: stands?.email, ...inputOf(call.input) });
    return { uid: call.input.uid };
  },
});

/** Dismisses a person. The rules deny from the next request on; the account is closed when no other site is left. */
export const dismissMember = callable({
  input: z.object({ uid }),
  by: ['admin', 'manager'],
  cites: ['R6.1.3', 'R2.4.7.8'],
  run: async (call) => {
    const stands = await readRecord(call.db, call.site, registers('members'), call.input.uid);
    // A call that was cut off between the two comes again and only closes the account.
    if (stands?.state !== 'dismissed') await move(call, 'dismiss', call.input.uid, {});
    await closeIfLeft(call.auth, call.db, call.input.uid);
    return { uid: call.input.uid };
  },
});

/** All that is told of a person: what is left out is not known any more. */
const inputOf = (input: Details) => ({
  name: input.name,
  language: input.language,
  roles: input.roles,
  buildings: input.buildings,
  phone: input.phone || null,
  reportsTo: input.reportsTo ?? null,
});

/** The membership's step, the person's list of sites and what they are sent, in one commit. */
async function move(
  call: Call<unknown>,
  step: string,
  member: string,
  input: Record<string, unknown>,
  mail: readonly OutboxWrite[] = [],
): Promise<void> {
  const settings = await readRecord(call.db, call.site, registers('settings'), SETTINGS_ID);
  const site = { name: settings?.name ?? call.site, nameEnglish: settings?.nameEnglish ?? call.site };
  const account = call.db.doc(accountPath(member));
  // A person chooses their own language once they are in.
  const language = (await account.get()).exists ? {} : { language: input.language };
  const taken = { site: call.site, register: 'members', step, id: member, input, actor: call.caller.uid };
  await takeStep(call.db, taken, call.now(), (_writes, transaction) => {
    if (step === 'dismiss') {
      transaction.set(account, { sites: { [call.site]: FieldValue.delete() } }, { merge: true });
      return;
    }
    transaction.set(
      account,
      { name: input.name, sites: { [call.site]: site }, ...language },
      { merge: true },
    );
    for (const { path, data } of mail) transaction.create(call.db.doc(path), data);
  });
}

/** The account of an address; made, without a password anybody knows, where there is none. */
async function accountFor(auth: Auth, email: string, displayName: string): Promise<UserRecord> {
  try {
    return await auth.getUserByEmail(email);
  } catch (error) {
    if ((error as { code?: string }).code !== 'auth/user-not-found') throw error;
    return auth.createUser({ email, displayName });
  }
}

async function closeIfLeft(auth: Auth, db: Firestore, member: string): Promise<void> {
  const account = await db.doc(accountPath(member)).get();
  const sites = (account.get('sites') ?? {}) as Record<string, unknown>;
  if (Object.keys(sites).length > 0) return;
  await auth.updateUser(member, { disabled: true });
  await auth.revokeRefreshTokens(member);
}
