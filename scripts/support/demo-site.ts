import type { Auth } from 'firebase-admin/auth';
import type { Firestore } from 'firebase-admin/firestore';
import { importHouseholds } from '../../functions/src/chapters/homes/imports/import-households.ts';
import { readMoveInList } from '../../functions/src/chapters/homes/imports/move-in-list.ts';
import { type Named, openSite } from '../../functions/src/members/open-site.ts';
import { takeStep } from '../../functions/src/records/take-step.ts';
import { readSpreadsheet } from '../../functions/src/spreadsheets/read.ts';
import { registers } from '../../rulebook/chapters/index.ts';
import { accountPath, entriesPath, recordPath } from '../../rulebook/reading/paths.ts';
import type { Calendar } from '../../rulebook/site/calendar.ts';
import type { Role } from '../../rulebook/site/roles.ts';
import { defaultSettings, type Settings, siteTime } from '../../rulebook/site/settings.ts';
import { moveInCsv } from './demo-move-ins.ts';
import { cardPicture, signaturePicture } from './demo-pictures.ts';

export const DEMO_SITE = 'lakeside';
export const DEMO_PASSWORD = 'wuye-desk-demo';

const settings: Settings = {
  ...defaultSettings,
  name: '湖畔花园',
  nameEnglish: 'Lakeside Garden',
  contacts: '监控室 0571-8800 1100；客服前台 0571-8800 1122；燃气抢修 96577',
};

interface Person {
  readonly role: Role;
  readonly name: string;
  readonly reportsTo: Role | null;
  readonly buildings?: readonly string[];
  readonly language?: 'zh' | 'en';
}

const people: readonly Person[] = [
  { role: 'admin', name: '程管理', reportsTo: null },
  { role: 'gm', name: '何总', reportsTo: null },
  { role: 'manager', name: '王经理', reportsTo: 'gm' },
  { role: 'supervisor', name: '李主任', reportsTo: 'manager' },
  { role: 'foreman', name: '赵领班', reportsTo: 'supervisor' },
  { role: 'assistant', name: '周助理', reportsTo: 'supervisor' },
  { role: 'receptionist', name: '陈前台', reportsTo: 'supervisor' },
  { role: 'steward', name: '林管家', reportsTo: 'supervisor', buildings: ['1', '2'] },
  { role: 'cashier', name: '孙收银', reportsTo: 'manager' },
  { role: 'engineer', name: '吴工', reportsTo: 'manager' },
  { role: 'security', name: '监控室郑队', reportsTo: 'manager' },
  { role: 'clerk', name: '钱文员', reportsTo: 'supervisor' },
  { role: 'cleaner', name: '马保洁', reportsTo: 'foreman' },
];

/**
 * Makes a believable site on the emulators: people of every role, three buildings with their households, a full
 * cabinet, and the keys in the states of an ordinary working day. Every record goes through the rulebook's own
 * steps. Returns false when the site is there already.
 */
export async function seedDemo(db: Firestore, auth: Auth, now: Date): Promise<boolean> {
  if ((await db.doc(`sites/${DEMO_SITE}/settings/site`).get()).exists) return false;
  const { calendar } = siteTime(settings);
  const today = calendar.day(now);
  const yesterday = calendar.shiftDay(today, -1);
  const lastMonth = calendar.instant(calendar.shiftDay(today, -30), '09:00');
  const uid = await addPeople(db, auth, lastMonth);
  const take: Take = (by, register, step, id, input, at) =>
    takeStep(db, { site: DEMO_SITE, register, step, id, input, actor: uid[by], at }, at);

  // The emulators may be started at any hour: what happened 'this morning' lies before now in any case.
  const earlier = (minutes: number): Date => new Date(Math.floor(now.getTime() / 60_000 - minutes) * 60_000);
  // First, since the log is sealed as it is written: the lines of the steps below have the time of now.
  await writeLog(db, uid, today, earlier);
  await importUnits(db, uid.assistant, lastMonth);
  await nameKeepers(take, uid, lastMonth);
  await standIn(take, uid, calendar.instant(yesterday, '08:40'), calendar);
  await fillCabinet(take, lastMonth);
  const households = await householdsByUnit(db);
  await lendAsOnAnOrdinaryDay(take, uid, households, earlier, calendar.instant(yesterday, '15:20'));
  await sealedAndLost(take, uid, households, earlier, calendar.instant(yesterday, '10:05'));
  await countKeys(db, take, earlier, calendar);
  const signedDay = calendar.shiftDay(today, -2);
  await take(
    'supervisor',
    'dutyLogReviews',
    'sign',
    signedDay,
    { day: signedDay, remarks: '已阅，钥匙交接清楚。' },
    calendar.instant(yesterday, '08:45'),
  );
  return true;
}

