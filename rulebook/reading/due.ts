import type { Due, DueTime, PartOfDay, Pause, Span, Unit } from '../notation/due.ts';
import { type RecordData, read, SYSTEM } from '../notation/record.ts';
import type { Register } from '../notation/register.ts';
import type { Value } from '../notation/value.ts';
import type { Calendar } from '../site/calendar.ts';
import type { Settings, SiteTime } from '../site/settings.ts';
import { evaluate, type Scene, valueIn } from './evaluate.ts';

const MINUTE_MS = 60_000;

/** When a record's due `name` falls; null when nothing is owed. Pure: the same record and settings, the same time. */
export function dueAt(register: Register, name: string, record: RecordData, time: SiteTime): Date | null {
  const due = register.due[name];
  return due?.while.includes(record.state) ? fallsAt(register, due, record, time) : null;
}

/** The same whatever the record's state: after the step that settles it, as before. */
export function fallsAt(
  register: Register,
  due: Pick<Due, 'at' | 'when'>,
  record: RecordData,
  time: SiteTime,
): Date | null {
  const scene = alone(register, record);
  if (due.when && !evaluate(due.when, scene)) return null;
  return instantOf(momentOf(due.at, { scene, ...time }), time.calendar);
}

/** When those concerned are reminded of what falls due then; null when they are not. */
export function remindedAt(
  register: Register,
  { reminder }: Due,
  record: RecordData,
  time: SiteTime,
  falls: Date,
): Date | null {
  if (!reminder) return null;
  return shifted(falls, reminder.ahead, -1, { scene: alone(register, record), ...time }) as Date | null;
}

/**
 * The settings that a due hangs on: when none of them changes, it falls when it fell. The zone is always among them,
 * for a date begins and ends by it.
 */
export function settingsOf({ at, reminder }: Pick<Due, 'at' | 'reminder'>): ReadonlySet<keyof Settings> {
  const found = new Set<keyof Settings>(['zone']);
  const look = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const { unit, part: end } = part as { unit?: Unit; part?: PartOfDay };
    for (const each of [...(unit ? byUnit[unit] : []), ...(end ? byPart[end] : [])]) found.add(each);
    const setting = settingIn(part as Value);
    if (setting) found.add(setting);
    for (const inner of Object.values(part)) look(inner);
  };
  look(at);
  look(reminder);
  return found;
}

const workday = ['workdays', 'holidays', 'makeUpWorkdays'] as const;
const working = [...workday, 'workdayStart', 'closing'] as const;

const byUnit: Readonly<Record<Unit, readonly (keyof Settings)[]>> = {
  minutes: [],
  days: [],
  workdays: workday,
  workingMinutes: working,
  workingHours: working,
};

const byPart: Readonly<Record<PartOfDay, readonly (keyof Settings)[]>> = {
  day: [],
  workingDay: ['closing'],
  middleShift: ['midShiftEnd'],
};

/** The setting that a value is, or null. */
export const settingIn = (value: Value): keyof Settings | null =>
  value.value === 'elsewhere' && value.register === 'settings' ? (value.path[0] as keyof Settings) : null;

/** An instant, an ISO date, or nothing known. */
type Moment = Date | string | null;

interface Known extends SiteTime {
  readonly scene: Scene;
}

/** A record with nothing beside it and no present moment: a due speaks of nothing else. */
function alone(register: Register, record: RecordData): Scene {
  const nothingElse = (): never => {
    throw new Error(`What falls due of '${register.name}' speaks of more than its record`);
  };
  return {
    ...{ registers: nothingElse, stored: nothingElse, planned: nothingElse },
    ...{ register, id: '', actor: SYSTEM, now: new Date(0), today: '', before: null, after: record },
  };
}

function momentOf(time: DueTime, known: Known): Moment {
  if ('value' in time) return asMoment(knownValue(time, known));
  switch (time.time) {
    case 'after':
      return afterwards(momentOf(time.of, known), time.span, time.pause, known);
    case 'before':
      return shifted(momentOf(time.of, known), time.span, -1, known);
    case 'endOf':
      return endOf(momentOf(time.of, known), time.part, known);
    case 'timeOn': {
      const [day, clock] = [dayOf(momentOf(time.day, known), known.calendar), knownValue(time.clock, known)];
      return day !== null && typeof clock === 'string' ? known.calendar.instant(day, clock) : null;
    }
    case 'firstOf':
      return time.of.map((each) => momentOf(each, known)).find((each) => each !== null) ?? null;
    case 'earliest': {
      const instants = time.of.flatMap((each) => instantOf(momentOf(each, known), known.calendar) ?? []);
      return instants.sort((left, right) => left.getTime() - right.getTime())[0] ?? null;
    }
  }
}

