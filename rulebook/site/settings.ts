import { type Calendar, calendarOf, type WorkingTime } from './calendar.ts';
import type { Words } from './words.ts';
import { defaultZone } from './zone.ts';

/** What a site sets for itself; the record `settings/site`. */
export interface Settings extends WorkingTime {
  readonly name: string;
  readonly nameEnglish: string;
  /** The daily key count is done by then, 'HH:mm'. */
  readonly countBy: string;
  /** Working minutes after the flag until each next level of the chain is told. */
  readonly escalationMinutes: readonly number[];
  readonly idCopyRetentionDays: number;
  readonly disclosureHoursMax: number;
  readonly contacts: string;
}

/** A site's settings and the calendar that follows from them. */
export interface SiteTime {
  readonly settings: Settings;
  readonly calendar: Calendar;
}

/** What holds until a manager sets something else; registers.md: a working day ends at 18:00. */
export const defaultSettings: Settings = {
  name: '',
  nameEnglish: '',
  zone: defaultZone,
  workdayStart: '08:30',
  closing: '18:00',
  midShiftEnd: '22:00',
  countBy: '10:00',
  workdays: [1, 2, 3, 4, 5, 6, 7],
  holidays: [],
  makeUpWorkdays: [],
  escalationMinutes: [60, 120],
  idCopyRetentionDays: 90,
  disclosureHoursMax: 24,
  contacts: '',
};

function isZone(timeZone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone }));
  } catch {
    return false;
  }
}

/** The settings as stored, with the defaults for what is missing. */
export const siteTime = (stored: Partial<Settings> | null): SiteTime => {
  const wanted = { ...defaultSettings, ...stored };
  // With a zone that is none, not even the page for correcting it could be drawn.
  const settings = isZone(wanted.zone) ? wanted : { ...wanted, zone: defaultSettings.zone };
  return { settings, calendar: calendarOf(settings) };
};

/** What a site is called, in both languages. */
export const siteName = ({ settings: { name, nameEnglish } }: Pick<SiteTime, 'settings'>): Words => ({
  zh: name,
  en: nameEnglish || name,
});
