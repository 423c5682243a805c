import type { Words } from '../../language/words.ts';

/** What the State Council has arranged for the years that are known, each day by its ISO date: 'Spring Festival,春节,4'. */
export interface Arrangement {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

/** One holiday of a year, with the days of rest that are worked for it. */
export interface PublicHoliday {
  readonly name: Words;
  readonly holidays: readonly string[];
  readonly makeUpWorkdays: readonly string[];
}

/** The days that a site has listed. */
export type Listed = Pick<PublicHoliday, 'holidays' | 'makeUpWorkdays'>;

/** The arrangement comes with a package of some KB, which nobody needs but who opens this page. */
export const readArrangement = async (): Promise<Arrangement> =>
  (await import('chinese-days/dist/chinese-days.json')).default;

/** The public holidays of a year by their first day; null as long as the year is not known. */
export function publicHolidaysOf(arrangement: Arrangement, year: number): readonly PublicHoliday[] | null {
  // Whatever else is arranged, the first of January is one.
  if (!Object.hasOwn(arrangement.holidays, `${year}-01-01`)) return null;
  const daysBy = (days: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> =>
    Map.groupBy(
      Object.keys(days)
        .filter((day) => yearOf(day) === year)
        .sort(),
      (day) => days[day] ?? '',
    );
  const [holidays, workdays] = [daysBy(arrangement.holidays), daysBy(arrangement.workdays)];
  const named = [...new Set([...holidays.keys(), ...workdays.keys()])].map((called) => ({
    name: nameOf(called),
    holidays: holidays.get(called) ?? [],
    makeUpWorkdays: workdays.get(called) ?? [],
  }));
  return named.sort((one, other) => (firstDay(one) < firstDay(other) ? -1 : 1));
}

function nameOf(called: string): Words {
  const [en = called, zh = en] = called.split(',');
  return { zh, en };
}

const yearOf = (day: string): number => Number(day.slice(0, 4));

const allDays = ({ holidays, makeUpWorkdays }: Listed): string[] => [...holidays, ...makeUpWorkdays].sort();
const firstDay = (of: PublicHoliday): string => (of.holidays[0] ?? of.makeUpWorkdays[0]) as string;

/** What of them the site has not listed yet; a holiday of which every day is listed is left out. */
export const unlisted = (all: readonly PublicHoliday[], listed: Listed): readonly PublicHoliday[] =>
  all
    .map(({ name, holidays, makeUpWorkdays }) => ({
      name,
      holidays: holidays.filter((day) => !listed.holidays.includes(day)),
      makeUpWorkdays: makeUpWorkdays.filter((day) => !listed.makeUpWorkdays.includes(day)),
    }))
    .filter((each) => allDays(each).length > 0);

/** Returns true iff none of its days is still to come. */
export const isOver = (of: PublicHoliday, today: string): boolean => allDays(of).every((day) => day < today);

/** What the site has listed, with these days beside. */
export const withDaysOf = (listed: Listed, chosen: readonly PublicHoliday[]): Listed => {
  const union = (name: keyof Listed): string[] =>
    [...new Set([...listed[name], ...chosen.flatMap((each) => each[name])])].sort();
  return { holidays: union('holidays'), makeUpWorkdays: union('makeUpWorkdays') };
};

/** The year for which a holiday should stand in the list and none does, the coming one from December on; null when none. */
export function yearWithoutHolidays(holidays: readonly string[], today: string): number | null {
  const year = yearOf(today);
  const isEmpty = (each: number): boolean => !holidays.some((day) => yearOf(day) === each);
  if (today.slice(5, 7) === '12' && isEmpty(year + 1)) return year + 1;
  return isEmpty(year) ? year : null;
}

/** Days one after the other as one stretch: the first and the last of it. */
export function stretchesOf(days: readonly string[]): readonly (readonly [string, string])[] {
  const stretches: [string, string][] = [];
  for (const day of days.toSorted()) {
    const last = stretches.at(-1);
    if (last && dateOf(day).getTime() - dateOf(last[1]).getTime() === DAY_MS) last[1] = day;
    else stretches.push([day, day]);
  }
  return stretches;
}

const DAY_MS = 86_400_000;

/** A date as an instant, to be read in UTC. */
export const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