type Uids = Readonly<Record<Role, string>>;
type Take = (
  by: Role,
  register: string,
  step: string,
  id: string,
  input: Readonly<Record<string, unknown>>,
  at: Date,
) => Promise<void>;

async function addPeople(db: Firestore, auth: Auth, at: Date): Promise<Uids> {
  const uid = {} as Record<Role, string>;
  for (const { role, name } of people) {
    const email = `${role}@lakeside.example`;
    const user = await auth
      .getUserByEmail(email)
      .catch(() =>
        auth.createUser({ uid: `demo-${role}`, email, password: DEMO_PASSWORD, displayName: name }),
      );
    uid[role] = user.uid;
  }
  const named = (role: Role): Named => ({
    uid: uid[role],
    name: people.find((each) => each.role === role)?.name ?? role,
    email: `${role}@lakeside.example`,
  });
  await openSite(db, { site: DEMO_SITE, settings, admin: named('admin'), manager: named('manager') }, at);
  for (const person of people) await join(db, uid, person, at);
  return uid;
}

/** The operator has named the administrator and the manager; the manager takes on everybody else. */
async function join(db: Firestore, uid: Uids, person: Person, at: Date): Promise<void> {
  const { role, name, reportsTo, buildings = [], language = 'zh' } = person;
  if (role === 'admin') return;
  const isManager = role === 'manager';
  const sites = { [DEMO_SITE]: { name: settings.name, nameEnglish: settings.nameEnglish } };
  const above = reportsTo ? { reportsTo: uid[reportsTo] } : {};
  const input = { name, language, email: `${role}@lakeside.example`, roles: [role], buildings, ...above };
  const step = { register: 'members', step: isManager ? 'change' : 'join', id: uid[role], input, at };
  const actor = isManager ? uid.gm : uid.manager;
  await takeStep(db, { site: DEMO_SITE, ...step, actor }, at, (_writes, transaction) => {
    transaction.set(db.doc(accountPath(uid[role])), { name, language, sites });
  });
}

async function importUnits(db: Firestore, actor: string, now: Date): Promise<void> {
  const list = readMoveInList(await readSpreadsheet(new TextEncoder().encode(moveInCsv())));
  const outcome = await importHouseholds({ db, site: DEMO_SITE, actor, now, list, dryRun: false });
  if (!outcome.written)
    throw new Error(`The demo's move-in list is refused: ${JSON.stringify(outcome.problems)}`);
}

async function nameKeepers(take: Take, uid: Uids, at: Date): Promise<void> {
  const until = new Date(at.getTime() + 365 * 86_400_000);
  const name = (role: Role, kinds: readonly string[]) =>
    take(
      'supervisor',
      'keyKeepers',
      'designate',
      `demo-keeper-${role}`,
      { keeper: uid[role], kinds, from: at, until },
      at,
    );
  await name('receptionist', ['vacant', 'repair', 'desk', 'deposited', 'sealed']);
  await name('assistant', ['vacant', 'repair', 'desk']);
}

/** The steward of two buildings is on leave, and has asked the clerk to stand in. */
async function standIn(take: Take, uid: Uids, at: Date, calendar: Calendar): Promise<void> {
  const until = calendar.instant(calendar.shiftDay(calendar.day(at), 4), settings.closing);
  const leave = { absent: uid.steward, deputy: uid.clerk, from: at, until };
  await take('steward', 'delegations', 'delegate', 'demo-leave', leave, at);
}

/** This morning's counts: one key is out since yesterday, and one is on no hook. */
async function countKeys(
  db: Firestore,
  take: Take,
  earlier: (minutes: number) => Date,
  calendar: Calendar,
): Promise<void> {
  const count = async (
    cabinet: string,
    { missing = [], lent = [] }: Readonly<Record<'missing' | 'lent', string[] | undefined>>,
    minutes: number,
  ) => {
    const day = calendar.day(earlier(minutes));
    const id = `${day}~${cabinet}`;
    await take('receptionist', 'keyCounts', 'start', id, { day, cabinet }, earlier(minutes));
    const kept = await db.collection(`sites/${DEMO_SITE}/keys`).where('kind', '==', cabinet).get();
    const keys = kept.docs.filter((key) => key.get('state') !== 'withdrawn').map((key) => key.id);
    await db.doc(recordPath(DEMO_SITE, registers('countInventory'), id)).set({ keys });
    const found = keys.filter((key) => !missing.includes(key) && !lent.includes(key));
    const counted = { found, missing, lent };
    await take('receptionist', 'keyCounts', 'finish', id, counted, earlier(minutes - 8));
  };
  await count('vacant', { missing: [], lent: ['K-04'] }, 220);
  await count('desk', { missing: ['D-2'], lent: [] }, 210);
}

