import { HttpsError } from 'firebase-functions/v2/https';
import { z } from 'zod';
import { reports } from '../../../rulebook/chapters/reports.ts';
import { yuanText } from '../../../rulebook/notation/money.ts';
import type { Chart, Headline, Measure, Report } from '../../../rulebook/notation/report.ts';
import { reportPath } from '../../../rulebook/reading/paths.ts';
import { type Role, roles } from '../../../rulebook/site/roles.ts';
import { siteName } from '../../../rulebook/site/settings.ts';
import type { Language, Words } from '../../../rulebook/site/words.ts';
import { callable, type Problem, Refused } from '../callables/callable.ts';
import { exportMark, logExport, whatFor } from '../exports/log-export.ts';
import { readSiteTime } from '../records/site-time.ts';
import { type OutputValue, type SheetTerms, workbookOfSheets } from '../spreadsheets/write.ts';
import type { ReportPart } from './parts-of.ts';

const PERIOD = /^\d{4}(?:-(?:\d{2}(?:-\d{2})?|W\d{2}|[QH]\d))?$/;

/**
 * A report of a period as `.xlsx`, base64: its figures, and a sheet for each of its parts. For those who may read it at
 * the desk; the export itself is written into the duty log (R2.4.16).
 */
export const exportReport = callable({
  input: z.strictObject({
    report: z.enum(Object.keys(reports) as [string, ...string[]]),
    period: z.string().regex(PERIOD),
    purpose: whatFor,
  }),
  by: 'staff',
  cites: ['R2.4.16'],
  run: async (call) => {
    const { db, site, caller, input } = call;
    const report = reports[input.report] as Report;
    if (!caller.holds(report.readers)) throw notAReader(report.readers);
    const stored = await db.doc(reportPath(site, report.name, input.period)).get();
    if (!stored.exists) throw notWritten(input.period);
    const parts = stored.get('parts') as readonly ReportPart[];
    const sheets = [...figuresSheet(parts, caller.language), ...parts.flatMap(sheetsOf(caller.language))];
    const time = await readSiteTime(db, site);
    const now = call.now();
    await logExport(call, 'reports', told(report, input), time);
    const mark = exportMark(caller, time.calendar.stamp(now), input.purpose);
    const bytes = await workbookOfSheets(sheets, {
      zone: time.settings.zone,
      now,
      mark,
      about: siteName(time)[caller.language],
    });
    return {
      name: `${report.title.zh}-${input.period}.xlsx`,
      content: Buffer.from(bytes).toString('base64'),
    };
  },
});

const told = ({ title }: Report, { period, purpose }: { period: string; purpose: string }): Words => ({
  zh: `导出报表“${title.zh}” ${period}，用途：${purpose}`,
  en: `Report exported: ${title.en} ${period}, for: ${purpose}`,
});

/** Who calls is known by now, so the wrapper's own refusal is past: this says the same of a report's readers. */
function notAReader(readers: readonly Role[]): HttpsError {
  const words = {
    zh: `此报表仅供${readers.map((role) => roles[role].zh).join('、')}查看`,
    en: `This report is for: ${readers.map((role) => roles[role].en).join(', ')}`,
  };
  const problem: Problem = { words, clauses: ['R2.4.16'] };
  return new HttpsError('permission-denied', words.en, { problems: [problem] });
}

const notWritten = (period: string): Refused =>
  new Refused({
    field: 'period',
    words: { zh: `${period} 还没有这份报表`, en: `There is no such report of ${period}` },
    clauses: [],
  });

const percentTitle: Words = { zh: '（%）', en: ' (%)' };
const yuanTitle: Words = { zh: '（元）', en: ' (yuan)' };
const units: Readonly<Partial<Record<Measure, Words>>> = { percent: percentTitle, money: yuanTitle };

const withUnit = (title: Words, measure: Measure, language: Language): string =>
  `${title[language]}${units[measure]?.[language] ?? ''}`;

/** As a number that a spreadsheet program can reckon with: amounts in yuan. */
const numberOf = (value: number | null | undefined, measure: Measure): OutputValue =>
  typeof value !== 'number' ? null : measure === 'money' ? Number(yuanText(value)) : value;

/** The figures that stand above the parts, in one sheet; none where no part has any. */
function figuresSheet(parts: readonly ReportPart[], language: Language): readonly SheetTerms[] {
  const all = parts.flatMap(({ title, headline = [] }) => headline.map((each) => [title, each] as const));
  if (all.length === 0) return [];
  const row = (part: Words, { title, value, target, measure }: Headline): OutputValue[] => [
    part[language],
    withUnit(title, measure, language),
    numberOf(value, measure),
    numberOf(target, measure),
  ];
  return [
    {
      sheet: { zh: '指标', en: 'Figures' },
      columns: [
        { heading: { zh: '部分', en: 'Part' } },
        { heading: { zh: '指标', en: 'Figure' } },
        { heading: { zh: '本期', en: 'This period' } },
        { heading: { zh: '目标', en: 'Target' } },
      ],
      rows: all.map(([part, figure]) => row(part, figure)),
    },
  ];
}

/** The lines of a part, what it says without any, or how many of how many it counts; a part may say nothing at all. */
const sheetsOf =
  (language: Language) =>
  ({ title, empty, columns, lines, total, of, chart, headline = [] }: ReportPart): readonly SheetTerms[] => {
    if (lines.length > 0) {
      const rows: OutputValue[][] = lines.map(({ cells }) => cells.map((cell) => cell[language]));
      const left = total - lines.length;
      if (left > 0) rows.push([{ zh: `另有 ${left} 条`, en: `and ${left} more` }[language]]);
      return [{ sheet: title, columns: columns.map((heading) => ({ heading })), rows }];
    }
    if (of !== undefined && of > 0) return [{ sheet: title, columns: shareColumns, rows: [[total, of]] }];
    if (chart) return [chartSheet(title, chart, language)];
    return empty && headline.length === 0
      ? [{ sheet: title, columns: [{ heading: title }], rows: [[empty[language]]] }]
      : [];
  };

const shareColumns = [{ heading: { zh: '达标', en: 'Met' } }, { heading: { zh: '总数', en: 'Of' } }];

/** What a picture is drawn from, where no line tells it. */
const chartSheet = (sheet: Words, { labels, series, measure }: Chart, language: Language): SheetTerms => ({
  sheet,
  columns: [{ heading: { zh: '项目', en: 'Item' } }, ...series.map(({ title }) => ({ heading: title }))],
  rows: labels.map((label, place) => [
    label[language],
    ...series.map(({ values }) => numberOf(values[place], measure)),
  ]),
});
