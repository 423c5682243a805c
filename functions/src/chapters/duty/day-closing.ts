import { createHash } from 'node:crypto';
import type { Firestore } from 'firebase-admin/firestore';
import { z } from 'zod';
import { registers } from '../../../../rulebook/chapters/index.ts';
import { dateOf, type RecordData, textOf } from '../../../../rulebook/notation/record.ts';
import { entriesPath } from '../../../../rulebook/reading/paths.ts';
import type { Language } from '../../../../rulebook/site/words.ts';
import { callable, Refused } from '../../callables/callable.ts';
import { line } from '../../callables/inputs.ts';
import { derivedId } from '../../consequences/derived-id.ts';
import { readRecord } from '../../records/documents.ts';
import { readSiteTime } from '../../records/site-time.ts';
import { takeStep } from '../../records/take-step.ts';
import { type DayStands, dayStands, type LineStands } from './day-stands.ts';

const REGISTER = 'dayClosings';
/** So much of what is missing is named on the paper, and in a text that a record may hold. */
const NAMED_MOST = 20;
const TEXT_MOST = 900;
const cites = ['R2.4.8', 'R7.2'] as const;
const day = z.iso.date();

/** What a day has to show now, for whoever signs it and for those above; and whether what was signed still holds. */
export const readDayClosing = callable({
  input: z.strictObject({ day }),
  by: ['supervisor', 'manager', 'gm'],
  cites: [...cites],
  run: async ({ db, site, input, now }) => {
    const time = await readSiteTime(db, site);
    if (input.day > time.calendar.day(now())) throw notYet();
    const stands = await dayStands(db, site, input.day, time);
    const signed = (await readRecord(db, site, registers(REGISTER), input.day)) as RecordData | null;
    return { ...stands, holds: signed && (await holdsIn(db, site, input.day, signed, time.calendar.day)) };
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
  readonly remarks?: string | undefined;
}

/** Signs a day, or signs it again. Throws `StepRefused` where the regulations don't allow it. */
export async function signDay(
  db: Firestore,
  { site, day, actor, remarks }: Signing,
  now: Date,
): Promise<void> {
  const content = contentOf(day, await dayStands(db, site, day, await readSiteTime(db, site)));
  const stored = await readRecord(db, site, registers(REGISTER), day);
  const input = { ...content, digest: digestOf(site, content), remarks: remarks ?? null };
  const step = stored ? 'signAgain' : 'sign';
  await takeStep(db, { site, register: REGISTER, step, id: day, input, actor }, now);
}

const notYet = (): Refused =>
  new Refused({
    field: 'day',
    words: { zh: '这一天还没有到', en: 'That day has not come yet' },
    clauses: [...cites],
  });

/** What is signed, as the record has it. */
const contentOf = (day: string, { lines, open, sealed, seal }: DayStands) => ({
  // What is null is taken away of what was signed before.
  ...{ day, open, sealed, seal },
  lines: lines.map((each) => ({
    ...{ item: each.title.zh, itemEnglish: each.title.en, done: each.done, of: each.of },
    ...(each.missing.length === 0
      ? {}
      : { missing: missingText(each, 'zh'), missingEnglish: missingText(each, 'en') }),
  })),
});

type Content = ReturnType<typeof contentOf>;

function missingText({ missing }: LineStands, language: Language): string {
  const named = missing.slice(0, NAMED_MOST).map(({ words }) => words[language]);
  const left = missing.length - named.length;
  const more = left === 0 ? [] : [{ zh: `另有${left}项`, en: `and ${left} more` }[language]];
  const text = [...named, ...more].join(language === 'zh' ? '；' : '; ');
  // Sign by sign, so that none is halved.
  return [...text].slice(0, TEXT_MOST).join('');
}

/** Of everything that is signed but the remarks, in a fixed order. */
function digestOf(site: string, { day, lines, open, sealed, seal }: Content): string {
  const signed = [
    ...[site, day, open, sealed, seal ?? null],
    lines.map((each) => [each.item, each.itemEnglish, each.done, each.of, each.missing ?? null]),
  ];
  return createHash('sha256').update(JSON.stringify(signed)).digest('hex');
}

/** Returns true iff the record is as it was signed, and the line of the duty log that the chain has sealed says so. */
async function holdsIn(
  db: Firestore,
  site: string,
  day: string,
  record: RecordData,
  dayOf: (at: Date) => string,
): Promise<boolean> {
  const digest = textOf(record, 'digest');
  const signed = dateOf(record, 'signed.at');
  if (digest !== digestOf(site, { ...(record as unknown as Content), day }) || !signed) return false;
  const entry = await db
    .doc(`${entriesPath(site, dayOf(signed))}/${derivedId([REGISTER, day, record.rev])}`)
    .get();
  return String(entry.get('text')).includes(digest);
}
