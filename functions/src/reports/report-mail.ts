import { isMet, measureText } from '../../../rulebook/notation/measure.ts';
import type { Headline } from '../../../rulebook/notation/report.ts';
import type { Language, Words } from '../../../rulebook/site/words.ts';
import type { MailCell, MailContent, MailLink, MailRow, MailSection } from '../mail/content.ts';
import type { ReportCell, ReportLine, ReportPart } from './parts-of.ts';

/** A report as it is mailed. */
export interface ReportText {
  readonly title: Words;
  /** The period, as it is called in the report's id: an ISO date for a day. */
  readonly period: string;
  /** Null of one that could not be reckoned. */
  readonly parts: readonly ReportPart[] | null;
  /** Where all of it can be looked at. */
  readonly url: string;
}

/** Some reports in one mail. */
export interface ReportsText {
  /** The day on whose closing they are sent. */
  readonly day: string;
  readonly reports: readonly ReportText[];
  /** What stands at the end: the site, and what proves something. */
  readonly footer: readonly string[];
  /** Leads to a record of the page. */
  readonly addressOf: (line: ReportLine) => string | null;
}

/** As many lines of a part are told in a mail; the others are looked at in the page. */
const LINES_MOST = 20;

const words = {
  openOne: { zh: '打开报表', en: 'Open the report' },
  met: { zh: '达标', en: 'Met' },
  failed: {
    zh: '这份报表未能生成，请在报表页重新核算',
    en: 'It could not be reckoned: please have it computed in the page',
  },
  figures: { zh: '主要数据', en: 'Figures' },
} as const satisfies Record<string, Words>;

const many = (reports: number): Words => ({ zh: `报表 ${reports} 份`, en: `${reports} reports` });
const more = (left: number): Words => ({ zh: `另有${left}条`, en: `and ${left} more` });
const target = (text: string): Words => ({ zh: `目标 ${text}`, en: `target ${text}` });

/** Reports in the reader's language, in one mail: of each its figures first, then what needs a decision. */
export function reportContent(
  { day, reports, footer, addressOf }: ReportsText,
  language: Language,
): MailContent {
  const [first, ...others] = reports;
  const isOne = others.length === 0;
  const titled = ({ title, period }: ReportText): string => `${title[language]} ${period}`;
  return {
    title: isOne && first ? titled(first) : `${many(reports.length)[language]} ${day}`,
    sections: reports.flatMap((report) =>
      sectionsOf(report, isOne ? null : titled(report), language, addressOf),
    ),
    ...(isOne && first ? { link: linkTo(first, language) } : {}),
    footer: footer.filter(Boolean).join(' · '),
  };
}

const linkTo = ({ url }: ReportText, language: Language): MailLink => ({
  label: words.openOne[language],
  url,
});

function sectionsOf(
  report: ReportText,
  heading: string | null,
  language: Language,
  addressOf: ReportsText['addressOf'],
): MailSection[] {
  const { parts } = report;
  const named = heading ?? words.figures[language];
  const link = heading === null ? {} : { link: linkTo(report, language) };
  const title = heading === null ? {} : { isTitle: true };
  if (parts === null) return [{ heading: named, rows: [failedRow(language)], ...title, ...link }];
  const figures = parts.flatMap(({ headline = [] }) => headline).map((each) => figureRow(each, language));
  const head =
    figures.length > 0 || heading !== null
      ? [{ heading: named, rows: figures, areFigures: true, ...title, ...link }]
      : [];
  // Sums stand in the figures already; in the page each of them opens.
  const told = figures.length > 0 ? parts.filter((part) => !isSums(part)) : parts;
  return [...head, ...told.flatMap((part) => partSection(part, language, addressOf))];
}

const isSums = ({ lines }: ReportPart): boolean =>
  lines.length > 0 && lines.every(({ record }) => record === '');

const failedRow = (language: Language): MailRow => ({
  label: '!',
  value: words.failed[language],
  tone: 'late',
});

function figureRow(headline: Headline, language: Language): MailRow {
  const { title, value, measure, target: aimedAt } = headline;
  const met = isMet(headline);
  return {
    label: title[language],
    value: measureText(value, measure),
    ...(aimedAt === undefined ? {} : { note: target(measureText(aimedAt, measure))[language] }),
    ...(met === null ? {} : { tone: met ? 'ok' : 'late' }),
  };
}

/** '12 / 14, 86 %'. */
const shareText = (total: number, of: number): string =>
  `${total} / ${of}, ${Math.round((100 * total) / of)} %`;

function partSection(
  part: ReportPart,
  language: Language,
  addressOf: ReportsText['addressOf'],
): MailSection[] {
  const { title, empty, columns, lines, total, of = 0 } = part;
  const heading = title[language];
  if (of > 0) return [{ heading, rows: [{ label: words.met[language], value: shareText(total, of) }] }];
  // A picture, or figures that stand above already.
  if (lines.length === 0 && (empty === null || (part.headline ?? []).length > 0)) return [];
  const shown = lines.slice(0, LINES_MOST);
  const left = total - shown.length;
  const rows = shown.map((line) =>
    line.cells.map((cell, place) => mailCell(cell, place === 0 ? addressOf(line) : null, language)),
  );
  return [
    {
      heading,
      table: {
        columns: columns.map((each) => each[language]),
        rows: left > 0 ? [...rows, [more(left)[language]]] : rows,
        total,
      },
      ...(empty === null ? {} : { empty: empty[language] }),
    },
  ];
}

function mailCell(cell: ReportCell, url: string | null, language: Language): MailCell {
  const text = cell[language];
  if (!cell.late && url === null) return text;
  return { text, ...(cell.late ? { tone: 'late' as const } : {}), ...(url === null ? {} : { url }) };
}
