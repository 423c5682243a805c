import type { Report } from '../../../rulebook/notation/report.ts';
import { reportPath } from '../../../rulebook/reading/paths.ts';
import type { SiteTime } from '../../../rulebook/site/settings.ts';
import type { Language } from '../../../rulebook/site/words.ts';
import { derivedId } from '../consequences/derived-id.ts';
import { type Effect, lookingAround, toBeCreated } from '../consequences/effects.ts';
import type { JobSurroundings, Task } from '../jobs/job.ts';
import { layout } from '../mail/layout.ts';
import { mailEffect } from '../notices/notice.ts';
import type { People } from '../notices/people.ts';
import { reckonReport } from './reckon-report.ts';
import { reportContent } from './report-mail.ts';

/**
 * Writes the report `{kind}~{period}` and puts a mail for each of its readers into the outbox, in one commit. Its ids
 * follow from site, period and reader, so a task delivered twice sends one mail each. What was reckoned before the period
 * was over gives way to it.
 */
export async function sendReport(report: Report, task: Task, around: JobSurroundings): Promise<void> {
  const { db, now, page } = around;
  const { site, period } = task;
  const { document, parts, people, time, footer } = await reckonReport(report, task, around);
  const path = reportPath(site, report.name, period);
  const mailed = parts.filter(({ name }) => !atTheDeskOnly(report).includes(name));
  const written: Effect = {
    writes: (suffix) => [{ path: `${path}${suffix}`, data: document }],
    knownBy: ['kind', 'period'],
  };
  const mails = mailsTo(report, people, (uid, email, language) => {
    const content = reportContent(
      {
        ...{
          title: report.title,
          period,
          parts: mailed,
          footer: [siteName(time, language), footer(language)],
        },
        url: `${page}/reports/${report.name}/${period}?site=${site}`,
      },
      language,
    );
    const subject = `${content.title} · ${siteName(time, language)}`;
    const mail = { to: [email], site, subject, ...layout(content, language) };
    return mailEffect(derivedId([report.name, site, period, uid]), mail, now);
  });
  await db.runTransaction(async (transaction) => {
    const [own] = await lookingAround(db, transaction, [written]);
    if (!own) return;
    const isProvisional = own.stands && (await transaction.get(db.doc(path))).get('provisional') === true;
    if (own.stands && !isProvisional) return;
    const placed = await lookingAround(db, transaction, mails);
    if (isProvisional) transaction.set(db.doc(path), document);
    for (const { path: at, data } of toBeCreated([own, ...placed])) transaction.create(db.doc(at), data);
  });
}

const atTheDeskOnly = ({ parts }: Report): string[] =>
  parts.flatMap((part) => (part.part === 'reckoned' && part.isAtTheDeskOnly ? [part.name] : []));

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
