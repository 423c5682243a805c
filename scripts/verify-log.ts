import { parseArgs } from 'node:util';
import { initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { faultsOf, readBooks } from '../functions/src/chapters/duty/verify.ts';

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
const roots = new Map(values.root.map((each) => each.split('=') as [string, string]));
const books = await readBooks(getFirestore(), values.site, values);
const faults = faultsOf(books, roots);
const entries = books.days.reduce((sum, day) => sum + day.entries.length, 0);
const [from, to] = [values.from ?? books.days.at(0)?.day, values.to ?? books.days.at(-1)?.day];
const period = from && to ? `${from} to ${to}` : 'No book';
for (const { day, kind, where } of faults) console.log(`${day}  ${kind}  ${where}`);
console.log(
  faults.length === 0
    ? `${period}: ${entries} entries, every one sealed and unaltered.`
    : `${period}: ${faults.length} faults in ${entries} entries.`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
