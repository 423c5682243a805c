import type { Language, Words } from '../../../rulebook/site/words.ts';
import type { MailContent, MailSection } from '../mail/content.ts';
import type { ReportCell, ReportPart } from './parts-of.ts';

/** A report as it is mailed. */
export interface ReportText {
  readonly title: Words;
  /** The period, as it is called in the report's id: an ISO date for a day. */
  readonly period: string;
  readonly parts: readonly ReportPart[];
  /** What stands at the end: the site, and what proves something. */
  readonly footer: readonly string[];
  /** The page, where all of it can be opened. */
  readonly url: string;
}

const open: Words = { zh: '打开物业客服台', en: 'Open Wuye Desk' };
const more = (left: number): Words => ({ zh: `另有${left}条`, en: `and ${left} more` });

/** A report in the reader's language. */
export const reportContent = (
  { title, period, parts, footer, url }: ReportText,
  language: Language,
): MailContent => ({
  title: `${title[language]} ${period}`,
  sections: parts.flatMap((part) => sectionOf(part, language)),
  link: { label: open[language], url },
  footer: footer.filter(Boolean).join(' · '),
});

const met: Words = { zh: '达标', en: 'Met' };

/** '12 / 14, 86 %'. */
const shareText = (total: number, of: number): string =>
  `${total} / ${of}, ${Math.round((100 * total) / of)} %`;

function sectionOf(part: ReportPart, language: Language): MailSection[] {
  const { title, empty, columns, lines, total, of = 0 } = part;
  if (of > 0)
    return [{ heading: title[language], rows: [{ label: met[language], value: shareText(total, of) }] }];
  if (lines.length === 0 && empty === null) return [];
  const cell = (each: ReportCell) =>
    each.late ? { text: each[language], tone: 'late' as const } : each[language];
  const left = total - lines.length;
  const rows = lines.map(({ cells }) => cells.map(cell));
  return [
    {
      heading: title[language],
      table: {
        columns: columns.map((each) => each[language]),
        rows: left > 0 ? [...rows, [more(left)[language]]] : rows,
      },
      ...(empty === null ? {} : { empty: empty[language] }),
    },
  ];
}
