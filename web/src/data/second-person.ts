import { deleteApp, initializeApp } from 'firebase/app';
import { inMemoryPersistence, signInWithEmailAndPassword } from 'firebase/auth';
import type { Firestore } from 'firebase/firestore/lite';
import { addressOf } from '../../../rulebook/site/sign-in-name.ts';
import { connect, firebase } from '../firebase/app.ts';

/**
 * Somebody else proves on this device who they are, does one thing under their own name, and is signed out again;
 * whoever sits at the desk stays signed in. Throws what Firebase Authentication throws.
 */
export async function asSecondPerson<Result>(
  name: string,
  password: string,
  act: (uid: string, connection: Firestore) => Promise<Result>,
): Promise<Result> {
  const { app } = await firebase;
  const second = initializeApp(app.options, `second-${crypto.randomUUID()}`);
  try {
    const { auth, lite } = await connect(second, inMemoryPersistence);
    const { user } = await signInWithEmailAndPassword(auth, addressOf(name), password);
    return await act(user.uid, lite);
  } finally {
    await deleteApp(second);
  }
}
