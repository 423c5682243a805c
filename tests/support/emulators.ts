import process from 'node:process';
import { listSchedules, runSchedule } from '../../scripts/support/schedules.ts';

// `npm test` starts the emulators and hands their addresses to the tests in these variables. Which are set depends
// on what is run: the rules tests have Firestore, the functions tests Auth as well, and tests/functions/suite and
// tests/web the whole suite with the functions, the page and an inbox.
const variables = {
  /** host:port of the Firestore emulator; the Admin SDK reads it by itself. */
  FIRESTORE_EMULATOR_HOST: 'the Firestore emulator',
  /** host:port of the Auth emulator; the Admin SDK reads it by itself. */
  FIREBASE_AUTH_EMULATOR_HOST: 'the Auth emulator',
  /** host:port of the Cloud Tasks emulator; the Admin SDK reads it by itself. */
  CLOUD_TASKS_EMULATOR_HOST: 'the Cloud Tasks emulator',
  /** http://host:port of the Functions emulator. */
  FUNCTIONS_ORIGIN: 'the Functions emulator',
  /** http://host:port of the page. */
  HOSTING_ORIGIN: 'the Hosting emulator',
  /** http://host:port of Maildev; `GET /api/email` lists the mails. */
  MAILDEV_ORIGIN: 'the inbox',
  /** smtp://host:port of Maildev. */
  SMTP_URL: 'the inbox',
  /** The file of the browser. */
  CHROMIUM_PATH: 'Chromium',
  /** The one project whose functions run in the Functions emulator. */
  SUITE_PROJECT: 'the Functions emulator',
} as const;

type Variable = keyof typeof variables;

function read(variable: Variable): string {
  const value = process.env[variable];
  if (value !== undefined) return value;
  throw new Error(
    `${variable} is not set: this test needs ${variables[variable]}. ` +
      'Run it with "npm test -- PART_OF_ITS_PATH", which starts what it needs.',
  );
}

function hostAndPort(variable: Variable): { host: string; port: number } {
  const { hostname, port } = new URL(`http://${read(variable)}`);
  return { host: hostname, port: Number(port) };
}

/** Where the emulators of this run are; each throws, saying how to run the test, when its emulator is not there. */
export const emulators = {
  firestore: () => hostAndPort('FIRESTORE_EMULATOR_HOST'),
  auth: () => hostAndPort('FIREBASE_AUTH_EMULATOR_HOST'),
  tasks: () => hostAndPort('CLOUD_TASKS_EMULATOR_HOST'),
  functionsOrigin: () => read('FUNCTIONS_ORIGIN'),
  pageOrigin: () => read('HOSTING_ORIGIN'),
  inboxOrigin: () => read('MAILDEV_ORIGIN'),
  smtpUrl: () => read('SMTP_URL'),
  chromium: () => read('CHROMIUM_PATH'),
  suiteProject: () => read('SUITE_PROJECT'),
};

/**
 * A project id that no other test file has, so that neither data nor rules are shared: `demo-<name>-<random>`.
 * Functions are not run for it; a test that needs them uses `emulators.suiteProject()` and a site of its own.
 */
export function freshProject(name: string): string {
  return `demo-${name}-${Math.random().toString(36).slice(2, 8)}`;
}

/** Runs a scheduled function of the suite now, as Cloud Scheduler would. Throws when it fails. */
export async function runScheduled(name: string, at: Date = new Date()): Promise<void> {
  const origin = emulators.functionsOrigin();
  const schedule = (await listSchedules(origin)).find((one) => one.name === name);
  if (schedule === undefined) throw new Error(`no scheduled function ${name}`);
  await runSchedule(origin, emulators.suiteProject(), schedule, at);
}
