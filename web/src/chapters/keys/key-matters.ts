import { areaKeyHandovers } from '../../../../rulebook/chapters/keys/areaKeyHandovers.ts';
import { keyCopies } from '../../../../rulebook/chapters/keys/keyCopies.ts';
import { keyIncidents } from '../../../../rulebook/chapters/keys/keyIncidents.ts';
import { keyLoans } from '../../../../rulebook/chapters/keys/keyLoans.ts';
import { keys } from '../../../../rulebook/chapters/keys/keys.ts';
import { lockChanges } from '../../../../rulebook/chapters/keys/lockChanges.ts';
import type { KeyKind } from '../../../../rulebook/chapters/keys/release-matrix.ts';
import { type RecordData, read } from '../../../../rulebook/notation/record.ts';
import { dueAt } from '../../../../rulebook/reading/due.ts';
import type { Document, Query, Row } from '../../data/store.ts';
import { type Pages, usePages } from '../../data/use-pages.ts';
import { useRecord, useRows } from '../../data/watch.ts';
import { useSession } from '../../session/current.ts';
import { useSiteTime } from '../../session/site-time.ts';
import type { Holding } from './board.ts';
import { holdingOf } from './board.ts';

/** A loan or a handover, with the register that it stands in. */
export interface Loan {
  readonly register: 'keyLoans' | 'areaKeyHandovers';
  readonly id: string;
  readonly record: Document;
}

/** Something else that happened to the key. */
export interface Matter {
  readonly register: 'keyIncidents' | 'keyCopies' | 'lockChanges';
  readonly id: string;
  readonly record: Document;
}

/** All that a key's page knows of its key. */
export interface KeyMatters {
  /** Everything below has been read, or can't be. */
  readonly isKnown: boolean;
  readonly id: string;
  readonly key: Document;
  readonly kind: KeyKind;
  /** The loan on which it is out. */
  readonly loan: Loan | null;
  readonly holding: Holding | null;
  readonly due: Date | null;
  /** Of what a household has deposited. */
  readonly deposit: Document | null;
  /** The household whose key it is has moved out: the key is not lent any more, and its deposit is closed. */
  readonly hasHouseholdLeft: boolean;
  readonly loans: Pages;
  readonly loanRegister: Loan['register'];
  /** Undefined until they are known; the latest first. */
  readonly matters: readonly Matter[] | undefined;
  readonly isMattersCut: boolean;
}

const LOANS = 10;
const MATTERS = 10;

const ofKey = (site: string, register: string, key: string, limit: number): Query => ({
  from: `sites/${site}/${register}`,
  where: [['key', '==', key]],
  order: [['opened.at', 'desc']],
  limit,
});

/** What runs at a key, and what has run. */
export function useKeyMatters(id: string, key: Document): KeyMatters {
  const { site } = useSession();
  const kind = key.kind as KeyKind;
  const hasHousehold = kind !== 'area' && kind !== 'desk';
  const loanRegister = kind === 'area' ? 'areaKeyHandovers' : 'keyLoans';
  const loans = usePages(ofKey(site, loanRegister, id, LOANS));
  const incidents = useRows(ofKey(site, 'keyIncidents', id, MATTERS));
  const copies = useRows(ofKey(site, 'keyCopies', id, MATTERS));
  const changes = useRows(hasHousehold ? ofKey(site, 'lockChanges', id, MATTERS) : null);
  const loan = useLoan(key, loanRegister, loans);
  const deposit = useRecord(
    typeof key.deposit === 'string' ? `sites/${site}/keyDeposits/${key.deposit}` : null,
  );
  const household = useRecord(
    typeof key.household === 'string' ? `sites/${site}/households/${key.household}` : null,
  );
  const time = useSiteTime();
  const register = loanRegister === 'keyLoans' ? keyLoans : areaKeyHandovers;
  const loanDue = loan && dueAt(register, 'return', loan.record as RecordData, time);
  const found = [incidents.value, copies.value, hasHousehold ? changes.value : []];
  const isMattersKnown = found.every((rows) => rows !== undefined);
  const failure =
    loans.failure ??
    incidents.failure ??
    copies.failure ??
    changes.failure ??
    deposit.failure ??
    household.failure;
  const isLoanKnown = loans.rows !== undefined && (key.state !== 'out' || loan !== null);
  const isDepositKnown = typeof key.deposit !== 'string' || deposit.value !== undefined;
  const isHouseholdKnown = typeof key.household !== 'string' || household.value !== undefined;
  return {
    isKnown: failure !== null || (isMattersKnown && isLoanKnown && isDepositKnown && isHouseholdKnown),
    id,
    key,
    kind,
    loan,
    holding: loan && holdingOf(loan.id, loan.record, loanDue),
    due: loan ? loanDue : dueAt(keys, 'reseal', key as RecordData, time),
    deposit: deposit.value ?? null,
    hasHouseholdLeft: household.value?.state === 'former',
    loans,
    loanRegister,
    matters: isMattersKnown
      ? latestFirst([
          ...matters('keyIncidents', incidents.value),
          ...matters('keyCopies', copies.value),
          ...matters('lockChanges', changes.value),
        ])
      : undefined,
    isMattersCut: found.some((rows) => (rows?.length ?? 0) >= MATTERS),
  };
}

/** The loan on which the key is out: among its latest nearly always, else read by itself. */
function useLoan(key: Document, register: Loan['register'], { rows }: Pages): Loan | null {
  const { site } = useSession();
  const isOut = key.state === 'out' && typeof key.loan === 'string';
  const listed = isOut ? rows?.find(({ id }) => id === key.loan) : undefined;
  const other = useRecord(isOut && rows && !listed ? `sites/${site}/${register}/${key.loan}` : null);
  const record = listed?.data ?? other.value;
  return isOut && record ? { register, id: String(key.loan), record } : null;
}

const matters = (register: Matter['register'], rows: readonly Row[] | undefined): Matter[] =>
  (rows ?? []).map(({ id, data }) => ({ register, id, record: data }));

const openedAt = (record: Document): number => {
  const at = read(record, ['opened', 'at']);
  return at instanceof Date ? at.getTime() : 0;
};

const latestFirst = (found: readonly Matter[]): readonly Matter[] =>
  found.toSorted((left, right) => openedAt(right.record) - openedAt(left.record));

/** Returns true iff a loan still wants something: a decision, the key, its papers, or to be looked into. */
export const isRunning = (loan: Document): boolean =>
  loan.state === 'requested' || loan.state === 'approved' || loan.papers === 'owed' || isDisputed(loan);

/** Who is named as its borrower says that they do not have the key. */
export const isDisputed = ({ state, objection }: Document): boolean =>
  state === 'out' && objection !== undefined;

const registerOf = { keyIncidents, keyCopies, lockChanges };

export const isOpenMatter = ({ register, record }: Matter): boolean =>
  registerOf[register].states[String(record.state)]?.kind !== 'ends';
