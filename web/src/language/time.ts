import type { Language } from './words.ts';

// Times are read in the site's zone, whatever the device's.

const formats = new Map<string, Intl.DateTimeFormat>();

function parts(at: Date, zone: string): string {
  let format = formats.get(zone);
  if (!format) {
    // Sweden writes dates as ISO does.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    formats.set(zone, format);
  }
  return format.format(at);
}

/** 'yyyy-MM-dd HH:mm' */
export const stampText = (at: Date, zone: string): string => parts(at, zone);

/** ISO date */
export const dayText = (at: Date, zone: string): string => parts(at, zone).slice(0, 10);

/** 'HH:mm' */
export const timeText = (at: Date, zone: string): string => parts(at, zone).slice(11);

/** The time alone for today, with the date otherwise: what a row of a list has room for. */
export function shortText(at: Date, zone: string, now: Date): string {
  const text = parts(at, zone);
  if (text.slice(0, 10) === dayText(now, zone)) return text.slice(11);
  return text.slice(0, 4) === dayText(now, zone).slice(0, 4) ? text.slice(5) : text;
}

/** The same for an end: a day ends at its 24:00, not at the next one's 00:00. */
export function untilText(at: Date, zone: string, now: Date): string {
  const isMidnight = timeText(at, zone) === '00:00';
  return isMidnight
    ? shortText(new Date(at.getTime() - 1), zone, now).replace('23:59', '24:00')
    : shortText(at, zone, now);
}

/** '2026-11-25 星期三' */
export function dateTitle(at: Date, zone: string, language: Language): string {
  const weekday = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en', {
    timeZone: zone,
    weekday: 'long',
  });
  return `${dayText(at, zone)} ${weekday.format(at)}`;
}
