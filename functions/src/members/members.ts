import { type DocumentSnapshot, FieldValue } from 'firebase-admin/firestore';
import { z } from 'zod';
import { registers } from '../../../rulebook/chapters/index.ts';
import {
  appointers,
  entrustedRoles,
  isEntrustedBeside,
  passwordByManagers,
  passwordResetters,
} from '../../../rulebook/chapters/people/role-giving.ts';
import { SETTINGS_ID } from '../../../rulebook/chapters/site/settings.ts';
import { accountPath, newId } from '../../../rulebook/reading/paths.ts';
import { type Role, roles } from '../../../rulebook/site/roles.ts';
import { addressOf, readSignInName, type SignInName } from '../../../rulebook/site/sign-in-name.ts';
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
  giveStartPassword,
  holderOf,
  newStartPassword,
  sitesOf,
} from './account.ts';
import { invitation } from './invitation.ts';
import { type SignsIn, signInOf, taken } from './sign-in-of.ts';

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

/** A person as they come: who they are, and with what they sign in. */
export type Newcomer = Details & SignsIn;

/** What adding a person came to. */
export interface Added {
  readonly uid: string;
  /** To be handed over; left out where a mail was sent, or where they have a password already. */
  readonly startPassword?: string;
}

/** Adds one person. */
export const addMember = callable({
  ...terms,
  input: details.extend({ email: z.email().max(120).optional(), signInName: line(40).optional() }),
  run: (call) => addPerson(call),
});

/**
 * Adds a person: the account if there is none yet, and the membership. Whoever has an e-mail is sent the link to set a
 * password; for the others a start password is answered, to be handed over, which opens nothing but the change of it.
 * Whoever is added, one by one or by a list, passes here.
 */
export async function addPerson(call: Call<Newcomer>): Promise<Added> {
  const { email, name, language } = call.input;
  const signIn = signInOf(call.input);
  const { address } = signIn;
  // Nothing of an account is touched for a call that will be refused.
  const step = await askWhetherAdded(call);
  const account = await accountFor(call, { email: address, name, language });
  // Another site was quicker.
  if (account.isInUse && signIn.kind !== 'email') throw taken(signIn);
  const joined = account.uid === step.id ? step : await joining(call, signIn, account.uid);
  const known = await readRecord(call.db, call.site, registers('members'), account.uid);
  // The commit comes last: a call that is cut off before it comes again, one after it has done everything.
  const mail = email
    ? await invitation({ ...call, email, language }, account, Number(known?.rev ?? 0) + 1)
    : [];
  await move(call, joined, mail);
  return { uid: account.uid, ...(email === undefined ? await handedOut(call, account.uid, address) : {}) };
}

/** Throws what `addPerson` would as things stand; nothing of the site is written. Resolves with the step by which they come. */
export async function askWhetherAdded(call: Call<Newcomer>): Promise<StepToTake> {
  const signIn = signInOf(call.input);
  const holder = await holderOf(call, signIn.address);
  const step = await joining(call, signIn, holder?.uid ?? newId());
  await askWhether(call.db, step, call.now());
  // Who took somebody on elsewhere may know the password of a number; a mailbox is its owner's alone.
  const account = holder && (await call.db.doc(accountPath(holder.uid)).get());
  if (account && signIn.kind !== 'email' && isElsewhereToo(account, call.site)) throw taken(signIn);
  return step;
}

/** Returns true iff the owner of an account works at another site as well. */
const isElsewhereToo = (account: DocumentSnapshot, site: string): boolean =>
  sitesOf(account).some((each) => each !== site);

/** The membership of whoever signs in so, as it stands at the site; null of somebody who never had one. */
export async function membershipOf(call: Call<Newcomer>): Promise<Document | null> {
  const user = await holderOf(call, signInOf(call.input).address);
  return user && readRecord(call.db, call.site, registers('members'), user.uid);
}

/** The step by which somebody comes, or comes back. */
async function joining(call: Call<Newcomer>, signIn: SignInName, member: string): Promise<StepToTake> {
  const known = await readRecord(call.db, call.site, registers('members'), member);
  if (known?.state === 'active') throw taken(signIn);
  const { email = null, signInName = null } = call.input;
  const passwordFrom = signInName === null ? null : handedBy(call);
  const input = { ...inputOf(call.input), email, signInName, passwordFrom };
  return asked(call, known ? 'reinstate' : 'join', member, input);
}

/**
 * Changes what a person does here: roles, buildings, whom they report to. Who signs in without an e-mail and is entrusted
 * with files or keys by it has a new start password, which is answered to the manager who appoints them.
 */
