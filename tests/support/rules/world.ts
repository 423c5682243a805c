import { readFileSync } from 'node:fs';
import { initializeTestEnvironment } from '@firebase/rules-unit-testing';
import { deleteApp, type FirebaseApp, initializeApp } from 'firebase/app';
import {
  Bytes,
  connectFirestoreEmulator,
  deleteDoc,
  doc,
  type Firestore,
  getDoc,
  getFirestore,
  setDoc,
  setLogLevel,
  writeBatch,
} from 'firebase/firestore/lite';
import { afterAll, beforeAll } from 'vitest';
import { emulators, freshProject } from '../emulators.ts';
import { inHours } from './moments.ts';
import { type Data, keepers, staff } from './people.ts';
import { Person } from './person.ts';

const settings = {
  name: '湖畔花园',
  nameEnglish: 'Lakeside Garden',
  zone: 'Asia/Shanghai',
  utcOffsetMinutes: 480,
  workdayStart: '08:30',
  closing: '18:00',
  midShiftEnd: '22:00',
  countBy: '10:00',
  workdays: [1, 2, 3, 4, 5],
  holidays: ['2026-10-01'],
  escalationMinutes: [60, 120],
  idCopyRetentionDays: 90,
  disclosureHoursMax: 24,
  contacts: '监控室 8001',
};

/** The envelope of a record that somebody left in this state two days ago. */
const envelope = (state: string): Data => ({
  state,
  rev: 3,
  opened: { by: 'clerk', at: inHours(-50) },
  last: { step: 'arranged', by: 'clerk', at: inHours(-48) },
});

/** One site with its people, arranged with the rules off and tried with the rules on. */
export class Site {
  readonly id: string;
  readonly #world: World;

  constructor(world: World, id: string) {
    this.#world = world;
    this.id = id;
  }

  /** The person who is called so; `null` is somebody who has not signed in. */
  as(uid: string | null): Person {
    return new Person(uid, this.#world.firestoreOf(uid), this.#world.unguarded, this.id);
  }

  /** A path below the site; one that begins with `/` is meant from the top. */
  #full(path: string): string {
    return path.startsWith('/') ? path.slice(1) : `sites/${this.id}/${path}`;
  }

