import { expect } from 'vitest';

/** What the emulator says of a pass that it broke off to fetch a document; the next pass tells the outcome. */
const fetching = /evaluation error at L\d+:\d+ for '\w+' @ L\d+/g;
const no = /false for '(get|list|create|update|delete)' @ L\d+/g;
const closed = 'No matching allow statements';
/**
 * The rules looked into the record of a reference that leads to nothing. What the tests call by these two names is
 * never there; of any other record it would be a mistake.
 */
const nothingThere =
  /Service call error\. Function: \[get\], Argument: \[path_value \{[^\]]*simple: "(?:nowhere|stranger)"\s*\}\s*\}\s*\]\. for '(?:create|update)' @ L\d+/g;

/** Passes when the rules let the request through. */
export async function expectAllowed<T>(request: Promise<T>, what = 'the request'): Promise<T> {
  try {
    return await request;
  } catch (error) {
    throw new Error(`${what} was refused, though it must be allowed: ${messageOf(error)}`);
  }
}

async function messageOfRefusal(request: Promise<unknown>, what: string): Promise<string> {
  const message = await request.then(
    () => null,
    (error: unknown) => messageOf(error),
  );
  if (message === null) expect.fail(`${what} was allowed, though it must be refused`);
  return message.replace(/^.*?:/s, ''); // The code that the SDK puts before it.
}

/** What the emulator says besides a clean `false`, or that it looked into a document first. */
const besides = (message: string): string =>
  message.replaceAll(fetching, '').replaceAll(no, '').replaceAll(nothingThere, '').replaceAll(/[\s,]/g, '');

/**
 * Returns true iff the emulator's words for a denial are a clean `false`. An expression that breaks (a missing property, a
 * null, too many expressions) denies as well, but not for the reason that the test means, so it fails; so does a
 * path that no rule speaks of, which a slip of the pen would give. A reference to nothing has no record to say no.
 */
export const isCleanNo = (message: string): boolean =>
  [no, nothingThere].some((words) => message.search(words) >= 0) && besides(message) === '';

/** Passes when the rules refuse the request with a clean `false`. */
export async function expectRefused(request: Promise<unknown>, what = 'the request'): Promise<void> {
  const message = await messageOfRefusal(request, what);
  expect(isCleanNo(message), `${what} was not refused by a clean false: ${message}`).toBe(true);
}

/**
 * Passes when no rule lets anybody do this there, or when one that might says a clean `false`. Writing over a
 * document that may only be created is refused without a `false`: the rule for creation no longer applies.
 */
export async function expectClosed(request: Promise<unknown>, what = 'the request'): Promise<void> {
  const message = await messageOfRefusal(request, what);
  const areRules = [closed, no, fetching].some((words) => message.search(words) >= 0);
  expect(areRules && besides(message.replace(closed, '')) === '', `${what}: ${message}`).toBe(true);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
