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
import { day, inHours } from './moments.ts';
import {
  type Data,
  everyRight,
  keepsFor,
  laidDown,
  lentBy,
  namings,
  noRights,
  type Rights,
  rightsWith,
  staff,
  type Term,
} from './people.ts';
import { Person } from './person.ts';

/** What a token says beside whose it is. */
export type Claims = Readonly<Record<string, string | number | boolean>>;

const settings = {
  name: '湖畔花园',
  nameEnglish: 'Lakeside Garden',
  zone: 'Asia/Shanghai',
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

/** The zone of the tests' sites: UTC+8, and no change of it in sight. */
const clock = (): Data => ({ offsetMinutes: 480, changesAt: inHours(24 * 365), offsetMinutesAfter: 480 });

/** The first bytes of a PNG, and so many in all. */
export const picture = (bytes = 60): Bytes => {
  const content = new Uint8Array(bytes);
  content.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52]);
  return Bytes.fromUint8Array(content);
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

  /** The person who is called so, with claims of their token where a test wants some; `null` has not signed in. */
  as(uid: string | null, claims: Claims = {}): Person {
    return new Person(uid, this.#world.firestoreOf(uid, claims), this.#world.unguarded, this.id);
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

  /** Each of these people has entered, a few minutes ago, that they look at the private files of these households. */
  async looked(uids: readonly string[], households: readonly string[], at = inHours(-0.1)): Promise<void> {
    const batch = writeBatch(this.#world.unguarded);
    for (const household of households) {
      for (const uid of uids) {
        const path = this.#full(`fileViewings/${household}~${uid}`);
        batch.set(doc(this.#world.unguarded, path), viewingOf(household, uid, at));
      }
    }
    await batch.commit();
  }

  /** What is stored now, or null. */
  async stored(path: string): Promise<Data | null> {
    return (await getDoc(doc(this.#world.unguarded, this.#full(path)))).data() ?? null;
  }

  /** Somebody becomes a member, or is changed. */
  async hire(uid: string, member: Data): Promise<void> {
    await this.put(`members/${uid}`, memberOf(uid, member));
    await this.layDown(uid, await this.rights(uid));
  }

  /** A key that hangs in its cabinet unless it is said otherwise; its id is its code, its unit that of its kind. */
  key(id: string, fields: Data = {}): Promise<void> {
    const kind = String(fields.kind ?? 'vacant');
    return this.record('keys', id, {
      code: id,
      kind,
      cabinet: kind,
      opensWhat: '1-101',
      hook: 'A1',
      pieces: 2,
      present: fields.pieces ?? 2,
      state: 'inCabinet',
      ...unitOfKey(kind),
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

  /** A key that the household `h1` has deposited; `key` says otherwise of the key, `fields` of the entry. */
  async deposit(id: string, key: string, fields: Data = {}, keyFields: Data = {}): Promise<void> {
    await this.key(key, { kind: 'deposited', deposit: id, household: 'h1', ...keyFields });
    const entry = {
      household: 'h1',
      room: '1-101',
      unit: 'b1-101',
      key,
      kind: 'deposited',
      term: 'long',
      pieces: 2,
    };
    await this.record('keyDeposits', id, { ...entry, identityChecked: true, state: 'kept', ...fields });
  }

  /** A household has moved out, or moves in again. */
  async moveOut(household: string, state = 'former'): Promise<void> {
    const stored = await this.stored(`households/${household}`);
    await this.put(`households/${household}`, { ...stored, state });
  }

  /** What the server has laid down that somebody may do beside their own roles. */
  async rights(uid: string): Promise<Rights> {
    return ((await this.stored(rightsOf(uid))) as Rights | null) ?? noRights;
  }

  /** The server lays down what somebody may do: beside their own roles, and these. */
  async layDown(uid: string, rights: Rights): Promise<void> {
    await this.put(rightsOf(uid), laidDown(rights, ownOf(await this.stored(`members/${uid}`))));
  }

  /** The supervisor has named somebody keeper of these kinds of keys, from an hour ago until in an hour. */
  async designation(keeper: string, kinds: readonly string[], fields: Fields = {}): Promise<void> {
    const { id = `named-${keeper}`, state = 'active', ...term } = { ...anHourAround(), ...fields };
    await this.record('keyKeepers', id, { keeper, kinds, state, ...term });
    const { keeps, standsIn } = await this.rights(keeper);
    const named = state === 'active' ? keepsFor(kinds, term) : {};
    await this.layDown(keeper, rightsWith({ ...keeps, ...named }, standsIn));
  }

  /** Somebody stands in for another who is on leave, from an hour ago until in an hour, with what that one has now. */
  async leave(deputy: string, absent: string, fields: Fields = {}): Promise<void> {
    const { id = `${deputy}-for-${absent}`, state = 'active', ...term } = { ...anHourAround(), ...fields };
    await this.record('delegations', id, { absent, deputy, state, ...term });
    const own = await this.rights(deputy);
    const { keeps } = await this.rights(absent);
    const lent =
      state === 'active' ? lentBy(absent, await this.stored(`members/${absent}`), keeps, term) : [];
    const standsIn = [...own.standsIn.filter((each) => each.absent !== absent), ...lent];
    await this.layDown(deputy, rightsWith(own.keeps, standsIn));
  }

  /** A photo or scan that is on file, made for the loan `l1` unless it is said otherwise. */
  attachment(id: string, kind: string, fields: Data = {}): Promise<void> {
    const image = { mediaType: 'image/png', content: picture() };
    const use = { forRegister: 'keyLoans', forRecord: 'l1' };
    return this.record('attachments', id, { kind, ...image, ...use, state: 'kept', ...fields });
  }

  /** The working day closes at this time of day. */
  async closesAt(time: string): Promise<void> {
    await this.put('settings/site', { ...(await this.stored('settings/site')), closing: time });
  }

  /** The site's clock, so many minutes ahead of UTC. */
  clock(offsetMinutes: number, fields: Data = {}): Promise<void> {
    return this.put(CLOCK, { ...clock(), offsetMinutes, offsetMinutesAfter: offsetMinutes, ...fields });
  }

  /** A count as somebody started it, with the keys that the server has laid in. */
  async count(id: string, cabinet: string, keys: readonly string[], fields: Data = {}): Promise<void> {
    await this.record('keyCounts', id, { day: day(), cabinet, state: 'open', ...fields });
    await this.put(`keyCounts/${id}/standing/inventory`, { keys });
  }
}

/** Which unit a key of this kind opens: nobody lives where the key of a vacant unit fits. */
export function unitOfKey(kind: string): Data {
  if (kind === 'area' || kind === 'desk') return {};
  return { unit: kind === 'vacant' ? 'b1-102' : 'b1-101' };
}

const CLOCK = 'settings/site/standing/clock';

/** Where a member's rights stand. */
const rightsOf = (uid: string): string => `members/${uid}/standing/rights`;

/** When it runs, in which state its record is, and its id. */
type Fields = Partial<Term> & { readonly state?: string; readonly id?: string };

const anHourAround = (): Term => ({ from: inHours(-1), until: inHours(1) });

const memberOf = (uid: string, member: object): Data => ({
  name: uid,
  language: 'zh',
  buildings: [],
  ...envelope('active'),
  ...member,
});

/** What of a membership stands among the rights. */
const ownOf = (member: Data | null): Data => ({
  state: member?.state ?? 'dismissed',
  roles: member?.roles ?? [],
  buildings: member?.buildings ?? [],
});

/** A project of its own in the Firestore emulator with the real rules, for one test file. */
export class World {
  /** Reads and writes with the rules off. */
  readonly unguarded: Firestore;
  readonly #project: string;
  readonly #apps: FirebaseApp[] = [];
  readonly #people = new Map<string, Firestore>();
  #sites = 0;

  constructor(project: string) {
    this.#project = project;
    this.unguarded = this.#connect('owner');
  }

  /** A client of the web SDK; the emulator takes 'owner' for one whom the rules do not bind. */
  #connect(token: 'owner' | (Claims & { sub: string }) | null): Firestore {
    const app = initializeApp({ projectId: this.#project }, `${this.#project}-${this.#apps.length}`);
    this.#apps.push(app);
    const firestore = getFirestore(app);
    const { host, port } = emulators.firestore();
    connectFirestoreEmulator(firestore, host, port, token === null ? {} : { mockUserToken: token });
    return firestore;
  }

  /** The client of a signed-in person; of nobody for null. */
  firestoreOf(uid: string | null, claims: Claims = {}): Firestore {
    const who = JSON.stringify([uid, claims]);
    const known = this.#people.get(who);
    if (known) return known;
    const firestore = this.#connect(uid === null ? null : { ...claims, sub: uid });
    this.#people.set(who, firestore);
    return firestore;
  }

  async close(): Promise<void> {
    await Promise.all(this.#apps.map((app) => deleteApp(app)));
  }

  /** A new site with its people, its settings, the vacant unit b1-102, and the households `h1` and `h2` with their files. */
  async site(): Promise<Site> {
    this.#sites += 1;
    const site = new Site(this, `site${this.#sites}`);
    const batch = writeBatch(this.unguarded);
    const put = (path: string, data: Data) =>
      batch.set(doc(this.unguarded, `sites/${site.id}/${path}`), data);
    const rights = everyRight();
    for (const [uid, member] of Object.entries(staff)) {
      put(`members/${uid}`, memberOf(uid, member));
      put(rightsOf(uid), laidDown(rights[uid] ?? noRights, ownOf(memberOf(uid, member))));
    }
    for (const [path, { state, ...fields }] of Object.entries(namings()))
      put(path, { ...envelope(state), ...fields });
    put('settings/site', { ...settings, ...envelope('current') });
    put(CLOCK, clock());
    put('units/b1-101', { ...unitOf('b1', '101'), household: 'h1', ...envelope('occupied') });
    put('units/b1-102', { ...unitOf('b1', '102'), ...envelope('vacant') });
    put('units/b2-201', { ...unitOf('b2', '201'), household: 'h2', ...envelope('occupied') });
    put('households/h1', { ...householdOf('b1', '101'), ...envelope('current') });
    put('households/h2', { ...householdOf('b2', '201'), ...envelope('current') });
    for (const id of ['h1', 'h2']) {
      put(`households/${id}/private/file`, { ...fileOf(id), ...envelope('kept') });
      put(`households/${id}/private/phone`, { ...phoneOf(id), ...envelope('kept') });
    }
    for (const uid of ['receptionist', 'admin', 'manager'])
      put(`fileViewings/h1~${uid}`, viewingOf('h1', uid, inHours(-0.1)));
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

const viewingOf = (household: string, uid: string, at: Data[string]): Data => ({
  household,
  ...envelope('viewed'),
  opened: { by: uid, at: inHours(-50) },
  last: { step: 'viewAgain', by: uid, at },
  seen: { by: uid, at },
});

const phoneOf = (household: string): Data => ({ household, phones: ['13800001234'] });

/**
 * The world of a test file: set up before its first test and taken down after its last. `change` puts into the rules
 * what a measurement needs; nothing else is tried with other rules than the real ones.
 */
export function openWorld(
  name: string,
  change: (rules: string) => string = (rules) => rules,
): { site(): Promise<Site> } {
  const project = freshProject(name);
  const world = new World(project);
  let stop = async () => {};

  beforeAll(async () => {
    setLogLevel('silent'); // A refusal is what the tests ask for; the SDK would print each as an error.
    const rules = readFileSync(new URL('../../../firestore.rules', import.meta.url), 'utf8');
    const environment = await initializeTestEnvironment({
      projectId: project,
      firestore: { ...emulators.firestore(), rules: change(rules) },
    });
    stop = () => environment.cleanup();
  });

  afterAll(async () => {
    await world.close();
    await stop();
  });

  return { site: () => world.site() };
}
