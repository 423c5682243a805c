import { deleteApp, initializeApp } from 'firebase-admin/app';
import { type Auth, getAuth } from 'firebase-admin/auth';
import { type Firestore, getFirestore, type Timestamp } from 'firebase-admin/firestore';
import { importHouseholds } from '../../../functions/src/chapters/homes/imports/import-households.ts';
import { readMoveInList } from '../../../functions/src/chapters/homes/imports/move-in-list.ts';
import { type Named, openSite } from '../../../functions/src/members/open-site.ts';
import { type Document, readRecord } from '../../../functions/src/records/documents.ts';
import { takeStep } from '../../../functions/src/records/take-step.ts';
import { readSpreadsheet } from '../../../functions/src/spreadsheets/read.ts';
import { registers } from '../../../rulebook/chapters/index.ts';
import { keyKinds } from '../../../rulebook/chapters/keys/release-matrix.ts';
import { accountPath, entriesPath } from '../../../rulebook/reading/paths.ts';
import type { Role } from '../../../rulebook/site/roles.ts';
import { defaultSettings, siteTime } from '../../../rulebook/site/settings.ts';
import { emulators } from '../emulators.ts';
import { people } from '../site-people.ts';

export const PASSWORD = 'keys-and-households';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A household of the move-in list. */
interface Household {
  readonly room: string;
  readonly name: string;
  readonly phone: string;
}

