import { deleteApp, initializeApp } from 'firebase/app';
import {
  type Auth,
  connectAuthEmulator,
  initializeAuth,
  inMemoryPersistence,
  signInWithEmailAndPassword,
} from 'firebase/auth';
import {
  connectFirestoreEmulator,
  deleteField,
  doc,
  type Firestore,
  getDoc,
  getFirestore,
  serverTimestamp,
  setLogLevel,
  writeBatch,
} from 'firebase/firestore/lite';
import { connectFunctionsEmulator, getFunctions, httpsCallable } from 'firebase/functions';
import { registers } from '../../../rulebook/chapters/index.ts';
import { recordPath } from '../../../rulebook/reading/paths.ts';
import {
  type Ask,
  type Fetch,
  prepare,
  propose,
  type Request,
  withFetched,
} from '../../../rulebook/reading/plan.ts';
import { serverTime } from '../../../rulebook/reading/server-time.ts';
import { siteTime } from '../../../rulebook/site/settings.ts';
import { settingsForEmulators } from '../../../scripts/support/functions-settings.ts';
import { emulators } from '../emulators.ts';

// A refusal is what a test wants to see; the SDK would print the whole batch.
setLogLevel('silent');

type Data = Readonly<Record<string, unknown>>;

/** Whatever looks through a register is taken on the server. */
const nothing: Ask = async () => null;

/** A browser at a site: whoever signs in reads and writes through the web SDK, with the rules on. */
export class Desk {
  readonly auth: Auth;
  readonly db: Firestore;
  readonly #site: string;
  readonly #app = initializeApp(
    { projectId: emulators.suiteProject(), apiKey: 'emulators' },
    `desk-${crypto.randomUUID()}`,
  );

  constructor(site: string) {
    this.#site = site;
    const [auth, firestore] = [emulators.auth(), emulators.firestore()];
    this.auth = initializeAuth(this.#app, { persistence: inMemoryPersistence });
    connectAuthEmulator(this.auth, `http://${auth.host}:${auth.port}`, { disableWarnings: true });
    this.db = getFirestore(this.#app);
    connectFirestoreEmulator(this.db, firestore.host, firestore.port);
  }

  async signIn(email: string, password: string): Promise<this> {
    await signInWithEmailAndPassword(this.auth, email, password);
    return this;
  }

  /** The data of a document below the site; null where there is none. */
  async read(path: string): Promise<Data | null> {
    const snapshot = await getDoc(doc(this.db, `sites/${this.#site}/${path}`));
    return snapshot.data() ?? null;
  }

  /** Takes a step now as the page does: asks the rulebook for the plan and sends it as one batch. */
  async take(register: string, step: string, id: string, input: Data = {}): Promise<void> {
    const plan = await prepare(this.#request(register, step, id, input), this.#fetch, new Map(), nothing);
    if (!plan.allowed) throw new Error(plan.refusals.map(({ words }) => words.en).join('; '));
    const batch = writeBatch(this.db);
    for (const write of plan.writes) {
      const document = doc(this.db, recordPath(this.#site, registers(write.register), write.id));
      const removed = Object.fromEntries(write.cleared.map((field) => [field, deleteField()]));
      if (write.opens) batch.set(document, asWritten(write.data));
      else batch.update(document, { ...asWritten(write.changed), ...removed });
    }
    await batch.commit();
  }

  /** Sends the batch of a step as a changed page would: without asking whether it may be taken. */
  async force(register: string, step: string, id: string, input: Data = {}): Promise<void> {
    const request = this.#request(register, step, id, input);
    const drafts = await withFetched((stored) => propose(request, stored), this.#fetch, new Map(), nothing);
    const batch = writeBatch(this.db);
    for (const { register: of, id: record, after } of drafts.values()) {
      batch.set(doc(this.db, recordPath(this.#site, of, record)), asWritten(after));
    }
    await batch.commit();
  }

  /** Calls a function over HTTP. Rejects with the SDK's error, `code` and `details` as the function gave them. */
  async call<Output>(name: string, data: Data): Promise<Output> {
    const { hostname, port } = new URL(emulators.functionsOrigin());
    const functions = getFunctions(this.#app, settingsForEmulators('', '').parameters.REGION);
    connectFunctionsEmulator(functions, hostname, Number(port));
    return (await httpsCallable<Data, Output>(functions, name)({ site: this.#site, ...data })).data;
  }

  close(): Promise<void> {
    return deleteApp(this.#app);
  }

  #request(register: string, step: string, id: string, input: Data): Request {
    const now = new Date();
    const actor = this.auth.currentUser?.uid ?? '';
    const today = siteTime(null).calendar.day(now);
    return { registers, register: registers(register), step, id, input, actor, now, today };
  }

  readonly #fetch: Fetch = async (register, id) => {
    const snapshot = await getDoc(doc(this.db, recordPath(this.#site, registers(register), id)));
    return asRead(snapshot.data() ?? null);
  };
}

/** Times as the rulebook reads them. */
function asRead(value: Data | null): Data | null {
  const convert = (each: unknown): unknown => {
    if (typeof each !== 'object' || each === null) return each;
    if (Array.isArray(each)) return each.map(convert);
    if ('toDate' in each) return (each as { toDate(): Date }).toDate();
    return Object.fromEntries(Object.entries(each).map(([name, inner]) => [name, convert(inner)]));
  };
  return value && (convert(value) as Data);
}

/** The rulebook's document as the web SDK writes it. */
function asWritten(value: Data): Record<string, never> {
  const isPresent = ([, each]: [string, unknown]): boolean => each !== undefined;
  const convert = (each: unknown): unknown => {
    if (each === serverTime) return serverTimestamp();
    if (Array.isArray(each)) return each.map(convert);
    if (typeof each !== 'object' || each === null || each instanceof Date) return each;
    return Object.fromEntries(
      Object.entries(each)
        .filter(isPresent)
        .map(([name, inner]) => [name, convert(inner)]),
    );
  };
  return convert(value) as Record<string, never>;
}
