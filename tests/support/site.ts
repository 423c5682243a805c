import { deleteApp, initializeApp } from 'firebase-admin/app';
import { type Firestore, getFirestore, type Timestamp } from 'firebase-admin/firestore';
import { chapterConsequences } from '../../functions/src/chapters/consequences.ts';
import { type Change, tellOf } from '../../functions/src/consequences/tell-of.ts';
import { sweep } from '../../functions/src/deadlines/sweep.ts';
import type { PeriodicTask } from '../../functions/src/jobs/jobs.ts';
import { deliveryDuePath } from '../../functions/src/mail/outbox.ts';
import { type OpenDocument, openDocumentPath } from '../../functions/src/open/document.ts';
import { openIn } from '../../functions/src/open/open-after.ts';
import { type Document, fromFirestore, readRecord } from '../../functions/src/records/documents.ts';
import { rosterPath } from '../../functions/src/records/roster.ts';
import { takeStep } from '../../functions/src/records/take-step.ts';
import { registers } from '../../rulebook/chapters/index.ts';
import { keyKinds } from '../../rulebook/chapters/keys/release-matrix.ts';
import { withPeriods } from '../../rulebook/chapters/people/periods.ts';
import { rightsOf } from '../../rulebook/chapters/people/rights-of.ts';
import { collectionPath, openPath, recordPath } from '../../rulebook/reading/paths.ts';
import type { Write } from '../../rulebook/reading/plan.ts';
import type { Role } from '../../rulebook/site/roles.ts';
import { defaultSettings, type Settings, siteTime } from '../../rulebook/site/settings.ts';
import { clockOf } from '../../rulebook/site/site-clock.ts';
import { at, type Clock, clockAt } from './clock.ts';
import { pngOf } from './pictures.ts';
import { giveProjectBack, takeProject } from './projects.ts';
import { people } from './site-people.ts';

export const SITE = 'lakeside';
export const PAGE = 'https://desk.example';

interface Opening {
  /** The moment it is opened at, 'yyyy-MM-dd HH:mm' at the site. */
  readonly at: string;
  readonly settings?: Partial<Settings>;
  /** Hands no change to the trigger; the test does it by itself. */
  readonly quiet?: boolean;
  /** Two sites of one project share its database. */
  readonly project?: string;
  readonly id?: string;
}

/** A site with its settings, a member per role, and the receptionist as the keeper of every kind of key. */
export async function openTestSite({ project: asked, ...opening }: Opening) {
  const project = asked ?? takeProject();
  const app = initializeApp({ projectId: project }, `${project}-${crypto.randomUUID()}`);
  const site = new TestSite(getFirestore(app), project, opening);
  await site.begin({ ...defaultSettings, name: '湖畔花园', contacts: '0571-88001122', ...opening.settings });
  const close = async (): Promise<void> => {
    await deleteApp(app);
    if (asked === undefined) await giveProjectBack(project);
  };
  return Object.assign(site, { close });
}

/** Arranges in the words of the regulation. Every step goes through the rulebook, at the time of the site's clock. */
export class TestSite {
  readonly db: Firestore;
  readonly project: string;
  readonly id: string;
  readonly clock: Clock;
  /** Every change so far, in order. */
  readonly changes: Change[] = [];
  /** Every job that the sweep has put into the queue. */
  readonly jobs: PeriodicTask[] = [];
  /** Of these, the daily summaries. */
  get summaries(): PeriodicTask[] {
    return this.jobs.filter(({ job }) => job === 'dailySummary');
  }

  /** A queue that is away fails with this. */
  readonly queue: { fails: Error | null } = { fails: null };
  /** Every mail that the sweep has looked after; the server has taken them all. */
  readonly mails: string[] = [];
  /** Hands no change to the trigger for now. */
  quiet: boolean;
  readonly #told = new Set<string>();

  constructor(db: Firestore, project: string, { at, quiet = false, id = SITE }: Opening) {
    this.db = db;
    this.project = project;
    this.id = id;
    this.clock = clockAt(at);
    this.quiet = quiet;
  }

