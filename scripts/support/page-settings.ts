import { readFile, writeFile } from 'node:fs/promises';
import type { EmulatorPorts } from './firebase-config.ts';
import { localHost } from './ports.ts';

/** What the page reads from `<meta name="emulators">`; in production the element is not there. */
export interface PageEmulators {
  readonly project: string;
  readonly host: string;
  readonly auth: number;
  readonly firestore: number;
  readonly functions: number;
}

/** The page's HTML with the element that sends it to the emulators. Throws when it has no head. */
export function pageWithEmulators(html: string, project: string, ports: EmulatorPorts): string {
  const { auth, firestore, functions } = ports;
  const settings: PageEmulators = { project, host: localHost, auth, firestore, functions };
  const element = `<meta name="emulators" content='${JSON.stringify(settings)}'>`;
  if (!html.includes('<head>')) throw new Error('the page has no <head>');
  return html.replace('<head>', `<head>${element}`);
}

/** Rewrites a built page for these emulators, so that one build serves on any ports. */
export async function pointPageAtEmulators(
  file: string,
  project: string,
  ports: EmulatorPorts,
): Promise<void> {
  await writeFile(file, pageWithEmulators(await readFile(file, 'utf8'), project, ports));
}
