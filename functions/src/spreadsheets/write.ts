import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';
import type { Cell, CellStyle } from 'hucre/xlsx';
import type { Words } from '../../../rulebook/site/words.ts';
import { asPlainText } from './plain-text.ts';

export type OutputValue = string | number | boolean | Date | null;

export interface Column {
  readonly heading: Words;
  /** In characters; fitted to the content when left out. */
  readonly width?: number;
}

export interface SheetTerms {
  readonly sheet: Words;
  readonly columns: readonly Column[];
  /** One value for each column. */
  readonly rows: readonly (readonly OutputValue[])[];
}

interface Written {
  /** IANA zone that times are written in. */
  readonly zone: string;
  readonly now: Date;
  /** Stands at the head of each page that is printed, behind the name of its sheet: of where and what it is. */
  readonly about?: string;
  /** Stands at the foot of each page that is printed. */
  readonly mark?: string;
}

export interface WorkbookTerms extends SheetTerms, Written {}

/** A spreadsheet program holds no more in a cell. */
const CELL_MAX = 32_767;
const SHEET_NAME_MAX = 31;
const CUT = '…（已截断 cut off）';
const WIDTH_MIN = 8;
const WIDTH_MAX = 60;

/**
 * An .xlsx with one sheet: headings in both languages in a frozen first row, times as 'yyyy-MM-dd HH:mm' in the
 * site's zone, and no text that could run as a formula (R2.4.16).
 */
export const workbook = ({ sheet, columns, rows, ...written }: WorkbookTerms): Promise<Uint8Array> =>
  workbookOfSheets([{ sheet, columns, rows }], written);

/** The same with several sheets, in their order. */
export async function workbookOfSheets(
  sheets: readonly SheetTerms[],
  { zone, now, about = '', mark = '' }: Written,
): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  const names = sheetNames(sheets);
  return writeXlsx({
    properties: { created: now, modified: now },
    sheets: sheets.map((each, place) => ({
      ...{ name: names[place] ?? 'Sheet', ...sheetOf(each, zone), ...asPrinted(each.sheet, about, mark) },
    })),
    namedRanges: names.map(headingsOnEachPage),
  });
}

/** Wide, as many pages high as it takes, with the headings on each, and at its foot who has taken it out. */
const asPrinted = (sheet: Words, about: string, mark: string) => ({
  pageSetup: { orientation: 'landscape' as const, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  headerFooter: {
    oddHeader: `&L${plainMark([bothLanguages(sheet), about].filter(Boolean).join(' · '))}`,
    oddFooter: `&L${plainMark(mark)}&R&P / &N`,
  },
});

/** By hand: the library leaves a name with blanks unquoted, and Excel takes such a workbook for damaged. */
const headingsOnEachPage = (sheet: string) => ({
  name: '_xlnm.Print_Titles',
  range: `'${sheet}'!$1:$1`,
  scope: sheet,
});

/** A spreadsheet program holds no more in a header, and reads '&' as a sign of its own. */
const MARK_MAX = 200;
const plainMark = (text: string): string =>
  asPlainText(text).replaceAll('&', '&&').replaceAll(/\s+/g, ' ').slice(0, MARK_MAX);

/** A sheet as it is laid out, without headings of its own. Its dates are what a spreadsheet shows, in their UTC parts. */
export interface Table {
  readonly name: string;
  readonly rows: readonly (readonly OutputValue[])[];
}

/** Sheets whose rows and values stand where and as they are given; no text of them could run as a formula. */
export async function tables(sheets: readonly Table[], now: Date): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  const names = sheetNames(sheets.map(({ name }) => ({ sheet: { zh: name, en: name } })));
  return writeXlsx({
    properties: { created: now, modified: now },
    sheets: sheets.map(({ rows }, place) => ({ name: names[place] ?? 'Sheet', ...tableOf(rows) })),
  });
}

