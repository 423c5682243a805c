import type { Firestore } from 'firebase-admin/firestore';
import { z } from 'zod';
import { dayReaders } from '../../../../rulebook/chapters/duty/dayClosings.ts';
import { registers } from '../../../../rulebook/chapters/index.ts';
import { SETTINGS_ID } from '../../../../rulebook/chapters/site/settings.ts';
import { dateOf, type RecordData } from '../../../../rulebook/notation/record.ts';
import { type Settings, type SiteTime, siteTime } from '../../../../rulebook/site/settings.ts';
import type { Language, Words } from '../../../../rulebook/site/words.ts';
import { callable, Refused } from '../../callables/callable.ts';
import { line } from '../../callables/inputs.ts';
import { readRecord } from '../../records/documents.ts';
import { takeStep } from '../../records/take-step.ts';
import { DAY_CLOSINGS, type DayContent, digestOf, holdsAsSigned } from './day-proof.ts';
import { type DayStands, dayStands, type LineStands } from './day-stands.ts';

/** So much of what is missing is named on the paper, and in a text that a record may hold. */
const NAMED_MOST = 20;
const TEXT_MOST = 900;
const cites = ['R2.4.8', 'R7.2'] as const;
const day = z.iso.date();

/** What a day has to show now, for whoever signs it and for those above; and whether what was signed still holds. */
export const readDayClosing = callable({
  input: z.strictObject({ day }),
  by: dayReaders,
  cites: [...cites],
  run: async ({ db, site, input, now }) => {
    const time = await timeOfDay(db, site, input.day, now());
    const stands = await dayStands(db, site, input.day, time, now());
    const signed = (await readRecord(db, site, registers(DAY_CLOSINGS), input.day)) as RecordData | null;
    const holds = signed && (await holdsAsSigned(db, site, input.day, signed, time.calendar, now()));
    return { ...stands, lines: stands.lines.map(toWire), holds };
  },
});

/** R2.4.8 The supervisor signs what the day has to show, as the server finds it at that moment. */
export const signDayClosing = callable({
  input: z.strictObject({ day, remarks: line(500).optional() }),
  by: 'staff',
  cites: [...cites],
  run: async ({ db, site, caller, input, now }) => {
    await signDay(db, { ...input, site, actor: caller.uid }, now());
    return { id: input.day };
  },
});

interface Signing {
  readonly site: string;
  readonly day: string;
  readonly actor: string;
  readonly remarks?: string | null | undefined;
  /** The moment that is written instead of the server's time: demo data. */
  readonly at?: Date;
}

/**
 * Signs a day, or signs it again; the same signature twice is one. Throws `StepRefused` where the regulations don't allow it.
 */
export async function signDay(
  db: Firestore,
  { site, day, actor, remarks = null, at }: Signing,
  now: Date,
): Promise<void> {
  const time = await timeOfDay(db, site, day, now);
  const content = { ...contentOf(day, await dayStands(db, site, day, time, now)), remarks };
  const stored = await readRecord(db, site, registers(DAY_CLOSINGS), day);
  const digest = digestOf(site, actor, content);
  if (stored?.state === 'signed' && stored.digest === digest) return;
  const step = stored ? 'signAgain' : 'sign';
  // What is null is taken away of what was signed before.
  const input = { ...content, digest };
  await takeStep(
    db,
    { site, register: DAY_CLOSINGS, step, id: day, input, actor, ...(at ? { at } : {}) },
    now,
  );
}

/** The site's time; throws for a day that has not come and for one before the site was opened: of these nobody can tell. */
async function timeOfDay(db: Firestore, site: string, day: string, now: Date): Promise<SiteTime> {
  const settings = await readRecord(db, site, registers('settings'), SETTINGS_ID);
  const time = siteTime(settings as Partial<Settings> | null);
  const { calendar } = time;
  if (day > calendar.day(now)) throw refused({ zh: '这一天还没有到', en: 'That day has not come yet' });
  const opened = settings && dateOf(settings as RecordData, 'opened.at');
  if (opened && day < calendar.day(opened))
    throw refused({ zh: '这一天本系统还没有启用', en: 'The site was not in use on that day' });
  return time;
}

const refused = (words: Words): Refused => new Refused({ field: 'day', words, clauses: [...cites] });

/** Moments go as texts. */
const toWire = (line: LineStands) => ({
  ...line,
  missing: line.missing.map((each) => ({ ...each, deadline: each.deadline.toISOString() })),
});

const contentOf = (day: string, { lines, open, sealed, seal }: DayStands): Omit<DayContent, 'remarks'> => ({
  ...{ day, open, sealed, seal },
  lines: lines.map((each) => ({
    ...{ item: `${each.title.zh} ${each.title.en}`, done: each.done, of: each.of },
    ...(each.missing.length === 0
      ? {}
      : { missing: missingText(each, 'zh'), missingEnglish: missingText(each, 'en') }),
  })),
});

function missingText({ missing }: LineStands, language: Language): string {
  const named = missing.slice(0, NAMED_MOST).map(({ words }) => words[language]);
  const left = missing.length - named.length;
  const more = left === 0 ? [] : [{ zh: `另有${left}项`, en: `and ${left} more` }[language]];
  const text = [...named, ...more].join(language === 'zh' ? '；' : '; ');
  // Sign by sign, so that none is halved.
  return [...text].slice(0, TEXT_MOST).join('');
}
