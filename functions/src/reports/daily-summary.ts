import type { Firestore } from 'firebase-admin/firestore';
import { registers } from '../../../rulebook/chapters/index.ts';
import { keyKinds } from '../../../rulebook/chapters/keys/release-matrix.ts';
import { SETTINGS_ID } from '../../../rulebook/chapters/site/settings.ts';
import { type Settings, type SiteTime, siteTime } from '../../../rulebook/site/settings.ts';
import type { Language, Words } from '../../../rulebook/site/words.ts';
import { derivedId } from '../consequences/derived-id.ts';
import { type Effect, lookingAround, toBeCreated } from '../consequences/effects.ts';
import { endsWithItsDay } from '../days/obligations.ts';
import { rootOf } from '../dutyLog/seal.ts';
import { layout, type MailContent } from '../mail/layout.ts';
import { mailEffect } from '../notices/notice.ts';
import { readRecord } from '../records/documents.ts';
import { type DailyFigures, dailyFigures, type KeyOut } from './daily-figures.ts';
import { readersOf } from './readers.ts';

interface SummaryTask {
  readonly site: string;
  /** ISO date in the site's zone. */
  readonly day: string;
}

interface Surroundings {
  readonly db: Firestore;
  readonly now: Date;
  /** Address of the page, without a slash at its end. */
  readonly page: string;
}

/**
 * 每日简报: writes the report `dailySummary~{day}` and puts a mail for each manager and supervisor into the outbox,
 * in one commit. Its ids follow from site, day and reader, so a task delivered twice sends one mail each.
 */
export async function sendDailySummary(
  { site, day }: SummaryTask,
  { db, now, page }: Surroundings,
): Promise<void> {
  const settings = await readRecord(db, site, registers('settings'), SETTINGS_ID);
  const time = siteTime(settings as Partial<Settings> | null);
  const [figures, root, readers] = await Promise.all([
    dailyFigures(db, site, day, now, time),
    rootOf(db, site, day),
    readersOf(db, site, ['manager', 'supervisor'], now),
  ]);
  const told = { kind: 'dailySummary', period: day, at: now, figures: plain(figures), root };
  const report: Effect = {
    writes: (suffix) => [{ path: `sites/${site}/reports/dailySummary~${day}${suffix}`, data: told }],
    knownBy: ['kind', 'period'],
  };
  const mails = readers.map(({ uid, email, language }) => {
    const content = summaryContent(figures, root, language, time, `${page}/today`);
    const subject = `${content.title} · ${siteName(time, language)}`;
    const mail = { to: [email], site, subject, ...layout(content, language) };
    return mailEffect(derivedId(['dailySummary', site, day, uid]), mail, now);
  });
  await db.runTransaction(async (transaction) => {
    const [own] = await lookingAround(db, transaction, [report]);
    if (!own || own.stands) return;
    const placed = await lookingAround(db, transaction, mails);
    for (const { path, data } of toBeCreated([own, ...placed])) transaction.create(db.doc(path), data);
  });
}

const plain = (figures: DailyFigures): Record<string, unknown> => ({ ...figures });

const siteName = ({ settings }: SiteTime, language: Language): string =>
  language === 'zh' ? settings.name : settings.nameEnglish || settings.name;

const words = {
  title: { zh: '每日简报', en: 'Daily summary' },
  keysOut: { zh: '借出未还的钥匙', en: 'Keys out' },
  noKeysOut: { zh: '全部钥匙已收回', en: 'Every key is back' },
  papers: { zh: '紧急动用手续待补', en: 'Papers owed' },
  noPapers: { zh: '没有待补的手续', en: 'No papers are owed' },
  missing: { zh: '未清点、未签字', en: 'Counts and signatures missing' },
  noMissing: { zh: '清点、签字齐全', en: 'Everything counted and signed' },
  count: { zh: '未清点', en: 'Not counted' },
  signature: { zh: '值班日志未签', en: 'Duty log not signed' },
  incidents: { zh: '丢失损坏', en: 'Lost or damaged' },
  noIncidents: { zh: '没有未处理的丢失损坏', en: 'No open incident' },
  reseal: { zh: '待重新封存', en: 'To be sealed again' },
  overdue: { zh: '其他逾期事项', en: 'Other overdue items' },
  key: { zh: '钥匙', en: 'Key' },
  borrower: { zh: '借用人', en: 'Borrowed by' },
  since: { zh: '借出时间', en: 'Since' },
  due: { zh: '应还时间', en: 'Due' },
  late: { zh: '逾期', en: 'overdue' },
  what: { zh: '情况', en: 'What' },
  answerable: { zh: '责任人', en: 'Answerable' },
  matter: { zh: '事项', en: 'Matter' },
  open: { zh: '打开物业客服台', en: 'Open Wuye Desk' },
  root: { zh: '值班日志校验码', en: 'Duty log seal' },
} as const satisfies Record<string, Words>;

