import type { Report } from '../../../rulebook/notation/report.ts';
import { reportPath } from '../../../rulebook/reading/paths.ts';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import type { Language } from '../../../rulebook/site/words.ts';
import { derivedId } from '../consequences/derived-id.ts';
import { type Effect, lookingAround, toBeCreated } from '../consequences/effects.ts';
import type { JobSurroundings, Task } from '../jobs/job.ts';
import { layout } from '../mail/layout.ts';
import { mailEffect } from '../notices/notice.ts';
import { type People, readPeople } from '../notices/people.ts';
import { readSiteTime } from '../records/site-time.ts';
import { carriedBy } from './carried.ts';
import { partsOf } from './parts-of.ts';
import { reportContent } from './report-mail.ts';

/**
 * Writes the report `{kind}~{period}` and puts a mail for each of its readers into the outbox, in one commit. Its ids
 * follow from site, period and reader, so a task delivered twice sends one mail each.
 */
export async function sendReport(
  report: Report,
  { site, period }: Task,
  { db, now, page }: JobSurroundings,
): Promise<void> {
  const time = await readSiteTime(db, site);
  const people = await readPeople(db, site, now);
  const [parts, carried] = await Promise.all([
    partsOf(report, { db, site, time, people, now, period }),
    carriedBy(report, db, { site, period }),
  ]);
  const figures = Object.fromEntries(
    parts.map(({ name, total, of, figure }) => [name, figure ?? (of === undefined ? total : { total, of })]),
  );
  const document = {
    kind: report.name,
    period,
    at: now,
    figures,
    parts: parts.map(({ figure: _figure, ...part }) => part),
    ...carried.fields,
  };
  const written: Effect = {
    writes: (suffix) => [{ path: reportPath(site, report.name, `${period}${suffix}`), data: document }],
    knownBy: ['kind', 'period'],
  };
  const mails = mailsTo(report, people, (uid, email, language) => {
    const footer = [siteName(time, language), carried.footer(language)];
    const content = reportContent(
      { title: report.title, period, parts, footer, url: `${page}/?site=${site}` },
      language,
    );
    const subject = `${content.title} · ${siteName(time, language)}`;
    const mail = { to: [email], site, subject, ...layout(content, language) };
    return mailEffect(derivedId([report.name, site, period, uid]), mail, now);
  });
  await db.runTransaction(async (transaction) => {
    const [own] = await lookingAround(db, transaction, [written]);
    if (!own || own.stands) return;
    const placed = await lookingAround(db, transaction, mails);
    for (const { path, data } of toBeCreated([own, ...placed])) transaction.create(db.doc(path), data);
  });
}

/** A mail for each active member who gets the report, or stands in for one who does, and has an address. */
const mailsTo = (
  { to }: Report,
  people: People,
  mail: (uid: string, email: string, language: Language) => Effect,
): Effect[] =>
  people.holding(to).flatMap((uid) => {
    const person = people.find(uid);
    return person?.email ? [mail(uid, person.email, person.language)] : [];
  });

const siteName = ({ settings }: SiteTime, language: Language): string =>
  language === 'zh' ? settings.name : settings.nameEnglish || settings.name;
