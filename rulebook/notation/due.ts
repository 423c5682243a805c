import type { ClauseId } from '../site/clauses/index.ts';
import type { Role } from '../site/roles.ts';
import type { Words } from '../site/words.ts';
import type { Condition } from './condition.ts';
import { asValue, type Operand, type Value } from './value.ts';

/**
 * A time that something falls due by, reckoned from the record and the site's calendar. It is data: `reading/due.ts`
 * reckons it, `reading/due-words.ts` says it in words, and both the page and the server can tell which settings it
 * hangs on.
 *
 * A value is a time too, an instant or an ISO date of the record; a date is over at the end of its day.
 */
export type DueTime =
  | Value
  | {
      readonly time: 'after' | 'before';
      readonly span: Span;
      readonly of: DueTime;
      readonly pause: Pause | null;
    }
  | { readonly time: 'endOf'; readonly part: PartOfDay; readonly of: DueTime }
  | { readonly time: 'timeOn'; readonly day: DueTime; readonly clock: Value }
  | { readonly time: 'earliest' | 'firstOf'; readonly of: readonly DueTime[] };

/** What a day ends with. */
export type PartOfDay = 'day' | 'workingDay' | 'middleShift';

/** What a length of time is counted in. */
export type Unit = 'minutes' | 'days' | 'workdays' | 'workingMinutes' | 'workingHours';

/** A length of time: how many of which unit. */
export class Span<Of extends Unit = Unit> {
  readonly unit: Of;
  readonly many: Value;

  constructor(unit: Of, many: Operand) {
    this.unit = unit;
    this.many = asValue(many);
  }

  /** So long after a time, what a pause lasted not counted. */
  after(of: DueTime, notCounting: Pause | null = null): DueTime {
    return { time: 'after', span: this, of, pause: notCounting };
  }

  /** So long before a time. */
  before(this: Span<Backwards>, of: DueTime): DueTime {
    return { time: 'before', span: this, of, pause: null };
  }
}

/** What can be counted backwards too. */
type Backwards = 'minutes' | 'days';

/**
 * Stretches that do not count. `began` and `ended` are stamps of the latest one: what has begun and not ended stands
 * still. `earlier` is what the ones before it come to, in minutes of the clock or, where working time is counted, in
 * working minutes; the step that begins a further one sets it.
 */
export interface Pause {
  readonly began: Value;
  readonly ended: Value;
  readonly earlier: Value | null;
}

/** Told beforehand, once, to those who would be told first. */
export interface Reminder {
  readonly ahead: Span<Backwards>;
  /** What it says; `{field}` stands for the field as a person reads it. */
  readonly words: Words;
}

/**
 * Something that is owed by a time. It speaks of its own record and of the site's settings, and of nothing else: the
 * `due` documents are only its index for the sweep and the lists.
 */
export interface Due {
  /** Its name once the time has passed. */
  readonly title: Words;
  /** Its name until then: what is still to be done is not called missed. Left out where the server does it by itself. */
  readonly before?: Words;
  /** States in which it runs; in any other it is settled. */
  readonly while: readonly string[];
  readonly at: DueTime;
  /** Only then is it owed; of the record alone. */
  readonly when?: Condition;
  /** Fields with the people who are told first. Their chain of `reportsTo` is climbed from the last of them. */
  readonly concerns: readonly string[];
  /** Roles that are told first too. */
  readonly roles?: readonly Role[];
  /** What the notice says once it is overdue; `{field}` stands for the field as a person reads it. */
  readonly words: Words;
  readonly reminder?: Reminder;
  /** Reminded again at the start of every working day until it is settled. */
  readonly daily?: boolean;
  /** A step the server takes by itself at that time, instead of flagging. */
  readonly takes?: string;
  /** The step that a person settles it by, so that page and notice can offer it. */
  readonly wants?: string;
  /** The text field that tells why it is late, once somebody has said so: it stands with the matter wherever that is told. */
  readonly explained?: string;
  readonly cites: readonly ClauseId[];
}

/** Minutes by the clock, day and night: `minutes(20).after(the('sent.at'))`, `minutes(10).before(the('begins'))`. */
export const minutes = (many: Operand): Span<'minutes'> => new Span('minutes', many);

/**
 * Days of the calendar, at the same time of day: `days(site('idCopyRetentionDays')).after(the('opened.at'))`,
 * `days(30).before(the('until'))`.
 */
export const days = (many: Operand): Span<'days'> => new Span('days', many);

/** Working days; leads to a date: `endOfWorkingDay(workdays(1).after(the('opened.at')))` is the next one's closing. */
export const workdays = (many: Operand): Span<'workdays'> => new Span('workdays', many);

/**
 * Minutes while the site works, so that nights and holidays don't count: `workingMinutes(20).after(the('sent.at'))`.
 * With a pause: `workingMinutes(20).after(the('sent.at'), pause(the('paused.at'), the('resumed.at')))`.
 */
export const workingMinutes = (many: Operand): Span<'workingMinutes'> => new Span('workingMinutes', many);

/** The same in hours: `workingHours(8).after(the('opened.at'))`. */
export const workingHours = (many: Operand): Span<'workingHours'> => new Span('workingHours', many);

/** 24:00 of the day on which an instant lies, or of a date: `endOfDay(the('opened.at'))`. */
export const endOfDay = (of: DueTime): DueTime => ({ time: 'endOf', part: 'day', of });

/** The day's closing; of an instant after it, the end of that day: `endOfWorkingDay(the('issued.at'))`. */
export const endOfWorkingDay = (of: DueTime): DueTime => ({ time: 'endOf', part: 'workingDay', of });

/** The end of the middle shift; of an instant after it, the end of that day: `endOfMiddleShift(the('drawn.at'))`. */
export const endOfMiddleShift = (of: DueTime): DueTime => ({ time: 'endOf', part: 'middleShift', of });

/** A time of day ('HH:mm') on a date, or on the day of an instant: `timeOn(the('day'), site('countBy'))`. */
export const timeOn = (day: DueTime, clock: Operand): DueTime => ({
  time: 'timeOn',
  day,
  clock: asValue(clock),
});

/** The earliest of those that are known: `earliest(the('dueBy'), endOfWorkingDay(the('issued.at')))`. */
export const earliest = (...of: DueTime[]): DueTime => ({ time: 'earliest', of });

/** The first that is known: `firstOf(the('promised'), workingMinutes(20).after(the('sent.at')))`. */
export const firstOf = (...of: DueTime[]): DueTime => ({ time: 'firstOf', of });

/** Stretches that do not count: `pause(the('paused.at'), the('resumed.at'))`, and what earlier ones came to. */
export const pause = (began: Operand, ended: Operand, earlier?: Operand): Pause => ({
  began: asValue(began),
  ended: asValue(ended),
  earlier: earlier === undefined ? null : asValue(earlier),
});
