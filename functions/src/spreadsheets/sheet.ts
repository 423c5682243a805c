import type { Words } from '../../../rulebook/site/words.ts';

/** A file larger than this is not opened. */
export const BYTES_MAX = 5 * 1024 * 1024;
/** Titles and headings that may stand above the data. */
export const TITLE_ROWS_MAX = 10;
/** Columns further to the right are not looked at. */
export const COLUMNS_MAX = 100;
/** Rows further down are not looked at: what a sheet of the old format could hold, and more than any list may have. */
export const LAST_ROW = 65_536;

/** A cell that holds no value: '#REF!', '#N/A', a formula that was never calculated. */
export interface CellError {
  readonly error: string;
}

/**
 * What stands in a cell. A `Date` is the calendar date and time that the spreadsheet shows, kept in the UTC
 * parts: spreadsheets know no time zone.
 */
export type CellValue = string | number | boolean | Date | CellError;

export interface Cell {
  /** 1 is column A. */
  readonly column: number;
  /** As a spreadsheet program names it: 'C17'. */
  readonly address: string;
  readonly value: CellValue;
  /** It has its value from the first cell of a range that is merged downwards. */
  readonly isFromAbove?: true;
}

/** A row that is not blank, with its number in the file and the cells that are not blank. */
export interface Row {
  readonly number: number;
  readonly cells: readonly Cell[];
  /** The name of its sheet, in a workbook of several. */
  readonly sheet?: string;
  readonly isHidden?: true;
}

export const isCellError = (value: CellValue | undefined): value is CellError =>
  typeof value === 'object' && !(value instanceof Date);

/** 'A' for 1, 'AA' for 27. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}

export const addressOf = (column: number, row: number): string => `${columnLetters(column)}${row}`;

/** The row of an address: 17 for 'C17'. */
export const rowOf = (address: string): number => Number(address.replace(/^[A-Z]+/, ''));

const megabytes = BYTES_MAX / 1024 / 1024;

const reasons = {
  empty: { zh: '文件是空的', en: 'The file is empty' },
  tooLarge: { zh: `文件超过${megabytes}MB`, en: `The file is larger than ${megabytes} MB` },
  tooManyRows: { zh: '行数太多，请分成几份', en: 'Too many rows; please split the list' },
  oldFormat: {
    zh: '这是旧版 .xls 或设了密码的表格：请用 Excel 或 WPS 打开，另存为 .xlsx（不设密码）后再导入',
    en: 'An old .xls, or a file with a password: open it in Excel or WPS, save it as .xlsx without a password, and try again',
  },
  markup: {
    zh: '这个文件其实是网页，不能完整读出：请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入',
    en: 'This file is a web page and can’t be read in full: open it in Excel or WPS, save it as .xlsx, and try again',
  },
  swollen: { zh: '文件解开后过大，无法读取', en: 'The file unpacks to more than can be read' },
  damaged: { zh: '文件损坏或不是表格', en: 'The file is damaged or no spreadsheet' },
  encoding: {
    zh: '文字编码无法识别，请存为UTF-8',
    en: 'The text encoding is not known; please save as UTF-8',
  },
} as const satisfies Record<string, Words>;

export type UnreadableReason = keyof typeof reasons;

/** A file that is not read at all. `words` tell a person why and never repeat what stands in it. */
export class UnreadableSheet extends Error {
  readonly reason: UnreadableReason;
  readonly words: Words;

  constructor(reason: UnreadableReason) {
    super(reasons[reason].en);
    this.name = 'UnreadableSheet';
    this.reason = reason;
    this.words = reasons[reason];
  }
}
