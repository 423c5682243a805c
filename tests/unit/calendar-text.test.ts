import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import type { CalendarEntry } from '../../functions/src/calendar/entry.ts';
import { calendarText } from '../../functions/src/calendar/text.ts';
import { calendarOf } from '../../rulebook/site/calendar.ts';
import { defaultSettings } from '../../rulebook/site/settings.ts';
import type { Language } from '../../rulebook/site/words.ts';

// What programs that fetch a person's calendar make of it: read back by another library than the one that writes it.

const now = new Date('2026-11-25T02:00:00Z');
const heading = {
  ...{ site: 'lakeside', siteName: { zh: '湖畔花园', en: 'Lakeside Garden' }, language: 'zh' as Language },
  ...{ page: 'https://desk.example', now },
};
const due = (more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  about: ['keyLoans', 'x1', 'return'],
  ...{ title: { zh: '归还', en: 'Return' }, form: { zh: '钥匙借用登记表', en: 'Key loans' } },
  ...{ clauses: ['R4.4.1.8'], path: '/keyLoans/x1', changedAt: new Date('2026-11-24T01:02:03Z') },
  when: { from: new Date('2026-11-25T09:45:00Z'), until: new Date('2026-11-25T10:00:00Z') },
  ...more,
});

const textOf = (entries: readonly CalendarEntry[], more: Partial<typeof heading> = {}): string =>
  calendarText({ ...heading, ...more }, entries);
const read = (text: string): ICAL.Component => new ICAL.Component(ICAL.parse(text));
const events = (text: string): ICAL.Event[] =>
  read(text)
    .getAllSubcomponents('vevent')
    .map((each) => new ICAL.Event(each));
const only = (entry: CalendarEntry): ICAL.Event => {
  const [event, ...others] = events(textOf([entry]));
  if (!event || others.length > 0) throw new Error('not one event');
  return event;
};

describe('a calendar', () => {
  it('is called after the desk and the site, and asks to be fetched each hour', () => {
    const calendar = read(textOf([]));
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('物业客服台 · 湖畔花园');
    expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT1H');
    expect(calendar.getFirstPropertyValue('x-published-ttl')).toBe('PT1H');
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  });

  it('is in the language of the person', () => {
    const text = textOf([due()], { language: 'en' });
    expect(read(text).getFirstPropertyValue('x-wr-calname')).toBe('Wuye Desk · Lakeside Garden');
    expect(events(text)[0]?.summary).toBe('Return');
  });

  it('has no line of more than 75 octets, and no sign is cut in two', () => {
    const title = { zh: `${'紧急发放手续须于当日补齐，'.repeat(9)}🔑`, en: 'x' };
    const text = textOf([due({ title, form: title })]);
    const lines = text.split('\r\n');
    expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(events(text)[0]?.summary).toBe(title.zh);
  });

  it('comes back as it was written, whatever stands in it', () => {
    const title = { zh: '一,二;三\\四:"五"\nBEGIN:VEVENT', en: 'x' };
    const event = only(due({ title }));
    expect(event.summary).toBe(title.zh);
    expect(event.description).toBe(
      '湖畔花园\n钥匙借用登记表\n§ 4.4.1.8\nhttps://desk.example/keyLoans/x1?site=lakeside',
    );
  });
});

describe('an entry', () => {
  it('is the same one for as long as it is the same matter, and another for another', () => {
    const later = { from: new Date('2026-11-26T09:45:00Z'), until: new Date('2026-11-26T10:00:00Z') };
    const { uid } = only(due());
    expect(uid).toMatch(/^[0-9a-f]{32}@desk\.example$/);
    expect(only(due({ when: later, title: { zh: '归还已改期', en: 'x' } })).uid).toBe(uid);
    const others = [
      due({ about: ['keyLoans', 'x1', 'papers'] }),
      due({ about: ['keyLoans', 'x2', 'return'] }),
    ];
    expect(new Set(events(textOf([due(), ...others])).map((each) => each.uid)).size).toBe(3);
    expect(events(textOf([due()], { site: 'hillside' }))[0]?.uid).not.toBe(uid);
  });

  it('says when it was last written; asked again, the text is the same', () => {
    const event = only(due()).component;
    for (const name of ['dtstamp', 'last-modified'])
      expect(String(event.getFirstPropertyValue(name)), name).toBe('2026-11-24T01:02:03Z');
    expect(textOf([due()], { now: new Date('2026-11-25T03:00:00Z') })).toBe(textOf([due()]));
  });

  it('leads to its record, is private, and keeps nobody busy', () => {
    const event = only(due()).component;
    expect(event.getFirstPropertyValue('url')).toBe('https://desk.example/keyLoans/x1?site=lakeside');
    expect(event.getFirstPropertyValue('class')).toBe('PRIVATE');
    expect(event.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
  });

  // In Berlin the clocks go back in the night to the 25th of October 2026.
  it.each([
    ['Asia/Shanghai', '2026-10-24', '2026-10-24T10:00:00Z'],
    ['Asia/Shanghai', '2026-10-26', '2026-10-26T10:00:00Z'],
    ['Europe/Berlin', '2026-10-24', '2026-10-24T16:00:00Z'],
    ['Europe/Berlin', '2026-10-26', '2026-10-26T17:00:00Z'],
  ])('of 18:00 in %s on %s is at %s everywhere', (zone, day, utc) => {
    const until = calendarOf({ ...defaultSettings, zone }).instant(day, '18:00');
    const { startDate, endDate } = only(due({ when: { from: new Date(until.getTime() - 900_000), until } }));
    expect(endDate.toString()).toBe(utc);
    expect(endDate.toJSDate().getTime() - startDate.toJSDate().getTime()).toBe(900_000);
  });

  it('of a whole day has the day of the site, wherever it is read', () => {
    const { startDate, endDate } = only(due({ when: { day: '2026-10-25' }, changedAt: null }));
    expect([startDate.isDate, String(startDate), String(endDate)]).toEqual([
      true,
      '2026-10-25',
      '2026-10-26',
    ]);
  });
});
