import { isDeepStrictEqual } from 'node:util';
import type { DocumentSnapshot, Firestore, Transaction } from 'firebase-admin/firestore';
import { logs } from '../logs.ts';
import type { OutboxWrite } from '../mail/outbox.ts';

/** One thing that a step causes: a line, a notice, a mail. Made once, under an id that follows from its cause. */
export interface Effect {
  /** Its documents; `suffix` ends the id where something else stands at the place of the first choice. */
  readonly writes: (suffix: string) => readonly OutboxWrite[];
  /** Fields of the first document by which it is known for this very effect. */
  readonly knownBy: readonly string[];
}

/** Where an effect has its place, and whether it is there already. */
export interface Placed {
  readonly writes: readonly OutboxWrite[];
  readonly suffix: string;
  readonly stands: boolean;
}

/** Finds places for effects inside of a transaction, before it writes. */
export type Placing = (
  db: Firestore,
  transaction: Transaction,
  effects: readonly Effect[],
) => Promise<Placed[]>;

/** More than anybody could have put in the way by accident. */
const PLACES_MOST = 20;
const suffixOf = (place: number): string => (place === 0 ? '' : `~~${place + 1}`);

/** The common case, without a read: nothing stands there, or the commit fails. */
const straight: Placing = async (_db, _transaction, effects) =>
  effects.map((effect) => ({ writes: effect.writes(''), suffix: '', stands: false }));

/** Looks at each place: what is there already is left, and round what is foreign the effect takes the next place. */
export const lookingAround: Placing = (db, transaction, effects) =>
  Promise.all(effects.map((effect) => placeOf(db, transaction, effect)));

async function placeOf(db: Firestore, transaction: Transaction, effect: Effect): Promise<Placed> {
  for (let place = 0; place < PLACES_MOST; place += 1) {
    const suffix = suffixOf(place);
    const writes = effect.writes(suffix);
    const stand = await transaction.getAll(...writes.map(({ path }) => db.doc(path)));
    if (stand.every(({ exists }) => !exists)) return { writes, suffix, stands: false };
    if (stand[0] && isThis(effect, stand[0])) return { writes, suffix, stands: true };
    logs.idTaken(writes[0]?.path ?? '');
  }
  throw new Error(`No place is left for ${effect.writes('')[0]?.path}`);
}

/** Returns true iff a document is the first one of this very effect. */
export function isThis(effect: Effect, stands: DocumentSnapshot): boolean {
  const [first] = effect.writes('');
  return (
    stands.exists && effect.knownBy.every((field) => isDeepStrictEqual(stands.get(field), first?.data[field]))
  );
}

/** Of what was placed, what is not there yet. */
export const toBeCreated = (placed: readonly Placed[]): OutboxWrite[] =>
  placed.flatMap(({ writes, stands }) => (stands ? [] : writes));

const ALREADY_EXISTS = 6;

/** Something stands where an effect was to go. */
export class IdTaken extends Error {
  readonly code = ALREADY_EXISTS;
}

export const isTaken = (error: unknown): boolean =>
  Number((error as { code?: unknown } | null)?.code) === ALREADY_EXISTS;

/** Does some work in one commit, and when an id is taken, once more, with a look at each place. */
export async function roundWhatIsTaken(work: (place: Placing) => Promise<void>): Promise<void> {
  try {
    await work(straight);
  } catch (error) {
    if (!isTaken(error)) throw error;
    await work(lookingAround);
  }
}
