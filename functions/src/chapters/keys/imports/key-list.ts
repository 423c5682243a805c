import { type KeyField, keyList } from '../../../../../rulebook/chapters/keys/key-list.ts';
import { keys } from '../../../../../rulebook/chapters/keys/keys.ts';
import { type KeyKind, keyKinds } from '../../../../../rulebook/chapters/keys/release-matrix.ts';
import type { Words } from '../../../../../rulebook/site/words.ts';
import { numberField, textField } from '../../../imports/bounds.ts';
import { type Filled, type Reading, shortened, textIn } from '../../../imports/cells.ts';
import type { Columns, Corrections } from '../../../imports/columns.ts';
import { readList, type TheList } from '../../../imports/read-list.ts';
import type { ReadableList, ReadRow } from '../../../imports/readable-list.ts';
import { RowReader } from '../../../imports/row-reader.ts';
import { isTotalLine } from '../../../imports/total-line.ts';
import { type Row, TITLE_ROWS_MAX } from '../../../spreadsheets/sheet.ts';

/** A key, as a row tells of it. */
export interface ListedKey {
  readonly row: number;
  readonly sheet?: string;
  readonly cells: Readonly<Record<KeyField, string>>;
  readonly code: string;
  readonly kind: KeyKind;
  readonly opensWhat: string;
  readonly hook: string;
  readonly pieces: number;
  readonly note: string | null;
}

export type KeyList = TheList<KeyField, ListedKey>;

export const wrong = {
  noRows: { zh: '标题下面没有钥匙', en: 'No key stands below the headings' },
  noHeadings: {
    zh: '找不到标题行，如“钥匙编号”“挂钩”',
    en: "No row of headings, such as 'Key code' and 'Hook'",
  },
  kind: {
    zh: `应为钥匙类别：${Object.values(keyKinds)
      .map(({ zh }) => zh)
      .join('、')}`,
    en: `This should be a kind of key: ${Object.values(keyKinds)
      .map(({ en }) => en)
      .join(', ')}`,
  },
  code: {
    zh: '应为大写字母、数字和短横，如K-05',
    en: 'This should be capitals, figures and dashes, such as K-05',
  },
  pieces: { zh: '应为1到99把', en: 'This should be 1 to 99 pieces' },
  noUnit: {
    zh: '没有登记这个房号的房屋；请先导入入住名单',
    en: 'No unit with this name is on record; take in the move-in list first',
  },
  severalUnits: {
    zh: '有几处房屋都叫这个房号；请写明楼栋和单元，如3-1-1202',
    en: 'Several units are called so; name building and entrance, such as 3-1-1202',
  },
  otherKey: {
    zh: '该编号已登记为另一把钥匙；请核对编号',
    en: 'This code is that of another key on record; check it',
  },
} as const satisfies Record<string, Words>;

const { max: CODE_MAX, pattern: CODE = '' } = textField(keys, 'code');
const isCode = new RegExp(CODE);
const { max: OPENS_MAX } = textField(keys, 'opensWhat');
const { max: HOOK_MAX } = textField(keys, 'hook');
const { max: NOTE_MAX } = textField(keys, 'note');
const PIECES = numberField(keys, 'pieces');

const aliases: Record<KeyField, string> = {
  code: '编号 钥匙号 钥匙编码 钥匙代码 keyno keynumber code',
  kind: '钥匙类别 钥匙类型 类型 种类 性质 type category',
  opensWhat: '房号 房间号 房屋 房间 区域 开启房号 开启区域 名称 位置 room unit area opens',
  hook: '挂钩号 钩号 挂钩编号 位号 挂位 柜位 hookno position',
  pieces: '数量把 把数 钥匙数量 数量（把） count quantity qty',
  note: '说明 remark remarks notes comment',
};

