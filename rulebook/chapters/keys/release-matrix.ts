import {
  all,
  any,
  atLeast,
  before,
  type Condition,
  equals,
  implies,
  not,
  oneOf,
  present,
  type Rule,
  rule,
} from '../../notation/condition.ts';
import { later, now, type Operand, size, the, type Value } from '../../notation/value.ts';
import type { ClauseId } from '../../site/clauses/index.ts';
import type { Words } from '../../site/words.ts';
import { madeForThis } from '../common.ts';

/** 钥匙类别 */
export const keyKinds = {
  deposited: { zh: '委托长期', en: 'Deposited' },
  sealed: { zh: '封存', en: 'Sealed' },
  vacant: { zh: '空房', en: 'Vacant unit' },
  repair: { zh: '返修', en: 'Repair' },
  area: { zh: '区域', en: 'Area' },
  desk: { zh: '前台/样板间', en: 'Front desk / show flat' },
} as const satisfies Record<string, Words>;

/** 借用人身份 */
export const borrowers = {
  staff: { zh: '本部门员工', en: 'Staff of the department' },
  otherDepartment: { zh: '其他部门', en: 'Another department' },
  contractor: { zh: '施工单位（员工代借）', en: 'Contractor (staff borrows for them)' },
  household: { zh: '业户本人', en: 'The household' },
  relative: { zh: '亲属', en: 'Relative' },
  agent: { zh: '代理人', en: 'Agent' },
  nanny: { zh: '保姆', en: 'Nanny' },
  hourlyWorker: { zh: '钟点工', en: 'Hourly worker' },
  shift: { zh: '当班', en: 'Shift' },
} as const satisfies Record<string, Words>;

