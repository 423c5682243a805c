import { withSentinel } from '../derived/emulator.ts';
import type { Steps } from './person.ts';
import type { Claims, Site } from './world.ts';

// How many documents the rules look into to answer a request: get, exists, getAfter. Firestore allows 10 for each
// document of a batch and 20 for a batch. The emulator does not tell how many there were, but it gives up beyond that:
// so the person's token asks for a padding of so many further documents, and what is left is what the padding must
// leave room for. The emulator counts a question whether a document exists apart from its reading, which Firestore
// need not do: what passes here passes there.

/** Of one document of a batch, and of a batch. */
export const DOCUMENTS_MAX = 10;
export const BATCH_MAX = 20;

/** What the emulator says when it gives up. */
export const GAVE_UP = 'Service call error';

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** Looks for the documents with these numbers, as far as the token asks for so many; then it costs nothing more. */
const paddingOf = (from: number, to: number): string =>
  range(from, to).reduceRight(
    (further, at) =>
      `(request.auth.token.padding < ${at} || !exists(/databases/$(database)/documents/padding/${at}) && ${further})`,
    'true',
  );

const functions = `
    function paddedHere() {
      return !('padding' in request.auth.token)
        || request.auth.token.at != request.path[5] + '/' + request.path[6]
        || ${paddingOf(1, DOCUMENTS_MAX)};
    }
    match /sites/{site}/meter/first { allow create: if ${paddingOf(1, DOCUMENTS_MAX)}; }
    match /sites/{site}/meter/second { allow create: if ${paddingOf(DOCUMENTS_MAX + 1, BATCH_MAX)}; }`;

const begin = 'match /databases/{database}/documents {';

/** The rules with the padding before each condition. */
export const withDocumentPadding = (rules: string): string =>
  withSentinel(
    rules
      .replaceAll(/allow (create|update|create, update): if ([^;]+);/g, 'allow $1: if paddedHere() && ($2);')
      .replace(begin, `${begin}${functions}`),
  );

/** Builds the batch for a client whose token has these claims. */
export type Batch = (claims: Claims) => Steps;

/** True when the batch passes; throws when it is refused for another reason than the number of documents. */
async function passes(steps: Steps): Promise<boolean> {
  const message = await steps.asked();
  if (message !== null && !message.includes(GAVE_UP))
    throw new Error(`Only what is allowed looks into documents that count: ${message}`);
  return message === null;
}

/** How many documents more the rules could look into. */
export interface Spare {
  readonly each: number;
  readonly batch: number;
}

/**
 * Returns true iff the rules could look into so many documents more for each document of this batch, and for the batch:
 * it is well within the limit. The batch must be allowed.
 */
export async function hasRoomFor(batch: Batch, spare: Spare): Promise<boolean> {
  const places = batch({})
    .places()
    .map((place) => place.split('/').slice(0, 2).join('/'));
  const each = await Promise.all(
    [...new Set(places)].map((at) => passes(batch({ padding: spare.each, at }))),
  );
  // Of a batch the padding stands at documents of its own, which have a limit of their own.
  const whole = batch({ padding: spare.batch, at: '' }).writes('meter/first', {}).writes('meter/second', {});
  return each.every(Boolean) && (await passes(whole));
}

/** Returns true iff the rules let the batch through; a refusal must be no for what it is about. */
export const isAllowed = async (batch: Batch): Promise<boolean> => (await batch({}).asked()) === null;

/** Somebody who holds the rights of `absent` only in the last of all places that are looked at. */
export async function lastInLine(site: Site, uid: string, absent: string): Promise<void> {
  await site.hire(uid, { roles: ['clerk'] });
  for (const one of ['cashier', 'cleaner', absent]) await site.leave(uid, one);
}
