import {
  type MeterReadingField,
  meterReadingList,
} from '../../../../../rulebook/chapters/fees/meter-reading-list.ts';
import { meterReadings } from '../../../../../rulebook/chapters/fees/meterReadings.ts';
import { meters } from '../../../../../rulebook/chapters/fees/meters.ts';
import type { Words } from '../../../../../rulebook/site/words.ts';
import { numberField, textField } from '../../../imports/bounds.ts';
import { type Filled, type Reading, readDay, shortened, textIn } from '../../../imports/cells.ts';
import type { Columns, Corrections } from '../../../imports/columns.ts';
import { readList, type TheList } from '../../../imports/read-list.ts';
import type { ReadableList, ReadRow } from '../../../imports/readable-list.ts';
import { RowReader } from '../../../imports/row-reader.ts';
import { type Row, TITLE_ROWS_MAX } from '../../../spreadsheets/sheet.ts';

/** What a meter showed, as a row tells of it. */
export interface ListedReading {
  readonly row: number;
  readonly cells: Readonly<Record<MeterReadingField, string>>;
  readonly number: string;
  readonly room: string | null;
  readonly reading: number;
  /** ISO date. */
  readonly readOn: string;
  readonly estimated: boolean;
  readonly reason: string | null;
}

export type ReadingList = TheList<MeterReadingField, ListedReading>;

export const wrong = {
  noRows: { zh: '标题下面没有读数', en: 'No reading stands below the headings' },
  noHeadings: {
    zh: '找不到标题行，如“表号”“本次读数”',
    en: "No row of headings, such as 'Meter' and 'Reading'",
  },
  reading: { zh: '应为读数，不小于0', en: 'This should be a reading, 0 or more' },
  yesNo: { zh: '应为是或否', en: 'This should be yes or no' },
  noMeter: { zh: '没有此表号的在用计量表', en: 'No meter with this number is in use' },
  otherRoom: { zh: '此表不在该房号', en: 'This meter hangs in another room' },
  readAlready: {
    zh: '该表当日已有另一读数；请用“更正读数”',
    en: 'It was read that day already, and showed something else: put that reading right',
  },
} as const satisfies Record<string, Words>;

const { max: NUMBER_MAX } = textField(meters, 'number');
const { max: ROOM_MAX } = textField(meters, 'room');
const { max: REASON_MAX } = textField(meterReadings, 'reason');
const { max: READING_MOST } = numberField(meterReadings, 'reading');

const aliases: Record<MeterReadingField, string> = {
  number: '表编号 表具编号 水表号 电表号 燃气表号 仪表编号 meterno meternumber',
  room: '房间 房间号 房屋 门牌号 unit roomno',
  reading: '读数 本期读数 本月读数 本次示数 本期示数 止码 本期止数 currentreading',
  readOn: '抄表时间 日期 读表日期 date readdate',
  estimated: '是否估读 估抄 estimate',
  reason: '备注 原因 remark note',
};

/** How the list of readings is read. */
export const readableReadings: ReadableList<MeterReadingField, ListedReading> = {
  ...{ list: meterReadingList, aliases, titleRowsMost: TITLE_ROWS_MAX },
  leftOut: '序号',
  words: { noHeadings: wrong.noHeadings, noRows: wrong.noRows },
  twice: {
    field: 'number',
    words: (row, first) => ({
      zh: `第${row}行与第${first}行是同一块表；一份清单中每块表只有一个读数`,
      en: `Rows ${row} and ${first} are of one meter; a list has one reading of each`,
    }),
  },
  shows: ({ number, room, reading, readOn, estimated, reason }) => ({
    ...{ number, reading: String(reading), readOn },
    ...(room === null ? {} : { room }),
    ...(estimated ? { estimated: '√' } : {}),
    ...(reason === null ? {} : { reason }),
  }),
  readRow,
};

/** Reads a list of meter readings (R3.4.1.2). Pure; never throws, whatever stands in the cells. */
export const readReadings = (rows: readonly Row[], corrections: Corrections = {}): ReadingList =>
  readList(readableReadings, rows, corrections);

function readRow(row: Row, columns: Columns<MeterReadingField>): ReadRow<MeterReadingField, ListedReading> {
  const reader = new RowReader(meterReadingList, row, columns);
  const text = (most: number) => (value: Filled) => shortened(textIn(value), most);
  const number = reader.required('number', text(NUMBER_MAX));
  const reading = reader.required('reading', readReading);
  const readOn = reader.required('readOn', readDay);
  const more = {
    room: reader.optional('room', text(ROOM_MAX)),
    estimated: reader.optional('estimated', readYesNo) ?? false,
    reason: reader.optional('reason', text(REASON_MAX)),
  };
  const { problems } = reader;
  if (number === null || reading === null || readOn === null || problems.length > 0) {
    return { item: null, key: number, problems };
  }
  const cells = Object.fromEntries(
    (Object.keys(aliases) as MeterReadingField[]).map((field) => [field, reader.address(field)]),
  ) as ListedReading['cells'];
  return { item: { row: row.number, cells, number, reading, readOn, ...more }, key: number, problems };
}

function readReading(value: Filled): Reading<number> {
  const text = typeof value === 'object' ? '' : String(value).normalize('NFKC').replaceAll(/[\s,]/g, '');
  const reading = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  return reading <= READING_MOST ? { value: reading } : { wrong: wrong.reading };
}

function readYesNo(value: Filled): Reading<boolean> {
  if (typeof value === 'boolean') return { value };
  const text = String(value).normalize('NFKC').trim().toLowerCase();
  if (/^(?:是|估|估读|y|yes|true|1|√)$/u.test(text)) return { value: true };
  return /^(?:否|实|实抄|n|no|false|0|×|-|\/)$/u.test(text) ? { value: false } : { wrong: wrong.yesNo };
}
