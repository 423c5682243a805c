import type { Firestore } from 'firebase-admin/firestore';
import { dayLines } from '../../../../rulebook/chapters/day-lines.ts';
import { dayReaders } from '../../../../rulebook/chapters/duty/dayClosings.ts';
import { openPath, sealsPath } from '../../../../rulebook/reading/paths.ts';
import type { SiteTime } from '../../../../rulebook/site/settings.ts';
import type { Words } from '../../../../rulebook/site/words.ts';
import { endedIn } from '../../compliance/cases.ts';
import { matterOf } from '../../days/obligations.ts';
import { wordsFor } from '../../deadlines/outcome.ts';
import { openIn } from '../../open/open-after.ts';

/** Something that is not there yet, and the record that it is about. */
export interface Missing {
  readonly register: string;
  readonly record: string;
  /** The name of its deadline, or of what the day owes: by it the page knows where it is settled. */
  readonly matter: string;
  readonly words: Words;
  /** By when. */
  readonly deadline: Date;
}

/** One line of what a day has to show: so many done of so many, and what is missing by name. */
export interface LineStands {
  readonly name: string;
  readonly title: Words;
  readonly done: number;
  readonly of: number;
  readonly missing: readonly Missing[];
}

/** What a day has to show, and the last seal of its book. */
export interface DayStands {
  readonly lines: readonly LineStands[];
  /** How much is missing in all. */
  readonly open: number;
  readonly sealed: number;
  readonly seal: string | null;
}

/** One matter of the day; `line` is `keyLoans.return`. */
interface Matter extends Missing {
  readonly line: string;
  readonly isDone: boolean;
}

const others: Words = { zh: '其他到期事项', en: 'Whatever else fell due' };
const debts: Words = { zh: '以前未了事项', en: 'Open since earlier days' };

/**
 * What a day has to show, from the deadlines that fell into it and what is still open: the lines of the chapters, then the
 * others, then what is open since earlier days.
 */
export async function dayStands(
  db: Firestore,
  site: string,
  day: string,
  time: SiteTime,
  now: Date,
): Promise<DayStands> {
  const { calendar } = time;
  const [from, until] = [day, calendar.shiftDay(day, 1)].map((each) => calendar.instant(each, '00:00')) as [
    Date,
    Date,
  ];
  const [ended, open, last] = await Promise.all([
    endedOn(db, site, day, time),
    openBefore(db, site, until, now),
    db.collection(sealsPath(site, day)).orderBy('sequence', 'desc').limit(1).get(),
  ]);
  const own = [...ended, ...open.filter(({ deadline }) => deadline > from)];
  const named = new Set(dayLines.flatMap(({ of }) => of));
  const lines = [
    ...dayLines.map(({ name, title, of }) =>
      lineOf(
        name,
        title,
        own.filter(({ line }) => of.includes(line)),
      ),
    ),
    lineOf(
      'others',
      others,
      own.filter(({ line }) => !named.has(line)),
    ),
    lineOf(
      'debts',
      debts,
      open.filter(({ deadline }) => deadline <= from),
    ),
  ];
  return {
    lines,
    open: lines.reduce((sum, { missing }) => sum + missing.length, 0),
    sealed: Number(last.docs[0]?.get('sequence') ?? 0),
    seal: (last.docs[0]?.get('hash') as string | undefined) ?? null,
  };
}

function lineOf(name: string, title: Words, matters: readonly Matter[]): LineStands {
  const missing = matters
    .filter(({ isDone }) => !isDone)
    .map(({ register, record, matter, words, deadline }) => ({ register, record, matter, words, deadline }));
  return { name, title, done: matters.length - missing.length, of: matters.length, missing };
}

/** The deadlines of the day that have ended; what runs on stands in the index of what is open. */
async function endedOn(db: Firestore, site: string, day: string, time: SiteTime): Promise<Matter[]> {
  const cases = await endedIn({ db, site, time, period: day });
  return cases.map((each) => ({
    ...{ register: each.register, record: each.record, matter: each.name, deadline: each.deadline },
    ...{ words: wordsFor(dayReaders, each), isDone: each.ending !== 'missed' },
    line: matterOf(each),
  }));
}

async function openBefore(db: Firestore, site: string, until: Date, now: Date): Promise<Matter[]> {
  const found = await db.collection(openPath(site)).where('deadline', '<=', until).orderBy('deadline').get();
  return found.docs.flatMap((document): Matter[] => {
    const about = openIn(document);
    if (!about) return [];
    const { register, record, subject, matters } = about;
    return Object.entries(matters).flatMap(([name, { title, text, deadline }]): Matter[] => {
      const at = deadline?.toDate();
      if (!at || at > until) return [];
      const called = joined(title, subject);
      // What has still time is not late.
      const full = at <= now ? (text ?? called) : called;
      const words = wordsFor(dayReaders, { register, title, text: full });
      const line = matterOf({ register, name });
      return [{ register, record, matter: name, words, line, deadline: at, isDone: false }];
    });
  });
}

const joined = (title: Words, subject: Words): Words => ({
  zh: `${title.zh} ${subject.zh}`,
  en: `${title.en}: ${subject.en}`,
});