/** 紧急情况 */
export const emergencies = {
  fire: { zh: '火警', en: 'Fire' },
  flood: { zh: '跑水', en: 'Flood' },
  gas: { zh: '燃气泄漏', en: 'Gas leak' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>;

export type KeyKind = keyof typeof keyKinds;

/** Kinds whose keys open a unit; the others open what is no home of anybody (R4.4.2.3). */
export const unitKinds: readonly KeyKind[] = ['vacant', 'repair', 'deposited', 'sealed'];
export type Borrower = keyof typeof borrowers;

/** What may be demanded before a key leaves the cabinet. */
export type Need =
  | 'identity'
  | 'collectorNamed'
  | 'idOrLetterCopy'
  | 'entryPass'
  | 'developerProof'
  | 'staffSigns'
  | 'consentCall'
  | 'bothApprovals'
  | 'managerApproval'
  | 'twoEntrantsInEmergency'
  | 'signature'
  | 'counted';

export interface ReleaseRow {
  readonly kinds: readonly KeyKind[];
  readonly borrowers: readonly Borrower[];
  /** The register that the release is entered in. */
  readonly register: 'keyLoans' | 'repairKeyPickups' | 'areaKeyHandovers' | 'keyDeposits';
  /** Released at once in a fire, flood or gas leak; what the row without it needs is owed by the end of the day. */
  readonly emergency?: boolean;
  readonly needs: readonly Need[];
  readonly cites: readonly ClauseId[];
}

/** What a release needs, by kind of key and by who asks. A pair that has no row is refused. */
export const releaseMatrix: readonly ReleaseRow[] = [
  {
    kinds: ['vacant', 'repair'],
    borrowers: ['staff'],
    register: 'keyLoans',
    needs: [],
    cites: ['R11.1.2.2', 'R4.4.2.4', 'R4.4.4.2.2'],
  },
  {
    kinds: ['vacant', 'repair'],
    borrowers: ['contractor'],
    register: 'keyLoans',
    needs: ['staffSigns', 'collectorNamed', 'identity', 'developerProof'],
    cites: ['R4.4.3.4', 'R11.1.2.6'],
  },
  {
    kinds: ['repair'],
    borrowers: ['household'],
    register: 'repairKeyPickups',
    needs: ['identity', 'signature'],
    cites: ['R4.4.3.3', 'R4.4.4.2.2'],
  },
  {
    kinds: ['repair'],
    borrowers: ['relative', 'agent'],
    register: 'repairKeyPickups',
    needs: ['identity', 'idOrLetterCopy', 'consentCall', 'signature'],
    cites: ['R4.4.3.3'],
  },
  {
    kinds: ['repair'],
    borrowers: ['nanny', 'hourlyWorker'],
    register: 'repairKeyPickups',
    needs: ['identity', 'entryPass', 'consentCall', 'signature'],
    cites: ['R4.4.3.3', 'R4.4.1.5'],
  },
  {
    kinds: ['deposited'],
    borrowers: ['relative', 'agent'],
    register: 'keyLoans',
    needs: ['collectorNamed', 'identity', 'idOrLetterCopy', 'consentCall'],
    cites: ['R4.4.1.5'],
  },
  {
    kinds: ['deposited'],
    borrowers: ['nanny', 'hourlyWorker'],
    register: 'keyLoans',
    needs: ['collectorNamed', 'identity', 'entryPass', 'consentCall'],
    cites: ['R4.4.1.5'],
  },
  {
    kinds: ['deposited', 'sealed'],
    borrowers: ['household'],
    register: 'keyDeposits',
    needs: ['identity'],
    cites: ['R4.4.1.1'],
  },
  {
    kinds: ['deposited', 'sealed'],
    borrowers: ['relative', 'agent'],
    register: 'keyDeposits',
    needs: ['collectorNamed', 'identity', 'idOrLetterCopy', 'consentCall'],
    cites: ['R4.4.1.5'],
  },
  {
    kinds: ['deposited', 'sealed'],
    borrowers: ['nanny', 'hourlyWorker'],
    register: 'keyDeposits',
    needs: ['collectorNamed', 'identity', 'entryPass', 'consentCall'],
    cites: ['R4.4.1.5'],
  },
  {
    kinds: ['deposited'],
    borrowers: ['otherDepartment'],
    register: 'keyLoans',
    needs: ['bothApprovals', 'consentCall'],
    cites: ['R4.4.1.4'],
  },
  {
    kinds: ['deposited'],
    borrowers: ['otherDepartment'],
    register: 'keyLoans',
    emergency: true,
    needs: [],
    cites: ['R4.4.1.4'],
  },
  {
    kinds: ['sealed'],
    borrowers: ['staff', 'otherDepartment'],
    register: 'keyLoans',
    needs: ['consentCall', 'managerApproval', 'twoEntrantsInEmergency'],
    cites: ['R4.3.1', 'R4.4.4.1.2', 'R4.4.4.1.3', 'R4.4.4.1.5'],
  },
  {
    kinds: ['sealed'],
    borrowers: ['relative', 'agent'],
    register: 'keyLoans',
    needs: [
      ...(['collectorNamed', 'identity', 'idOrLetterCopy'] as const),
      ...(['consentCall', 'managerApproval', 'twoEntrantsInEmergency'] as const),
    ],
    cites: ['R4.3.1', 'R4.4.1.5', 'R4.4.4.1.2', 'R4.4.4.1.3', 'R4.4.4.1.5'],
  },
  {
    kinds: ['sealed'],
    borrowers: ['nanny', 'hourlyWorker'],
    register: 'keyLoans',
    needs: [
      ...(['collectorNamed', 'identity', 'entryPass'] as const),
      ...(['consentCall', 'managerApproval', 'twoEntrantsInEmergency'] as const),
    ],
    cites: ['R4.3.1', 'R4.4.1.5', 'R4.4.4.1.2', 'R4.4.4.1.3', 'R4.4.4.1.5'],
  },
  {
    kinds: ['sealed'],
    borrowers: ['contractor'],
    register: 'keyLoans',
    needs: [
      ...(['staffSigns', 'collectorNamed', 'identity'] as const),
      ...(['consentCall', 'managerApproval', 'twoEntrantsInEmergency'] as const),
    ],
    cites: ['R11.1.2.6', 'R4.3.1', 'R4.4.4.1.2', 'R4.4.4.1.3', 'R4.4.4.1.5'],
  },
  {
    kinds: ['area'],
    borrowers: ['shift'],
    register: 'areaKeyHandovers',
    needs: ['counted'],
    cites: ['R11.1.1.1'],
  },
];

const rowsOf = (register: ReleaseRow['register']): readonly ReleaseRow[] =>
  releaseMatrix.filter((row) => row.register === register && !row.emergency);

/** The rows of a register as one condition on the kind of key and on who asks, kinds with the same borrowers together. */
function fits(rows: readonly ReleaseRow[], kind: Value, borrower: Value): Condition {
  const kindsOf = new Map<string, { kinds: KeyKind[]; who: readonly Borrower[] }>();
  for (const each of Object.keys(keyKinds) as KeyKind[]) {
    const who = rows.filter(({ kinds }) => kinds.includes(each)).flatMap((row) => row.borrowers);
    const group = kindsOf.get(who.join()) ?? { kinds: [], who };
    group.kinds.push(each);
    if (who.length > 0) kindsOf.set(who.join(), group);
  }
  return any(
    ...[...kindsOf.values()].map(({ kinds, who }) => all(oneOf(kind, ...kinds), oneOf(borrower, ...who))),
  );
}

/** A call belongs to the matter when it was made a day before that at the earliest. */
const CALL_HOURS = 24;

/** The call was made no longer than some hours before the matter began. */
export const calledFor = (began: Operand, hours = CALL_HOURS): Condition =>
  not(before(later(the('consent.at'), hours), began));

/** The household was phoned for this matter and agreed. */
export const agreedByPhone = (began: Operand, hours = CALL_HOURS): Condition =>
  all(equals(the('consent.agreed'), true), calledFor(began, hours));

const proofIs =
  (...kinds: string[]) =>
  (register: ReleaseRow['register']): Condition =>
    all(present(the('proof')), oneOf(the('proof.kind'), ...kinds), madeForThis('proof', register));

const always = (condition: Condition) => () => condition;

const approved = (role: 'supervisor' | 'manager'): Condition => present(the(`approvals.${role}.by`));

/** How each need shows in the record, and what is said when it does not. */
const needs: Readonly<
  Partial<
    Record<
      Need,
      {
        name: string;
        words: Words;
        cites: readonly ClauseId[];
        of: (register: ReleaseRow['register']) => Condition;
      }
    >
  >
> = {
  collectorNamed: {
    name: 'collectorNamed',
    words: { zh: '须写明领用人姓名', en: 'Name who collects the key' },
    cites: ['R4.4.1.5', 'R4.4.3.4', 'R4.4.4.1.4'],
    of: always(present(the('collector'))),
  },
  identity: {
    name: 'identityChecked',
    words: { zh: '须先核对领用人身份', en: "The collector's identity must be checked first" },
    cites: ['R4.4.1.5', 'R4.4.3.3', 'R4.4.3.4'],
    of: always(equals(the('identityChecked'), true)),
  },
  idOrLetterCopy: {
    name: 'idOrLetterCopyKept',
    words: {
      zh: '须留存身份证或业户委托书的复印件，只用于本次',
      en: 'A copy of the ID card or the letter of authority must be kept, made for this very entry',
    },
    cites: ['R4.4.1.5', 'R4.4.3.3'],
    of: proofIs('idCard', 'letterOfAuthority'),
  },
  entryPass: {
    name: 'entryPassShown',
    words: { zh: '保姆、钟点工须出示出入证', en: 'A nanny or hourly worker must show the entry pass' },
    cites: ['R4.4.1.5'],
    of: proofIs('entryPass'),
  },
  developerProof: {
    name: 'developerProofOnFile',
    words: { zh: '须有开发商的书面证明', en: "The developer's written proof must be on file" },
    cites: ['R4.4.3.4'],
    of: proofIs('developerProof'),
  },
  staffSigns: {
    name: 'staffBorrowsForContractor',
    words: {
      zh: '施工人员不得直接借用，须由员工本人登记代借',
      en: 'A contractor never borrows directly: the member of staff who borrows signs for them',
    },
    cites: ['R11.1.2.6', 'R4.4.3.4'],
    of: always(equals(the('borrowedBy'), the('opened.by'))),
  },
  consentCall: {
    name: 'householdConsented',
    words: {
      zh: '须先致电业户并征得同意，记录通话时间到分钟（不早于登记前一天）',
      en: 'The household must be phoned and agree first, a day before at the earliest, with the time to the minute',
    },
    cites: ['R4.4.1.4', 'R4.4.1.5', 'R4.4.3.3', 'R4.4.4.1.2', 'R4.4.4.1.3'],
    // A deposit was opened long ago: there the call is made for the return.
    of: (register) => agreedByPhone(register === 'keyDeposits' ? now : the('opened.at')),
  },
  bothApprovals: {
    name: 'bothHaveApproved',
    words: { zh: '须经客服主任和经理两人批准', en: 'The supervisor and the manager must both have approved' },
    cites: ['R4.4.1.4'],
    of: always(all(approved('supervisor'), approved('manager'))),
  },
  managerApproval: {
    name: 'managerHasApproved',
    words: { zh: '启用封存钥匙须经经理批准', en: "Opening a sealed key needs the manager's approval" },
    cites: ['R4.3.1'],
    of: always(approved('manager')),
  },
  twoEntrantsInEmergency: {
    name: 'twoPeopleEnter',
    words: {
      zh: '紧急情况须两人以上入室，并登记姓名',
      en: 'In an emergency at least two named people enter',
    },
    cites: ['R4.4.4.1.5'],
    of: always(
      implies(
        equals(the('emergency'), true),
        all(present(the('entrants')), atLeast(size(the('entrants')), 2)),
      ),
    ),
  },
};

/** The pair of key kind and borrower stands in the matrix for this register. */
export const standsInMatrix = (register: ReleaseRow['register'], kind: Value, borrower: Value): Rule => {
  const rows = rowsOf(register);
  return rule(
    'standsInReleaseMatrix',
    [...new Set(rows.flatMap((row) => row.cites))],
    {
      zh: '此类钥匙不能以这种方式交给该借用人',
      en: 'A key of this kind is not released to this borrower in this way',
    },
    fits(rows, kind, borrower),
  );
};

/**
 * The pairs of these rows, told apart from the register's other pairs in as few words as it takes: a kind or a
 * borrower that is in all its rows needs no other sign. A pair without any row is refused anyway.
 */
function among(
  all: readonly ReleaseRow[],
  rows: readonly ReleaseRow[],
  kind: Value,
  borrower: Value,
): Condition {
  const others = all.filter((row) => !rows.includes(row));
  const [kinds, who] = [
    new Set(rows.flatMap((row) => row.kinds)),
    new Set(rows.flatMap((row) => row.borrowers)),
  ];
  if (!others.some((row) => row.kinds.some((each) => kinds.has(each)))) return oneOf(kind, ...kinds);
  if (!others.some((row) => row.borrowers.some((each) => who.has(each)))) return oneOf(borrower, ...who);
  return fits(rows, kind, borrower);
}

/** Of a register's rows, one rule for each of the wanted needs: wherever a row needs it, it must be met. */
export const needed = (
  register: ReleaseRow['register'],
  kind: Value,
  borrower: Value,
  ...wanted: Need[]
): Rule[] =>
  wanted.map((need) => {
    const told = needs[need];
    const all = rowsOf(register);
    const rows = all.filter((row) => row.needs.includes(need));
    if (!told || rows.length === 0) throw new Error(`No row of ${register} needs '${need}' as a rule`);
    const met = told.of(register);
    const of = rows.length === all.length ? met : implies(among(all, rows, kind, borrower), met);
    return rule(told.name, told.cites, told.words, of);
  });

/** Every approval that the matrix asks of this pair has been given. */
export const everyApprovalGiven = (kind: Value, borrower: Value): Condition =>
  all(...needed('keyLoans', kind, borrower, 'bothApprovals', 'managerApproval'));

/** The pair needs somebody's approval at all. */
export const needsApproval = (kind: Value, borrower: Value): Condition =>
  fits(
    rowsOf('keyLoans').filter(
      (row) => row.needs.includes('bothApprovals') || row.needs.includes('managerApproval'),
    ),
    kind,
    borrower,
  );
