import { householdIn } from '../homes/support/household-in.ts';
import type { Demo, DemoLines } from '../support/demo.ts';

export const after = ['homes/move-ins', 'people/key-keepers'];

/** What households have entrusted: four keys for a long time, and one under seal. */
export const lines: DemoLines = async (demo) => {
  const { yesterday } = demo;
  await deposit(demo, '1-1-301', 'W-01', yesterday('15:20'));
  await deposit(demo, '1-1-502', 'W-02', yesterday('15:20'));
  await deposit(demo, '1-1-702', 'W-03', yesterday('10:05'));
  await deposit(demo, '1-1-402', 'W-04', yesterday('15:20'));
  await depositSealed(demo, '1-1-1001', 'S-01', yesterday('10:05'));
};

async function deposit(demo: Demo, unit: string, key: string, at: Date): Promise<void> {
  const how = { kind: 'deposited', keyDetails: { code: key, hook: key.replace('W-0', 'C') } };
  await enter(demo, unit, key, how, at);
}

async function depositSealed(demo: Demo, unit: string, key: string, at: Date): Promise<void> {
  const signature = await demo.photograph('signature', 'keyDeposits', idOf(key), at);
  const keyDetails = { code: key, hook: key.replace('S-0', 'D') };
  await enter(demo, unit, key, { kind: 'sealed', sealNo: key.replace('S', 'FT'), signature, keyDetails }, at);
}

async function enter(demo: Demo, unit: string, key: string, how: object, at: Date): Promise<void> {
  const household = await householdIn(demo, unit);
  const entry = { household, key, term: 'long', pieces: 1, identityChecked: true, ...how };
  await demo.take('receptionist', 'keyDeposits', 'deposit', idOf(key), entry, at);
}

const idOf = (key: string): string => `demo-deposit-${key}`;
