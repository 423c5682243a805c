import type { Firestore } from 'firebase-admin/firestore';
import { watchRpcs } from './rpcs.ts';

/** A point at which a process dies: before its n-th call goes out, or after the call has had its effect. */
export interface Death {
  readonly call: number;
  readonly when: 'before' | 'after';
}

class Killed extends Error {}

/** A process whose calls are counted, and which ends at one of them: nothing that it sends later arrives. */
class Mortal {
  readonly calls: string[] = [];
  readonly #death: Death | null;
  #dead = false;

  constructor(death: Death | null) {
    this.#death = death;
  }

  /** A call of whatever kind: to the database, to the queue, to the mail server. */
  readonly call = async (method: string, work: () => Promise<unknown>): Promise<unknown> => {
    // What a dead client has locked is released by the server.
    if (method === 'rollback') return work();
    if (this.#dead) throw new Killed(method);
    this.calls.push(method);
    const isItsTime = this.calls.length === this.#death?.call;
    if (isItsTime && this.#death?.when === 'before') this.#die(method);
    const answer = await work();
    if (isItsTime && this.#death?.when === 'after') this.#die(method);
    return answer;
  };

  #die(method: string): never {
    this.#dead = true;
    throw new Killed(method);
  }
}

type Work = (call: Mortal['call']) => Promise<unknown>;

/** Does some work in a process that dies, and answers with the calls it made. */
export async function live(db: Firestore, work: Work, death: Death | null = null): Promise<string[]> {
  const mortal = new Mortal(death);
  const stop = watchRpcs(db, mortal.call);
  try {
    await work(mortal.call);
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  } finally {
    stop();
  }
  return mortal.calls;
}

const READS = ['batchGetDocuments', 'runQuery', 'runAggregationQuery'];

/** Every point at which a process that makes these calls may die. A call that only reads has no effect to die after. */
export const deathsOf = (calls: readonly string[]): Death[] =>
  calls.flatMap((method, place): Death[] => {
    const call = place + 1;
    const before: Death = { call, when: 'before' };
    return READS.includes(method) ? [before] : [before, { call, when: 'after' }];
  });
