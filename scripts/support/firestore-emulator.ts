import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { localFolder, ownProgram, projectRoot } from './paths.ts';
import { Problem } from './problem.ts';
import { findProgram } from './programs.ts';
import { zipOfOneFile } from './zip.ts';

export interface FirestoreEmulator {
  /** A jar that `java -jar` starts. */
  readonly jar: string;
  readonly origin: 'environment' | 'firebase-tools' | 'Google Cloud SDK';
}

const mainClass = 'com.google.cloud.datastore.emulator.firestore.CloudFirestore';
const longestManifestLine = 70;

/** One manifest header; the jar format wants lines of at most 72 bytes, the rest on lines that begin with a blank. */
function manifestHeader(name: string, value: string): string {
  const text = `${name}: ${value}`;
  const lines = [text.slice(0, longestManifestLine)];
  for (let at = longestManifestLine; at < text.length; at += longestManifestLine - 1) {
    lines.push(` ${text.slice(at, at + longestManifestLine - 1)}`);
  }
  return lines.map((line) => `${line}\r\n`).join('');
}

/**
 * A jar that does nothing but start the emulator of another jar: the Google Cloud SDK's copy names no main class
 * in its manifest, so that `java -jar`, which firebase-tools uses, cannot start it.
 */
export function wrapperJar(emulatorJar: string): Buffer {
  return zipOfOneFile(
    'META-INF/MANIFEST.MF',
    manifestHeader('Manifest-Version', '1.0') +
      manifestHeader('Main-Class', mainClass) +
      manifestHeader('Class-Path', pathToFileURL(emulatorJar).href) +
      '\r\n',
  );
}

interface Download {
  readonly remoteUrl: string;
  readonly downloadPathRelativeToCacheDir: string;
}

/** What the installed firebase-tools would download, and where it keeps it. */
function download(): { url: string; file: string } {
  const list = path.join(
    projectRoot,
    'node_modules/firebase-tools/lib/emulator/downloadableEmulatorInfo.json',
  );
  const { firestore } = JSON.parse(readFileSync(list, 'utf8')) as { firestore: Download };
  const cache = process.env.FIREBASE_EMULATORS_PATH ?? path.join(homedir(), '.cache/firebase/emulators');
  return { url: firestore.remoteUrl, file: path.join(cache, firestore.downloadPathRelativeToCacheDir) };
}

/** A download that has not answered for so long is out of reach. */
const SILENCE_MS = 15_000;

async function isReachable(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(SILENCE_MS) })).ok;
  } catch {
    return false;
  }
}

/** The jar in the Google Cloud SDK, found beside its `gcloud` program or in the usual folders. */
function jarOfCloudSdk(): string | null {
  const gcloud = findProgram(['gcloud']);
  const roots = [
    ...(gcloud === null ? [] : [path.dirname(path.dirname(realpathSync(gcloud)))]),
    '/usr/lib/google-cloud-sdk',
    '/usr/share/google-cloud-sdk',
    '/opt/google-cloud-sdk',
    path.join(homedir(), 'google-cloud-sdk'),
    '/opt/homebrew/share/google-cloud-sdk',
  ];
  const jars = roots.map((root) =>
    path.join(root, 'platform/cloud-firestore-emulator/cloud-firestore-emulator.jar'),
  );
  return jars.find((jar) => existsSync(jar)) ?? null;
}

function wrap(emulatorJar: string): string {
  const wrapper = path.join(localFolder, 'firestore-emulator.jar');
  const content = wrapperJar(emulatorJar);
  // Never written again while it is right: another run may be reading it.
  if (existsSync(wrapper) && readFileSync(wrapper).equals(content)) return wrapper;
  mkdirSync(localFolder, { recursive: true });
  writeFileSync(wrapper, content);
  return wrapper;
}

/**
 * Finds the Firestore emulator: FIRESTORE_EMULATOR_BINARY_PATH, firebase-tools' cache, its download where the
 * network allows, the Google Cloud SDK's copy. Throws a Problem that says what to install.
 */
export async function findFirestoreEmulator(): Promise<FirestoreEmulator> {
  const named = process.env.FIRESTORE_EMULATOR_BINARY_PATH;
  if (named !== undefined && existsSync(named)) return { jar: named, origin: 'environment' };

  const { url, file } = download();
  if (!existsSync(file) && (await isReachable(url))) {
    process.stderr.write('Downloading the Firestore emulator ...\n');
    spawnSync(ownProgram('firebase'), ['setup:emulators:firestore'], { stdio: ['ignore', 'ignore', 2] });
  }
  if (existsSync(file)) return { jar: file, origin: 'firebase-tools' };

  const jar = jarOfCloudSdk();
  if (jar !== null) return { jar: wrap(jar), origin: 'Google Cloud SDK' };
  throw new Problem(
    'The Firestore emulator is missing: it could not be downloaded, and no Google Cloud SDK with it was found. ' +
      'Run "npx firebase setup:emulators:firestore" where the network allows, or install the SDK\'s copy with ' +
      '"gcloud components install cloud-firestore-emulator" or "apt-get install google-cloud-cli-firestore-emulator"; ' +
      'or name a jar in FIRESTORE_EMULATOR_BINARY_PATH.',
  );
}
