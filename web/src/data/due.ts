import { type Role, roles } from '../../../rulebook/site/roles.ts';
import { settled, settledOwed } from '../generated/navigation.ts';
import type { Words } from '../language/words.ts';
import type { StandIn } from '../session/session.ts';
import type { Query, Row } from './store.ts';

/** A running deadline as the desk shows it; the server keeps it beneath its record. */
export interface DueItem {
  readonly key: string;
  readonly register: string;
  readonly record: string;
  readonly name: string;
  /** What the matter is called: its key, its day. */
  readonly subject: string;
  readonly title: Words;
  /** Says that it is overdue, so it fits only once it is. */
  readonly text: Words;
  readonly deadline: Date;
  readonly isOverdue: boolean;
  readonly clauses: readonly string[];
  readonly concerns: readonly string[];
  readonly roles: readonly Role[];
}

const MOST = 50;
const AHEAD_MS = 36 * 3_600_000;

/** What is overdue at the site, the oldest first: of it only what all staff may know of. */
export const overdueQuery = (site: string): Query => ({
  from: 'due',
  group: true,
  where: [
    ['site', '==', site],
    ['audience', '==', 'staff'],
    ['overdue', '==', true],
  ],
  order: [['deadline', 'asc']],
  limit: MOST,
});

/** What falls due in the next day and a half. `now` is rounded, so that the query stays the same for a while. */
export const aheadQuery = (site: string, now: Date): Query => ({
  from: 'due',
  group: true,
  where: [
    ['site', '==', site],
    ['audience', '==', 'staff'],
    ['overdue', '==', false],
    ['at', '>', new Date(0)],
    ['at', '<', new Date(Math.ceil(now.getTime() / 3_600_000) * 3_600_000 + AHEAD_MS)],
  ],
  order: [['at', 'asc']],
  limit: MOST,
});

/** Returns true iff the list was cut at its limit. */
export const isCut = (rows: readonly Row[] | undefined): boolean => (rows?.length ?? 0) >= MOST;

/** What people have to do; what the server does by itself at its time is left out. */
export function dueItems(rows: readonly Row[]): DueItem[] {
  return rows.flatMap(({ path, data }) => {
    const { deadline, title, text } = data;
    if (typeof data.takes === 'string' || !(deadline instanceof Date) || !title || !text) return [];
    return [
      {
        key: path,
        register: String(data.register),
        record: String(data.record),
        name: String(data.name),
        subject: String(data.subject ?? ''),
        title: title as Words,
        text: text as Words,
        deadline,
        isOverdue: data.overdue === true,
        clauses: list(data.clauses),
        concerns: list(data.concerns),
        roles: list(data.roles).filter((role): role is Role => Object.hasOwn(roles, role)),
      },
    ];
  });
}

const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Where the matter is settled: on its record's own page, unless its chapter names another one. */
export function placeOf({ register, record, name }: Pick<DueItem, 'register' | 'record' | 'name'>): string {
  const [owed = '', each = ''] = name.split('~');
  const address = (each !== '' && settledOwed[owed]) || settled[register] || `/${register}/{id}`;
  const parts: Readonly<Record<string, string>> = { id: record, holder: record.replace(/~[^~]*$/, ''), each };
  return address.replaceAll(/\{(\w+)\}/g, (_place, part: string) => encodeURIComponent(parts[part] ?? ''));
}

/** Returns true iff the matter waits for one of these: the person, and those whom they stand in for now. */
export const concerns = (item: DueItem, people: readonly Pick<StandIn, 'absent' | 'roles'>[]): boolean =>
  people.some(
    ({ absent, roles: held }) =>
      item.concerns.includes(absent) || item.roles.some((role) => held.includes(role)),
  );
