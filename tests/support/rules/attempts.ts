import type { Data } from './people.ts';
import { everybody } from './people.ts';
import type { Steps } from './person.ts';
import { expectAllowed, expectRefused } from './refusal.ts';

/** Each of the lies is refused, then the same step without it is let through. A field that is `undefined` is left out. */
export async function expectOnlyTruth(
  attempt: () => Steps,
  lies: Readonly<Record<string, Data>>,
): Promise<void> {
  await Promise.all(
    Object.entries(lies).map(([what, lie]) => expectRefused(attempt().forged(lie).send(), what)),
  );
  await expectAllowed(attempt().send());
}

/** Refused for everybody but the people named, all at once; then each of these is let through, one after the other. */
export async function expectOnlyBy(
  allowed: readonly string[],
  attempt: (uid: string) => Promise<unknown>,
): Promise<void> {
  await Promise.all(
    everybody
      .filter((uid) => !allowed.includes(uid))
      .map((uid) => expectRefused(attempt(uid), `the step by ${uid}`)),
  );
  for (const uid of allowed) await expectAllowed(attempt(uid), `the step by ${uid}`);
}

/** Refused in every state but those named; then in each of these let through. */
export async function expectOnlyIn(
  allowed: readonly string[],
  states: readonly string[],
  attempt: (state: string) => Promise<unknown>,
): Promise<void> {
  await Promise.all(
    states
      .filter((state) => !allowed.includes(state))
      .map((state) => expectRefused(attempt(state), `the step from ${state}`)),
  );
  await Promise.all(allowed.map((state) => expectAllowed(attempt(state), `the step from ${state}`)));
}
