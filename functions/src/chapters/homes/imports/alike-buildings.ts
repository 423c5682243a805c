/** What the name of a building is made of: 'A' and 1 of 'A1', '牡丹阁' and 1 of '1栋(牡丹阁)', '3苑' and 1 of '3苑1'. */
interface Parts {
  readonly words: string;
  readonly number: string;
}

const NUMBER_FIRST = /^(\d+)(?:号楼|#楼|[栋幢座楼号#])\(?([^\d()]+)\)?$/u;
const NUMBER_LAST = /^(.*?)(\d*)([A-Z]?)$/u;
/** What a name may have or lack without meaning another building. */
const KINDS = /[区期苑园庭阁轩座栋幢楼号#()-]/gu;
/** Of two shorter names one sign apart nobody can say that they are alike. */
const LENGTH_LEAST = 3;
/** By these buildings are told apart on purpose. */
const TOLD_APART = /[0-9A-Z东西南北中前后甲乙丙丁]/u;

/**
 * Returns true iff somebody may have meant the other building: '1' and 'A1', '一期1' or '1栋(牡丹阁)'; '牡丹' and '牡丹阁';
 * '牡丹阁' and '牡舟阁'. Both names as lists are read. 'A1' and 'B1' are two, and so are 1 and 11. Pure.
 */
export function isAlike(one: string, other: string): boolean {
  const [left, right] = [partsOf(one), partsOf(other)];
  if (left.number !== right.number) {
    const isOneBare = left.number === '' || right.number === '';
    return isOneBare && left.words !== '' && left.words === right.words;
  }
  if (left.words === right.words) return true;
  const [shorter, longer] = [left.words, right.words].toSorted((a, b) => a.length - b.length) as [
    string,
    string,
  ];
  if (shorter === '') return left.number !== '';
  return longer.includes(shorter) || isOneSignApart(one, other);
}

function partsOf(name: string): Parts {
  const [, first, beside = ''] = NUMBER_FIRST.exec(name) ?? [];
  if (first !== undefined) return { words: bare(beside), number: first };
  const [, before = '', number = '', after = ''] = NUMBER_LAST.exec(name) ?? [];
  return number === '' ? { words: bare(name), number } : { words: bare(before + after), number };
}

const bare = (words: string): string => words.replace(KINDS, '') || words;

function isOneSignApart(one: string, other: string): boolean {
  if (one.length !== other.length || one.length < LENGTH_LEAST) return false;
  const apart = [...one].flatMap((sign, at) => (sign === other[at] ? [] : [sign, other[at] ?? '']));
  return apart.length === 2 && !apart.some((sign) => TOLD_APART.test(sign));
}
