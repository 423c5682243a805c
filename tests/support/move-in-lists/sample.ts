import type { CellValue, Row } from '../../../functions/src/spreadsheets/sheet.ts';
import { addressOf } from '../../../functions/src/spreadsheets/sheet.ts';
import { workbook } from '../../../functions/src/spreadsheets/write.ts';
import { moveInList } from '../../../rulebook/chapters/homes/move-in-list.ts';
import type { Words } from '../../../rulebook/site/words.ts';

export const listColumns = [
  'building',
  'entrance',
  'floor',
  'room',
  'area',
  'structure',
  'ownerName',
  'phones',
  'idNumber',
  'moveInDate',
  'remark',
] as const;

export type ListColumn = (typeof listColumns)[number];
export type SampleRow = Record<ListColumn, string | number>;

export const chineseHeadings = listColumns.map((column) => moveInList.columns[column].words.zh);
export const englishHeadings = listColumns.map((column) => moveInList.columns[column].words.en);

const SURNAMES = ['王', '李', '张', '刘', '陈', '欧阳', '赵', '黄', '周', '吴'];
const GIVEN = ['伟', '芳', '娜', '秀英', '敏', '静', '丽', '强', '磊', '洋', '艳', '勇'];

const UNITS_PER_FLOOR = 4;
const FLOORS_PER_BUILDING = 25;

/** An identity number that no person has, with a right check digit. */
export function idNumberOf(index: number): string {
  const day = String(1 + (index % 28)).padStart(2, '0');
  const body = `110101${1950 + (index % 50)}${String(1 + (index % 12)).padStart(2, '0')}${day}${String(index % 1000).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(body[place]), 0);
  return body + '10X98765432'[sum % 11];
}

export const phoneOf = (index: number): string => `13${String(800_000_000 + index)}`;

/** A row of a believable list; rows of different `index` are different units. */
export function sampleRow(index: number): SampleRow {
  const floor = 1 + (Math.floor(index / UNITS_PER_FLOOR) % FLOORS_PER_BUILDING);
  const building = 1 + Math.floor(index / UNITS_PER_FLOOR / FLOORS_PER_BUILDING);
  return {
    building: `${building}栋`,
    entrance: `${1 + (index % 2)}单元`,
    floor,
    room: `${floor}0${1 + (index % UNITS_PER_FLOOR)}`,
    area: 89.5 + (index % 30),
    structure: index % 3 === 0 ? '三室两厅' : '两室一厅',
    ownerName: `${SURNAMES[index % SURNAMES.length]}${GIVEN[index % GIVEN.length]}`,
    phones: index % 5 === 0 ? `${phoneOf(index)}/0571-8888${String(index).padStart(4, '0')}` : phoneOf(index),
    idNumber: idNumberOf(index),
    moveInDate: index % 2 === 0 ? '2026-03-01' : '2027/5/1',
    remark: '',
  };
}

export const sampleRows = (count: number): SampleRow[] =>
  Array.from({ length: count }, (_, index) => sampleRow(index));

/** The list as a spreadsheet program would hold it, headings in row 1. */
export const asSheet = (rows: readonly SampleRow[], headings: readonly string[] = chineseHeadings): Row[] =>
  sheetOf([headings, ...rows.map((row) => listColumns.map((column) => row[column]))]);

/** Rows of cells with their addresses; empty texts are empty cells, and rows without cells are left out. */
export const sheetOf = (table: readonly (readonly CellValue[])[]): Row[] =>
  table
    .map((values, index) => ({
      number: index + 1,
      cells: values.flatMap((value, column) =>
        value === '' ? [] : [{ column: column + 1, address: addressOf(column + 1, index + 1), value }],
      ),
    }))
    .filter(({ cells }) => cells.length > 0);

export const asCsv = (rows: readonly SampleRow[], headings: readonly string[] = chineseHeadings): string =>
  [
    headings,
    ...rows.map((row) => listColumns.map((column) => `"${String(row[column]).replaceAll('"', '""')}"`)),
  ]
    .map((cells) => cells.join(','))
    .join('\r\n');

export const asXlsx = (rows: readonly SampleRow[]): Promise<Uint8Array> =>
  workbook({
    sheet: { zh: '入住清单', en: 'Move-in list' },
    columns: listColumns.map((column): { heading: Words } => ({ heading: moveInList.columns[column].words })),
    rows: rows.map((row) => listColumns.map((column) => row[column])),
    zone: 'Asia/Shanghai',
    now: new Date('2026-10-01T00:00:00Z'),
  });

/** Encodes GB18030, which no encoder in Node writes: by turning its decoder round for the characters needed. */
export function gb18030(text: string): Uint8Array {
  const bytes = [...text].flatMap((sign) =>
    sign.charCodeAt(0) < 0x80 ? [sign.charCodeAt(0)] : twoBytes(sign),
  );
  return Uint8Array.from(bytes);
}

const gbk = new TextDecoder('gb18030');
const table = new Map<string, readonly [number, number]>();

function twoBytes(sign: string): readonly number[] {
  if (table.size === 0) {
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        if (trail !== 0x7f) table.set(gbk.decode(Uint8Array.of(lead, trail)), [lead, trail]);
      }
    }
  }
  const found = table.get(sign);
  if (!found) throw new Error(`No two bytes of GB18030 for '${sign}'`);
  return found;
}

/** The columns of a list that are not taken over, by their letters. */
export const columnsLeftOut = ({
  understood,
}: {
  readonly understood: readonly { readonly column: string; readonly field: string | null }[];
}): string[] => understood.flatMap(({ column, field }) => (field === null ? [column] : []));