const asMoment = (value: unknown): Moment =>
  value instanceof Date || (typeof value === 'string' && value !== '') ? value : null;

function knownValue(value: Value, { scene, settings }: Known): unknown {
  const setting = settingIn(value);
  if (!setting) return valueIn(value, scene);
  return settings[setting] ?? (value.value === 'elsewhere' ? value.otherwise : null) ?? null;
}

const dayOf = (moment: Moment, calendar: Calendar): string | null =>
  moment instanceof Date ? calendar.day(moment) : moment;

/** A date is over at its end. */
const instantOf = (moment: Moment, calendar: Calendar): Date | null =>
  typeof moment === 'string' ? calendar.instant(calendar.shiftDay(moment, 1), '00:00') : moment;

function endOf(of: Moment, part: PartOfDay, { calendar, settings }: Known): Date | null {
  if (of instanceof Date) {
    if (part === 'day') return calendar.endOfDay(of);
    return part === 'workingDay' ? calendar.endOfWorkingDay(of) : calendar.endOfMiddleShift(of);
  }
  if (of === null || part === 'day') return instantOf(of, calendar);
  return calendar.instant(of, part === 'workingDay' ? settings.closing : settings.midShiftEnd);
}

/** A time shifted by a span, forwards or backwards. */
function shifted(from: Moment, { unit, many }: Span, direction: 1 | -1, known: Known): Moment {
  const { calendar } = known;
  const count = knownValue(many, known);
  const [instant, day] = [instantOf(from, calendar), dayOf(from, calendar)];
  if (from === null || instant === null || day === null || typeof count !== 'number') return null;
  switch (unit) {
    case 'minutes':
      return new Date(instant.getTime() + direction * count * MINUTE_MS);
    case 'days':
      return from instanceof Date
        ? calendar.addDays(from, direction * count)
        : calendar.shiftDay(from, direction * count);
    case 'workdays':
      return calendar.workdayAfter(day, count);
    case 'workingMinutes':
      return calendar.addWorkingMinutes(instant, count);
    case 'workingHours':
      return calendar.addWorkingMinutes(instant, count * 60);
  }
}

/**
 * So long after a time, what a pause lasted added. While it lasts, no time is known; a pause that begins when the time
 * is up already moves nothing.
 */
function afterwards(from: Moment, span: Span, pause: Pause | null, known: Known): Moment {
  const end = shifted(from, span, 1, known);
  const start = instantOf(from, known.calendar);
  if (!pause || end === null || start === null) return end;
  const earlier = pause.earlier ? knownValue(pause.earlier, known) : 0;
  const reckon = pausing(span.unit, known.calendar);
  const falls = reckon.add(instantOf(end, known.calendar) as Date, typeof earlier === 'number' ? earlier : 0);
  const [began, ended] = [knownValue(pause.began, known), knownValue(pause.ended, known)];
  if (!(began instanceof Date) || began >= falls) return falls;
  if (!(ended instanceof Date) || ended < began) return null;
  return reckon.add(falls, reckon.between(began < start ? start : began, ended));
}

/** Minutes of the clock, or of working time where that is what the span counts. */
const pausing = (unit: Unit, { addWorkingMinutes, workingMinutesBetween }: Calendar) =>
  unit === 'workingMinutes' || unit === 'workingHours'
    ? {
        // None at all, at the end of a day, would else be the beginning of the next.
        add: (at: Date, minutes: number): Date => (minutes === 0 ? at : addWorkingMinutes(at, minutes)),
        between: workingMinutesBetween,
      }
    : {
        add: (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * MINUTE_MS),
        between: (from: Date, until: Date): number =>
          Math.max(0, until.getTime() - from.getTime()) / MINUTE_MS,
      };

/** The people whom a due concerns, by uid, each once. */
export const concernedBy = ({ concerns }: Due, record: RecordData): string[] => [
  ...new Set(
    concerns
      .map((field) => read(record, field.split('.')))
      .filter((uid): uid is string => typeof uid === 'string'),
  ),
];
