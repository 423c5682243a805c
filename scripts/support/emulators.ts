import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { buildFunctions, buildWeb, webPages } from './build.ts';
import {
  configForEmulators,
  type EmulatorName,
  type EmulatorPorts,
  type InnerPorts,
  readFirebaseConfig,
} from './firebase-config.ts';
import { findFirestoreEmulator } from './firestore-emulator.ts';
import { settingsForEmulators, writeSettings } from './functions-settings.ts';
import { findJava } from './java.ts';
import { pointPageAtEmulators } from './page-settings.ts';
import { localFolder, ownProgram, projectRoot } from './paths.ts';
import { freePorts, localHost } from './ports.ts';
import { Problem } from './problem.ts';
import { HANGS_SECONDS, type Server, startServer } from './processes.ts';

export interface EmulatorOptions {
  readonly only: readonly EmulatorName[];
  /** Begins with `demo-`, so that nothing reaches a real project. */
  readonly project: string;
  /** Those not named are free ones. */
  readonly ports?: Partial<EmulatorPorts>;
  /** A folder that an earlier run exported to; left out when it does not exist. */
  readonly importFrom?: string;
  /** Where the functions send their mail: `smtp://host:port`. */
  readonly smtpUrl?: string;
  /** Debugger port of the functions; they then run one after the other. */
  readonly inspect?: number;
}

export interface Emulators {
  readonly project: string;
  readonly ports: EmulatorPorts;
  /** What clients and tests need in their environment to reach these emulators. */
  readonly environment: Readonly<Record<string, string>>;
  readonly log: string;
  readonly ended: Promise<number>;
  /** Writes the data of Auth and Firestore into the folder, replacing what is there. */
  exportTo(folder: string): Promise<void>;
  /** Resolves when everything has ended. Safe to call twice. */
  stop(): Promise<void>;
}

async function choosePorts(wanted: Partial<EmulatorPorts> = {}): Promise<EmulatorPorts & InnerPorts> {
  const [auth, firestore, functions, tasks, hosting, hub, logging, eventarc, websocket] = await freePorts(9);
  const free = { auth, firestore, functions, tasks, hosting, hub, logging, eventarc, websocket };
  return { ...free, ...wanted } as EmulatorPorts & InnerPorts;
}

function environmentFor(only: readonly EmulatorName[], project: string, ports: EmulatorPorts) {
  const environment: Record<string, string> = { GCLOUD_PROJECT: project };
  const at = (name: EmulatorName) => `${localHost}:${ports[name]}`;
  if (only.includes('firestore')) environment.FIRESTORE_EMULATOR_HOST = at('firestore');
  if (only.includes('auth')) environment.FIREBASE_AUTH_EMULATOR_HOST = at('auth');
  if (only.includes('tasks')) environment.CLOUD_TASKS_EMULATOR_HOST = at('tasks');
  if (only.includes('functions')) environment.FUNCTIONS_ORIGIN = `http://${at('functions')}`;
  if (only.includes('hosting')) environment.HOSTING_ORIGIN = `http://${at('hosting')}`;
  return environment;
}

const javaLogging = path.join(import.meta.dirname, 'java-logging.properties');

/**
 * The collector of the JVM that is meant for a few cores, with room for what dies young: a sixth of the time of tests
 * before the emulator. What is in the environment already comes last, and wins.
 */
const javaOptions = (): Record<string, string> => {
  const ours = `-XX:+UseSerialGC -Xmn400m "-Djava.util.logging.config.file=${javaLogging}"`;
  return { JAVA_TOOL_OPTIONS: `${ours} ${process.env.JAVA_TOOL_OPTIONS ?? ''}`.trim() };
};

async function startFirestoreAlone(folder: string, port: number): Promise<Server> {
  const [java, emulator] = [findJava(), await findFirestoreEmulator()];
  return startServer({
    name: 'The Firestore emulator',
    command: java.program,
    args: ['-Duser.language=en', '-jar', emulator.jar, '--host', localHost, '--port', String(port)],
    folder,
    environment: { ...process.env, ...javaOptions() },
    log: path.join(folder, 'emulators.log'),
    ready: /Dev App Server is now running/,
    graceSeconds: 2,
  });
}

