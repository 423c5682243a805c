import { read } from '../../../rulebook/notation/record.ts';
import type { List, Register } from '../../../rulebook/notation/register.ts';
import { personsIn } from '../../../rulebook/reading/persons-in.ts';
import type { Calendar } from '../../../rulebook/site/calendar.ts';
import type { Row, Where } from '../data/store.ts';
import { naturally } from '../language/order.ts';
import type { Fits } from '../typed/fits.ts';

/** How a list is looked at, beyond which list it is: what its address says. Days are ISO dates of the site's zone. */
export interface ListView {
  readonly text: string;
  /** Whoever is named in a record, by uid. */
  readonly person: string;
  readonly from: string;
  readonly to: string;
  /** A column, `due`, or nothing: as it comes. */
  readonly sort: string;
  readonly isDown: boolean;
  /** Which columns, in their order; none: those of the register. */
  readonly columns: readonly string[];
}

export const plainView: ListView = {
  ...{ text: '', person: '', from: '', to: '', sort: '', isDown: false, columns: [] },
};

const DAY = /^\d{4}-\d\d-\d\d$/;
const dayIn = (text: string | undefined): string => (text !== undefined && DAY.test(text) ? text : '');

/** The view that an address says; what makes no sense says nothing. */
export function viewOf(query: Readonly<Record<string, string>>): ListView {
  const { text = '', person = '', sort = '', columns = '' } = query;
  return {
    ...{ text, person, from: dayIn(query.from), to: dayIn(query.to) },
    ...{ sort: sort.replace(/^-/, ''), isDown: sort.startsWith('-') },
    columns: columns.split(',').filter(Boolean),
  };
}

/** Of a view what this register has: an address may have been written by anybody, or before a field was given up. */
export function knownTo({ fields }: Pick<Register, 'fields'>, view: ListView): ListView {
  const has = (name: string, others: readonly string[]) =>
    Object.hasOwn(fields, name) || others.includes(name);
  return {
    ...view,
    sort: has(view.sort, ['due', 'state', 'opened']) ? view.sort : '',
    columns: view.columns.filter((name) => has(name, ['opened'])),
  };
}

/** What of an address is the view's: without what is left open. */
export function askedBy({ sort, isDown, columns, ...view }: ListView): Record<string, string> {
  const all = {
    ...{ ...view, text: view.text.trim() },
    ...{ sort: sort === '' ? '' : `${isDown ? '-' : ''}${sort}`, columns: columns.join(',') },
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** Whether some rows may stay out. */
export const isNarrow = ({ text, person, from, to }: ListView): boolean =>
  [text.trim(), person, from, to].some((each) => each !== '');

/** The whole list has to be read before it can be shown so. */
export const needsAll = (view: ListView): boolean => isNarrow(view) || view.sort !== '';

/** The path of the time by which a list is told in periods: its own order's where that is one, and else when it was opened. */
export function timeOf({ fields }: Pick<Register, 'fields'>, { order: [first] }: List): string {
  const [path = ''] = first ?? [];
  const [name = '', part] = path.split('.');
  const type = fields[name]?.type;
  const isTime =
    type === 'instant' || type === 'minute' || type === 'day' || (type === 'stamp' && part === 'at');
  return isTime ? path : 'opened.at';
}

/** What a list's query says of a period: where the list is in the order of that time, its own index serves it. */
export function periodOf(
  register: Pick<Register, 'fields'>,
  list: List,
  { from, to }: Pick<ListView, 'from' | 'to'>,
  calendar: Calendar,
): readonly Where[] {
  const path = timeOf(register, list);
  if (list.order[0]?.[0] !== path || list.order.length > 1) return [];
  const isDay = register.fields[path]?.type === 'day';
  const begin = (day: string) => (isDay ? day : calendar.instant(day, '00:00'));
  return [
    ...(from === '' ? [] : [[path, '>=', begin(from)] as const]),
    ...(to === '' ? [] : [[path, '<', begin(calendar.shiftDay(to, 1))] as const]),
  ];
}

/** What a view has to know of a row. */
export interface Reading {
  readonly textOf: (row: Row) => string;
  /** What it is called. */
  readonly nameOf: (row: Row) => string;
  /** By when something is owed on it, the earliest; null when nothing is. */
  readonly dueOf: (row: Row) => Date | null;
  /** A column as it is read. */
  readonly columnOf: (row: Row, column: string) => string;
  readonly dayOf: (at: Date) => string;
}

interface Viewed {
  readonly register: Pick<Register, 'fields'>;
  readonly list: List;
  readonly view: ListView;
  readonly fits: Fits;
  readonly reading: Reading;
}

/** The rows that a view shows, in its order. */
export function viewed(
  rows: readonly Row[],
  { register, list, view, fits, reading }: Viewed,
): readonly Row[] {
  const time = timeOf(register, list).split('.');
  const isIn = (row: Row): boolean => {
    const { text, person, from, to } = view;
    if ((from !== '' || to !== '') && !isWithin(read(row.data, time), view, reading)) return false;
    if (person !== '' && !personsIn(register, row.data).includes(person)) return false;
    return text.trim() === '' || fits({ text: reading.textOf(row), name: reading.nameOf(row) });
  };
  const shown = rows.filter(isIn);
  if (view.sort === '') return shown;
  const before = view.isDown ? -1 : 1;
  const compare = comparing(view.sort, register, reading);
  return shown.toSorted((one, other) => compare(one, other, before));
}

function isWithin(at: unknown, { from, to }: ListView, { dayOf }: Reading): boolean {
  const day = at instanceof Date ? dayOf(at) : typeof at === 'string' ? at.slice(0, 10) : '';
  return day !== '' && (from === '' || day >= from) && (to === '' || day <= to);
}

/** Of two rows; where nothing stands comes last, whichever way. */
function comparing(sort: string, { fields }: Pick<Register, 'fields'>, reading: Reading) {
  const sortedBy = (row: Row): number | string | null => {
    if (sort === 'due') return reading.dueOf(row)?.getTime() ?? null;
    const value = read(row.data, fields[sort]?.type === 'stamp' || sort === 'opened' ? [sort, 'at'] : [sort]);
    if (value instanceof Date) return value.getTime();
    if (typeof value === 'number') return value;
    return reading.columnOf(row, sort) || null;
  };
  return (one: Row, other: Row, before: number): number => {
    const [left, right] = [sortedBy(one), sortedBy(other)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    if (typeof left === 'number' && typeof right === 'number') return before * (left - right);
    return before * naturally(String(left), String(right));
  };
}