  /** Puts a document there, with the rules off. */
  async put(path: string, data: Data): Promise<void> {
    await setDoc(doc(this.#world.unguarded, this.#full(path)), data);
  }

  /** Puts a record into a register in the state that `fields.state` names; its envelope may be named too. */
  async record(register: string, id: string, fields: Data & { state: string }): Promise<void> {
    await this.put(`${register}/${id}`, { ...envelope(fields.state), ...fields });
  }

  /** Takes a document away, with the rules off. */
  async remove(path: string): Promise<void> {
    await deleteDoc(doc(this.#world.unguarded, this.#full(path)));
  }

  /** What is stored now, or null. */
  async stored(path: string): Promise<Data | null> {
    return (await getDoc(doc(this.#world.unguarded, this.#full(path)))).data() ?? null;
  }

  /** Somebody becomes a member, or is changed. */
  hire(uid: string, member: Data): Promise<void> {
    return this.put(`members/${uid}`, memberOf(uid, member));
  }

  /** A key that hangs in its cabinet unless it is said otherwise; its unit is `b1-101`. */
  key(id: string, fields: Data = {}): Promise<void> {
    const kind = fields.kind ?? 'vacant';
    const unit = kind === 'area' || kind === 'desk' ? {} : { unit: 'b1-101' };
    return this.record('keys', id, {
      code: id.toUpperCase(),
      kind,
      cabinet: kind,
      opensWhat: '1-101',
      hook: 'A1',
      pieces: 2,
      state: 'inCabinet',
      ...unit,
      ...fields,
    });
  }

  /** A loan of a key arranged by `key`, asked for by the receptionist for the engineer. */
  async loan(id: string, fields: Data & { key: string; state: string }): Promise<void> {
    const key = await this.stored(`keys/${fields.key}`);
    await this.record('keyLoans', id, {
      kind: key?.kind,
      keyCode: key?.code,
      unit: key?.opensWhat,
      borrower: 'staff',
      borrowedBy: 'engineer',
      purpose: '检查设备',
      emergency: false,
      opened: { by: 'receptionist', at: inHours(-1) },
      ...fields,
    });
  }

  /** A key that is out, and the loan that took it. */
  async keyOut(key: string, loan: string, keyFields: Data = {}, loanFields: Data = {}): Promise<void> {
    await this.key(key, { ...keyFields, state: 'out', loan });
    await this.loan(loan, {
      key,
      state: 'out',
      pieces: keyFields.pieces ?? 2,
      issued: { by: 'supervisor', at: inHours(-1) },
      ...loanFields,
    });
  }

  /** The supervisor has named somebody keeper of these kinds of keys, unless the time says otherwise. */
  designation(keeper: string, kinds: string[], fields: Data = {}): Promise<void> {
    const time = { from: inHours(-1), until: inHours(1) };
    const record = { why: 'designation', keeper, kinds, state: 'active', ...time, ...fields };
    return this.record('keyKeepers', `designation~${keeper}`, record);
  }

  /** Somebody stands in for another who is on leave. */
  leave(keeper: string, onBehalfOf: string, fields: Data = {}): Promise<void> {
    const time = { from: inHours(-1), until: inHours(1) };
    const record = { why: 'leave', keeper, onBehalfOf, state: 'active', ...time, ...fields };
    return this.record('keyKeepers', `leave~${keeper}`, record);
  }

  /** A photo or scan that is on file. */
  attachment(id: string, kind: string, fields: Data = {}): Promise<void> {
    const image = { mediaType: 'image/png', content: Bytes.fromUint8Array(new Uint8Array([1, 2, 3])) };
    return this.record('attachments', id, { kind, ...image, state: 'kept', ...fields });
  }
}

const memberOf = (uid: string, member: object): Data => ({
  name: uid,
  language: 'zh',
  buildings: [],
  ...envelope('active'),
  ...member,
});

/** A project of its own in the Firestore emulator with the real rules, for one test file. */
export class World {
  /** Reads and writes with the rules off. */
  readonly unguarded: Firestore;
  readonly #project: string;
  readonly #apps: FirebaseApp[] = [];
  readonly #people = new Map<string | null, Firestore>();
  #sites = 0;

  constructor(project: string) {
    this.#project = project;
    this.unguarded = this.#connect('owner');
  }

  /** A client of the web SDK; the emulator takes 'owner' for one whom the rules do not bind. */
  #connect(token: 'owner' | { sub: string } | null): Firestore {
    const app = initializeApp({ projectId: this.#project }, `${this.#project}-${this.#apps.length}`);
    this.#apps.push(app);
    const firestore = getFirestore(app);
    const { host, port } = emulators.firestore();
    connectFirestoreEmulator(firestore, host, port, token === null ? {} : { mockUserToken: token });
    return firestore;
  }

  /** The client of a signed-in person; of nobody for null. */
  firestoreOf(uid: string | null): Firestore {
    const known = this.#people.get(uid);
    if (known) return known;
    const firestore = this.#connect(uid === null ? null : { sub: uid });
    this.#people.set(uid, firestore);
    return firestore;
  }

  async close(): Promise<void> {
    await Promise.all(this.#apps.map((app) => deleteApp(app)));
  }

  /** A new site with its people, its settings, the unit b1-101 and the household of it, `h1`, with its private file. */
  async site(): Promise<Site> {
    this.#sites += 1;
    const site = new Site(this, `site${this.#sites}`);
    const batch = writeBatch(this.unguarded);
    const put = (path: string, data: Data) =>
      batch.set(doc(this.unguarded, `sites/${site.id}/${path}`), data);
    for (const [uid, member] of Object.entries(staff)) put(`members/${uid}`, memberOf(uid, member));
    for (const [id, { state, ...fields }] of Object.entries(keepers()))
      put(`keyKeepers/${id}`, { ...envelope(state ?? 'active'), ...fields });
    put('settings/site', { ...settings, ...envelope('current') });
    put('units/b1-101', { ...unitOf('b1', '101'), ...envelope('occupied') });
    put('units/b2-201', { ...unitOf('b2', '201'), ...envelope('occupied') });
    put('households/h1', { ...householdOf('b1', '101'), ...envelope('current') });
    put('households/h2', { ...householdOf('b2', '201'), ...envelope('current') });
    for (const id of ['h1', 'h2']) {
      put(`households/${id}/private/file`, { ...fileOf(id), ...envelope('kept') });
      put(`households/${id}/private/phone`, { ...phoneOf(id), ...envelope('kept') });
    }
    await batch.commit();
    return site;
  }
}

const unitOf = (building: string, room: string): Data => ({
  building,
  entrance: '1',
  floor: 1,
  room,
  area: 88.5,
  structure: '框架',
});

const householdOf = (building: string, room: string): Data => ({
  unit: `${building}-${room}`,
  building,
  room: `${building.slice(1)}-${room}`,
  displayName: '王女士',
  maskedPhone: '138****1234',
  completeness: 60,
});

const fileOf = (household: string): Data => ({
  household,
  fullName: '王小红',
  people: 3,
});

const phoneOf = (household: string): Data => ({ household, phones: ['13800001234'] });

/** The world of a test file: set up before its first test and taken down after its last. */
export function openWorld(name: string): { site(): Promise<Site> } {
  const project = freshProject(name);
  const world = new World(project);
  let stop = async () => {};

  beforeAll(async () => {
    setLogLevel('silent'); // A refusal is what the tests ask for; the SDK would print each as an error.
    const rules = readFileSync(new URL('../../../firestore.rules', import.meta.url), 'utf8');
    const environment = await initializeTestEnvironment({
      projectId: project,
      firestore: { ...emulators.firestore(), rules },
    });
    stop = () => environment.cleanup();
  });

  afterAll(async () => {
    await world.close();
    await stop();
  });

  return { site: () => world.site() };
}
