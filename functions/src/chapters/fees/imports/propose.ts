import type { Firestore, Query, QueryDocumentSnapshot } from 'firebase-admin/firestore';
import type { Method } from '../../../../../rulebook/chapters/fees/common.ts';
import { daysBetween } from '../../../../../rulebook/chapters/fees/reckoning/days.ts';
import { DAYS_APART, type Proposal } from '../../../../../rulebook/chapters/fees/statementLines.ts';
import { registers } from '../../../../../rulebook/chapters/index.ts';
import { collectionPath } from '../../../../../rulebook/reading/paths.ts';
import { IN_MOST, inGroups } from '../../../many.ts';
import { withPlainRooms } from './rooms.ts';
import type { StatementLine } from './statement.ts';

/** What a line may stand for: fields of its record. */
export interface Proposed {
  readonly proposed?: string;
  readonly proposedBy?: Proposal;
  /** A payment that somebody has typed with this transaction's number. */
  readonly proposedPayment?: string;
}

/** What proposals follow from. */
export interface Known {
  /** Households that live here, by their rooms: '3-1-1202'. */
  readonly rooms: ReadonlyMap<string, string>;
  /** For which households somebody has paid. */
  readonly payers: ReadonlyMap<string, ReadonlySet<string>>;
  /** Fen that each household owes of its bills. */
  readonly owed: ReadonlyMap<string, number>;
  /** Payments by the number of their transaction. */
  readonly booked: ReadonlyMap<string, string>;
  /** Payments of the method that were typed without a number, and that no line stands for yet. */
  readonly typed: readonly Typed[];
}

export interface Typed {
  readonly id: string;
  readonly household: string;
  readonly amount: number;
  /** ISO date. */
  readonly paidOn: string;
}

/** Of two households that fit equally, neither is proposed. */
const only = (households: Iterable<string>): string | null => {
  const [first, ...others] = new Set(households);
  return first !== undefined && others.length === 0 ? first : null;
};

/** Pure. A person confirms what is proposed. */
export function propose(line: StatementLine, known: Known): Proposed {
  if (line.kind !== 'income') return {};
  const by = (reason: Proposal, household: string | null): Proposed | null =>
    household === null ? null : { proposed: household, proposedBy: reason };
  const found =
    by('room', only(householdsNamed(line.remark ?? '', known.rooms))) ??
    by('payer', only(known.payers.get(line.payer ?? '') ?? [])) ??
    by('amount', owing(line.amount, known.owed));
  const payment = known.booked.get(line.line ?? '') ?? typedFor(line, found?.proposed, known);
  return { ...found, ...(payment === undefined ? {} : { proposedPayment: payment }) };
}

/** The payment of the household that says the same without a number; of two that do, neither. */
function typedFor(
  { amount, day }: StatementLine,
  household: string | undefined,
  { typed }: Known,
): string | undefined {
  const [first, ...others] = typed.filter(
    (each) =>
      each.household === household &&
      each.amount === amount &&
      Math.abs(daysBetween(each.paidOn, day)) <= DAYS_APART,
  );
  return others.length === 0 ? first?.id : undefined;
}

/** The households whose rooms a text names: '3栋1单元1202', '3-1202', '物业费 3#1202室'. */
export function householdsNamed(text: string, rooms: Known['rooms']): string[] {
  const names = withPlainRooms(text).match(/[0-9A-Z]+(?:-[0-9A-Z]+)+/g) ?? [];
  return names.flatMap((name) => rooms.get(name) ?? []);
}

function owing(amount: number, owed: Known['owed']): string | null {
  return only([...owed].filter(([, each]) => each === amount).map(([household]) => household));
}

/** As rooms are written: whole, and without the entrance where that names one home only. */
function roomsOf(households: readonly (readonly [string, string])[]): Map<string, string> {
  const short = new Map<string, string[]>();
  const rooms = new Map<string, string>();
  for (const [id, room] of households) {
    const name = withPlainRooms(room);
    rooms.set(name, id);
    const [building, , number] = name.split('-');
    if (number === undefined) continue;
    const key = `${building}-${number}`;
    short.set(key, [...(short.get(key) ?? []), id]);
  }
  for (const [key, [id, ...others]] of short) if (id !== undefined && others.length === 0) rooms.set(key, id);
  return rooms;
}

/** Reads what proposals follow from: once for a whole statement. */
export async function readKnown(
  db: Firestore,
  site: string,
  method: Method,
  lines: readonly StatementLine[],
): Promise<Known> {
  const of = (register: string): Query => db.collection(collectionPath(site, registers(register)));
  const [households, bills] = await Promise.all([
    of('households').where('state', '==', 'current').select('room').get(),
    of('bills').where('state', '==', 'issued').select('household', 'total', 'paid').get(),
  ]);
  const owed = new Map<string, number>();
  for (const bill of bills.docs) {
    const household = String(bill.get('household'));
    owed.set(household, (owed.get(household) ?? 0) + Number(bill.get('total')) - Number(bill.get('paid')));
  }
  const payments = async (
    field: 'payer' | 'line' | 'amount',
    values: readonly (string | number | null)[],
  ) => {
    const wanted = [...new Set(values)].filter((each) => each !== null && each !== '');
    const groups = inGroups(wanted, IN_MOST).map((group) => of('payments').where(field, 'in', group).get());
    return (await Promise.all(groups))
      .flatMap(({ docs }) => docs)
      .filter((each) => each.get('state') === 'taken');
  };
  const payers = new Map<string, Set<string>>();
  for (const payment of await payments(
    'payer',
    lines.map(({ payer }) => payer),
  )) {
    const payer = String(payment.get('payer'));
    payers.set(payer, (payers.get(payer) ?? new Set()).add(String(payment.get('household'))));
  }
  const byLine = await payments(
    'line',
    lines.map(({ line }) => line),
  );
  const byAmount = await payments(
    'amount',
    lines.map(({ amount }) => amount),
  );
  const typed = byAmount.filter(
    (each) => each.get('method') === method && each.get('origin') === 'taken' && !each.get('line'),
  );
  const paired = await pairedAmong(of('statementLines'), typed);
  return {
    rooms: roomsOf(households.docs.map((each) => [each.id, String(each.get('room'))] as const)),
    ...{ payers, owed },
    booked: new Map(byLine.map((each) => [String(each.get('line')), each.id])),
    typed: typed
      .filter(({ id }) => !paired.has(id))
      .map((each) => ({
        ...{ id: each.id, household: String(each.get('household')) },
        ...{ amount: Number(each.get('amount')), paidOn: String(each.get('paidOn')) },
      })),
  };
}

/** For which of some payments a line stands already. */
async function pairedAmong(
  lines: Query,
  payments: readonly QueryDocumentSnapshot[],
): Promise<ReadonlySet<string>> {
  const groups = inGroups(
    payments.map(({ id }) => id),
    IN_MOST,
  );
  const found = await Promise.all(groups.map((group) => lines.where('payment', 'in', group).get()));
  return new Set(found.flatMap(({ docs }) => docs.map((each) => String(each.get('payment')))));
}
