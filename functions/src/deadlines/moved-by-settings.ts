import { isDeepStrictEqual } from 'node:util';
import { Timestamp } from 'firebase-admin/firestore';
import { allRegisters } from '../../../rulebook/chapters/index.ts';
import { SETTINGS_ID } from '../../../rulebook/chapters/site/settings.ts';
import { settingsOf } from '../../../rulebook/reading/due.ts';
import { type Settings, siteTime } from '../../../rulebook/site/settings.ts';
import { type Duty, duties } from '../days/obligations.ts';
import { markerPath } from '../days/site-day.ts';
import type { OutboxWrite } from '../mail/outbox.ts';
import type { Document } from '../records/documents.ts';
import { untold } from './due.ts';

/** Stands before what a day owes, which has no record to be reckoned from. */
const OWED = 'owed:';

/** All that is open at the site: for whom it waits, and by when. It comes last, after what falls due has moved. */
export const OPEN = 'open';

/** The matter of what today owes at all: it has become a working day, or is none any more. */
export const WORKED = 'worked';

/** The duty that a matter names; null where it is what a record owes. */
export const dutyIn = (matter: string): Duty | null =>
  matter.startsWith(OWED)
    ? (duties.find(({ register, name }) => matter === `${OWED}${register.name}.${name}`) ?? null)
    : null;

/**
 * What falls due by a setting that has changed, as `register.name`, what the day owes by one, and whether today owes
 * anything; what has not been opened has not changed.
 */
export function movedBy(before: Document | null, after: Document, now: Date): string[] {
  if (before === null) return [];
  const [{ settings: was, calendar: old }, { settings: is, calendar }] = [siteTime(before), siteTime(after)];
  // What a chapter lets a site set may have been taken away again.
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])] as (keyof Settings)[];
  const changed = names.filter((name) => !isDeepStrictEqual(was[name], is[name]));
  const matters = allRegisters.flatMap(({ name: register, due }) =>
    Object.entries(due)
      .filter(([, terms]) => changed.some((each) => settingsOf(terms).has(each)))
      .map(([name]) => `${register}.${name}`),
  );
  const owed = duties
    .filter(({ owed: { by } }) => changed.some((each) => settingsOf({ at: by }).has(each)))
    .map(({ register, name }) => `${OWED}${register.name}.${name}`);
  const today = calendar.day(now);
  const worked = old.isWorkday(today) === calendar.isWorkday(today) ? [] : [WORKED];
  return [...matters, ...owed, ...worked];
}

/**
 * The marker in the sweep's index that asks for what falls due by changed settings, and for whom what is open waits, to
 * be reckoned anew, in the next minute. `left` names what is still to be done, so that a sweep that was killed goes on where it was; it is deleted
 * when all is done. Nothing where nothing hangs on what has changed.
 */
export function reckoningAfter(
  site: string,
  moved: readonly string[],
  stands: Document | undefined,
  now: Date,
): OutboxWrite[] {
  if (moved.length === 0) return [];
  const asked = Array.isArray(stands?.left) ? stands.left.map(String) : [];
  const data = {
    ...{ site, register: 'settings', record: SETTINGS_ID, name: 'reckoning' },
    left: [...new Set([...asked, ...moved].filter((each) => each !== OPEN)), OPEN],
    at: Timestamp.fromDate(now),
    deadline: Timestamp.fromDate(now),
    ...{ ...untold, rev: 0, parked: null, putOff: 0 },
  };
  return [{ path: markerPath(site, 'reckoning'), data }];
}
