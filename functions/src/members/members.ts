import { FieldValue } from 'firebase-admin/firestore';
import { z } from 'zod';
import { registers } from '../../../rulebook/chapters/index.ts';
import { appointers } from '../../../rulebook/chapters/people/role-giving.ts';
import { SETTINGS_ID } from '../../../rulebook/chapters/site/settings.ts';
import { accountPath, newId } from '../../../rulebook/reading/paths.ts';
import { type Role, roles } from '../../../rulebook/site/roles.ts';
import { readSignInName, type SignInName } from '../../../rulebook/site/sign-in-name.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import { endFeedIn } from '../calendar/address.ts';
import { type Call, callable, Refused } from '../callables/callable.ts';
import { line, lineOrNothing, listOf, uid } from '../callables/inputs.ts';
import { pinAt } from '../chapters/people/desks/pin.ts';
import type { OutboxWrite } from '../mail/outbox.ts';
import { type Document, readRecord } from '../records/documents.ts';
import { type Roster, readRoster } from '../records/roster.ts';
import { askWhether, type StepToTake, takeStep } from '../records/take-step.ts';
import {
  accountFor,
  closeIfLeft,
  findUser,
  giveStartPassword,
  newStartPassword,
  sitesOf,
} from './account.ts';
import { invitation } from './invitation.ts';

const details = z.strictObject({
  name: line(50),
  phone: lineOrNothing(30).optional(),
  language: z.enum(['zh', 'en']),
  roles: listOf(z.enum(Object.keys(roles) as [Role, ...Role[]]), Object.keys(roles).length).min(1),
  buildings: listOf(line(20), 40),
  reportsTo: uid.optional(),
});

type Details = z.infer<typeof details>;

const terms = { by: appointers, inPerson: true, cites: ['R6.1.3'] } as const;

type Joining = Details & { readonly email?: string | undefined; readonly signInName?: string | undefined };

/**
 * Adds a person: the account if there is none yet, and the membership. Whoever has an e-mail is sent the link to set a
 * password; for the others a start password is answered, to be handed over, which opens nothing but the change of it.
 */
export const addMember = callable({
  ...terms,
  input: details.extend({ email: z.email().max(120).optional(), signInName: line(40).optional() }),
  run: async (call) => {
    const { email, name, language } = call.input;
    const signIn = signInOf(call.input);
    const { address } = signIn;
    const step = await joining(call, signIn, (await findUser(call.auth, address))?.uid ?? newId());
    // Nothing of an account is touched for a call that will be refused.
    await askWhether(call.db, step, call.now());
    const startPassword = email === undefined ? newStartPassword() : null;
    const owner = { email: address, name, language };
    const account = await accountFor(call, startPassword === null ? owner : { ...owner, startPassword });
    // A telephone is one person's wherever they work; a staff number is another's at another site.
    if (account.isInUse && signIn.kind === 'staffNumber') throw taken(signIn);
    const joined = account.uid === step.id ? step : await joining(call, signIn, account.uid);
    const known = await readRecord(call.db, call.site, registers('members'), account.uid);
    // The commit comes last: a call that is cut off before it comes again, one after it has done everything.
    const mail = email
      ? await invitation({ ...call, email, language }, account, Number(known?.rev ?? 0) + 1)
      : [];
    await move(call, joined, mail);
    return { uid: account.uid, ...(startPassword === null || account.isInUse ? {} : { startPassword }) };
  },
});

/** With what the person will sign in: one of the two. */
function signInOf({ email, signInName }: Joining): SignInName {
  if ((email === undefined) === (signInName === undefined))
    throw wrongSignIn(email === undefined ? noSignIn : twoSignIns);
  const read = readSignInName(email ?? signInName ?? '');
  if (read === null || (read.kind === 'email') !== (email !== undefined)) throw wrongSignIn(unreadable);
  return read;
}

const noSignIn: Words = {
  zh: '请填写邮箱；没有邮箱的员工，请填写手机号或工号',
  en: 'Give an e-mail address or, where there is none, a telephone number or a staff number to sign in with',
};
const twoSignIns: Words = {
  zh: '邮箱和登录名只填一项：有邮箱的员工用邮箱登录',
  en: 'Give one of the two: who has an e-mail address signs in with it',
};
const unreadable: Words = {
  zh: '登录名应是手机号，或由字母、数字、连字符组成的工号（最多20位）',
  en: 'A sign-in name is a telephone number, or a staff number of at most 20 letters, digits and hyphens',
};

const wrongSignIn = (words: Words): Refused =>
  new Refused({ field: 'signInName', words, clauses: ['R6.1.3'] });

const taken = ({ kind }: SignInName): Refused => {
  const words = {
    email: { zh: '此邮箱已是本小区员工', en: 'This address belongs to a member of the site already' },
    phone: { zh: '此手机号已是本小区员工', en: 'This number belongs to a member of the site already' },
    staffNumber: { zh: '此工号已有人使用', en: 'Somebody has this staff number already' },
  }[kind];
  return new Refused({ field: kind === 'email' ? 'email' : 'signInName', words, clauses: ['R6.1.3'] });
};

/** The step by which somebody comes, or comes back. */
async function joining(call: Call<Joining>, signIn: SignInName, member: string): Promise<StepToTake> {
  const known = await readRecord(call.db, call.site, registers('members'), member);
  if (known?.state === 'active') throw taken(signIn);
  const { email = null, signInName = null } = call.input;
  return asked(call, known ? 'reinstate' : 'join', member, { ...inputOf(call.input), email, signInName });
}