/** Unit ids are building-entrance-room, household ids follow from them; the list in demo-move-ins.ts says who is where. */
async function fillCabinet(take: Take, at: Date): Promise<void> {
  const unitKeys = [
    ['vacant', 'K', ['3-1-101', '3-1-201', '3-1-301', '3-1-401', '3-1-501', '3-1-601']],
    ['repair', 'F', ['2-1-102', '2-1-202', '2-1-302', '2-1-402', '2-1-502']],
  ] as const;
  const coded = unitKeys.flatMap(([kind, letter, units]) =>
    units.map((unit, place) => ({ kind, unit, code: numbered(letter, place + 1) })),
  );
  for (const [place, { kind, unit, code }] of coded.entries()) {
    await take(
      'receptionist',
      'keys',
      'register',
      code,
      { code, kind, unit, opensWhat: unit, hook: hook(place), pieces: 2 },
      at,
    );
  }
  const areas = ['消防通道', '水泵房', '配电间', '天台'];
  for (const [place, opensWhat] of areas.entries()) {
    const code = `Q-${place + 1}`;
    await take(
      'security',
      'keys',
      'register',
      code,
      { code, kind: 'area', opensWhat, hook: hook(place), pieces: 3 },
      at,
    );
  }
  for (const [place, opensWhat] of ['样板间 A', '会所储藏室'].entries()) {
    const code = `D-${place + 1}`;
    await take(
      'receptionist',
      'keys',
      'register',
      code,
      { code, kind: 'desk', opensWhat, hook: hook(place), pieces: 1 },
      at,
    );
  }
}

/** A code that tells a finder of the key nothing of its door. */
const numbered = (letter: string, number: number): string => `${letter}-${String(number).padStart(2, '0')}`;

const hook = (place: number): string =>
  `${String.fromCharCode(65 + Math.floor(place / 10))}${(place % 10) + 1}`;

/** Keys out on time, one overdue since yesterday, an emergency whose papers are owed, and people who wait. */
async function lendAsOnAnOrdinaryDay(
  take: Take,
  uid: Uids,
  households: Households,
  earlier: (minutes: number) => Date,
  late: Date,
): Promise<void> {
  const lend = async (id: string, code: string, by: Role, purpose: string, at: Date): Promise<void> => {
    const input = { key: code, borrower: 'staff', borrowedBy: uid[by], purpose, emergency: false };
    await take('receptionist', 'keyLoans', 'request', id, input, at);
    await take('receptionist', 'keyLoans', 'issue', id, {}, at);
  };
  await lend('demo-loan-late', 'K-04', 'engineer', '检查管道', late);
  await lend('demo-loan-cleaning', 'K-03', 'cleaner', '空房保洁', earlier(95));
  await lend('demo-loan-repair', 'F-02', 'engineer', '返修复查：厨房渗水', earlier(40));
  await take(
    'security',
    'areaKeyHandovers',
    'draw',
    'demo-roof',
    { key: 'Q-4', drawnBy: uid.foreman },
    earlier(60),
  );

  await deposit(take, households, '1-1-301', 'W-01', 'deposited', late);
  await deposit(take, households, '1-1-502', 'W-02', 'deposited', late);
  const asked = {
    key: 'W-02',
    borrower: 'otherDepartment',
    borrowedBy: uid.engineer,
    purpose: '楼下漏水排查',
    emergency: false,
  };
  await take('engineer', 'keyLoans', 'request', 'demo-loan-waiting', asked, earlier(25));
  const emergency = {
    key: 'W-01',
    borrower: 'otherDepartment',
    borrowedBy: uid.engineer,
    purpose: '跑水，关闭入户阀门',
    emergency: true,
    emergencyKind: 'flood',
    agreedByPhone: '王经理、业主',
  };
  await take('supervisor', 'keyLoans', 'releaseInEmergency', 'demo-loan-emergency', emergency, earlier(15));

  const collected = {
    key: 'W-04',
    borrower: 'relative',
    borrowedBy: uid.assistant,
    collector: '王女士（业主女儿）',
    identityChecked: true,
    proof: await photograph(take, 'idCard', 'keyLoans', 'demo-loan-relative', earlier(54)),
    consent: { at: earlier(56), with: '业主本人', agreed: true },
    purpose: '代业主取文件',
    emergency: false,
  };
  await deposit(take, households, '1-1-402', 'W-04', 'deposited', late);
  await take('receptionist', 'keyLoans', 'request', 'demo-loan-relative', collected, earlier(53));
  await take('receptionist', 'keyLoans', 'issue', 'demo-loan-relative', {}, earlier(52));

  const disclosure = {
    household: households.get('1-1-801'),
    what: 'phone',
    forWhom: '物流公司',
    why: '大件送货联系不上业主',
  };
  const id = `${households.get('1-1-801')}~${uid.receptionist}`;
  await take('receptionist', 'disclosures', 'request', id, disclosure, earlier(30));
}