/** How the list of keys is read. */
export const readableKeys: ReadableList<KeyField, ListedKey> = {
  ...{ list: keyList, aliases, leftOut: '序号 柜号 钥匙柜', titleRowsMost: TITLE_ROWS_MAX },
  words: { noHeadings: wrong.noHeadings, noRows: wrong.noRows },
  inEverySheet: true,
  twice: {
    field: 'code',
    words: (row, first) => ({
      zh: `第${row}行与第${first}行是同一钥匙编号`,
      en: `Rows ${row} and ${first} have the same key code`,
    }),
  },
  isRow: (row) => !isTotalLine(row),
  shows: ({ code, kind, opensWhat, hook, pieces, note }) => ({
    ...{ code, kind: keyKinds[kind].zh, opensWhat, hook, pieces: String(pieces) },
    ...(note === null ? {} : { note }),
  }),
  readRow,
};

/** Reads a list of keys (R4.4.2.3). Pure; never throws, whatever stands in the cells. */
export const readKeys = (rows: readonly Row[], corrections: Corrections = {}): KeyList =>
  readList(readableKeys, rows, corrections);

function readRow(row: Row, columns: Columns<KeyField>): ReadRow<KeyField, ListedKey> {
  const reader = new RowReader(keyList, row, columns);
  const text = (most: number) => (value: Filled) => shortened(textIn(value), most);
  const code = reader.required('code', readCode);
  const kind = reader.required('kind', readKind);
  const opensWhat = reader.required('opensWhat', text(OPENS_MAX));
  const hook = reader.required('hook', text(HOOK_MAX));
  // A key of which nothing else is said is one.
  const pieces = reader.cells('pieces').length === 0 ? 1 : reader.optional('pieces', readPieces);
  const note = reader.optional('note', text(NOTE_MAX));
  const { problems } = reader;
  const isBad = code === null || kind === null || opensWhat === null || hook === null || pieces === null;
  if (isBad || problems.length > 0) return { item: null, key: code, problems };
  const cells = Object.fromEntries(
    (Object.keys(aliases) as KeyField[]).map((field) => [field, reader.address(field)]),
  ) as ListedKey['cells'];
  const at = { row: row.number, cells, ...(row.sheet === undefined ? {} : { sheet: row.sheet }) };
  return { item: { ...at, code, kind, opensWhat, hook, pieces, note }, key: code, problems };
}

/** 'k－05' and 'K-05' are one code. */
function readCode(value: Filled): Reading<string> {
  const reading = shortened(textIn(value), CODE_MAX, (text) =>
    text
      .normalize('NFKC')
      .replaceAll(/\s/gu, '')
      .replaceAll(/\p{Pd}/gu, '-')
      .toUpperCase(),
  );
  if ('wrong' in reading) return reading;
  return isCode.test(reading.value) ? reading : { wrong: wrong.code };
}

const FURTHER: Readonly<Record<string, KeyKind>> = {
  ...{ 委托: 'deposited', 寄存: 'deposited', 空置房: 'vacant', 空置: 'vacant', 维修: 'repair' },
  ...{ 公共区域: 'area', 公区: 'area', 前台: 'desk', 样板间: 'desk' },
};
const kinds = new Map(
  (Object.keys(keyKinds) as KeyKind[]).flatMap((kind) =>
    [keyKinds[kind].zh, keyKinds[kind].en].map((name) => [plainKind(name), kind] as const),
  ),
);

function readKind(value: Filled): Reading<KeyKind> {
  const name = plainKind(String(value));
  const kind = kinds.get(name) ?? FURTHER[name];
  return kind ? { value: kind } : { wrong: wrong.kind };
}

function plainKind(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')
    .toLowerCase()
    .replace(/(?:钥匙|keys?)$/u, '');
}

function readPieces(value: Filled): Reading<number> {
  const text =
    typeof value === 'object'
      ? ''
      : String(value)
          .normalize('NFKC')
          .replaceAll(/[\s把]/gu, '');
  const pieces = /^\d+(?:\.0+)?$/.test(text) ? Number(text) : Number.NaN;
  return pieces >= PIECES.min && pieces <= PIECES.max ? { value: pieces } : { wrong: wrong.pieces };
}