/** Changes what a person does here: roles, buildings, whom they report to. */
export const changeMember = callable({
  ...terms,
  input: details.extend({ uid }),
  run: async (call) => {
    const stands = await readRecord(call.db, call.site, registers('members'), call.input.uid);
    const { email = null, signInName = null } = stands ?? {};
    const input = { ...inputOf(call.input), email, signInName };
    await move(call, asked(call, 'change', call.input.uid, input));
    return { uid: call.input.uid };
  },
});

/**
 * Gives somebody without an e-mail a new start password, which is answered to be handed over. Who has one asks for a mail
 * where they sign in; who works at another site too is not to be opened from here.
 */
export const resetPassword = callable({
  ...terms,
  input: z.strictObject({ uid }),
  run: async (call) => {
    const { db, auth, site, input } = call;
    const stands = await readRecord(db, site, registers('members'), input.uid);
    const step = asked(call, 'resetPassword', input.uid, {});
    await askWhether(db, step, call.now());
    if (stands?.signInName === undefined) throw ownMailbox();
    if (sitesOf(await db.doc(accountPath(input.uid)).get()).some((each) => each !== site))
      throw elsewhereToo();
    // On record before it opens anything
    await takeStep(db, step, call.now(), async (_writes, transaction) => {
      transaction.delete(pinAt(db, site, input.uid));
    });
    const startPassword = newStartPassword();
    await giveStartPassword(auth, input.uid, startPassword);
    return { startPassword };
  },
});

const ownMailbox = (): Refused =>
  new Refused({
    field: 'uid',
    words: {
      zh: '此员工有邮箱：请其在登录页点“忘记密码”，邮件会寄到本人邮箱',
      en: 'This person has an e-mail address: “Forgotten the password” on the sign-in page sends them a link',
    },
    clauses: ['R6.1.3'],
  });

const elsewhereToo = (): Refused =>
  new Refused({
    field: 'uid',
    words: {
      zh: '此员工同时在其他小区任职，密码不能由一个小区重设',
      en: 'This person works at another site too: one site can’t reset the password',
    },
    clauses: ['R6.1.3', 'R1.3'],
  });

/** Dismisses a person. The rules deny from the next request on; the account is closed when no other site is left. */
export const dismissMember = callable({
  ...terms,
  input: z.strictObject({ uid }),
  cites: ['R6.1.3', 'R2.4.7.8'],
  run: async (call) => {
    const stands = await readRecord(call.db, call.site, registers('members'), call.input.uid);
    // A call that was cut off between the two comes again and only closes the account.
    if (stands?.state !== 'dismissed') await move(call, asked(call, 'dismiss', call.input.uid, {}));
    await closeIfLeft(call, call.input.uid);
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

const asked = ({ site, caller }: Call<unknown>, step: string, id: string, input: Document): StepToTake => ({
  ...{ site, register: 'members', step, id, input },
  actor: caller.uid,
});

/** R6.1.3 What is overdue climbs from one to the next: nobody reports, at however many removes, to themselves. */
function refuseCircle({ people }: Roster, { id, input }: StepToTake): void {
  const seen = new Set<string>();
  for (let at = input.reportsTo; typeof at === 'string' && !seen.has(at); at = people[at]?.reportsTo) {
    seen.add(at);
    if (at !== id) continue;
    throw new Refused({
      field: 'reportsTo',
      words: {
        zh: '上级关系不能成环：所选上级本身（直接或间接）向此人汇报',
        en: 'The chain would be a circle: whom you chose reports, directly or not, to this very person',
      },
      clauses: ['R6.1.3'],
    });
  }
}

/** Nobody comes to report to somebody who has left; who does so already is asked about when something else changes. */
function refuseWhoHasLeft({ people }: Roster, { id, input }: StepToTake): void {
  const { reportsTo } = input;
  if (typeof reportsTo !== 'string' || reportsTo === people[id]?.reportsTo) return;
  if (people[reportsTo]?.active !== false) return;
  throw new Refused({
    field: 'reportsTo',
    words: {
      zh: '所选上级已离职，请另选在职的上级',
      en: 'Whom you chose has left: choose somebody who works here',
    },
    clauses: ['R6.1.3'],
  });
}

/** The membership's step, the person's list of sites and what they are sent, in one commit. */
async function move(call: Call<unknown>, step: StepToTake, mail: readonly OutboxWrite[] = []): Promise<void> {
  const { db, site } = call;
  const settings = await readRecord(db, site, registers('settings'), SETTINGS_ID);
  const names = { name: settings?.name ?? site, nameEnglish: settings?.nameEnglish ?? site };
  const account = db.doc(accountPath(step.id));
  await takeStep(db, step, call.now(), async (_writes, transaction) => {
    const roster = await readRoster(db, site, transaction);
    refuseCircle(roster, step);
    refuseWhoHasLeft(roster, step);
    const stands = await transaction.get(account);
    // Whoever comes to an account after somebody else has none of their addresses, and no PIN of theirs.
    if (step.step !== 'change') await endFeedIn(transaction, db, { site, uid: step.id });
    if (step.step !== 'change') transaction.delete(pinAt(db, site, step.id));
    if (step.step === 'dismiss') {
      transaction.set(account, { sites: { [site]: FieldValue.delete() } }, { merge: true });
      return;
    }
    // How a person is called elsewhere is no matter of this site; the membership has the name that is used here.
    const isShared = sitesOf(stands).some((each) => each !== site);
    const name = isShared ? {} : { name: step.input.name };
    // A person chooses their own language once they are in.
    const language = stands.exists ? {} : { language: step.input.language };
    transaction.set(account, { sites: { [site]: names }, ...name, ...language }, { merge: true });
    for (const { path, data } of mail) transaction.create(db.doc(path), data);
  });
}
