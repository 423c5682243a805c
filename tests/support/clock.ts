import { siteTime } from '../../rulebook/site/settings.ts';

const { calendar } = siteTime(null);

/** An instant in the zone of the tests' sites: `at('2026-09-30 18:00')`. */
export function at(local: string): Date {
  const [day = '', time = ''] = local.split(' ');
  return calendar.instant(day, time);
}

/** A clock that stands still until a test moves it. */
export interface Clock {
  readonly now: () => Date;
  /** 'yyyy-MM-dd HH:mm' at the site. */
  readonly stamp: () => string;
  /** Moves it to 'yyyy-MM-dd HH:mm' at the site. */
  readonly set: (local: string) => void;
  readonly setTo: (instant: Date) => void;
}

export function clockAt(start: string | Date): Clock {
  let instant = start instanceof Date ? start : at(start);
  return {
    now: () => instant,
    stamp: () => calendar.stamp(instant),
    set: (next) => {
      instant = at(next);
    },
    setTo: (next) => {
      instant = next;
    },
  };
}
