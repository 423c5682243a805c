import type { Auth } from 'firebase-admin/auth';
import type { Firestore } from 'firebase-admin/firestore';
import { type Named, openSite } from '../../../functions/src/members/open-site.ts';
import { takeStep } from '../../../functions/src/records/take-step.ts';
import { accountPath } from '../../../rulebook/reading/paths.ts';
import type { Role } from '../../../rulebook/site/roles.ts';
import { DEMO_PASSWORD, DEMO_SITE, demoSettings } from './site.ts';

interface Person {
  readonly role: Role;
  readonly name: string;
  readonly reportsTo: Role | null;
  readonly buildings?: readonly string[];
  readonly language?: 'zh' | 'en';
}

const people: readonly Person[] = [
  { role: 'admin', name: '程管理', reportsTo: null },
  { role: 'gm', name: '何总', reportsTo: null },
  { role: 'manager', name: '王经理', reportsTo: 'gm' },
  { role: 'supervisor', name: '李主任', reportsTo: 'manager' },
  { role: 'foreman', name: '赵领班', reportsTo: 'supervisor' },
  { role: 'assistant', name: '周助理', reportsTo: 'supervisor' },
  { role: 'receptionist', name: '陈前台', reportsTo: 'supervisor' },
  { role: 'steward', name: '林管家', reportsTo: 'supervisor', buildings: ['1', '2'] },
  { role: 'cashier', name: '孙收银', reportsTo: 'manager' },
  { role: 'engineer', name: '吴工', reportsTo: 'manager' },
  { role: 'security', name: '监控室郑队', reportsTo: 'manager' },
  { role: 'clerk', name: '钱文员', reportsTo: 'supervisor' },
  { role: 'cleaner', name: '马保洁', reportsTo: 'foreman' },
];

/** The account of whoever holds each role. */
export type Uids = Readonly<Record<Role, string>>;

/** Opens the site with one person of every role, each with an account of the demo's password. */
export async function addPeople(db: Firestore, auth: Auth, at: Date): Promise<Uids> {
  const uid = {} as Record<Role, string>;
  for (const { role, name } of people) {
    const email = `${role}@lakeside.example`;
    const user = await auth
      .getUserByEmail(email)
      .catch(() =>
        auth.createUser({ uid: `demo-${role}`, email, password: DEMO_PASSWORD, displayName: name }),
      );
    uid[role] = user.uid;
  }
  const named = (role: Role): Named => ({
    uid: uid[role],
    name: people.find((each) => each.role === role)?.name ?? role,
    email: `${role}@lakeside.example`,
  });
  const [admin, manager] = [named('admin'), named('manager')];
  await openSite(db, { site: DEMO_SITE, settings: demoSettings, admin, manager }, at);
  for (const person of people) await join(db, uid, person, at);
  return uid;
}

/** The operator has named the administrator and the manager; the manager takes on everybody else. */
async function join(db: Firestore, uid: Uids, person: Person, at: Date): Promise<void> {
  const { role, name, reportsTo, buildings = [], language = 'zh' } = person;
  if (role === 'admin') return;
  const isManager = role === 'manager';
  const sites = { [DEMO_SITE]: { name: demoSettings.name, nameEnglish: demoSettings.nameEnglish } };
  const above = reportsTo ? { reportsTo: uid[reportsTo] } : {};
  const input = { name, language, email: `${role}@lakeside.example`, roles: [role], buildings, ...above };
  const step = { register: 'members', step: isManager ? 'change' : 'join', id: uid[role], input, at };
  const actor = isManager ? uid.gm : uid.manager;
  await takeStep(db, { site: DEMO_SITE, ...step, actor }, at, (_writes, transaction) => {
    transaction.set(db.doc(accountPath(uid[role])), { name, language, sites });
  });
}
