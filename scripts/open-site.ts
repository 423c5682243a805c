import { parseArgs } from 'node:util';
import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore } from 'firebase-admin/firestore';
import { openSite } from '../functions/src/members/open-site.ts';
import { defaultSettings } from '../rulebook/settings.ts';

const usage =
  'npm run open-site -- --site lakeside --name 湖畔花园 --name-english "Lakeside Garden" --admin-name 张三 --admin-email admin@example.com';

const { values } = parseArgs({
  options: {
    site: { type: 'string' },
    name: { type: 'string' },
    'name-english': { type: 'string' },
    'admin-name': { type: 'string' },
    'admin-email': { type: 'string' },
    contacts: { type: 'string', default: '-' },
  },
});

const { site, name, 'name-english': nameEnglish, 'admin-name': adminName, 'admin-email': email } = values;
if (!site || !name || !nameEnglish || !adminName || !email) {
  console.error(`Usage: ${usage}`);
  process.exit(1);
}

initializeApp();
const settings = { ...defaultSettings, name, nameEnglish, contacts: values.contacts };
await openSite(getFirestore(), getAuth(), { site, settings, admin: { name: adminName, email } });
const link = await getAuth().generatePasswordResetLink(email);
console.log(`${name} (${site}) is open. ${adminName} sets a password here, once:\n${link}`);
