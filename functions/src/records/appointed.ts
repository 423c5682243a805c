import type { Firestore, Transaction } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { collectionPath } from '../../../rulebook/reading/paths.ts';
import type { Write } from '../../../rulebook/reading/plan.ts';
import { type Document, fromFirestore } from './documents.ts';

type By =
  | readonly ['keyKeepers', 'keeper']
  | readonly ['delegations', 'absent']
  | readonly ['delegations', 'deputy']
  | readonly ['disclosures', 'opened.by'];

/** The states in which each of them is in force, or may come to be. */
const inForce: Readonly<Record<By[0], readonly string[]>> = {
  keyKeepers: ['active'],
  delegations: ['active'],
  disclosures: ['requested', 'granted'],
};

interface Found {
  readonly register: By[0];
  readonly id: string;
  readonly data: Document;
}

/** The namings, leaves and disclosures in force that name a person, read in the transaction. */
export class Appointed {
  readonly #db: Firestore;
  readonly #transaction: Transaction;
  readonly #site: string;
  readonly #stored = new Map<string, Promise<readonly Found[]>>();

  constructor(db: Firestore, transaction: Transaction, site: string) {
    this.#db = db;
    this.#transaction = transaction;
    this.#site = site;
  }

  /** As they stand now. */
  of(...[register, field, uid]: readonly [...By, string]): Promise<readonly Found[]> {
    const key = `${field} ${uid}`;
    const reading = this.#stored.get(key) ?? this.#read(register, field, uid);
    this.#stored.set(key, reading);
    return reading;
  }

  /** As they will stand after the writes. */
  async after(
    writes: readonly Write[],
    ...[register, field, uid]: readonly [...By, string]
  ): Promise<Document[]> {
    const stands = new Map(
      (await this.of(...([register, field, uid] as [...By, string]))).map(({ id, data }) => [id, data]),
    );
    for (const { register: of, id, data } of writes) {
      if (of !== register) continue;
      if (data[field] === uid && data.state === 'active') stands.set(id, data);
      else stands.delete(id);
    }
    return [...stands.values()];
  }

  async #read(register: By[0], field: By[1], uid: string): Promise<readonly Found[]> {
    const query = this.#db
      .collection(collectionPath(this.#site, registers(register)))
      .where(field, '==', uid)
      .where('state', 'in', inForce[register]);
    const found = await this.#transaction.get(query);
    return found.docs.map((each) => ({
      register,
      id: each.id,
      data: fromFirestore(each.data()) as Document,
    }));
  }
}
