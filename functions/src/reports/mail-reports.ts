import type { Firestore } from 'firebase-admin/firestore';
import { allRegisters } from '../../../rulebook/chapters/index.ts';
import { reports } from '../../../rulebook/chapters/reports.ts';
import { measureText } from '../../../rulebook/notation/measure.ts';
import { type Every, periodEndingOn } from '../../../rulebook/notation/period.ts';
import type { Report } from '../../../rulebook/notation/report.ts';
import { type SiteTime, siteName } from '../../../rulebook/site/settings.ts';
import type { Words } from '../../../rulebook/site/words.ts';
import { type MailChoice, mailChoices } from '../chapters/people/mail-choices.ts';
import { readRobots } from '../chapters/site/site-robots.ts';
import { derivedId } from '../consequences/derived-id.ts';
import { type Effect, lookingAround, toBeCreated } from '../consequences/effects.ts';
import type { Job, JobSurroundings, Task } from '../jobs/job.ts';
import { logs } from '../logs.ts';
import { layout } from '../mail/layout.ts';
import { mailEffect } from '../notices/notice.ts';
import { type People, readPeople } from '../notices/people.ts';
import type { Document } from '../records/documents.ts';
import { readSiteTime } from '../records/site-time.ts';
import { type Posting, reportPosts } from '../robots/posts.ts';
import { carriedText } from './carried.ts';
import type { ReportLine, ReportPart } from './parts-of.ts';
import { endOfQuiet } from './quiet-hours.ts';
import { reportContent } from './report-mail.ts';
import { reportedOf, writeReport } from './write-report.ts';

/** A report of a period that ends with the day. */
interface Ended {
  readonly report: Report;
  readonly every: Every;
  readonly period: string;
  /** Null of one that could not be reckoned. */
  readonly document: Document | null;
}

/**
 * One mail for each reader with all the reports that end with a day, in their language and as they have chosen, once however
 * often it is asked for. It comes a little after the reports; what is not there by then is reckoned here.
 */
export const mailReports: Job = {
  name: 'reportMail',
  every: ['day'],
  gathers: true,
  run: async (task, around) => {
    const { db, now } = around;
    const [time, people] = await Promise.all([readSiteTime(db, task.site), readPeople(db, task.site, now)]);
    const ended: Ended[] = [];
    for (const each of endingOn(task.period)) {
      const document = await documentOf(each, task, time, around);
      if (document !== 'nobody knows') ended.push({ ...each, document });
    }
    const readers = people.active.filter((uid) => people.find(uid)?.email);
    const choices = await mailChoices(db, task.site, readers);
    const mails = readers.flatMap((uid, place) =>
      mailTo(uid, choices[place], ended, { task, time, people, around }),
    );
    const posting = { site: task.site, time, robots: await readRobots(db, task.site) };
    const posts = ended.flatMap((each) => postsOf(posting, each, now));
    await sendOnce(db, [...mails, ...posts]);
  },
};

const endingOn = (day: string): Omit<Ended, 'document'>[] =>
  Object.values(reports).flatMap((report) =>
    report.every.flatMap((every) => {
      const period = periodEndingOn(every, day);
      return period === null ? [] : [{ report, every, period }];
    }),
  );

/** A report that fails again and again holds up no other: its mail says so. */
async function documentOf(
  { report, period }: Omit<Ended, 'document'>,
  { site, period: day }: Task,
  { calendar }: SiteTime,
  around: JobSurroundings,
): Promise<Document | null | 'nobody knows'> {
  const { db, now, isLastTry = false } = around;
  const task = { site, period };
  // What a single day was like, nobody could tell any more.
  const isLongOver = period === day && day < calendar.shiftDay(calendar.day(now), -1);
  if (isLongOver) return (await reportedOf(db, report, task)) ?? 'nobody knows';
  try {
    return await writeReport(report, task, around);
  } catch (error) {
    if (!isLastTry) throw error;
    logs.reportFailed(site, report.name, period);
    return null;
  }
}

interface Sending {
  readonly task: Task;
  readonly time: SiteTime;
  readonly people: People;
  readonly around: JobSurroundings;
}

function mailTo(
  uid: string,
  choice: MailChoice | undefined,
  ended: readonly Ended[],
  { task: { site, period: day }, time, people, around: { now, page } }: Sending,
): Effect[] {
  const person = people.find(uid);
  const own = ended.filter(
    ({ report, every }) =>
      people.holding(report.to).includes(uid) && !choice?.leftOut.has(`${report.name}.${every}`),
  );
  if (!person?.email || own.length === 0) return [];
  const language = choice?.language ?? person.language;
  const name = siteName(time)[language];
  const content = reportContent(
    {
      day,
      reports: own.map(({ report, period, document }) => ({
        ...{ title: report.title, period, parts: document && mailedParts(report, document) },
        url: `${page}/reports/${report.name}/${period}?site=${site}`,
      })),
      footer: [name, ...own.map(({ document }) => (document ? carriedText(document, language) : ''))],
      addressOf: (line) => addressOf(line, page, site),
    },
    language,
  );
  const quietUntil = choice?.quiet ? endOfQuiet(choice.quiet, now, time.calendar) : null;
  const mail = {
    ...{ to: [person.email], site, subject: `${content.title} · ${name}`, ...layout(content, language) },
    ...(quietUntil ? { notBefore: quietUntil } : {}),
  };
  return [mailEffect(derivedId(['reportMail', site, day, uid]), mail, now)];
}

/** What a group is told of a report: its figures, or how many each part counts. */
function postsOf(posting: Posting, { report, period, document }: Ended, now: Date): Effect[] {
  if (!document) return [];
  const parts = document.parts as readonly ReportPart[];
  const headlines = parts.flatMap(({ headline = [] }) => headline);
  const counts = parts
    .filter(({ empty }) => empty !== null)
    .map(({ title, total }) => lined(title, String(total)));
  const figures = headlines.map(({ title, value, measure }) => lined(title, measureText(value, measure)));
  const path = `/reports/${report.name}/${period}?site=${posting.site}`;
  const told = { report: report.name, period, title: report.title, path };
  return reportPosts(posting, { ...told, figures: figures.length > 0 ? figures : counts }, now);
}

const lined = ({ zh, en }: Words, value: string): Words => ({ zh: `${zh}：${value}`, en: `${en}: ${value}` });

/** Words of people stand at the desk and in no mail. */
function mailedParts(report: Report, document: Document): readonly ReportPart[] {
  const left = report.parts.flatMap((part) =>
    part.part === 'reckoned' && part.isAtTheDeskOnly ? [part.name] : [],
  );
  return (document.parts as readonly ReportPart[]).filter(({ name }) => !left.includes(name));
}

const known = new Set(allRegisters.map(({ name }) => name));

function addressOf({ register, record }: ReportLine, page: string, site: string): string | null {
  const isRecord = record !== '' && known.has(register);
  return isRecord ? `${page}/${register}/${encodeURIComponent(record)}?site=${site}` : null;
}

async function sendOnce(db: Firestore, mails: readonly Effect[]): Promise<void> {
  await db.runTransaction(async (transaction) => {
    const placed = await lookingAround(db, transaction, mails);
    for (const { path, data } of toBeCreated(placed)) transaction.create(db.doc(path), data);
  });
}
