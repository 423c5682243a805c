import { emulators, freshProject } from './emulators.ts';

/**
 * Projects of this process in which nothing is and that nobody uses. The Firestore emulator takes most of a second to
 * make a project ready, for it reads the security rules anew for each; to empty one takes a few milliseconds.
 */
const free: string[] = [];

/** A project in which nothing is. */
export const takeProject = (): string => free.pop() ?? freshProject('site');

/** Empties a project and keeps it for the next test. Whoever has used it must have closed their clients. */
export async function giveProjectBack(project: string): Promise<void> {
  const { host, port } = emulators.firestore();
  await empty(`http://${host}:${port}/emulator/v1/projects/${project}/databases/(default)/documents`);
  if (process.env.FIREBASE_AUTH_EMULATOR_HOST !== undefined) {
    const auth = emulators.auth();
    await empty(`http://${auth.host}:${auth.port}/emulator/v1/projects/${project}/accounts`);
  }
  free.push(project);
}

async function empty(address: string): Promise<void> {
  const answer = await fetch(address, { method: 'DELETE' });
  if (!answer.ok) throw new Error(`${address} can't be emptied: ${answer.status}`);
}
