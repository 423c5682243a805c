import { parseArgs } from 'node:util';
import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore } from 'firebase-admin/firestore';
import { accountFor } from '../functions/src/members/account.ts';
import { type Named, openSite, siteAsItStands } from '../functions/src/members/open-site.ts';
import { defaultSettings } from '../rulebook/site/settings.ts';

const usage =
  'npm run open-site -- --site lakeside --name 湖畔花园 --name-english "Lakeside Garden" --admin-name 张三 --admin-email admin@example.com --manager-name 李四 --manager-email manager@example.com';

const { values } = parseArgs({
  options: {
    site: { type: 'string' },
    name: { type: 'string' },
    'name-english': { type: 'string' },
    'admin-name': { type: 'string' },
    'admin-email': { type: 'string' },
    'manager-name': { type: 'string' },
    'manager-email': { type: 'string' },
    contacts: { type: 'string', default: '-' },
  },
});

const { site, name, 'name-english': nameEnglish, contacts } = values;
const [adminName, adminEmail] = [values['admin-name'], values['admin-email']];
const [managerName, managerEmail] = [values['manager-name'], values['manager-email']];
if (!site || !name || !nameEnglish || !adminName || !adminEmail || !managerName || !managerEmail) {
  console.error(`Usage: ${usage}`);
  process.exit(1);
}

initializeApp();
const [db, auth] = [getFirestore(), getAuth()];

/** The account of a person, made where there is none, and how they sign in the first time. */
async function accountOf(of: string, email: string): Promise<{ named: Named; way: string }> {
  const owner = { email, name: of, language: 'zh' } as const;
  const { uid, isInUse } = await accountFor({ db, auth, site: site ?? '' }, owner);
  const way = isInUse
    ? `${of} signs in with the account that they have.`
    : `${of} sets a password here, once:\n${await auth.generatePasswordResetLink(email)}`;
  return { named: { uid, name: of, email }, way };
}

const stands = await siteAsItStands(db, site);
if (stands === 'led') {
  console.log(`${site} is open already; its managers name whoever else there is to be. Nothing was changed.`);
  process.exit(0);
}
const manager = await accountOf(managerName, managerEmail);
const isOnePerson = adminEmail === managerEmail || stands === 'withoutManager';
const admin = isOnePerson ? manager : await accountOf(adminName, adminEmail);
const settings = { ...defaultSettings, name, nameEnglish, contacts };
await openSite(db, { site, settings, admin: admin.named, manager: manager.named });
console.log(
  stands === 'new'
    ? `${name} (${site}) is open.`
    : `${site} was open and had no manager any more: ${managerName} is its manager now.`,
);
for (const { way } of new Set([admin, manager])) console.log(way);