type Households = ReadonlyMap<string, string>;

async function deposit(
  take: Take,
  households: Households,
  room: string,
  code: string,
  kind: 'deposited' | 'sealed',
  at: Date,
): Promise<void> {
  const household = households.get(room);
  const keyDetails = { code, hook: code.replace(/^.-0?/, kind === 'sealed' ? 'D' : 'C') };
  const sealed =
    kind === 'sealed'
      ? {
          sealNo: code.replace('S', 'FT'),
          signature: await photograph(take, 'signature', 'keyDeposits', `demo-deposit-${code}`, at),
        }
      : {};
  const input = {
    household,
    key: code,
    kind,
    term: 'long',
    pieces: 1,
    identityChecked: true,
    ...sealed,
    keyDetails,
  };
  await take('receptionist', 'keyDeposits', 'deposit', `demo-deposit-${code}`, input, at);
}

/** A picture that was taken for one record. Returns its id. */
async function photograph(
  take: Take,
  kind: 'signature' | 'idCard',
  forRegister: string,
  forRecord: string,
  at: Date,
): Promise<string> {
  const id = `${forRecord}-${kind}`;
  const content = kind === 'signature' ? signaturePicture() : cardPicture();
  const picture = { kind, mediaType: 'image/png', content, forRegister, forRecord };
  await take('receptionist', 'attachments', 'add', id, picture, at);
  return id;
}

/** A sealed key that came back and waits for its new seal, a lost key being dealt with, and a changed lock. */
async function sealedAndLost(
  take: Take,
  uid: Uids,
  households: Households,
  earlier: (minutes: number) => Date,
  yesterday: Date,
): Promise<void> {
  const loan = 'demo-loan-sealed';
  await deposit(take, households, '1-1-1001', 'S-01', 'sealed', yesterday);
  const asked = {
    key: 'S-01',
    borrower: 'staff',
    borrowedBy: uid.steward,
    purpose: '业主委托开窗通风',
    emergency: false,
  };
  await take('receptionist', 'keyLoans', 'request', loan, asked, earlier(200));
  await take('manager', 'keyLoans', 'approve', loan, {}, earlier(190));
  const consent = { at: earlier(186), with: '业主本人', agreed: true };
  await take('receptionist', 'keyLoans', 'issue', loan, { consent }, earlier(185));
  const back = {
    returnedPieces: 1,
    returnedUnit: '1-1-1001',
    returnedBy: uid.steward,
    statement: { powerOff: true, doorsAndWindowsShut: true, locked: true },
  };
  await take('receptionist', 'keyLoans', 'return', loan, back, earlier(150));

  const lost = {
    key: 'F-03',
    what: 'lost',
    account: '返修人员归还途中遗失，已沿路寻找未果。',
    answerable: uid.engineer,
  };
  await take('receptionist', 'keyIncidents', 'report', 'demo-incident', lost, earlier(120));
  const answer = { managerAnswer: '同意换锁，费用由责任人承担', protection: '门口张贴告示，保安加强巡逻' };
  await take('supervisor', 'keyIncidents', 'askManager', 'demo-incident', answer, earlier(100));

  await deposit(take, households, '1-1-702', 'W-03', 'deposited', yesterday);
  const changed = { household: households.get('1-1-702'), key: 'W-03' };
  await take('receptionist', 'lockChanges', 'report', 'demo-lock', changed, yesterday);
}

async function writeLog(
  db: Firestore,
  uid: Uids,
  day: string,
  earlier: (minutes: number) => Date,
): Promise<void> {
  const write = (id: string, text: string, at: Date) =>
    db
      .doc(`${entriesPath(DEMO_SITE, day)}/${id}`)
      .create({ day, kind: 'note', text, shift: 'day', by: uid.receptionist, at });
  await write('demo-opening', '早班开门，前台物品齐全，台面整洁。', earlier(240));
  await write('demo-visitor', '1-1-601 来访咨询二次装修手续，已告知流程并登记。', earlier(70));
}

/** Household ids by their unit's id. */
async function householdsByUnit(db: Firestore): Promise<Map<string, string>> {
  const found = await db.collection(`sites/${DEMO_SITE}/households`).get();
  return new Map(found.docs.map((household) => [String(household.get('unit')), household.id]));
}
