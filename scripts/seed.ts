import { initializeApp } from 'firebase-admin/app';
import { getAuth } from 'firebase-admin/auth';
import { getFirestore } from 'firebase-admin/firestore';
import { seedDemo } from './support/demo-site.ts';

// Refuses to run anywhere but on the emulators: the demo's passwords are known to everybody.
if (!process.env.FIRESTORE_EMULATOR_HOST || !process.env.FIREBASE_AUTH_EMULATOR_HOST) {
  console.error(
    'The demo site is for the emulators only: FIRESTORE_EMULATOR_HOST and FIREBASE_AUTH_EMULATOR_HOST.',
  );
  process.exit(1);
}

initializeApp({ projectId: process.env.GCLOUD_PROJECT ?? 'demo-wuye-desk' });
const seeded = await seedDemo(getFirestore(), getAuth(), new Date());
console.log(seeded ? 'The demo site 湖畔花园 is ready.' : 'The demo site is there already.');
