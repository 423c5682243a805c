import type { Borrower, KeyKind } from '../../../../rulebook/chapters/keys/release-matrix.ts';
import { read } from '../../../../rulebook/notation/record.ts';
import type { Document } from '../../data/store.ts';
import type { Spells } from '../../language/pinyin.ts';
import { fitting } from '../../typed/fits.ts';
import type { Holder } from './borrower.ts';

/** Who has a key, since when, until when. */
export interface Holding extends Holder {
  readonly loan: string;
  readonly since: Date | null;
  readonly due: Date | null;
  readonly purpose: string;
  /** Why it is not back yet (R4.4.2.5). */
  readonly delayReason: string;
  /** An emergency release whose papers are still owed (R4.4.1.4). */
  readonly owesPapers: boolean;
}

export type KeyState = 'inCabinet' | 'out' | 'awaitingReseal' | 'lost' | 'damaged' | 'withdrawn';

/** A key as it hangs on the board. */
export interface BoardKey {
  readonly id: string;
  readonly code: string;
  readonly kind: KeyKind;
  readonly opensWhat: string;
  readonly hook: string;
  readonly pieces: number;
  /** Of these, how many are there, or with its borrower. */
  readonly present: number;
  /** The household has changed its lock and this is still the old key (R4.4.1.3). */
  readonly isOldLock: boolean;
  readonly state: KeyState;
  readonly holding: Holding | null;
  /** By when it should be back, or sealed again. */
  readonly due: Date | null;
  /** Somebody has asked for it. */
  readonly asked: 'requested' | 'approved' | null;
}

/** What can be chosen on the board; `overdue` is a part of the others. */
export const standings = ['inCabinet', 'out', 'overdue', 'awaitingReseal', 'gone'] as const;
export type Standing = (typeof standings)[number];

export const isOverdue = ({ due }: Pick<BoardKey, 'due'>, now: Date): boolean => due !== null && due <= now;

/** Returns true iff a key belongs to what was chosen. */
export function stands(key: BoardKey, standing: Standing, now: Date): boolean {
  switch (standing) {
    case 'overdue':
      return isOverdue(key, now);
    case 'gone':
      return key.state === 'lost' || key.state === 'damaged';
    default:
      return key.state === standing;
  }
}

export interface Filter {
  readonly standing: Standing | null;
  readonly kind: KeyKind | null;
  readonly text: string;
}

/** The keys that a filter leaves: what was typed fits the code, the door, the hook or the holder's name. */
export function sift(
  keys: readonly BoardKey[],
  { standing, kind, text }: Filter,
  now: Date,
  nameOf: (uid: string) => string,
  spells: Spells | null = null,
): readonly BoardKey[] {
  const fits = fitting(text, spells);
  return keys.filter((key) => {
    if (kind && key.kind !== kind) return false;
    if (standing && !stands(key, standing, now)) return false;
    const name = key.holding ? `${nameOf(key.holding.holder)} ${key.holding.collector}` : '';
    return fits({ text: `${key.code} ${key.opensWhat} ${key.hook} ${name}`, name });
  });
}

/** How many keys of each standing there are. */
export const countsOf = (keys: readonly BoardKey[], now: Date): Readonly<Record<Standing, number>> =>
  Object.fromEntries(
    standings.map((standing) => [standing, keys.filter((key) => stands(key, standing, now)).length]),
  ) as Record<Standing, number>;

/** A loan of any kind as the board shows it; `due` comes from the rulebook. */
export function holdingOf(loan: string, record: Document, due: Date | null): Holding {
  const isLoan = record.borrowedBy !== undefined;
  const since = read(record, isLoan ? ['issued', 'at'] : ['drawn', 'at']);
  return {
    loan,
    holder: String(isLoan ? record.borrowedBy : record.drawnBy),
    borrower: isLoan ? (record.borrower as Borrower) : 'shift',
    collector: String(record.collector ?? ''),
    since: since instanceof Date ? since : null,
    due,
    purpose: String(record.purpose ?? ''),
    delayReason: String(record.delayReason ?? ''),
    owesPapers: record.papers === 'owed',
  };
}
