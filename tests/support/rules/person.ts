import {
  collection,
  collectionGroup,
  deleteDoc,
  doc,
  type Firestore,
  getDoc,
  getDocs,
  type QueryConstraint,
  query,
  serverTimestamp,
  setDoc,
  updateDoc,
  type WriteBatch,
  writeBatch,
} from 'firebase/firestore/lite';
import type { Data } from './people.ts';

/** Who and when, as the server's clock has it. */
export const stampOf = (uid: string | null) => ({ by: uid, at: serverTimestamp() });

/** Stands for the stamp of whoever sends the batch. */
export const myStamp = Symbol('my stamp');

/** Somebody who reads and writes at a site, with the rules on. */
export class Person {
  readonly uid: string | null;
  readonly #db: Firestore;
  readonly #unguarded: Firestore;
  readonly #site: string;

  constructor(uid: string | null, db: Firestore, unguarded: Firestore, site: string) {
    this.uid = uid;
    this.#db = db;
    this.#unguarded = unguarded;
    this.#site = site;
  }

  /** A path below the site; one that begins with `/` is meant from the top. */
  #path(path: string): string {
    return path.startsWith('/') ? path.slice(1) : `sites/${this.#site}/${path}`;
  }

  get(path: string): Promise<unknown> {
    return getDoc(doc(this.#db, this.#path(path)));
  }

  list(path: string, ...constraints: QueryConstraint[]): Promise<unknown> {
    return getDocs(query(collection(this.#db, this.#path(path)), ...constraints));
  }

  listGroup(name: string, ...constraints: QueryConstraint[]): Promise<unknown> {
    return getDocs(query(collectionGroup(this.#db, name), ...constraints));
  }

  /** Writes the whole document: a create where there is none, an update where there is one. */
  set(path: string, data: Data): Promise<void> {
    return setDoc(doc(this.#db, this.#path(path)), data);
  }

  update(path: string, data: Data): Promise<void> {
    return updateDoc(doc(this.#db, this.#path(path)), data);
  }

  delete(path: string): Promise<void> {
    return deleteDoc(doc(this.#db, this.#path(path)));
  }

  /** Begins a batch with the opening of a record. */
  opens(register: string, id: string, step: string, state: string, fields: Data): Steps {
    return this.#steps().opens(register, id, step, state, fields);
  }

  /** Begins a batch with a step of a record. */
  moves(register: string, id: string, step: string, fields: Data = {}): Steps {
    return this.#steps().moves(register, id, step, fields);
  }

  /** Begins a batch with a document that has no envelope. */
  writes(path: string, data: Data): Steps {
    return this.#steps().writes(path, data);
  }

  #steps(): Steps {
    return new Steps(this.uid, this.#db, this.#unguarded, this.#site);
  }
}

/** How often a batch is sent while others hold its documents. */
const TRIES = 8;

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : null);

const withoutUndefined = (data: Data): Data =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));

interface Write {
  readonly path: string;
  readonly isOpening: boolean;
  data: Data;
}

/** Steps that go in one batch, their envelopes built by hand. */
export class Steps {
  readonly #uid: string | null;
  readonly #db: Firestore;
  readonly #unguarded: Firestore;
  readonly #site: string;
  readonly #writes: Write[] = [];

  constructor(uid: string | null, db: Firestore, unguarded: Firestore, site: string) {
    this.#uid = uid;
    this.#db = db;
    this.#unguarded = unguarded;
    this.#site = site;
  }

  #last(step: string): Data {
    return { step, by: this.#uid, at: serverTimestamp() };
  }

  #add(isOpening: boolean, register: string, id: string, data: Data): this {
    const path = `sites/${this.#site}/${register}/${id}`;
    this.#writes.push({ path, isOpening, data: withoutUndefined(data) });
    return this;
  }

  /** Opens a record: revision 1, by this person, now. A field that is `undefined` is left out. */
  opens(register: string, id: string, step: string, state: string, fields: Data): this {
    const envelope = { state, rev: 1, opened: stampOf(this.#uid), last: this.#last(step) };
    return this.#add(true, register, id, { ...envelope, ...fields });
  }

  /** Takes a step of a record: the next revision, by this person, now. A new state stands among the fields. */
  moves(register: string, id: string, step: string, fields: Data = {}): this {
    return this.#add(false, register, id, { last: this.#last(step), ...fields });
  }

  /** Writes a whole document that has no envelope. */
  writes(path: string, data: Data): this {
    this.#writes.push({ path: `sites/${this.#site}/${path}`, isOpening: true, data: withoutUndefined(data) });
    return this;
  }

  /** Falsifies the first write: what is named replaces what the step would have written, `undefined` leaves it out. */
  forged(lies: Data): this {
    const first = this.#writes[0];
    if (first) first.data = withoutUndefined({ ...first.data, ...lies });
    return this;
  }

  /** What the first write holds beside its envelope. */
  fields(): Data {
    const envelope = ['state', 'rev', 'opened', 'last'];
    const all = Object.entries(this.#writes[0]?.data ?? {});
    return Object.fromEntries(all.filter(([name]) => !envelope.includes(name)));
  }

  /** The step that the first write takes. */
  step(): unknown {
    return (this.#writes[0]?.data.last as Data | undefined)?.step;
  }

  /** Sends the batch. Resolves when the rules have let all of it through. */
  send(): Promise<void> {
    return this.#commit();
  }

  /**
   * Puts the batch to the rules and changes nothing, whatever they say: null when they let it through, or their words.
   * For rules with the sentinel: a write that they let through and that fails when it is carried out.
   */
  asked(): Promise<string | null> {
    const never = (batch: WriteBatch) => batch.update(doc(this.#db, 'sentinel/never'), { asked: true });
    return this.#commit(never).then(
      () => {
        throw new Error('The sentinel is there, so the batch was carried out');
      },
      (error: unknown) => {
        if (codeOf(error) === 'not-found') return null;
        if (codeOf(error) === 'permission-denied') return String(error);
        throw error;
      },
    );
  }

  /** The places that the batch writes, below the site. */
  places(): string[] {
    return this.#writes.map(({ path }) => path.split('/').slice(2).join('/'));
  }

  async #commit(alsoTo: (batch: WriteBatch) => unknown = () => {}): Promise<void> {
    // Others held the documents for too long: that says nothing of the rules.
    for (let tries = 1; ; tries += 1) {
      const batch = writeBatch(this.#db);
      for (const write of this.#writes) await this.#put(batch, write);
      alsoTo(batch);
      const error: unknown = await batch.commit().then(
        () => null,
        (thrown: unknown) => thrown,
      );
      if (error === null) return;
      if (codeOf(error) !== 'aborted' || tries === TRIES) throw error;
    }
  }

  async #put(batch: WriteBatch, { path, isOpening, data }: Write): Promise<void> {
    const stamped = this.#stamped(data);
    if (isOpening) {
      batch.set(doc(this.#db, path), stamped);
      return;
    }
    const rev = (await getDoc(doc(this.#unguarded, path))).data()?.rev;
    batch.update(doc(this.#db, path), { rev: typeof rev === 'number' ? rev + 1 : 1, ...stamped });
  }

  #stamped(data: Data): Data {
    const stamp = (value: unknown) => (value === myStamp ? stampOf(this.#uid) : value);
    return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, stamp(value)]));
  }
}
