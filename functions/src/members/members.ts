import { FieldValue } from 'firebase-admin/firestore';
import { z } from 'zod';
import { registers } from '../../../rulebook/chapters/index.ts';
import { appointers } from '../../../rulebook/chapters/people/role-giving.ts';
import { SETTINGS_ID } from '../../../rulebook/chapters/site/settings.ts';
import { accountPath, newId } from '../../../rulebook/reading/paths.ts';
import { type Role, roles } from '../../../rulebook/site/roles.ts';
import { endFeedIn } from '../calendar/address.ts';
import { type Call, callable, Refused } from '../callables/callable.ts';
import { line, lineOrNothing, listOf, uid } from '../callables/inputs.ts';
import type { OutboxWrite } from '../mail/outbox.ts';
import { type Document, readRecord } from '../records/documents.ts';
import { type Roster, readRoster } from '../records/roster.ts';
import { askWhether, type StepToTake, takeStep } from '../records/take-step.ts';
import { accountFor, closeIfLeft, findUser, sitesOf } from './account.ts';
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

/** Adds a person: the account if there is none yet, the membership, and a mail with the link to set a password. */
export const addMember = callable({
  ...terms,
  input: details.extend({ email: z.email().max(120) }),
  run: async (call) => {
    const { email, name, language } = call.input;
    const step = await joining(call, (await findUser(call.auth, email))?.uid ?? newId());
    // Nothing of an account is touched for a call that will be refused.
    await askWhether(call.db, step, call.now());
    const account = await accountFor(call, { email, name, language });
    const taken = account.uid === step.id ? step : await joining(call, account.uid);
    const known = await readRecord(call.db, call.site, registers('members'), account.uid);
    // The commit comes last: a call that is cut off before it comes again, one after it has done everything.
    const mail = await invitation(call, account, Number(known?.rev ?? 0) + 1);
    await move(call, taken, mail);
    return { uid: account.uid };
  },
});

/** The step by which somebody comes, or comes back. */
async function joining(
  call: Call<Details & { readonly email: string }>,
  member: string,
): Promise<StepToTake> {
  const known = await readRecord(call.db, call.site, registers('members'), member);
  if (known?.state === 'active') {
    throw new Refused({
      field: 'email',
      words: { zh: '此邮箱已是本小区员工', en: 'This address belongs to a member of the site already' },
      clauses: ['R6.1.3'],
    });
  }
  const input = { ...inputOf(call.input), email: call.input.email };
  return asked(call, known ? 'reinstate' : 'join', member, input);
}

/** Changes what a person does here: roles, buildings, whom they report to. */
export const changeMember = callable({
  ...terms,
  input: details.extend({ uid }),
  run: async (call) => {
    const stands = await readRecord(call.db, call.site, registers('members'), call.input.uid);
    const input = { ...inputOf(call.input), email: stands?.email ?? null };
    await move(call, asked(call, 'change', call.input.uid, input));
    return { uid: call.input.uid };
  },
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
    // Whoever comes to an account after somebody else has none of their addresses.
    if (step.step !== 'change') await endFeedIn(transaction, db, { site, uid: step.id });
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
