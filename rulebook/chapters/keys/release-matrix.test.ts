import { describe, expect, test } from 'vitest';
import { the } from '../../notation/value.ts';
import { evaluate, type Scene } from '../../reading/evaluate.ts';
import { registers } from '../index.ts';
import {
  type Borrower,
  borrowers,
  everyApprovalGiven,
  type KeyKind,
  keyKinds,
  needsApproval,
  releaseMatrix,
  standsInMatrix,
} from './release-matrix.ts';

const kinds = Object.keys(keyKinds) as KeyKind[];
const people = Object.keys(borrowers) as Borrower[];

/** A loan as it stands, with nothing else to look at. */
const sceneOf = (loan: Record<string, unknown>): Scene => ({
  registers,
  register: registers('keyLoans'),
  id: 'loan',
  actor: 'me',
  now: new Date(),
  today: '2026-11-24',
  before: null,
  after: loan,
  stored: () => null,
  planned: () => undefined,
});

/** By hand, from the clauses: which pairs may be lent on the loan register at all. */
const mayBeLent: Readonly<Record<KeyKind, readonly Borrower[]>> = {
  vacant: ['staff', 'contractor'],
  repair: ['staff', 'contractor'],
  deposited: ['otherDepartment', 'relative', 'agent', 'nanny', 'hourlyWorker'],
  sealed: ['staff', 'otherDepartment', 'contractor', 'relative', 'agent', 'nanny', 'hourlyWorker'],
  area: [],
  desk: [],
};

describe('the release matrix', () => {
  test('each row cites a clause and names kinds and borrowers', () => {
    for (const row of releaseMatrix) {
      expect(row.cites.length).toBeGreaterThan(0);
      expect(row.kinds.every((kind) => kinds.includes(kind))).toBe(true);
      expect(row.borrowers.every((borrower) => people.includes(borrower))).toBe(true);
    }
  });

  test('no pair stands twice for one register', () => {
    const pairs = releaseMatrix.flatMap((row) =>
      row.kinds.flatMap((kind) =>
        row.borrowers.map((who) => `${row.register} ${kind} ${who} ${row.emergency ?? false}`),
      ),
    );
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  for (const kind of kinds) {
    test.each(people)(`[R4.4.1.5][R4.4.3.4][R4.3.1] a ${kind} key lent to: %s`, (borrower) => {
      const rule = standsInMatrix('keyLoans', the('kind'), the('borrower'));
      expect(evaluate(rule, sceneOf({ kind, borrower }))).toBe(mayBeLent[kind].includes(borrower));
    });
  }

  test('[R4.4.1.4] another department needs both the supervisor and the manager', () => {
    const loan = { kind: 'deposited', borrower: 'otherDepartment' };
    const given = everyApprovalGiven(the('kind'), the('borrower'));
    const [supervisor, manager] = [{ by: 'a' }, { by: 'b' }];
    expect(evaluate(given, sceneOf(loan))).toBe(false);
    expect(evaluate(given, sceneOf({ ...loan, approvals: { supervisor } }))).toBe(false);
    expect(evaluate(given, sceneOf({ ...loan, approvals: { manager } }))).toBe(false);
    expect(evaluate(given, sceneOf({ ...loan, approvals: { supervisor, manager } }))).toBe(true);
  });

  test('[R4.3.1] a sealed key needs the manager, and the supervisor does not do', () => {
    const loan = { kind: 'sealed', borrower: 'relative' };
    const given = everyApprovalGiven(the('kind'), the('borrower'));
    expect(evaluate(given, sceneOf({ ...loan, approvals: { supervisor: { by: 'a' } } }))).toBe(false);
    expect(evaluate(given, sceneOf({ ...loan, approvals: { manager: { by: 'b' } } }))).toBe(true);
  });

  test('[R11.1.2.2] staff borrow a vacant unit’s key without an approval', () => {
    const scene = sceneOf({ kind: 'vacant', borrower: 'staff' });
    expect(evaluate(needsApproval(the('kind'), the('borrower')), scene)).toBe(false);
    expect(evaluate(everyApprovalGiven(the('kind'), the('borrower')), scene)).toBe(true);
  });

  test('[R4.4.1.4] only another department’s deposited key is released first and papered later', () => {
    const rows = releaseMatrix.filter((row) => row.emergency);
    expect(rows.map((row) => [row.kinds, row.borrowers])).toEqual([[['deposited'], ['otherDepartment']]]);
  });

  test('[R11.1.2.6] wherever a contractor borrows, staff sign for them', () => {
    const rows = releaseMatrix.filter((row) => row.borrowers.includes('contractor'));
    expect(rows.flatMap((row) => row.kinds).sort()).toEqual(['repair', 'sealed', 'vacant']);
    for (const row of rows) expect(row.needs).toContain('staffSigns');
  });

  test("[R4.4.3.4] a contractor's vacant or repair key needs the developer's proof", () => {
    const rows = releaseMatrix.filter(
      (row) => row.borrowers.includes('contractor') && !row.kinds.includes('sealed'),
    );
    for (const row of rows) expect(row.needs).toContain('developerProof');
  });

  test('[R4.4.1.5][R4.4.3.3] nobody takes a household’s key without the consent call but the household', () => {
    const helpers: readonly Borrower[] = ['relative', 'agent', 'nanny', 'hourlyWorker'];
    const rows = releaseMatrix.filter((row) => row.borrowers.some((each) => helpers.includes(each)));
    for (const row of rows) expect(row.needs).toContain('consentCall');
  });
});