  async begin(settings: Settings): Promise<void> {
    const batch = this.db.batch();
    const put = (register: string, id: string, state: string, step: string, fields: Document) => {
      const stamp = { by: 'admin', at: this.clock.now() };
      const envelope = { state, rev: 1, opened: stamp, last: { step, ...stamp } };
      batch.create(this.#ref(register, id), { ...fields, ...envelope });
    };
    put('settings', 'site', 'current', 'open', { ...settings, nameEnglish: 'Lakeside Garden' });
    const term = { from: this.clock.now(), until: new Date(this.clock.now().getTime() + 365 * 86_400_000) };
    const kinds = Object.keys(keyKinds);
    const keeps = Object.fromEntries(kinds.map((kind) => [kind, [term]]));
    for (const [role, person] of Object.entries(people)) {
      const fields = { language: 'zh', email: `${role}@lakeside.example`, roles: [role], buildings: ['1'] };
      const member = { ...fields, ...person };
      put('members', role, 'active', 'join', member);
      const { roles, buildings } = member;
      const beside = { keeps: role === 'receptionist' ? keeps : {}, standsIn: [] };
      const rights = withPeriods({ state: 'active', roles, buildings, ...beside }, this.clock.now());
      batch.create(this.#ref('rights', role), { ...rights });
    }
    put('keyKeepers', 'designation', 'active', 'designate', { keeper: 'receptionist', kinds, ...term });
    batch.create(this.#ref('clock', 'site'), {
      ...clockOf(siteTime(settings).settings.zone, this.clock.now()),
    });
    await batch.commit();
  }

  /** Takes a step at the clock's time and hands what moved to the trigger. Throws `StepRefused`. */
  async take(
    by: string,
    register: string,
    step: string,
    id: string,
    input: Document = {},
  ): Promise<Change[]> {
    const now = this.clock.now();
    let moved: readonly Write[] = [];
    const taken = { site: this.id, register, step, id, input, actor: by, at: now };
    await takeStep(this.db, taken, now, (writes) => {
      moved = writes;
    });
    const changes = await Promise.all(moved.map((write) => this.#changeOf(write)));
    this.changes.push(...changes);
    if (!this.quiet) for (const change of changes) await this.deliver(change);
    return changes;
  }

  /** What the trigger does with a change. */
  async deliver(change: Change): Promise<void> {
    await tellOf(change, { db: this.db, now: this.clock.now(), page: PAGE });
    for (const { register, run } of chapterConsequences) {
      if (register === change.register) await run(this.db, change, this.clock.now());
    }
  }

  /** What the trigger is handed when the server itself has written a record, or somebody past the rules. */
  async written(register: string, id: string): Promise<Change> {
    const change = await this.#changeOf({ register, id });
    this.changes.push(change);
    return change;
  }

  /** The settings have just been opened: the site's days begin to run. */
  async opensItsDays(): Promise<void> {
    await this.deliver(await this.written('settings', 'site'));
  }

  /** The minute's sweep, at the clock's time. */
  async sweep(): Promise<void> {
    await sweep({
      db: this.db,
      now: this.clock.now(),
      enqueue: async (job) => {
        if (this.queue.fails) throw this.queue.fails;
        this.jobs.push(job);
      },
      deliverMail: async (id) => {
        this.mails.push(id);
        await this.db.doc(deliveryDuePath(id)).update({ at: null });
      },
    });
  }

  /** Lets the minutes go by until a time, and sweeps in each in which something has come due. */
  async passUntil(local: string): Promise<void> {
    for (let sweeps = 0; sweeps < 100; sweeps += 1) {
      const next = await this.#nextDue();
      if (!next || next > at(local)) return this.clock.set(local);
      if (next > this.clock.now()) this.clock.setTo(next);
      await this.sweep();
    }
    throw new Error(`Something comes due again and again at ${this.clock.stamp()}`);
  }

  async #nextDue(): Promise<Date | null> {
    const found = await this.db.collectionGroup('due').where('at', '!=', null).orderBy('at').limit(1).get();
    return (found.docs[0]?.get('at') as Timestamp | undefined)?.toDate() ?? null;
  }

  /** Who has been told what since this was asked last, in order: 'yyyy-MM-dd HH:mm uid title record'. */
  async told(): Promise<string[]> {
    const found = await this.db.collectionGroup('notices').get();
    const fresh = found.docs.filter(({ ref }) => !this.#told.has(ref.path));
    for (const { ref } of fresh) this.#told.add(ref.path);
    return fresh
      .map((each) => {
        const stamp = clockAt(each.get('at').toDate()).stamp();
        return `${stamp} ${each.ref.parent.parent?.id} ${each.get('title.zh')} ${each.get('record')}`;
      })
      .sort();
  }

  /** Rights as they follow from the records, where those were written past the steps that reckon them. */
  async reckonsRights(): Promise<void> {
    const stored = async (register: string): Promise<ReadonlyMap<string, Document>> => {
      const { docs } = await this.db.collection(collectionPath(this.id, registers(register))).get();
      return new Map(docs.map((each) => [each.id, fromFirestore(each.data()) as Document]));
    };
    const [members, keepers, leaves] = [
      await stored('members'),
      await stored('keyKeepers'),
      await stored('delegations'),
    ];
    const appointed = (uid: string) => ({
      member: (each: string) => members.get(each) ?? null,
      designations: [...keepers.values()],
      delegations: [...leaves.values()].filter(({ deputy }) => deputy === uid),
    });
    for (const uid of members.keys()) {
      const { rights } = rightsOf(uid, appointed(uid), this.clock.now());
      await this.#ref('rights', uid).set({ ...rights });
    }
    await this.db.doc(rosterPath(this.id)).delete();
  }

  /** Changes a member past the callables. */
  async member(uid: string, fields: Document): Promise<void> {
    await this.#ref('members', uid).update(fields);
    await this.db.doc(rosterPath(this.id)).delete();
  }

  async due(register: string, id: string, name: string): Promise<Document | undefined> {
    return (await this.#ref(register, id).collection('due').doc(name).get()).data();
  }

  /** What is open about a record, as the index has it. `name` is that of something a day owes. */
  async open(register: string, id: string, name = ''): Promise<OpenDocument | null> {
    return openIn(await this.db.doc(openDocumentPath(this.id, register, id, name)).get());
  }

  /** What waits for a person, as their first screen asks for it: `register/record`. */
  async waitsFor(uid: string): Promise<string[]> {
    const mine = this.db.collection(openPath(this.id)).where('for', 'array-contains', uid);
    const { docs } = await mine.orderBy('deadline').get();
    return docs.map((each) => `${each.get('register')}/${each.get('record')}`);
  }

  record(register: string, id: string): Promise<Document | null> {
    return readRecord(this.db, this.id, registers(register), id);
  }

  // ---- Arranging ----

  /** A unit's or an area's key hangs in its cabinet. */
  async hasKey(kind: 'vacant' | 'repair' | 'area' | 'desk', code: string, pieces = 2): Promise<void> {
    const unit = kind === 'vacant' || kind === 'repair' ? { unit: code } : {};
    if (kind === 'vacant' || kind === 'repair') await this.#hasUnit(code, 'vacant');
    const by = kind === 'area' ? 'security' : 'receptionist';
    await this.take(by, 'keys', 'register', code, {
      code,
      kind,
      opensWhat: code,
      hook: 'A1',
      pieces,
      ...unit,
    });
  }

  async #hasUnit(room: string, state: 'vacant' | 'occupied'): Promise<void> {
    await this.#ref('units', room).set({ room, state });
  }

  /** A household lives in building 1. */
  async hasHousehold(id: string, room: string): Promise<void> {
    await this.#hasUnit(room, 'occupied');
    const stamp = { by: 'assistant', at: this.clock.now() };
    await this.#ref('households', id).set({
      ...{ unit: room, building: '1', room, displayName: '张先生', completeness: 100 },
      ...{ state: 'current', rev: 1, opened: stamp, last: { step: 'import', ...stamp } },
    });
  }

  /** A household deposits its key. */
  async hasDeposit(room: string, code: string, kind: 'deposited' | 'sealed' = 'deposited'): Promise<void> {
    const [household, signature] = [`household-${room}`, `signature-${code}`];
    await this.hasHousehold(household, room);
    await this.hasPicture(signature, 'signature', 'keyDeposits', `deposit-${code}`);
    const deposit = { household, key: code, kind, term: 'long', pieces: 1, identityChecked: true };
    const sealed = kind === 'sealed' ? { sealNo: 'F-1', signature } : {};
    const keyDetails = { code, hook: 'B1' };
    await this.take('receptionist', 'keyDeposits', 'deposit', `deposit-${code}`, {
      ...deposit,
      ...sealed,
      keyDetails,
    });
  }

  /** A picture was taken for one record. */
  async hasPicture(id: string, kind: string, forRegister: string, forRecord: string): Promise<void> {
    const picture = { kind, mediaType: 'image/png', content: pngOf(id), forRegister, forRecord };
    await this.take('receptionist', 'attachments', 'add', id, picture);
  }

  /** The day's count of a cabinet is begun and finished; what is not named otherwise was found. */
  async counts(
    cabinet: string,
    { missing = [], lent = [] }: { missing?: string[]; lent?: string[] } = {},
  ): Promise<Change> {
    const day = this.clock.stamp().slice(0, 10);
    const id = `${day}~${cabinet}`;
    const started = await this.take('receptionist', 'keyCounts', 'start', id, { day, cabinet });
    // The list of keys to count is a consequence of the beginning: without it nothing can be counted.
    if (this.quiet) for (const change of started) await this.deliver(change);
    const inventory = await this.db.doc(`sites/${this.id}/keyCounts/${id}/standing/inventory`).get();
    const others = new Set([...missing, ...lent]);
    const found = (inventory.get('keys') as string[]).filter((key) => !others.has(key));
    const [finished] = await this.take('receptionist', 'keyCounts', 'finish', id, { found, missing, lent });
    return finished as Change;
  }

  /** A member of staff borrows a key; the loan's id is `loan-<code>` unless it is named. */
  async lends(
    code: string,
    to: Role = 'engineer',
    more: Document = {},
    loan = `loan-${code}`,
  ): Promise<void> {
    const asked = { key: code, borrower: 'staff', borrowedBy: to, purpose: '检查管道', emergency: false };
    await this.take(to, 'keyLoans', 'request', loan, { ...asked, ...more });
    await this.take('receptionist', 'keyLoans', 'issue', loan);
  }

  /** The key of a loan comes back as it went. */
  async takesBack(code: string, loan = `loan-${code}`): Promise<void> {
    const lent = await this.record('keyLoans', loan);
    await this.take('receptionist', 'keyLoans', 'return', loan, {
      returnedPieces: lent?.pieces,
      returnedUnit: lent?.unit,
      returnedBy: lent?.borrowedBy,
      statement: { powerOff: true, doorsAndWindowsShut: true, locked: true },
    });
  }

  /** R4.4.4.1.2 A sealed key goes to the engineer with the manager's approval and the household's agreement. */
  async lendsSealed(code: string, loan = `loan-${code}`): Promise<void> {
    const asked = { borrower: 'staff', borrowedBy: 'engineer', purpose: '关阀', emergency: false };
    await this.take('engineer', 'keyLoans', 'request', loan, { ...asked, key: code });
    await this.take('manager', 'keyLoans', 'approve', loan);
    const consent = { at: this.clock.now(), with: '张先生', agreed: true };
    await this.take('receptionist', 'keyLoans', 'issue', loan, { consent });
  }

  /** R4.4.1.4 A deposited key leaves at once in an emergency; its papers are owed. Answers what the trigger is told. */
  async releasesInEmergency(code: string, loan = `loan-${code}`): Promise<Change> {
    const changes = await this.take('receptionist', 'keyLoans', 'releaseInEmergency', loan, {
      ...{ key: code, borrower: 'otherDepartment', borrowedBy: 'engineer', purpose: '跑水关阀' },
      ...{ emergency: true, emergencyKind: 'flood', agreedByPhone: '王经理' },
    });
    const change = changes.find(({ register }) => register === 'keyLoans');
    if (!change) throw new Error('Nothing moved');
    return change;
  }

  #ref(register: string, id: string) {
    return this.db.doc(recordPath(this.id, registers(register), id));
  }

  async #changeOf({ register, id }: Pick<Write, 'register' | 'id'>): Promise<Change> {
    const before = this.changes.findLast((each) => each.register === register && each.id === id)?.after;
    const after = await this.record(register, id);
    return { site: this.id, register, id, before: before ?? null, after };
  }
}