export const changeMember = callable({
  ...terms,
  input: details.extend({ uid }),
  run: async (call) => {
    const stands = await readRecord(call.db, call.site, registers('members'), call.input.uid);
    const { email = null, signInName = null } = stands ?? {};
    const { uid: member, roles: wanted } = call.input;
    // Who added the person may know the password that now opens more than it did.
    const isNew = signInName !== null && isEntrustedAnew(wanted, stands?.roles);
    const handed = isNew ? { passwordFrom: handedBy(call) } : {};
    await move(call, asked(call, 'change', member, { ...inputOf(call.input), email, signInName, ...handed }));
    if (!isNew) return { uid: member };
    return { uid: member, ...(await handedOut(call, member, addressOf(String(signInName)))) };
  },
});

/** A new start password, once all the rest is committed: of two calls at the same moment the one that is refused gives none. */
async function handedOut(
  call: Call<unknown>,
  member: string,
  address: string,
): Promise<{ startPassword: string }> {
  const startPassword = newStartPassword();
  await giveStartPassword(call, member, address, startPassword);
  return { startPassword };
}

/** From whom somebody has the password that is handed over now. */
const handedBy = ({ caller }: Call<unknown>): 'manager' | 'administrator' =>
  caller.holdsAsOwn(passwordResetters) ? 'manager' : 'administrator';

const isEntrustedAnew = (wanted: readonly Role[], had: unknown): boolean =>
  entrustedRoles.some((role) => wanted.includes(role) && !(Array.isArray(had) && had.includes(role)));

/**
 * Gives somebody without an e-mail a new start password, which is answered to be handed over. Who has one asks for a mail
 * where they sign in. A number is a sign-in name of one site alone.
 */
export const resetPassword = callable({
  ...terms,
  input: z.strictObject({ uid }),
  run: async (call) => {
    const { db, site, input } = call;
    const stands = await readRecord(db, site, registers('members'), input.uid);
    const step = asked(call, 'resetPassword', input.uid, { passwordFrom: handedBy(call) });
    await askWhether(db, step, call.now());
    await refuseEntrusted(call);
    if (stands?.signInName === undefined) throw ownMailbox();
    // On record before it opens anything
    await takeStep(db, step, call.now(), async (_writes, transaction) => {
      transaction.delete(pinAt(db, site, input.uid));
    });
    return handedOut(call, input.uid, addressOf(String(stands.signInName)));
  },
});

/** R4.3.1, R1.3 Of who keeps keys or stands in for somebody, the roles alone do not say what the password opens. */
async function refuseEntrusted({ db, site, caller, input, now }: Call<{ uid: string }>): Promise<void> {
  const rights = (await readRoster(db, site)).rights[input.uid];
  if (!rights || !isEntrustedBeside(rights, now()) || caller.holdsAsOwn(passwordResetters)) return;
  const { words, cites } = passwordByManagers;
  throw new Refused({ field: 'uid', words, clauses: cites });
}

const ownMailbox = (): Refused =>
  new Refused({
    field: 'uid',
    words: {
      zh: '此员工有邮箱：请其在登录页点“忘记密码”，邮件会寄到本人邮箱',
      en: 'This person has an e-mail address: “Forgotten the password” on the sign-in page sends them a link',
    },
    clauses: ['R6.1.3'],
  });

/**
 * Dismisses a person, once what hangs on them is handed on, or `unsettled` says what becomes of it. The rules deny
 * from the next request on; the account is closed when no other site is left.
 */
export const dismissMember = callable({
  ...terms,
  input: z.strictObject({ uid, unsettled: line(200).optional() }),
  cites: ['R6.1.3', 'R2.4.7.8'],
  run: async (call) => {
    const { db, site, input } = call;
    const stands = await readRecord(db, site, registers('members'), input.uid);
    // A call that was cut off between the two comes again and only closes the account.
    if (stands?.state !== 'dismissed')
      await move(call, asked(call, 'dismiss', input.uid, { unsettled: input.unsettled ?? null }));
    await closeIfLeft(call, input.uid);
    return { uid: input.uid };
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
    const isShared = isElsewhereToo(stands, site);
    // Another site was quicker.
    const signIn = step.step === 'change' ? null : readSignInName(String(step.input.signInName ?? ''));
    if (isShared && signIn) throw taken(signIn);
    const name = isShared ? {} : { name: step.input.name };
    // A person chooses their own language once they are in.
    const language = stands.exists ? {} : { language: step.input.language };
    transaction.set(account, { sites: { [site]: names }, ...name, ...language }, { merge: true });
    for (const { path, data } of mail) transaction.create(db.doc(path), data);
  });
}
