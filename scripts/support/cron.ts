/** The parts of a moment that a schedule looks at, in the schedule's own zone. */
interface ClockFace {
  readonly minute: number;
  readonly hour: number;
  readonly day: number;
  readonly month: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function clockFace(at: Date, zone: string): ClockFace {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    minute: 'numeric',
    hour: 'numeric',
    day: 'numeric',
    month: 'numeric',
    weekday: 'short',
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return {
    minute: Number(part.minute),
    hour: Number(part.hour),
    day: Number(part.day),
    month: Number(part.month),
    weekday: weekdays.indexOf(part.weekday ?? ''),
  };
}

function matchesItem(item: string, value: number, lowest: number): boolean {
  const found = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(item);
  if (found === null) throw new Error(`not understood in a schedule: ${item}`);
  const [, first, last, step] = found;
  const start = first === undefined ? lowest : Number(first);
  const openEnded = first === undefined || step !== undefined;
  const end = last !== undefined ? Number(last) : openEnded ? Number.POSITIVE_INFINITY : start;
  return value >= start && value <= end && (value - start) % Number(step ?? 1) === 0;
}

function matchesField(field: string, value: number, lowest: number): boolean {
  return field.split(',').some((item) => matchesItem(item, value, lowest));
}

function matchesWeekday(field: string, weekday: number): boolean {
  return matchesField(field, weekday, 0) || (weekday === 0 && matchesField(field, 7, 0));
}

/** As cron has it: when day and weekday are both restricted, one of them is enough. */
function matchesDay(dayField: string, weekdayField: string, face: ClockFace): boolean {
  const day = matchesField(dayField, face.day, 1);
  const weekday = matchesWeekday(weekdayField, face.weekday);
  return dayField.startsWith('*') || weekdayField.startsWith('*') ? day && weekday : day || weekday;
}

/** The cron form of `every 5 minutes` and `every 2 hours`; other texts as they are. */
function asCron(schedule: string): string {
  const [, count, unit] = /^every (\d+) (minute|hour)s?$/.exec(schedule.trim()) ?? [];
  if (unit === undefined) return schedule.trim();
  return unit === 'minute' ? `*/${count} * * * *` : `0 */${count} * * *`;
}

/**
 * Returns true iff the schedule (unix cron with numbers, or `every N minutes|hours`) falls due in the minute of `at`
 * in the zone. Throws on what it does not understand.
 */
export function isDue(schedule: string, at: Date, zone: string): boolean {
  const fields = asCron(schedule).split(/\s+/);
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = fields;
  if (fields.length !== 5) throw new Error(`not understood as a schedule: ${schedule}`);
  const face = clockFace(at, zone);
  return (
    matchesField(minute, face.minute, 0) &&
    matchesField(hour, face.hour, 0) &&
    matchesField(month, face.month, 1) &&
    matchesDay(day, weekday, face)
  );
}