/** A site of the suite's project, with people of every role and their accounts. Its functions run. */
export class DeskSite {
  readonly id = `web-${crypto.randomUUID().slice(0, 8)}`;
  readonly #app = initializeApp({ projectId: emulators.suiteProject() }, this.id);
  readonly db: Firestore = getFirestore(this.#app);
  readonly auth: Auth = getAuth(this.#app);

  close(): Promise<void> {
    return deleteApp(this.#app);
  }

  uid = (role: Role): string => `${this.id}-${role}`;
  email = (role: Role): string => `${role}@${this.id}.example`;

  /** Opens the site a month ago, so that something may have happened since. */
  async open(): Promise<this> {
    emulators.auth();
    const at = new Date(Date.now() - 30 * DAY_MS);
    await Promise.all(Object.keys(people).map((role) => this.#addAccount(role as Role)));
    const settings = {
      ...defaultSettings,
      name: '湖畔花园',
      nameEnglish: 'Lakeside Garden',
      contacts: '监控室 8800',
    };
    const [admin, manager] = [this.#named('admin'), this.#named('manager')];
    await openSite(this.db, { site: this.id, settings, admin, manager }, at);
    // Whom somebody reports to is there before.
    for (const role of Object.keys(people)) await this.#join(role as Role, at);
    const { name } = people.manager;
    const told = { name, language: 'zh', roles: ['manager'], buildings: [], reportsTo: this.uid('gm') };
    const change = { register: 'members', step: 'change', id: this.uid('manager'), input: told };
    await takeStep(this.db, { site: this.id, ...change, actor: this.uid('gm'), at }, at);
    const keeping = {
      keeper: this.uid('receptionist'),
      kinds: Object.keys(keyKinds).filter((kind) => kind !== 'area'),
      from: at,
      until: new Date(Date.now() + 300 * DAY_MS),
    };
    await this.take('supervisor', 'keyKeepers', 'designate', 'keeper-receptionist', keeping, 30 * 1440);
    return this;
  }

  #named(role: Role): Named {
    return { uid: this.uid(role), name: people[role].name, email: this.email(role) };
  }

  async #addAccount(role: Role): Promise<void> {
    const { name: displayName } = people[role];
    await this.auth.createUser({
      uid: this.uid(role),
      email: this.email(role),
      password: PASSWORD,
      displayName,
    });
  }

  async #join(role: Role, at: Date): Promise<void> {
    // The operator has named these two.
    if (role === 'admin' || role === 'manager') return;
    const { name, reportsTo } = people[role];
    const buildings = role === 'steward' ? ['1', '2'] : [];
    const input = { name, language: 'zh', email: this.email(role), roles: [role], buildings };
    const above = reportsTo ? { reportsTo: this.uid(reportsTo) } : {};
    const step = { site: this.id, register: 'members', step: 'join', id: this.uid(role), at };
    const taken = { ...step, input: { ...input, ...above }, actor: this.uid('manager') };
    const sites = { [this.id]: { name: '湖畔花园', nameEnglish: 'Lakeside Garden' } };
    await takeStep(this.db, taken, at, (_writes, transaction) => {
      transaction.set(this.db.doc(accountPath(this.uid(role))), { name, language: 'zh', sites });
    });
  }

  /** Takes a step as somebody, now or so many minutes ago. */
  async take(
    by: Role,
    register: string,
    step: string,
    id: string,
    input: Document = {},
    minutesAgo = 0,
  ): Promise<void> {
    const at = minutesAgo === 0 ? undefined : new Date(Date.now() - minutesAgo * MINUTE_MS);
    const taken = { site: this.id, register, step, id, input, actor: this.uid(by), ...(at ? { at } : {}) };
    await takeStep(this.db, taken, at ?? new Date());
  }

  record(register: string, id: string): Promise<Document | null> {
    return readRecord(this.db, this.id, registers(register), id);
  }

  /** All records of a register, oldest first. */
  async records(register: string): Promise<readonly (Document & { readonly id: string })[]> {
    const found = await this.db.collection(`sites/${this.id}/${register}`).orderBy('opened.at').get();
    return found.docs.map((each) => ({ id: each.id, ...each.data() }));
  }

  /** The texts of the duty log, oldest first: of every day, since a test may begin before midnight and end after it. */
  async dutyLog(): Promise<readonly string[]> {
    const days = await this.db.collection(`sites/${this.id}/dutyLog`).listDocuments();
    const books = await Promise.all(
      days.map((day) => this.db.collection(entriesPath(this.id, day.id)).get()),
    );
    const at = (entry: { get(field: string): unknown }) => (entry.get('at') as Timestamp).toMillis();
    const entries = books.flatMap(({ docs }) => docs).sort((left, right) => at(left) - at(right));
    return entries.map((entry) => String(entry.get('text')));
  }

  /** The ISO date at the site, or so many days from it. */
  today(days = 0): string {
    const { calendar } = siteTime(defaultSettings);
    return calendar.shiftDay(calendar.day(new Date()), days);
  }

  // ---- Arranging ----

  /** The developer's list is imported: units of one entrance, each with its household. */
  async hasHouseholds(...households: readonly Household[]): Promise<void> {
    const head = '楼栋,单元,楼层,房号,建筑面积,户型,业主姓名,电话,入住日期';
    const rows = households.map(({ room, name, phone }) => {
      const [building, entrance, number = ''] = room.split('-');
      return [
        building,
        entrance,
        number.slice(0, -2),
        number,
        '89.5',
        '两室两厅',
        name,
        phone,
        '2025-06-01',
      ].join(',');
    });
    const list = readMoveInList(
      await readSpreadsheet(new TextEncoder().encode([head, ...rows].join('\r\n'))),
    );
    const actor = this.uid('assistant');
    const outcome = await importHouseholds({
      db: this.db,
      site: this.id,
      actor,
      now: new Date(),
      list,
      dryRun: false,
    });
    if (!outcome.written) throw new Error(`The list is refused: ${JSON.stringify(outcome.problems)}`);
  }

  /** The household that lives in a room, such as 1-1-301. */
  async household(room: string): Promise<string> {
    const found = await this.db.collection(`sites/${this.id}/households`).where('room', '==', room).get();
    return found.docs[0]?.id ?? expected(`a household in ${room}`);
  }

  /** Nobody lives in the unit 3-1-301, whether it was in a list or not. */
  async #hasVacantUnit(id: string): Promise<void> {
    const [building, entrance, room = ''] = id.split('-');
    const stamp = { by: this.uid('assistant'), at: new Date() };
    const envelope = { state: 'vacant', rev: 1, opened: stamp, last: { step: 'import', ...stamp } };
    const unit = { building, entrance, room, floor: Number(room.slice(0, -2)), area: 89.5 };
    await this.db.doc(`sites/${this.id}/units/${id}`).set({ ...unit, ...envelope });
  }

  /** A unit's key, or an area's, hangs in its cabinet. */
  async hasKey(
    kind: 'vacant' | 'repair' | 'area' | 'desk',
    code: string,
    pieces = 2,
    opensWhat = code.replace(/^[A-Z]-/, ''),
  ): Promise<void> {
    const unit = kind === 'vacant' || kind === 'repair' ? { unit: opensWhat } : {};
    if (kind === 'vacant') await this.#hasVacantUnit(opensWhat);
    const by = kind === 'area' ? 'security' : 'receptionist';
    const input = { code, kind, opensWhat, hook: 'A1', pieces, ...unit };
    await this.take(by, 'keys', 'register', code, input, 20 * 1440);
  }

  /** A household has deposited its key. */
  async hasDeposit(room: string, code: string): Promise<void> {
    const deposit = { kind: 'deposited', term: 'long', pieces: 1, identityChecked: true };
    const keyDetails = { code, hook: 'B1' };
    const input = { ...deposit, household: await this.household(room), key: code, keyDetails };
    await this.take('receptionist', 'keyDeposits', 'deposit', `deposit-${code}`, input);
  }

  /** A member of staff has a key, since so many minutes ago. */
  async lends(code: string, to: Role, minutesAgo = 0): Promise<void> {
    const asked = {
      key: code,
      borrower: 'staff',
      borrowedBy: this.uid(to),
      purpose: '检查管道',
      emergency: false,
    };
    await this.take('receptionist', 'keyLoans', 'request', `loan-${code}`, asked, minutesAgo);
    await this.take('receptionist', 'keyLoans', 'issue', `loan-${code}`, {}, minutesAgo);
  }
}

function expected(what: string): never {
  throw new Error(`There is not ${what}`);
}