/** The summary in the reader's language: who has which key since when comes first. */
export function summaryContent(
  figures: DailyFigures,
  root: string | null,
  language: Language,
  time: SiteTime,
  url: string,
): MailContent {
  const say = (name: keyof typeof words): string => words[name][language];
  const stamp = (at: Date | null): string => (at ? time.calendar.stamp(at) : '');
  const choice = (register: string, field: string, value: string): string => {
    const definition = registers(register).fields[field];
    return definition?.type === 'choice' ? (definition.choices[value]?.[language] ?? value) : value;
  };
  const keyRows = (keys: readonly KeyOut[]): string[][] =>
    keys.map((key) => [
      `${key.keyCode} ${key.unit}`,
      key.reason ? `${key.borrowedBy}（${key.reason}）` : key.borrowedBy,
      stamp(key.since),
      `${stamp(key.due)}${key.overdue ? ` ${say('late')}` : ''}`,
    ]);
  const keyColumns = [say('key'), say('borrower'), say('since'), say('due')];
  const others = figures.overdueItems.filter((each) => !isToldAbove(each, figures));
  return {
    title: `${say('title')} ${figures.day}`,
    sections: [
      {
        heading: say('keysOut'),
        table: { columns: keyColumns, rows: keyRows(figures.keysOut) },
        empty: say('noKeysOut'),
      },
      {
        heading: say('papers'),
        table: { columns: keyColumns, rows: keyRows(figures.papersOwed) },
        empty: say('noPapers'),
      },
      {
        heading: say('missing'),
        rows: [
          ...figures.missingCounts.map((cabinet) => ({
            label: say('count'),
            value: keyKinds[cabinet as keyof typeof keyKinds]?.[language] ?? cabinet,
            tone: 'late' as const,
          })),
          ...figures.missingSignatures.map((day) => ({
            label: say('signature'),
            value: day,
            tone: 'late' as const,
          })),
        ],
        empty: say('noMissing'),
      },
      {
        heading: say('incidents'),
        table: {
          columns: [say('key'), say('what'), say('answerable')],
          rows: figures.incidents.map((each) => [
            `${each.keyCode} ${each.unit}`,
            choice('keyIncidents', 'what', each.what),
            each.answerable,
          ]),
        },
        empty: say('noIncidents'),
      },
      ...(figures.awaitingReseal.length > 0
        ? [
            {
              heading: say('reseal'),
              rows: figures.awaitingReseal.map((key) => ({
                label: key.code,
                value: key.opensWhat,
                tone: 'late' as const,
              })),
            },
          ]
        : []),
      ...(others.length > 0
        ? [
            {
              heading: say('overdue'),
              table: {
                columns: [say('matter'), say('key'), say('due')],
                rows: others.map((each) => [each.title[language], each.subject, stamp(each.deadline)]),
              },
            },
          ]
        : []),
    ],
    link: { label: say('open'), url },
    footer: [siteName(time, language), root ? `${say('root')} ${root}` : ''].filter(Boolean).join(' · '),
  };
}

/** Deadlines that have a section of their own. */
const toldAbove = new Set([
  'keyLoans.return',
  'keyLoans.papers',
  'areaKeyHandovers.return',
  'keyIncidents.sameDay',
  'keys.reseal',
]);

const isToldAbove = (
  { register, name, subject }: DailyFigures['overdueItems'][number],
  { missingSignatures }: DailyFigures,
): boolean =>
  toldAbove.has(`${register}.${name}`) ||
  (register === 'dutyLog' && (endsWithItsDay(name) || missingSignatures.includes(subject)));
