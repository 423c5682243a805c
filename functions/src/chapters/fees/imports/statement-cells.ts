import { statementLines } from '../../../../../rulebook/chapters/fees/statementLines.ts';
import { fenOf, moneyText } from '../../../../../rulebook/notation/money.ts';
import type { Words } from '../../../../../rulebook/site/words.ts';
import { numberField, textField } from '../../../imports/bounds.ts';
import { type Filled, isRounded, type Reading, shortened, textIn } from '../../../imports/cells.ts';
import { wrong as wrongInAny } from '../../../imports/problems.ts';

const { max: AMOUNT_MAX } = numberField(statementLines, 'amount');

export const wrong = {
  noRows: { zh: '标题下面没有流水', en: 'No line stands below the headings' },
  noHeadings: {
    zh: '找不到标题行，如“交易时间”“金额”',
    en: "No row of headings, such as 'Time' and 'Amount'",
  },
  noAmount: { zh: '缺少“金额”或“收入金额”一列', en: 'There is no column of amounts' },
  noLine: {
    zh: '缺少“流水号”一列（没有流水号的，须有“余额”一列）',
    en: 'There is no column of transaction numbers, nor of balances',
  },
  amount: { zh: '应为金额，如1,234.50', en: 'This should be an amount, such as 1,234.50' },
  tooMuch: {
    zh: `金额不能超过${moneyText(AMOUNT_MAX)}`,
    en: `This is more than ${moneyText(AMOUNT_MAX)}`,
  },
  bothWays: { zh: '同一行不能既有收入又有支出', en: 'It came in or it went out, not both' },
  ahead: { zh: '日期不能晚于今天', en: 'This day lies ahead' },
  direction: { zh: '应为收入或支出', en: 'This should say whether it came in or went out' },
} as const satisfies Record<string, Words>;

const FEN = 100;
/** What a spreadsheet's number may be off a whole fen. */
const NEAR = 1e-6;

/** Fen; below nothing for what is written with a minus or in brackets. */
export function readAmount(value: Filled): Reading<number> {
  if (typeof value === 'number') {
    const fen = Math.round(value * FEN);
    return Math.abs(fen - value * FEN) < NEAR * FEN ? { value: fen } : { wrong: wrong.amount };
  }
  if (typeof value !== 'string') return { wrong: wrong.amount };
  const text = value.normalize('NFKC').replaceAll(/[\s元+¥\p{Cf}]|人民币|RMB|CNY/giu, '');
  const inBrackets = /^\((.+)\)$/.exec(text)?.[1];
  const fen = fenOf(inBrackets ?? text);
  if (fen === null) return { wrong: wrong.amount };
  return { value: inBrackets === undefined ? fen : -fen };
}

/** The same of what was paid, which is never more than a line of the register holds; a balance may be. */
export function readPaid(value: Filled): Reading<number> {
  const reading = readAmount(value);
  return 'value' in reading && Math.abs(reading.value) > AMOUNT_MAX ? { wrong: wrong.tooMuch } : reading;
}

/** Which way money went. */
export type Direction = 'in' | 'out' | 'neither';

const directions: readonly (readonly [Direction, RegExp])[] = [
  ['neither', /^(?:\/|-|—|其他|不计收支|中性交易|不计)$/u],
  ['in', /^(?:收入|收|贷|贷方|转入|入账|入|已收入|credit|in|cr|c)$/iu],
  ['out', /^(?:支出|支|借|借方|转出|出账|出|已支出|debit|out|dr|d)$/iu],
];

export function readDirection(value: Filled): Reading<Direction> {
  const text = typeof value === 'string' ? value.normalize('NFKC').trim() : '';
  const found = directions.find(([, words]) => words.test(text));
  return found ? { value: found[0] } : { wrong: wrong.direction };
}

const { max: LINE_MAX } = textField(statementLines, 'line');

/** A transaction's number; a spreadsheet that kept it as a number has lost its last digits. */
export function readLine(value: Filled): Reading<string> {
  if (isRounded(value)) return { wrong: wrongInAny.rounded };
  return shortened(textIn(value), LINE_MAX, (text) => text.normalize('NFKC').replaceAll(/[\s'"`]/g, ''));
}

/** What a program writes where there is nothing to say. */
const nothing = /^[/\-—无]*$/u;

/** R2.4.16 A telephone number that somebody wrote into a remark is nobody's to read in a list. */
const withoutNumbers = (text: string): string =>
  text.replaceAll(/(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g, '$1****$2');

/** A text that is as long as its field takes, or nothing. */
export const readNote =
  (most: number) =>
  (value: Filled): Reading<string | null> => {
    const reading = textIn(value instanceof Date ? value.toISOString().slice(0, 10) : value);
    if ('wrong' in reading || nothing.test(reading.value)) return { value: null };
    return { value: withoutNumbers(reading.value).slice(0, most) };
  };