/** Lays out what the suite serves: a copy, so that edits to the sources don't disturb a run. */
async function layOut(folder: string, options: EmulatorOptions, ports: EmulatorPorts & InnerPorts) {
  const config = configForEmulators(await readFirebaseConfig(), ports, ports);
  await writeFile(path.join(folder, 'firebase.json'), JSON.stringify(config, null, 2));
  for (const file of ['firestore.rules', 'firestore.indexes.json']) {
    await cp(path.join(projectRoot, file), path.join(folder, file));
  }
  if (options.only.includes('functions')) {
    const functions = path.join(folder, 'functions');
    await buildFunctions(functions);
    const pageOrigin = `http://${localHost}:${ports.hosting}`;
    await writeSettings(functions, settingsForEmulators(pageOrigin, options.smtpUrl ?? 'smtp://127.0.0.1:1'));
  }
  if (options.only.includes('hosting')) {
    const dist = path.join(folder, 'web/dist');
    await buildWeb(dist);
    for (const page of webPages) await pointPageAtEmulators(path.join(dist, page), options.project, ports);
  }
}

async function startSuite(folder: string, options: EmulatorOptions): Promise<Server> {
  const [java, emulator] = [findJava(), await findFirestoreEmulator()];
  const imported = options.importFrom === undefined ? [] : ['--import', options.importFrom];
  const inspected = options.inspect === undefined ? [] : ['--inspect-functions', String(options.inspect)];
  return startServer({
    name: 'The Firebase Emulator Suite',
    command: ownProgram('firebase'),
    args: [
      ...['emulators:start', '--project', options.project, '--only', options.only.join(',')],
      ...imported,
      ...inspected,
    ],
    folder,
    environment: {
      ...process.env,
      ...javaOptions(),
      PATH: [path.dirname(java.program), path.dirname(process.execPath), process.env.PATH].join(
        path.delimiter,
      ),
      ...(emulator.origin === 'firebase-tools' ? {} : { FIRESTORE_EMULATOR_BINARY_PATH: emulator.jar }),
      // The faster of firebase-tools' two ways to learn what the bundle exports.
      FIREBASE_FUNCTIONS_DISCOVERY_OUTPUT_PATH: folder,
      // What wakes a function is lost when its process has not started within this; by default half a minute.
      FUNCTIONS_DISCOVERY_TIMEOUT: String(HANGS_SECONDS),
      NO_UPDATE_NOTIFIER: '1',
    },
    log: path.join(folder, 'emulators.log'),
    ready: /All emulators ready/,
    broken: /Failed to load function definition/,
    graceSeconds: 10,
  });
}

/** Writes the emulators' data into the folder; what was there stays until the new copy is complete. */
async function exportData(hub: number, folder: string): Promise<void> {
  const fresh = `${folder}.new`;
  await rm(fresh, { recursive: true, force: true });
  const answer = await fetch(`http://${localHost}:${hub}/_admin/export`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ path: fresh, initiatedBy: 'wuye-desk' }),
  });
  if (!answer.ok) throw new Problem(`The emulators' data could not be exported: ${await answer.text()}`);
  await rm(folder, { recursive: true, force: true });
  await rename(fresh, folder);
}

const runsFolder = path.join(localFolder, 'runs');

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}

/** A fresh folder for this run. Those of runs that have ended go, so that the logs of the last one stay readable. */
async function makeRunFolder(project: string, port: number): Promise<string> {
  await mkdir(runsFolder, { recursive: true });
  for (const name of await readdir(runsFolder)) {
    if (!isAlive(Number.parseInt(name, 10))) {
      await rm(path.join(runsFolder, name), { recursive: true, force: true });
    }
  }
  const folder = path.join(runsFolder, `${process.pid}-${project}-${port}`);
  await mkdir(folder);
  return folder;
}

/**
 * Builds what is needed, starts the named emulators and resolves when they are ready. Nothing of them outlives
 * this process, however it ends. Firestore alone takes a second, the whole suite some ten.
 */
export async function startEmulators(options: EmulatorOptions): Promise<Emulators> {
  const ports = await choosePorts(options.ports);
  const folder = await makeRunFolder(options.project, ports.firestore);
  const isFirestoreAlone = options.only.length === 1 && options.only[0] === 'firestore';

  if (!isFirestoreAlone) await layOut(folder, options, ports);
  const server = isFirestoreAlone
    ? await startFirestoreAlone(folder, ports.firestore)
    : await startSuite(folder, options);

  return {
    project: options.project,
    ports,
    environment: environmentFor(options.only, options.project, ports),
    log: path.join(folder, 'emulators.log'),
    ended: server.ended,
    exportTo: (target) => exportData(ports.hub, target),
    stop: server.stop,
  };
}
