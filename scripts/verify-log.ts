import { parseArgs } from 'node:util';
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { faultsOf, readBooks } from '../functions/src/dutyLog/verify.ts';
import { readRecord } from '../functions/src/records/documents.ts';
import { registers } from '../rulebook/registers/index.ts';
import { SETTINGS_ID } from '../rulebook/registers/settings.ts';
import { type Settings, siteTime } from '../rulebook/settings.ts';

const { values } = parseArgs({
  options: {
    site: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    root: { type: 'string', multiple: true, default: [] },
    project: { type: 'string' },
  },
});

if (!values.site) {
  console.error(
    'Usage: npm run verify-log -- --site lakeside [--from 2026-11-01] [--to 2026-11-30] [--root 2026-11-24=hash]',
  );
  process.exit(1);
}

const projectId = values.project ?? process.env.GCLOUD_PROJECT;
initializeApp(projectId ? { projectId } : undefined);
const db = getFirestore();
const settings = await readRecord(db, values.site, registers('settings'), SETTINGS_ID);
const { calendar } = siteTime(settings as Partial<Settings> | null);
const to = values.to ?? calendar.day(new Date());
const from = values.from ?? calendar.shiftDay(to, -30);
const days: string[] = [];
for (let day = from; day <= to; day = calendar.shiftDay(day, 1)) days.push(day);

const roots = new Map(values.root.map((each) => each.split('=') as [string, string]));
const books = await readBooks(db, values.site, days);
const faults = faultsOf(books.days, books.head, roots);
const entries = books.days.reduce((sum, day) => sum + day.entries.length, 0);
for (const { day, kind, where } of faults) console.log(`${day}  ${kind}  ${where}`);
console.log(
  faults.length === 0
    ? `${from} to ${to}: ${entries} entries, every one sealed and unaltered.`
    : `${from} to ${to}: ${faults.length} faults in ${entries} entries.`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
