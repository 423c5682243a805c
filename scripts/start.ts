// npm start [-- --fresh] [--free-ports] [--inspect]: the whole system on this machine, with a demo site, until Ctrl-C.
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { roles } from '../rulebook/site/roles.ts';
import { DEMO_PASSWORD } from './demo/support/site.ts';
import { type Emulators, startEmulators } from './support/emulators.ts';
import { emulatorNames, wellKnownPorts } from './support/firebase-config.ts';
import { onInterrupt } from './support/interrupt.ts';
import { type Inbox, startInbox, wellKnownInboxPorts } from './support/maildev.ts';
import { localFolder, projectRoot } from './support/paths.ts';
import { assertPortsFree } from './support/ports.ts';
import { explain, Problem } from './support/problem.ts';
import { runCommand } from './support/processes.ts';
import { type StopSchedules, startSchedules } from './support/schedules.ts';

const project = 'demo-wuye-desk';
const stateFolder = path.join(localFolder, 'state');
const inboxFolder = path.join(localFolder, 'inbox');
const debuggerPort = 9229;

const { values: flags } = parseArgs({
  options: {
    /** Begin with a new demo site. */
    fresh: { type: 'boolean', default: false },
    /** On whatever ports are free, beside others that run on this machine. */
    'free-ports': { type: 'boolean', default: false },
    /** Let a debugger attach to the functions. */
    inspect: { type: 'boolean', default: false },
  },
});

interface Running {
  inbox?: Inbox;
  emulators?: Emulators;
  stopSchedules?: StopSchedules;
  /** Set when the data is worth keeping: a site that is only half made is not. */
  isSeeded?: boolean;
}

const running: Running = {};

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function stop(): Promise<void> {
  say('\nStopping ...');
  running.stopSchedules?.();
  try {
    if (running.isSeeded) await running.emulators?.exportTo(stateFolder);
  } catch (error) {
    say(explain(error));
  }
  await running.emulators?.stop();
  await running.inbox?.stop();
  say(running.isSeeded ? 'Stopped; the next "npm start" goes on from here.' : 'Stopped.');
}

async function choosePorts() {
  if (flags['free-ports']) return {};
  const [emulators, inbox] = [await wellKnownPorts(), wellKnownInboxPorts];
  await assertPortsFree(
    { ...emulators, 'the inbox (SMTP)': inbox.smtp, 'the inbox (page)': inbox.web },
    'Or run it on other ports: npm start -- --free-ports',
  );
  return { emulators, inbox };
}

async function seed(environment: Readonly<Record<string, string>>): Promise<void> {
  const code = await runCommand({
    command: process.execPath,
    args: [path.join(projectRoot, 'scripts/seed.ts')],
    environment: { ...process.env, ...environment },
  }).ended;
  if (code !== 0) throw new Problem('The demo site could not be made; see above.');
}

function screen(emulators: Emulators, inbox: Inbox): string {
  const accounts = Object.entries(roles).map(
    ([role, { zh, en }]) => `  ${`${role}@lakeside.example`.padEnd(32)}${en} ${zh}`,
  );
  return [
    '',
    'Wuye Desk 物业客服台 is running, with the demo site Lakeside Garden 湖畔花园.',
    '',
    `  page    ${emulators.environment.HOSTING_ORIGIN}`,
    `  inbox   ${inbox.origin}`,
    '',
    `Accounts, all with the password ${DEMO_PASSWORD}`,
    ...accounts,
    '',
    `Log: ${path.relative(process.cwd(), emulators.log)}`,
    'Ctrl-C stops everything and keeps the data; "npm start -- --fresh" begins with a new site.',
  ].join('\n');
}

async function start(): Promise<void> {
  const ports = await choosePorts();
  if (flags.fresh) {
    for (const folder of [stateFolder, inboxFolder]) await rm(folder, { recursive: true, force: true });
  }
  const isContinued = existsSync(path.join(stateFolder, 'firebase-export-metadata.json'));

  say('Building and starting; this takes some 15 seconds ...');
  running.inbox = await startInbox(inboxFolder, ports.inbox, true);
  running.emulators = await startEmulators({
    only: emulatorNames,
    project,
    ports: ports.emulators ?? {},
    smtpUrl: running.inbox.smtpUrl,
    ...(isContinued ? { importFrom: stateFolder } : {}),
    ...(flags.inspect ? { inspect: debuggerPort } : {}),
  });
  const { emulators, inbox } = running;
  await seed(emulators.environment);
  running.isSeeded = true;
  const origin = emulators.environment.FUNCTIONS_ORIGIN ?? '';
  running.stopSchedules = await startSchedules(origin, project, (message) => say(`schedule: ${message}`));
  say(screen(emulators, inbox));

  await emulators.ended;
  throw new Problem(`The emulators ended by themselves; see ${emulators.log}`);
}

let interrupted = false;
onInterrupt(() => {
  interrupted = true;
  return stop();
}, 0);
try {
  await start();
} catch (error) {
  if (!interrupted) {
    say(explain(error));
    await running.emulators?.stop();
    await running.inbox?.stop();
    process.exit(1);
  }
}