function tableOf(rows: Table['rows']) {
  const table = rows.map((row) => row.map((value) => (value instanceof Date ? value : cellOf(value, 'UTC'))));
  const columns = Math.max(0, ...table.map((row) => row.length));
  return {
    columns: Array.from({ length: columns }, (_, index) => ({
      width: fittedWidth(table.map((row) => (row[index] instanceof Date ? DATE_FORMAT : row[index]))),
    })),
    rows: table,
    cells: new Map(
      table.flatMap((row, index) => [...styledTexts(row, index, TEXT), ...styledDates(row, index)]),
    ),
  };
}

const DATE_FORMAT = 'yyyy-mm-dd';
const DATE_AND_TIME = `${DATE_FORMAT} hh:mm`;

const styledDates = (row: readonly OutputValue[], index: number): [string, Partial<Cell>][] =>
  row.flatMap((value, column) => {
    if (!(value instanceof Date)) return [];
    const isDay = value.getTime() % DAY_MS === 0;
    return [[`${index},${column}`, { style: { numFmt: isDay ? DATE_FORMAT : DATE_AND_TIME } }]];
  });

const DAY_MS = 86_400_000;

function sheetOf({ columns, rows }: SheetTerms, zone: string) {
  const table = [
    columns.map(({ heading }) => asPlainText(bothLanguages(heading))),
    ...rows.map((row) => row.map((value) => cellOf(value, zone))),
  ];
  return {
    columns: columns.map(({ width }, index) => ({
      width: width ?? fittedWidth(table.map((row) => row[index])),
    })),
    rows: table,
    cells: new Map(table.flatMap((row, index) => styledTexts(row, index, index === 0 ? HEADING : TEXT))),
    freezePane: { rows: 1 },
  };
}

const TEXT: CellStyle = { numFmt: '@' };
const HEADING: CellStyle = { ...TEXT, font: { bold: true } };

/** Text that is edited by hand stays text. */
const styledTexts = (
  row: readonly OutputValue[],
  index: number,
  style: CellStyle,
): [string, Partial<Cell>][] =>
  row.flatMap((value, column) => (typeof value === 'string' ? [[`${index},${column}`, { style }]] : []));

function cellOf(value: OutputValue, zone: string): Exclude<OutputValue, Date> {
  if (value instanceof Date) return format(new TZDate(value, zone), 'yyyy-MM-dd HH:mm');
  if (typeof value !== 'string') return value;
  const text = asPlainText(value);
  return escaped(text.length > CELL_MAX ? text.slice(0, CELL_MAX - CUT.length) + CUT : text);
}

/** In a workbook '_x003D_' stands for the sign '=': what looks like that is written so that it is read as typed. */
const escaped = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

const bothLanguages = ({ zh, en }: Words): string => (zh === en ? zh : `${zh} ${en}`);

/** What each sheet is called: a spreadsheet program opens no workbook in which two have the same name. */
function sheetNames(sheets: readonly Pick<SheetTerms, 'sheet'>[]): readonly string[] {
  const taken = new Set<string>();
  return sheets.map(({ sheet }) => {
    for (let number = 1; ; number += 1) {
      const name = sheetName(sheet, number === 1 ? '' : ` (${number})`);
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}

const sheetName = (words: Words, suffix: string): string =>
  `${
    bothLanguages(words)
      .replace(/[\\/?*[\]:']/g, ' ')
      .slice(0, SHEET_NAME_MAX - suffix.length)
      .trim() || 'Sheet'
  }${suffix}`;

function fittedWidth(values: readonly (OutputValue | undefined)[]): number {
  const widest = values.reduce<number>((most, value) => Math.max(most, textWidth(String(value ?? ''))), 0);
  return Math.min(WIDTH_MAX, Math.max(WIDTH_MIN, widest + 2));
}

/** Chinese characters are twice as wide. */
const textWidth = (text: string): number => text.length + (text.match(/[^\u0020-\u02ff]/g)?.length ?? 0);
