import { type Data, everybody } from './people.ts';
import type { Steps } from './person.ts';
import { expectAllowed, expectRefused } from './refusal.ts';

/** The emulator locks what a batch writes; more at once and they wait for each other too long. */
const lanes = 4;

/** Does the work for all items, some at a time. */
export async function forAll<Item>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const waiting = [...items].reverse();
  const lane = async () => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Each of the lies is refused, then the same step without it is let through. A field that is `undefined` is left out. */
export async function expectOnlyTruth(
  attempt: () => Steps,
  lies: Readonly<Record<string, Data>>,
): Promise<void> {
  await forAll(Object.entries(lies), ([what, lie]) => expectRefused(attempt().forged(lie).send(), what));
  await expectAllowed(attempt().send());
}

/** Refused for everybody but the people named; then each of these is let through, one after the other. */
export async function expectOnlyBy(
  allowed: readonly string[],
  attempt: (uid: string) => Promise<unknown>,
): Promise<void> {
  const others = everybody.filter((uid) => !allowed.includes(uid));
  await forAll(others, (uid) => expectRefused(attempt(uid), `the step by ${uid}`));
  for (const uid of allowed) await expectAllowed(attempt(uid), `the step by ${uid}`);
}

/** Refused in every state but those named; then in each of these let through. */
export async function expectOnlyIn(
  allowed: readonly string[],
  states: readonly string[],
  attempt: (state: string) => Promise<unknown>,
): Promise<void> {
  const others = states.filter((state) => !allowed.includes(state));
  await forAll(others, (state) => expectRefused(attempt(state), `the step from ${state}`));
  await forAll(allowed, (state) => expectAllowed(attempt(state), `the step from ${state}`));
}
